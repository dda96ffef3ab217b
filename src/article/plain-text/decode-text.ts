import { isUtf8 } from 'node:buffer';
import { articleError } from '../article-errors.ts';
import { lineAt } from '../document-place.ts';
import { toLines } from '../readable-text.ts';

/**
 * The text of a file's bytes, without a byte order mark: UTF-8, or UTF-16 where it begins with such a mark. `file` is for errors.
 * @throws {UserError} `ARTICLE_UNREADABLE`, with the line, where the bytes are neither, or where they hold a NUL: that is a sign of
 * a picture or an archive, not of a text.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const text = decode(bytes, file).replace(/^\u{FEFF}/u, '');
  const nul = toLines(text).findIndex((line) => line.includes('\0'));
  if (nul === -1) return text;
  throw articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(nul + 1),
    reason: 'a NUL character, which no text contains',
    remedy: 'Is this another kind of file? Save it as UTF-8 text.',
  });
}

function decode(bytes: Uint8Array, file: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le', file);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be', file);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  throw encodingError(file, firstBadLine(bytes), 'bytes that are not UTF-8');
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', file: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = text.split('\n').findIndex((line) => line.includes('\u{FFFD}'));
  if (bad !== -1) throw encodingError(file, bad + 1, 'bytes that are not UTF-16');
  return text;
}

/** No UTF-8 sequence contains a line feed, so each line can be tried by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line += 1;
    start = end + 1;
  }
  return line;
}

function encodingError(file: string, line: number, reason: string): Error {
  return articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(line),
    reason,
    remedy: 'Save the file as UTF-8 text and try again.',
  });
}
