import { isUtf8 } from 'node:buffer';
import type { ReadingWarning } from '../article-format.ts';
import { articleError } from '../article-errors.ts';
import { lineAt } from '../document-place.ts';
import { toLines } from '../readable-text.ts';
import { decodeLikeliest, decodeStrictly } from './likely-encoding.ts';
import { decodeUnmarkedUtf16 } from './unmarked-utf16.ts';

type DecodeOptions = {
  /** The file's name, for errors. */
  readonly file: string;
  /** The encoding that the document itself states, in any spelling that the web knows: `iso-8859-1`, `x-sjis`. */
  readonly stated?: string | undefined;
};

export type DecodedText = {
  /** Without a byte order mark. */
  readonly text: string;
  /** The encoding, where it was found out by the look of the bytes; where some of them fit none. */
  readonly warnings: readonly ReadingWarning[];
};

/**
 * The text of a file's bytes: in the encoding that a byte order mark tells, else UTF-8 where they are that, else the stated one
 * where they can be that, else the likeliest (`decodeLikeliest`, or UTF-16). A few bytes that are damaged cost no more than their characters.
 * @throws {UserError} `ARTICLE_UNREADABLE`, with the line, where the bytes are no text: a picture or an archive, as a rule; for a
 * text of more lines than anybody writes.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions): DecodedText {
  const decoded = decodeBytes(bytes, options);
  if (hasTooManyLines(decoded.text)) {
    throw articleError('ARTICLE_UNREADABLE', {
      file: options.file,
      trouble: 'too-long',
      reason: `it has more than ${MOST_LINES} lines`,
      remedy: 'Take out those that are blank, or split it into several articles.',
    });
  }
  return decoded;
}

/** No text of ten megabytes has as many, unless they are blank; each costs memory and time, blank or not. */
const MOST_LINES = 1_000_000;

function hasTooManyLines(text: string): boolean {
  if (text.length <= MOST_LINES) return false;
  for (const end of ['\n', '\r']) {
    let count = 0;
    for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) count += 1;
    if (count > MOST_LINES) return true;
  }
  return false;
}

function decodeBytes(bytes: Uint8Array, { file, stated }: DecodeOptions): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked !== undefined) return decodeMarked(bytes, marked, file);
  const hasNul = bytes.includes(0);
  if (!hasNul && isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), warnings: [] };
  const asStated = stated === undefined ? undefined : decodeStrictly(bytes, stated);
  if (asStated !== undefined) return { text: asStated, warnings: [] };
  if (hasNul) {
    const wide = decodeUnmarkedUtf16(bytes);
    if (wide === undefined) throw nulError(decodeLoosely(bytes, 'utf-8'), file);
    return { text: wide.text, warnings: [takenFor(wide.encoding)] };
  }
  const loosely = decodeLoosely(bytes, 'utf-8');
  if (isMostlyUtf8(loosely)) return { text: loosely, warnings: [damageWarning(loosely, 'UTF-8')] };
  const likeliest = decodeLikeliest(bytes);
  if (likeliest !== undefined) return { text: likeliest.text, warnings: [takenFor(likeliest.encoding)] };
  throw noTextError(file, lineWith(DAMAGE, loosely), 'bytes that are text in no encoding that is known');
}

/** What a decoder puts in place of bytes that are no character. */
const DAMAGE = '\u{FFFD}';

function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** More damages than one in so many characters are no damages: the mark is none. */
const LEAST_BETWEEN_DAMAGES = 20;

function decodeMarked(bytes: Uint8Array, encoding: string, file: string): DecodedText {
  const text = decodeLoosely(bytes, encoding);
  if (text.includes('\0')) throw nulError(text, file);
  const damages = countDamages(text);
  if (damages === 0) return { text, warnings: [] };
  if (damages * LEAST_BETWEEN_DAMAGES > text.length)
    throw noTextError(file, lineWith(DAMAGE, text), `bytes that are not ${nameOf(encoding)}`);
  return { text, warnings: [damageWarning(text, nameOf(encoding))] };
}

function decodeLoosely(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** How many characters beyond ASCII a text has at least for each damage. */
const SOUND_FOR_EACH = 2;

/** Few bytes of another encoding happen to look like characters of UTF-8, and far more do not. */
function isMostlyUtf8(text: string): boolean {
  const sound = text.match(/[^\0-\u{7F}\u{FFFD}]/gu)?.length ?? 0;
  return sound >= SOUND_FOR_EACH * countDamages(text);
}

function countDamages(text: string): number {
  return text.split(DAMAGE).length - 1;
}

/** Counts from 1. */
function lineWith(character: string, text: string): number {
  return toLines(text).findIndex((line) => line.includes(character)) + 1;
}

function damageWarning(text: string, encoding: string): ReadingWarning {
  const count = countDamages(text);
  const what = count === 1 ? 'A character here is' : `${count} characters, the first of them here, are`;
  return {
    text: `${what} not ${encoding}, and read as "${DAMAGE}". Write them anew where you see that.`,
    place: lineAt(lineWith(DAMAGE, text)),
    about: { kind: 'characters', count },
  };
}

function takenFor(encoding: string): ReadingWarning {
  return {
    text: `The file is not UTF-8; it was read as ${nameOf(encoding)}. Where letters look wrong, save it as UTF-8.`,
    about: { kind: 'encoding', encoding: nameOf(encoding) },
  };
}

const NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1252': 'Windows-1252 (Latin-1, Western European)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'windows-1258': 'Windows-1258 (Vietnamese)',
  shift_jis: 'Shift-JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  'euc-kr': 'EUC-KR (Korean)',
  'koi8-r': 'KOI8-R (Cyrillic)',
};

function nameOf(encoding: string): string {
  return NAMES[encoding] ?? encoding.toUpperCase();
}

function nulError(text: string, file: string): Error {
  return noTextError(file, lineWith('\0', text), 'a NUL character, which no text contains');
}

function noTextError(file: string, line: number, reason: string): Error {
  return articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(line),
    trouble: 'no-text',
    reason,
    remedy: 'Is this another kind of file? Save it as UTF-8 text.',
  });
}
