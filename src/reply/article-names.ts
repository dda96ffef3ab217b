import type { Article } from '../article/article-model.ts';
import { cut, escapeWithin, type Markdown, plain } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Hit } from '../search/index.ts';
import { limits } from './claim-quotes.ts';

export function titleOf({ title }: Pick<Article, 'title'>, messages: Messages): string {
  return plain(title) === '' ? messages.answer.untitled : title;
}

/**
 * Titles and authors of the first few articles, for a footer, short enough for what may stand beside them. Footers show no
 * markdown, so nothing needs escaping.
 */
export function signatures(articles: readonly Pick<Article, 'title' | 'author'>[]): string {
  const shown = articles.slice(0, limits.signatures);
  const each = shown.map(({ title, author }) => [title, author].filter((part) => part !== undefined && part !== ''));
  const text = cut(plain(each.map((parts) => parts.join(' · ')).join(' | ')), limits.footer);
  return articles.length > shown.length ? `${text} | +${articles.length - shown.length}` : text;
}

/** What the articles cover, in a few lines: the headings of one article's sections, of several their titles. */
export function coverage(articles: readonly Article[], messages: Messages): Markdown {
  const [article] = articles;
  const headings =
    articles.length === 1 && article !== undefined
      ? article.sections.map(({ heading }) => heading).filter((heading) => plain(heading) !== '')
      : [];
  const names = headings.length > 0 ? headings : articles.map((each) => titleOf(each, messages));
  const shown = names.slice(0, limits.headings);
  const lines = shown.map((name) => `- ${escapeWithin(name, limits.coverage)}`);
  if (names.length > shown.length) lines.push(`- ${messages.answer.moreHeadings(names.length - shown.length)}`);
  return lines.join('\n');
}

/** The articles that hits are from, each once, best first. */
export function articlesOf(hits: readonly Hit[]): readonly Article[] {
  return [...new Set(hits.map(({ article }) => article))];
}
