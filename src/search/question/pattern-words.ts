/** Letters and classes of letters with their quantifiers, as they stand together in a pattern. */
const RUN = /(?:(?:[\p{L}\p{M}]|\[[\p{L}\p{M}]+\])[?+*]?)+/gu;
const LETTER = /(\[[^\]]+\]|[\p{L}\p{M}])([?+*]?)/gu;

/** What has letters in a pattern, and is no text. */
const NO_TEXT = /\\[a-z]|<\w+>/gu;

/** What a run stands for: "authors?" is two words, and so is "summari[sz]e". */
const spellings = (run: string): readonly string[] => {
  if (!/[[?+*]/.test(run)) return [run];
  let words = [''];
  for (const [, letters = '', quantifier = ''] of run.matchAll(LETTER)) {
    const one = letters.match(/[^[\]]/gu) ?? [];
    const more = quantifier === '+' ? one.map((letter) => letter + letter) : [];
    const options = quantifier === '?' || quantifier === '*' ? [...one, ''] : [...one, ...more];
    words = words.flatMap((word) => options.map((option) => word + option));
  }
  return words.filter((word) => word !== '');
};

/** The words that the sources of regular expressions are made of. */
export const wordsOfPatterns = (sources: readonly string[]): ReadonlySet<string> =>
  new Set([...sources.join(' ').replaceAll(NO_TEXT, ' ').matchAll(RUN)].flatMap(([run]) => spellings(run)));
