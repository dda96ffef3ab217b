import type { Article } from '../../src/article/article-model.ts';
import { sectionNumber } from '../../src/article/article-places.ts';
import { escapeWithin, type Markdown, quote } from '../../src/bot/markdown.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import { shownTime } from '../../src/bot/schedule/when.ts';
import type { ArticleSource, Audience } from '../../src/library/stored-library.ts';
import { claimLine } from '../../src/reply/claim-quotes.ts';
import { linkedTo } from '../../src/reply/message-parts.ts';
import { headingOf } from '../../src/reply/section-message.ts';

const mostSections = 6;
const mostClaims = 3;
const headingLength = 80;
const claimLength = 200;
const nameLength = 60;
const mostPlaces = 3;

/** What an article is, in a few lines. */
export function detailLines(article: Article, source: ArticleSource | undefined, words: Messages, locale: Locale) {
  const { adding, articleCard } = words;
  const line = (label: string, value: Markdown | undefined): readonly Markdown[] =>
    value === undefined || value === '' ? [] : [`**${label}** ${value}`];
  const claims = article.sections.reduce((sum, section) => sum + section.claims.length, 0);
  return [
    ...line(articleCard.author, article.author && escapeWithin(article.author, nameLength)),
    ...line(adding.language, languageName(article.language, locale)),
    ...line(adding.from, source && sourceText(source, words)),
    ...line(adding.size, adding.counts(article.sections.length, claims)),
  ];
}

export function languageName(code: string, locale: Locale): string {
  if (code === 'und') return '?';
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code;
}

/** Its first sections, each with the number of its claims. */
export function sectionLines(article: Article, words: Messages): readonly Markdown[] {
  const lines = article.sections.slice(0, mostSections).map((section, index) => {
    const name = escapeWithin(headingOf({ article, section, index }, words), headingLength);
    return `\`${sectionNumber({ section, index })}\` ${name}\n-# ${words.articleCard.claims(section.claims.length)}`;
  });
  const more = article.sections.length - lines.length;
  return more > 0 ? [...lines, words.answer.moreHeadings(more)] : lines;
}

/** Its first claims, as they will be quoted. */
export function firstClaims({ sections }: Article): readonly Markdown[] {
  const claims = sections.flatMap((section) => section.claims.slice(0, 1));
  const first = sections[0]?.claims ?? [];
  const shown = [...new Set([...first.slice(0, 2), ...claims, ...first])].slice(0, mostClaims);
  return shown.map((claim) => quote(claimLine(claim, claimLength)));
}

/** Where it came from. */
export function sourceText(source: ArticleSource, { shelf }: Messages, max = nameLength): Markdown {
  switch (source.kind) {
    case 'file':
      return shelf.file(escapeWithin(source.name, max));
    case 'text':
      return shelf.text;
    case 'message':
      return shelf.message(source.url);
    case 'web': {
      const shown = source.url.replace(/^https?:\/\//, '').replace(/[?#].*$/s, '');
      return linkedTo(escapeWithin(shown, max), URL.parse(source.url)?.href.replace(/[()<>\\]/g, encodeURIComponent));
    }
  }
}

/** Of an article that is linked to a page: whether it is read again every day, and that it could not be. */
export function syncLines(source: ArticleSource, { syncing }: Messages): readonly Markdown[] {
  if (source.kind !== 'web') return [];
  const { sync, checkedAt, trouble } = source;
  const when = shownTime(checkedAt, 'R');
  return [
    ...(sync === 'off' ? [] : [`**${syncing.again}** ${syncing.every[sync]} · ${when}`]),
    ...(trouble === undefined ? [] : [`⚠️ ${syncing.unread(when)}`]),
  ];
}

/** Who is told of it. */
export function audienceText({ channelIds, roleIds }: Audience, { shelf }: Messages): string {
  const all = [...channelIds.map((id) => `<#${id}>`), ...roleIds.map((id) => `<@&${id}>`)];
  if (all.length === 0) return shelf.everyone;
  const more = all.length - mostPlaces;
  return shelf.limited([...all.slice(0, mostPlaces), ...(more > 0 ? [`+${more}`] : [])].join(' '));
}
