import Fuse from 'fuse.js';
import { FUSE_OPTIONS } from './fuse-options.ts';
import { fuseText, fuseWords } from './fuse-text.ts';
import { languageOf } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';

type Named = { readonly title: string; readonly author?: string };

const KEYS = [
  { name: 'title', weight: 2 },
  { name: 'author', weight: 1 },
];

/** Names that are searched: as many as take a moment. */
const MOST_NAMES = 300;
const LONGEST_NAME = 200;

/** Of some articles those whose title or author is like what is typed: all of its words, half typed or with slips. Most like first. */
export function namesLike<T extends Named>(typed: string, named: readonly T[]): readonly T[] {
  const textOf = (text: string): string => fuseText(fuseWords(text.slice(0, LONGEST_NAME), () => false));
  const searched = named.slice(0, MOST_NAMES);
  const rows = searched.map(({ title, author = '' }) => ({ title: textOf(title), author: textOf(author) }));
  const query = textOf(typed);
  if (query === '') return [];
  const fuse = new Fuse(rows, { ...FUSE_OPTIONS, keys: KEYS, tokenMatch: 'all', shouldSort: true });
  return fuse.search(query).flatMap(({ refIndex }) => searched[refIndex] ?? []);
}

/** Of the words of a title that say something, a question must have more than this share to name it, where it has no two of them. */
const NAMED_BY = 0.5;

/**
 * The article whose title a question names, as no other's: "what are the server rules about?", "who wrote the one on bees?". Undefined where
 * it names none, or several alike.
 */
export function articleNamedIn<T extends Named & { readonly language: string }>(
  question: string,
  named: readonly T[],
): T | undefined {
  if (named.length < 2) return undefined;
  const asked = tokenise(question);
  const met = named.flatMap((article) => {
    const { stem, stopWords, fold } = languageOf(article.language);
    const stemsOf = (words: readonly { readonly word: string }[]): ReadonlySet<string> =>
      new Set(words.flatMap(({ word }) => (stopWords.has(fold(word)) ? [] : [stem(fold(word))])));
    const own = stemsOf(tokenise(article.title));
    const both = own.intersection(stemsOf(asked)).size;
    return both > 1 || both > own.size * NAMED_BY ? [{ article, both }] : [];
  });
  const most = Math.max(...met.map(({ both }) => both));
  const best = met.filter(({ both }) => both === most);
  return best.length === 1 ? best[0]?.article : undefined;
}
