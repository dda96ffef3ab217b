import { HintSet } from './hint-set.ts';

const BEGINNING = 0x5e;
const END = 0x24;

const hash = (first: number, second: number, third: number): number =>
  Math.imul(Math.imul(first, 0x9e37) + second, 0x9e3779b1) + third;

/** How like another word is to each of a list: the share of common trigrams (Dice coefficient). */
export class Likeness {
  /** Words of the list that have a trigram, by its hash. */
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

  /** Writes the likeness of a word to each word of the list into `into`, from `first` on; tells if there is any. */
  compare(word: string, into: Float32Array, first: number): boolean {
    const common = this.#common;
    let any = false;
    let before = BEGINNING;
    let letter = word.charCodeAt(0);
    for (let index = 1; index <= word.length; index++) {
      const next = index < word.length ? word.charCodeAt(index) : END;
      const gram = hash(before, letter, next);
      before = letter;
      letter = next;
      if (!this.#hint.mayHave(gram)) continue;
      const owners = this.#owners.get(gram);
      if (owners === undefined) continue;
      any = true;
      for (const owner of owners) common[owner] = (common[owner] ?? 0) + 1;
    }
    for (let index = 0; index < common.length; index++) {
      const shared = common[index] ?? 0;
      into[first + index] = shared === 0 ? 0 : (2 * shared) / ((this.#sizes[index] ?? 0) + word.length);
      common[index] = 0;
    }
    return any;
  }
}

/** Trigrams of a word with its beginning and end marked: "^sc", "sch", …, "ol$". Hashed; equal words have equal lists. */
function trigrams(word: string): number[] {
  const grams: number[] = [];
  let before = BEGINNING;
  let letter = word.charCodeAt(0);
  for (let index = 1; index <= word.length; index++) {
    const next = index < word.length ? word.charCodeAt(index) : END;
    grams.push(hash(before, letter, next));
    before = letter;
    letter = next;
  }
  return grams;
}
