import { classOf, fold, UNSPACED } from '../language/tokens.ts';

/** Letters by which a word of the patterns is known again, whatever its ending or what is written together with it. */
const BEGINNING = 3;

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

const isUnspaced = (word: string): boolean => classOf(word, 0) === UNSPACED;

/** Whether a text without spaces can be cut into such words. */
const isPutTogether = (text: string, words: ReadonlySet<string>, longest: number): boolean => {
  const reached = new Set([0]);
  for (const from of reached) {
    if (from === text.length) return true;
    for (let to = Math.min(text.length, from + longest); to > from; to--) {
      if (words.has(text.slice(from, to))) reached.add(to);
    }
  }
  return false;
};

/** Lists of words, each under a number below 32: which of them could have a word in one of its forms. */
export class WordLists {
  readonly #words = new Map<string, number>();
  readonly #beginnings = new Map<string, number>();
  readonly #unspaced: { readonly bit: number; readonly words: ReadonlySet<string>; readonly longest: number }[] = [];

  add(number: number, words: ReadonlySet<string>): void {
    const bit = 1 << number;
    let longest = 0;
    for (const word of words) {
      this.#words.set(word, (this.#words.get(word) ?? 0) | bit);
      if (isUnspaced(word)) {
        longest = Math.max(longest, word.length);
      } else if (word.length >= BEGINNING) {
        const beginning = word.slice(0, BEGINNING);
        this.#beginnings.set(beginning, (this.#beginnings.get(beginning) ?? 0) | bit);
      }
    }
    if (longest > 0) this.#unspaced.push({ bit, words, longest });
  }

  /**
   * The lists, as a set of bits, that have a word, or one that begins like it; in a script without spaces, those that it can
   * be put together from.
   */
  having(word: string): number {
    let lists = (this.#words.get(word) ?? 0) | (this.#beginnings.get(word.slice(0, BEGINNING)) ?? 0);
    if (!isUnspaced(word)) return lists;
    for (const { bit, words, longest } of this.#unspaced) {
      if ((lists & bit) === 0 && isPutTogether(word, words, longest)) lists |= bit;
    }
    return lists;
  }

  /** The lists, as a set of bits, that have all of some words in this way, folded; quick where the last is in none. */
  havingAll(words: readonly string[]): number {
    let lists = -1;
    // A question's last words say what it is about: those are seldom in a pattern.
    for (let at = words.length - 1; at >= 0 && lists !== 0; at--) lists &= this.having(fold(words[at] ?? ''));
    return lists;
  }
}
