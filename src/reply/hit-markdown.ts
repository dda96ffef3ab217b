import type { Article } from '../article/article-model.ts';
import { escapeWithin, type Mark, type Markdown, markedWithin, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Hit } from '../search/index.ts';
import { limits } from './reply-parts.ts';

/** Hits of one section, best first. */
export type HitGroup = { readonly article: Article; readonly heading: string; readonly hits: readonly Hit[] };

/** Hits of one section stand together, where its best hit ranks. */
export function groupBySection(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = Map.groupBy(hits, ({ index, article }) => `${index} ${article.id}`);
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ article: first.article, heading: first.section.heading, hits: group }];
  });
}

/** The articles that hits are from, each once, best first. */
export function articlesOf(hits: readonly Hit[]): readonly Article[] {
  return [...new Set(hits.map(({ article }) => article))];
}

/** Hits of one section under its heading, as quotes. */
export function groupMarkdown(group: HitGroup, messages: Messages): Markdown {
  const title = group.heading || group.article.title;
  const quotes = group.hits.map((hit) => hitMarkdown(hit, messages)).join('\n\n');
  return title === '' ? quotes : `**${escapeWithin(title, limits.heading)}**\n${quotes}`;
}

function hitMarkdown(hit: Hit, messages: Messages): Markdown {
  const before = hit.leansOn;
  const lines = before
    ? [`\`${before.id}\` ${escapeWithin(before.text, limits.preceding)} *(${messages.answer.preceding})*`]
    : [];
  return quote([...lines, `\`${hit.claim.id}\` ${claimMarkdown(hit)}`].join('\n'));
}

function claimMarkdown({ claim, matched, answer }: Hit): Markdown {
  const marks: Mark[] = matched.map((span) => ({ ...span, kind: 'matched' }));
  if (answer !== undefined) marks.push({ ...answer, kind: 'answer' });
  return markedWithin(claim.text, marks, limits.claim);
}
