import type { SetArticle } from '../training/eval-sets.ts';
import { claimKey, type SearchLibrary } from './search-libraries.ts';

/** Shares from 0 to 1 of the questions whose first gold claim comes first, and within three. */
export type Quality = {
  readonly r1: number;
  readonly r3: number;
  readonly r1Typos?: number;
  readonly r3Typos?: number;
};

/** Asks every question of its own article; each article is an index of its own. */
export const measureQuality = async (library: SearchLibrary, articles: readonly SetArticle[]): Promise<Quality> => {
  const counts = { questions: 0, r1: 0, r3: 0, typos: 0, r1Typos: 0, r3Typos: 0 };
  for (const { article, questions } of articles) {
    const find = await library.build([article]);
    for (const { text, typos, gold } of questions) {
      const right = new Set(gold.map((id) => claimKey(article.id, id)));
      const found = await find(text);
      counts.questions++;
      if (right.has(found[0] ?? '')) counts.r1++;
      if (found.some((key) => right.has(key))) counts.r3++;
      if (typos === undefined) continue;
      const foundTypos = await find(typos);
      counts.typos++;
      if (right.has(foundTypos[0] ?? '')) counts.r1Typos++;
      if (foundTypos.some((key) => right.has(key))) counts.r3Typos++;
    }
  }
  const { questions, typos } = counts;
  const plain = { r1: counts.r1 / questions, r3: counts.r3 / questions };
  return typos === 0 ? plain : { ...plain, r1Typos: counts.r1Typos / typos, r3Typos: counts.r3Typos / typos };
};
