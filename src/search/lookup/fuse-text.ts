import type { Span } from '../basics/search-types.ts';
import { fold, isAscii, tokenise, UNSPACED_SCRIPT } from '../language/tokens.ts';

/** A word of a text: where it stands there, and where it stands folded in the text that Fuse searches. */
export type FuseWord = Span & { readonly text: string; readonly from: number; readonly isUnspaced: boolean };

/** Letters of a word that are searched; Fuse compares 32 at a time. */
const LONGEST = 32;

/**
 * The words of a text as Fuse searches them: folded, without accents in any language, those that say nothing left out. What is
 * written without spaces stays so, since its words are not the same in a half-typed text.
 */
export function fuseWords(text: string, isStopWord: (word: string) => boolean): FuseWord[] {
  const words: FuseWord[] = [];
  let length = 0;
  let last: FuseWord | undefined;
  for (const { word, start, end } of tokenise(text)) {
    const isUnspaced = !isAscii(word) && UNSPACED_SCRIPT.test(word);
    if (!isUnspaced && isStopWord(word)) continue;
    const joins = isUnspaced && last?.isUnspaced === true && last.end === start;
    const from = last === undefined || joins ? length : length + 1;
    last = { text: fold(word).slice(0, LONGEST), start, end, from, isUnspaced };
    length = from + last.text.length;
    words.push(last);
  }
  return words;
}

/** The text that Fuse searches: the words with a space between, but for those written without. */
export function fuseText(words: readonly FuseWord[]): string {
  let text = '';
  for (const word of words) text += (word.from > text.length ? ' ' : '') + word.text;
  return text;
}
