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
export function setSize(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Three rows of the table of distances, used again by every call. */
let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = [
  new Uint16Array(0),
  new Uint16Array(0),
  new Uint16Array(0),
];

/**
 * Edits that turn one word into another, a swap of neighbours counted once (optimal string alignment), and
 * `limit + 1` where more than `limit` are needed.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // What both begin and end with costs nothing.
  let first = 0;
  let [aEnd, bEnd] = [a.length, b.length];
  while (first < aEnd && first < bEnd && a.charCodeAt(first) === b.charCodeAt(first)) first++;
  while (aEnd > first && bEnd > first && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const width = bEnd - first;
  if (rows[0].length <= width)
    rows = [new Uint16Array(width + 32), new Uint16Array(width + 32), new Uint16Array(width + 32)];
  let [twoUp, oneUp, row] = rows;
  for (let j = 0; j <= width; j++) oneUp[j] = j;
  for (let i = 1; i <= aEnd - first; i++) {
    const letter = a.charCodeAt(first + i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(first + j - 1);
      let cost = Math.min((oneUp[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (oneUp[j - 1] ?? 0) + (letter === other ? 0 : 1));
      const swapped = i > 1 && j > 1 && letter === b.charCodeAt(first + j - 2) && a.charCodeAt(first + i - 2) === other;
      if (swapped) cost = Math.min(cost, (twoUp[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    const spare = twoUp;
    twoUp = oneUp;
    oneUp = row;
    row = spare;
  }
  return Math.min(oneUp[width] ?? 0, limit + 1);
}

/** Finds those of some words, of at least `shortest` letters, that another of so many is one edit away from; in their order. */
export const nearAmong = (words: Iterable<string>, shortest: number): ((word: string) => readonly string[]) => {
  const known = Array.from(words, (word) => ({ word, letters: letterSet(word) })).filter(
    ({ word }) => word.length >= shortest,
  );
  return (mistyped) => {
    if (mistyped.length < shortest) return [];
    const letters = letterSet(mistyped);
    const near: string[] = [];
    for (const one of known) {
      // An edit takes at most one letter away and brings one.
      if (Math.abs(one.word.length - mistyped.length) > 1 || setSize(one.letters ^ letters) > 2) continue;
      if (editDistance(mistyped, one.word, 1) === 1) near.push(one.word);
    }
    return near;
  };
};
