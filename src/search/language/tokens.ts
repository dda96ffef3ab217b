import { classOf, DIGIT, OTHER, UNSPACED, UNSPACED_SCRIPT } from './character-classes.ts';
import type { Span } from '../basics/search-types.ts';

/** A word of a text as it stands there. */
export type Token = Span & { readonly word: string };

/** Letters with their marks and digits; a number keeps its inner points and commas ("1,400.5"). */
const WORDS = /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}\p{N}]+/gu;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text, in order, with their offsets. Words of unspaced scripts come from `Intl.Segmenter`. */
export function tokenise(text: string): Token[] {
  return tokeniseSpaced(text) ?? tokeniseAny(text);
}

/** What most texts are: words of letters with spaces between. Undefined for a text that has anything else. */
function tokeniseSpaced(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const kind = classOf(text, at);
    if (kind === UNSPACED || isSurrogate(text, at)) return undefined;
    at++;
    if (kind === OTHER) continue;
    if (kind === DIGIT) {
      while (classOf(text, at) === DIGIT || (isPoint(text, at) && classOf(text, at + 1) === DIGIT)) at++;
    } else {
      for (let next = classOf(text, at); next !== OTHER; next = classOf(text, ++at)) {
        if (next === UNSPACED) return undefined;
      }
      // The second half of a letter outside the first plane would part it from the rest of its word.
      if (isSurrogate(text, at)) return undefined;
    }
    push(tokens, text.slice(start, at), start);
  }
  return tokens;
}

function tokeniseAny(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORDS)) {
    const run = match[0];
    if (!UNSPACED_SCRIPT.test(run)) {
      push(tokens, run, match.index);
      continue;
    }
    for (const part of segmenter.segment(run)) {
      if (part.isWordLike === true) push(tokens, part.segment, match.index + part.index);
    }
  }
  return tokens;
}

const isSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xf800) === 0xd800;

/** A point or comma, such as a number may have within. */
const isPoint = (text: string, at: number): boolean => text[at] === '.' || text[at] === ',';

function push(tokens: Token[], word: string, start: number): void {
  tokens.push({ word, start, end: start + word.length });
}
