import { HintSet } from './hint-set.ts';

/** Trigrams of a word with its beginning and end marked: "^sc", "sch", …, "ol$". Hashed; equal words have equal lists. */
export function trigrams(word: string): number[] {
  const grams: number[] = [];
  let first = 0x5e;
  let second = word.charCodeAt(0);
  for (let index = 1; index <= word.length; index++) {
    const third = index < word.length ? word.charCodeAt(index) : 0x24;
    grams.push(Math.imul(Math.imul(first, 0x9e37) + second, 0x9e3779b1) + third);
    first = second;
    second = third;
  }
  return grams;
}

/** How like another word is to each of a list: the share of common trigrams (Dice coefficient). */
export class Likeness {
  readonly #owners = new Map<number, number[]>();
  readonly #hint = new HintSet();
  readonly #sizes: number[];
  readonly #common: Uint8Array;

  constructor(words: readonly string[]) {
    this.#sizes = [];
    this.#common = new Uint8Array(words.length);
    for (const [index, word] of words.entries()) {
      const grams = new Set(trigrams(word));
      this.#sizes.push(grams.size);
      for (const gram of grams) {
        this.#hint.add(gram);
        const owners = this.#owners.get(gram);
        if (owners === undefined) this.#owners.set(gram, [index]);
        else owners.push(index);
      }
    }
  }

  /** Writes the likeness of the word of these trigrams to each word of the list into `into`, from `first` on; tells if there is any. */
  compare(grams: readonly number[], into: Float32Array, first: number): boolean {
    const common = this.#common;
    let any = false;
    for (let index = 0; index < grams.length; index++) {
      const gram = grams[index] ?? 0;
      if (!this.#hint.mayHave(gram)) continue;
      const owners = this.#owners.get(gram);
      if (owners === undefined) continue;
      any = true;
      for (const owner of owners) common[owner] = (common[owner] ?? 0) + 1;
    }
    if (!any) {
      for (let index = 0; index < common.length; index++) into[first + index] = 0;
      return false;
    }
    for (let index = 0; index < common.length; index++) {
      const shared = common[index] ?? 0;
      common[index] = 0;
      into[first + index] = (2 * shared) / ((this.#sizes[index] ?? 0) + grams.length);
    }
    return true;
  }
}
