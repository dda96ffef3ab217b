import { createRequire } from 'node:module';
import type * as Chardet from 'chardet';
import { likeliestLanguage } from '../likeliest-language.ts';

/** Most files never need it. */
const require = createRequire(import.meta.url);

/** A text and the encoding that it was read in, by the name that `TextDecoder` knows. */
export type Decoded = { readonly text: string; readonly encoding: string };

/** Bytes that are looked at: as many say it as well as all do. */
const SAMPLE = 20_000;

/** Points of a hundred. What comes so near to the likeliest encoding is told from it by which of them makes words of a language. */
const NEAR = 15;

/**
 * A text in an encoding that the bytes do not state, other than UTF-8 and UTF-16: the likeliest in which they are a text. Of
 * single sentences in nine languages and their usual encodings 99 of 100 are read right, of four words 93.
 * @example decodeLikeliest(Buffer.from('D\xe9j\xe0 vu', 'latin1')) // { text: 'Déjà vu', encoding: 'windows-1252' }
 */
export function decodeLikeliest(bytes: Uint8Array): Decoded | undefined {
  const { analyse } = require('chardet') as typeof Chardet;
  const sample = linesBeyondAscii(bytes);
  if (isOnlyMarks(sample)) return readAs('windows-1252', bytes);
  const candidates: { name: string; confidence: number; sample: string }[] = [];
  for (const { name, confidence } of analyse(sample)) {
    const text = confidence > 0 ? decodeStrictly(sample, name) : undefined;
    if (text !== undefined) candidates.push({ name, confidence, sample: text });
  }
  const [first] = candidates;
  const near = candidates.filter(({ confidence }) => confidence >= (first?.confidence ?? 0) - NEAR);
  const ranked = near.length === 1 ? near : near.map(withWordliness).sort((a, b) => b.wordliness - a.wordliness);
  for (const { name } of [...ranked, ...candidates]) {
    const read = readAs(name, bytes);
    if (read !== undefined) return read;
  }
  return undefined;
}

function readAs(name: string, bytes: Uint8Array): Decoded | undefined {
  const text = decodeStrictly(bytes, name);
  return text === undefined ? undefined : { text, encoding: new TextDecoder(name).encoding };
}

/** In English nothing else is beyond ASCII, as a rule: quotation marks, dashes, signs of money. No other script does with these bytes alone. */
function isOnlyMarks(sample: Uint8Array): boolean {
  const text = decodeStrictly(sample, 'windows-1252');
  return text !== undefined && !/(?![\0-\u{7F}])\p{L}/u.test(text);
}

/** The text of bytes that are well-formed in an encoding, and no more than text; undefined as well for an encoding that is not known. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return UNLIKE_TEXT.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Control characters but for white space and escapes, what is for private use, and what stands for nothing. */
const UNLIKE_TEXT = /[\0-\u{06}\u{0E}-\u{1A}\u{1C}-\u{1F}\u{7F}-\u{84}\u{86}-\u{9F}\p{Co}\p{Cn}]/u;

/** Lines with other bytes than ASCII's; no encoding in question has a line feed within a character. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  let start = 0;
  while (start < bytes.length && sample.length < SAMPLE) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE));
    if (line.some((byte) => byte >= 0x80)) for (const byte of line) sample.push(byte);
    start = end;
  }
  return Uint8Array.from(sample);
}

/** How much the words with letters beyond ASCII's look like a language's: in a wrong encoding they look like none. */
function withWordliness<Candidate extends { readonly sample: string }>(candidate: Candidate) {
  const words = candidate.sample.match(/\S*[^\0-\u{7F}]\S*/gu) ?? [];
  return { ...candidate, wordliness: likeliestLanguage(words.join(' '))?.score ?? 0 };
}
