import { type Decoded, decodeStrictly } from './likely-encoding.ts';

/**
 * The text of bytes with NULs among them that are UTF-16 without a byte order mark; undefined where they are not: where they are
 * ASCII with a few NULs, or no text in either order.
 */
export function decodeUnmarkedUtf16(bytes: Uint8Array): Decoded | undefined {
  if (isAsciiWithNuls(bytes)) return undefined;
  const readings = ['utf-16le', 'utf-16be'].flatMap((encoding) => {
    const text = decodeStrictly(bytes, encoding);
    return text === undefined ? [] : [{ text, encoding, common: text.match(COMMON)?.length ?? 0 }];
  });
  const [best] = readings.sort((first, second) => second.common - first.common);
  return best !== undefined && best.common > 0 ? best : undefined;
}

/** What texts in any script have in them, and hardly any text whose bytes are read in the wrong order. */
const COMMON = /[\t\n\r -~\u{3000}-\u{3002}]/gu;

/** ASCII as UTF-16 is half NULs; in other scripts hardly half of the bytes are ASCII's. */
function isAsciiWithNuls(bytes: Uint8Array): boolean {
  let nuls = 0;
  let ascii = 0;
  for (const byte of bytes) {
    if (byte === 0) nuls++;
    else if ((byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d)) ascii++;
  }
  return 4 * nuls < bytes.length && ascii > 0.85 * (bytes.length - nuls);
}
