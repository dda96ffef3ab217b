import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Slices } from '../basics/slices.ts';

/**
 * Pieces of bytes that only who knows what they were made of can read, and that are read whole and unchanged or not at all:
 *
 *     number of pieces │ length of each │ nonce │ tag │ pieces, by AES-256-GCM
 */

const CIPHER = 'aes-256-gcm';
const NUMBER = 4;
const NONCE = 12;
const TAG = 16;

/** A key that is known to whoever knows the secret, for one use of it. */
export const derivedKey = (secret: string, use: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([use, secret]))
    .digest();

/** The parts of a sealed file; every piece is made, and sealed, in a slice. */
export async function seal(key: Buffer, pieces: Iterable<Uint8Array>, slices: Slices): Promise<readonly Uint8Array[]> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const sealed: Buffer[] = [];
  for (const piece of pieces) {
    sealed.push(cipher.update(piece));
    if (slices.spend(0)) await slices.pause();
  }
  sealed.push(cipher.final());
  // The lengths need no seal of their own: pieces that are cut elsewhere are not what was written.
  const lengths = Buffer.alloc(NUMBER * sealed.length);
  lengths.writeUInt32LE(sealed.length - 1);
  for (const [at, piece] of sealed.slice(0, -1).entries()) lengths.writeUInt32LE(piece.length, NUMBER * (at + 1));
  return [lengths, nonce, cipher.getAuthTag(), ...sealed];
}

/** The pieces that were sealed; undefined where these bytes are not, to the last, what was written with this key. */
export async function unseal(key: Buffer, bytes: Buffer, slices: Slices): Promise<readonly Uint8Array[] | undefined> {
  const lengths = lengthsOf(bytes);
  if (lengths === undefined) return undefined;
  let at = NUMBER * (lengths.length + 1);
  const next = (length: number): Buffer => bytes.subarray(at, (at += length));
  const decipher = createDecipheriv(CIPHER, key, next(NONCE)).setAuthTag(next(TAG));
  const pieces: Buffer[] = [];
  for (const length of lengths) {
    pieces.push(decipher.update(next(length)));
    if (slices.spend(0)) await slices.pause();
  }
  try {
    decipher.final();
    return pieces;
  } catch {
    return undefined;
  }
}

/** Undefined where the pieces would not fill the file. */
function lengthsOf(bytes: Buffer): readonly number[] | undefined {
  const count = bytes.length < NUMBER ? Number.POSITIVE_INFINITY : bytes.readUInt32LE();
  if (NUMBER * (count + 1) > bytes.length) return undefined;
  const lengths = Array.from({ length: count }, (_, at) => bytes.readUInt32LE(NUMBER * (at + 1)));
  const whole = lengths.reduce((sum, length) => sum + length, NUMBER * (count + 1) + NONCE + TAG);
  return whole === bytes.length ? lengths : undefined;
}
