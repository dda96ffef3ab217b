import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

/** More bytes than are wanted. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A body that was packed in a way that nobody asked for. */
class BodyUnreadable extends Error {
  override readonly name = 'BodyUnreadable';
}

/** What a server may pack a document with: both can be unpacked piece by piece, so that a bomb ends at the limit. */
export const acceptedEncodings = 'gzip, br, identity';

/**
 * All of a body, unpacked.
 * @throws BodyTooLarge as soon as there is too much of it; BodyUnreadable; the stream's error
 */
export async function readBounded(body: Readable, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const unpack = unpacker(encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new BodyTooLarge();
      chunks.push(chunk);
    }
  };
  await (unpack === undefined ? pipeline(body, collect) : pipeline(body, unpack, collect));
  return Buffer.concat(chunks);
}

function unpacker(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new BodyUnreadable();
  }
}
