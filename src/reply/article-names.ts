import type { Article } from '../article/article-model.ts';
import { cut, escapeWithin, type Markdown, plain } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { Hit } from '../search/index.ts';
import { limits } from './claim-quotes.ts';

type Titled = Pick<Article, 'id' | 'title' | 'author'>;

export function titleOf({ title }: Pick<Article, 'title'>, messages: Messages): string {
  return plain(title) === '' ? messages.answer.untitled : title;
}

/** Names by the articles among which they tell one from another, and by their length. */
const namings = new WeakMap<readonly Titled[], Map<number, ReadonlyMap<string, string>>>();

/**
 * A short title that tells an article from the others of its server, in at most `max` characters; undefined where it is the only one, or
 * has no title.
 */
export function nameAmong({ id }: Pick<Article, 'id'>, shelf: readonly Titled[], max: number): string | undefined {
  if (shelf.length < 2) return undefined;
  let known = namings.get(shelf);
  if (known === undefined) namings.set(shelf, (known = new Map()));
  let names = known.get(max);
  if (names === undefined) known.set(max, (names = namesWithin(shelf, max)));
  return names.get(id);
}

/** Titles that begin alike are cut in their middle, and articles of one title have their author beside it, or else their place. */
function namesWithin(shelf: readonly Titled[], max: number): ReadonlyMap<string, string> {
  const titled = shelf.filter(({ title }) => plain(title) !== '');
  const names = new Map<string, string>();
  const alike = Map.groupBy(titled, ({ title }) => cut(plain(title), max));
  for (const [short, group] of alike) {
    const inMiddle = group.map(({ title }) => cutInside(plain(title), max));
    const isTold = new Set(inMiddle).size === group.length;
    for (const [at, { id, author = '' }] of group.entries()) {
      const own = plain(author) !== '' && group.filter((other) => other.author === author).length === 1;
      const name = group.length === 1 ? short : isTold ? inMiddle[at] : undefined;
      names.set(id, name ?? cutInside(`${short} · ${own ? plain(author) : at + 1}`, max));
    }
  }
  return names;
}

/** Its beginning and its end: where titles begin alike, they tell the rest there. */
function cutInside(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.slice(-Math.floor(max / 2)).toWellFormed();
  return `${text.slice(0, max - end.length - 1).trimEnd()}…${end.trimStart()}`.toWellFormed();
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

/** What the articles cover: the headings of one article's sections, a line each; several are named in one line. */
export function coverage(articles: readonly Article[], messages: Messages): Markdown {
  const [article] = articles;
  if (article === undefined) return '';
  if (articles.length > 1) return libraryLine(articles, messages);
  const headings = article.sections.map(({ heading }) => heading).filter((heading) => plain(heading) !== '');
  const names = headings.length > 0 ? headings : [titleOf(article, messages)];
  const shown = names.slice(0, limits.headings);
  const lines = shown.map((name) => `- ${escapeWithin(name, limits.coverage)}`);
  if (names.length > shown.length) lines.push(`- ${messages.answer.moreHeadings(names.length - shown.length)}`);
  return lines.join('\n');
}

/** Names of a library in one line: so many, or fewer where not all can be named. */
const named = { all: 4, some: 3 };
/** A menu of Discord's lists no more. */
export const mostInMenu = 25;

/** A library in one line: "4 articles: A, B, C and D"; of many the first few, and how to find those that are in no menu. */
export function libraryLine(articles: readonly Pick<Article, 'title'>[], messages: Messages): Markdown {
  const { several } = messages;
  const shown = articles.slice(0, articles.length <= named.all ? named.all : named.some);
  const names = shown.map((article) => `**${escapeWithin(titleOf(article, messages), limits.name)}**`);
  const line = several.library(articles.length, names, articles.length - shown.length);
  return articles.length > mostInMenu ? `${line}. ${several.others}` : line;
}

/** The articles that hits are from, each once, best first. */
export function articlesOf(hits: readonly Pick<Hit, 'article'>[]): readonly Article[] {
  return [...new Set(hits.map(({ article }) => article))];
}

/** Whether these are what several articles have under a number that was asked for: no words were met in them. */
export function isOneNumber(hits: readonly Hit[]): boolean {
  return (
    articlesOf(hits).length > 1 && hits.every(({ matched, answer }) => matched.length === 0 && answer === undefined)
  );
}

/** By what an article is meant where a question names none of several. */
export type MeantBy = {
  /** What the server's moderators chose, where they did. */
  readonly defaultArticleId?: string | undefined;
  /** The article that the conversation's last answer was from. */
  readonly lastArticleId?: string | undefined;
};

/**
 * The article that a question about a whole article means: the only one, that of the conversation, the server's default; undefined where
 * it has to be asked.
 */
export function articleMeant<A extends Pick<Article, 'id'>>(
  articles: readonly A[],
  { defaultArticleId, lastArticleId }: MeantBy,
): A | undefined {
  if (articles.length === 1) return articles[0];
  const find = (wanted: string | undefined) => articles.find(({ id }) => id === wanted);
  return find(lastArticleId) ?? find(defaultArticleId);
}
