const BEGINNING = 0x5e;
const END = 0x24;

/** Lists that trigrams are sorted into by the end of their hash: several times as many as there are trigrams in a question. */
const LISTS = 256;
const EMPTY: readonly number[] = Array.from({ length: LISTS }, () => 0);

const hash = (first: number, second: number, third: number): number =>
  Math.imul(Math.imul(first, 0x9e37) + second, 0x9e3779b1) + third;

/** How like another word is to each of a list: the share of common trigrams (Dice coefficient). */
export class Likeness {
  /** The first entry of each list; 0 for none. Nearly all trigrams of other words meet an empty one. */
  readonly #first = EMPTY.slice();
  /** For each entry its trigram, the word that has it, and the next entry. */
  readonly #grams: number[] = [0];
  readonly #words: number[] = [0];
  readonly #next: number[] = [0];
  readonly #sizes: number[];
  readonly #common: Uint8Array;

  constructor(words: readonly string[]) {
    this.#sizes = [];
    this.#common = new Uint8Array(words.length);
    for (const [index, word] of words.entries()) {
      const grams = new Set(trigrams(word));
      this.#sizes.push(grams.size);
      for (const gram of grams) {
        const list = gram & (LISTS - 1);
        this.#next.push(this.#first[list] ?? 0);
        this.#first[list] = this.#grams.length;
        this.#grams.push(gram);
        this.#words.push(index);
      }
    }
  }

  /** Writes the likeness of a word to each of the list into `into`, from `first` on. Writes nothing where it is like none. */
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
      for (let entry = this.#first[gram & (LISTS - 1)] ?? 0; entry !== 0; entry = this.#next[entry] ?? 0) {
        if (this.#grams[entry] !== gram) continue;
        any = true;
        const owner = this.#words[entry] ?? 0;
        common[owner] = (common[owner] ?? 0) + 1;
      }
    }
    if (!any) return false;
    for (let index = 0; index < common.length; index++) {
      const shared = common[index] ?? 0;
      into[first + index] = shared === 0 ? 0 : (2 * shared) / ((this.#sizes[index] ?? 0) + word.length);
      common[index] = 0;
    }
    return true;
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
