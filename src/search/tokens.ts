import type { Span } from './types.ts';

/** A word of a text as it stands there. */
export type Token = Span & { readonly word: string };

/** Letters with their marks and digits; a number keeps its inner points and commas ("1,400.5"). */
const WORDS = /\p{Nd}+(?:[.,]\p{Nd}+)*|[\p{L}\p{M}\p{N}]+/gu;
const PLAIN_WORDS = /\d+(?:[.,]\d+)*|[A-Za-z]+(?:[\dA-Za-z]+)?/g;
const ASCII = /^\p{ASCII}*$/u;

/** Scripts that do not space their words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** The words of a text, in order, with their offsets. Words of unspaced scripts come from `Intl.Segmenter`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  if (ASCII.test(text)) {
    for (const match of text.matchAll(PLAIN_WORDS)) push(tokens, match[0], match.index);
    return tokens;
  }
  for (const match of text.matchAll(WORDS)) {
    const run = match[0];
    if (!UNSPACED.test(run)) {
      push(tokens, run, match.index);
      continue;
    }
    for (const part of segmenter.segment(run)) {
      if (part.isWordLike === true) push(tokens, part.segment, match.index + part.index);
    }
  }
  return tokens;
}

function push(tokens: Token[], word: string, start: number): void {
  tokens.push({ word, start, end: start + word.length });
}
