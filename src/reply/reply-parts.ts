import type { Article } from '../article/article-model.ts';
import { escapeWithin, type Markdown } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import { cut, plain } from '../bot/plain-text.ts';

/**
 * What a part may take, in UTF-16 units after escaping: Discord's limits, with room left for what stands around. Three claims
 * at their longest, each with the claim that it leans on and a heading, stay within a description.
 */
export const limits = {
  title: 256,
  description: 4096,
  footer: 512,
  claim: 700,
  preceding: 240,
  heading: 150,
  headings: 12,
  corrections: 3,
  word: 40,
  previous: 120,
};

/** Claims shown at once, and claims that can be paged through. */
export const hitsShown = 3;
export const hitsKept = 12;

export const colours = { sure: 0x2d7d46, unsure: 0xb8860b, refused: 0x6b7280, neutral: 0x5865f2 };

export type AnswerContext = {
  readonly articles: readonly Article[];
  readonly messages: Messages;
  /** The question before, where this one was understood as going on from it. */
  readonly after?: string;
  /** Who made a private answer public. */
  readonly sharedBy?: string;
};

export function titleOf({ title }: Pick<Article, 'title'>, messages: Messages): string {
  return plain(title) === '' ? messages.answer.untitled : title;
}

/** Titles and authors, for a footer: footers show no markdown, so nothing needs escaping. */
export function signatures(articles: readonly Pick<Article, 'title' | 'author'>[]): string {
  const each = articles.map(({ title, author }) => [title, author].filter((part) => part !== undefined && part !== ''));
  return cut(plain(each.map((parts) => parts.join(' · ')).join(' | ')), limits.footer);
}

/** What the articles cover, as a list: their section headings, or titles where those are empty. */
export function coverage(articles: readonly Article[], messages: Messages): Markdown {
  const headings = articles.flatMap((article) => {
    const named = article.sections.map(({ heading }) => heading).filter((heading) => plain(heading) !== '');
    return named.length > 0 ? named : [titleOf(article, messages)];
  });
  const shown = headings.slice(0, limits.headings);
  const lines = shown.map((heading) => `- ${escapeWithin(heading, limits.heading)}`);
  if (headings.length > shown.length) lines.push(`- ${messages.answer.moreHeadings(headings.length - shown.length)}`);
  return lines.join('\n');
}
