/** Slips that are forgiven in a word, by its letters: one from five letters on, two from nine, three from thirteen. */
const THRESHOLD = 0.24;

/** Whole texts are searched, and short ones are not better: what counts as much stays in the order of the articles. */
export const FUSE_OPTIONS = {
  useTokenSearch: true,
  tokenize: (text: string): string[] => text.split(' '),
  threshold: THRESHOLD,
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  shouldSort: false,
  // The texts are folded already.
  isCaseSensitive: true,
};
