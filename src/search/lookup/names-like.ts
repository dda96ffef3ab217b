import Fuse from 'fuse.js';
import { FUSE_OPTIONS } from './fuse-options.ts';
import { fuseText, fuseWords } from './fuse-text.ts';

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
