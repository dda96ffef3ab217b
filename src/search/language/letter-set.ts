/** The letters of a word, hashed into a set of 32 bits. Within one alphabet of up to 32 letters no two fall together. */
export function letterSet(word: string): number {
  let set = 0;
  for (let index = 0; index < word.length; index++) set |= 1 << (word.charCodeAt(index) & 31);
  return set >>> 0;
}

/** The letters that a word has more than once, as a set of the same kind. */
export function repeatedLetters(word: string): number {
  let once = 0;
  let again = 0;
  for (let index = 0; index < word.length; index++) {
    const letter = 1 << (word.charCodeAt(index) & 31);
    again |= once & letter;
    once |= letter;
  }
  return again >>> 0;
}

/** How many members a set of 32 bits has. */
export function size(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
