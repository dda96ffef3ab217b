/** The pairs of neighbouring letters of a word, its beginning and end included, hashed into a set of 32 bits. */
export function letterPairs(word: string): number {
  let set = 0;
  let before = 0x60;
  for (let index = 0; index < word.length; index++) {
    const letter = word.charCodeAt(index);
    set |= 1 << (Math.imul(before * 31 + letter, 0x9e3779b1) >>> 27);
    before = letter;
  }
  return set >>> 0;
}

/** How many members a set of 32 bits has. */
export function size(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
