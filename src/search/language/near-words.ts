import { editDistance } from './edit-distance.ts';
import { letterSet, size } from './letter-set.ts';

/** Finds those of some words, of at least `shortest` letters, that another of so many is one edit away from; in their order. */
export const nearAmong = (words: Iterable<string>, shortest: number): ((word: string) => readonly string[]) => {
  const known = Array.from(words, (word) => ({ word, letters: letterSet(word) })).filter(
    ({ word }) => word.length >= shortest,
  );
  return (mistyped) => {
    if (mistyped.length < shortest) return [];
    const letters = letterSet(mistyped);
    const near: string[] = [];
    for (const one of known) {
      // An edit takes at most one letter away and brings one.
      if (Math.abs(one.word.length - mistyped.length) > 1 || size(one.letters ^ letters) > 2) continue;
      if (editDistance(mistyped, one.word, 1) === 1) near.push(one.word);
    }
    return near;
  };
};
