/** Media types of what has no words to read. */
const wordlessType =
  /^(?:image|audio|video|font|model|multipart|message)\/|^text\/(?:css|javascript|calendar|vcard)$|^application\/(?:json|ld\+json|javascript|x-javascript|wasm|x-msdownload|x-sh|java-archive|vnd\.android\.package-archive|(?:x-)?(?:gzip|tar|bzip2|7z-compressed|rar-compressed|apple-diskimage|iso9660-image))$/;
/** First bytes of archives, programs, pictures, sound, films and old office files. */
const wordlessStarts: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [...Buffer.from('GIF8')],
  [...Buffer.from('RIFF')],
  [...Buffer.from('OggS')],
  [...Buffer.from('ID3')],
  [...Buffer.from('fLaC')],
  [0x1a, 0x45, 0xdf, 0xa3],
  [0x1f, 0x8b],
  [...Buffer.from('BZh')],
  [...Buffer.from('7z\u00bc\u00af', 'latin1')],
  [...Buffer.from('Rar!')],
  [0xfd, ...Buffer.from('7zXZ')],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x7f, ...Buffer.from('ELF')],
  [...Buffer.from('MZ\u0090', 'latin1')],
  [0xca, 0xfe, 0xba, 0xbe],
  [0xd0, 0xcf, 0x11, 0xe0],
  [...Buffer.from('wOFF')],
  [...Buffer.from('wOF2')],
];
const lookedAt = 4_096;

/**
 * Whether it may be a document of words, by its media type and by how it begins: text, a PDF or a Word document. Where the two differ
 * the bytes are believed. Which format it is, and whether it can be read, is for the reader to say.
 */
export function looksLikeDocument(bytes: Uint8Array, contentType: string | undefined): boolean {
  if (bytes.byteLength === 0) return false;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = whole.subarray(0, lookedAt);
  if (start.subarray(0, 1_024).includes('%PDF-')) return true;
  if (start.toString('latin1', 0, 4) === 'PK\u0003\u0004') return whole.includes('word/document');
  if (contentType !== undefined && wordlessType.test(contentType)) return false;
  if (wordlessStarts.some((first) => first.every((byte, at) => start[at] === byte))) return false;
  if (start.toString('latin1', 4, 8) === 'ftyp') return false;
  return !isBinary(start);
}

/** Text has no zero bytes, but where it is UTF-16 or UTF-32: there they stand at even or at odd places. */
function isBinary(start: Buffer): boolean {
  if (!start.includes(0)) return false;
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const isMarked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return !isMarked && Math.min(...zeros) > 0;
}
