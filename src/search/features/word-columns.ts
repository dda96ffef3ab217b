import { withRoom } from '../basics/typed-arrays.ts';
import { type Meaning, STRANGERS } from './word-meaning.ts';

/**
 * What one word of a question is to the claims of a group, whatever else is asked. In `numbers`, from `first` on: for each term
 * the cosine of its meaning, −1 to 1; for each claim the likeness of its most like word by letters; and for each claim the
 * nearness of the nearest in meaning, 0 for strangers.
 */
export type WordColumn = {
  readonly numbers: Float32Array;
  readonly first: number;
  readonly stem: string;
};

/** Claims with their terms numbered from 0 on, as far as the words of a question are compared with them. */
export type TermGroup = {
  readonly terms: readonly number[];
  /** For each claim the numbers of its words of content, in their order. */
  readonly claims: readonly (readonly number[])[];
  /** Whether these are all claims of one article, in their order; such a group is kept with the article. */
  readonly isArticle: boolean;
  /** Of an article, what words of questions are to its claims, by word as it is compared. */
  readonly columns: Map<string, WordColumn>;
};

/** A word of a question as it is compared, and its place among the vectors, −1 for none. */
type AskedWord = { readonly folded: string; readonly stem: string; readonly vector: number };

const BEGINNING = 0x5e;
const END = 0x24;

/** Lists that trigrams are sorted into by the end of their hash: several times as many as there are trigrams in a question. */
const LISTS = 256;
const EMPTY: readonly number[] = Array.from({ length: LISTS }, () => 0);

const hash = (first: number, second: number, third: number): number =>
  Math.imul(Math.imul(first, 0x9e37) + second, 0x9e3779b1) + third;

/** How like another word is to each of a list: the share of common trigrams (Dice coefficient). */
class Likeness {
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

/** A term is like a word of the question in its letters, in its meaning. */
const LIKE = 1;
const NEAR = 2;

/** What a group's terms are to the words: used again for the next question, since making them anew would cost as much. */
let marks = new Uint8Array(512);
let likes = new Float32Array(4096);
let scratch = new Float32Array(4096);

/** Numbers that columns kept with articles may have in all, four bytes each; then all are worked out anew. */
export const KEPT = 2_000_000;
let keptNumbers = 0;
/** Weakly, so that what is kept goes with its article; till all are worked out anew it is counted all the same. */
let keepers: WeakRef<Map<string, WordColumn>>[] = [];

/** The columns of a question's words. Those of a group that serves one question are good until the next call. */
export function columnsOf(group: TermGroup, asked: readonly AskedWord[], meaning: Meaning): WordColumn[] {
  if (!group.isArticle) return workOut(group, asked, meaning);
  const { columns } = group;
  const known = asked.map(({ folded, stem }) => {
    const column = columns.get(folded);
    return column?.stem === stem ? column : undefined;
  });
  const missing = asked.filter((_, word) => known[word] === undefined);
  if (missing.length === 0) return known.filter((column) => column !== undefined);
  const read = workOut(group, missing, meaning);
  keep(columns, missing, read);
  let next = 0;
  return known.flatMap((column) => column ?? read[next++] ?? []);
}

function keep(columns: Map<string, WordColumn>, words: readonly AskedWord[], read: readonly WordColumn[]): void {
  const numbers = read[0]?.numbers.length ?? 0;
  if (keptNumbers + numbers > KEPT) {
    for (const keeper of keepers) keeper.deref()?.clear();
    keepers = [];
    keptNumbers = 0;
  }
  keptNumbers += numbers;
  if (columns.size === 0) keepers.push(new WeakRef(columns));
  for (const [at, { folded }] of words.entries()) {
    const column = read[at];
    if (column !== undefined) columns.set(folded, column);
  }
}

function workOut({ terms, claims, isArticle }: TermGroup, words: readonly AskedWord[], meaning: Meaning): WordColumn[] {
  const size = terms.length + 2 * claims.length;
  const numbers = isArticle ? new Float32Array(words.length * size) : room(words.length * size);
  marks = withRoom(marks, terms.length);
  likes = withRoom(likes, terms.length * words.length);
  const likeness = new Likeness(words.map(({ stem }) => stem));
  const compare = meaning.comparerFor(words.map(({ vector }) => vector));
  for (let term = 0; term < terms.length; term++) {
    const number = terms[term] ?? 0;
    let mark = likeness.compare(meaning.stemOf(number), likes, term * words.length) ? LIKE : 0;
    const cosines = compare(number);
    if (cosines !== undefined) {
      for (let word = 0, at = term; word < words.length; word++, at += size) {
        const cosine = cosines[word] ?? 0;
        numbers[at] = cosine;
        if (cosine > STRANGERS) mark |= NEAR;
      }
    }
    marks[term] = mark;
  }
  for (let claim = 0; claim < claims.length; claim++) {
    for (const term of claims[claim] ?? []) {
      const mark = marks[term] ?? 0;
      if (mark === 0) continue;
      for (let word = 0, first = 0; word < words.length; word++, first += size) {
        const like = first + terms.length + claim;
        const near = like + claims.length;
        if ((mark & LIKE) !== 0) numbers[like] = Math.max(numbers[like] ?? 0, likes[term * words.length + word] ?? 0);
        if ((mark & NEAR) === 0) continue;
        const cosine = numbers[first + term] ?? 0;
        if (cosine > STRANGERS) numbers[near] = Math.max(numbers[near] ?? 0, cosine);
      }
    }
  }
  return words.map(({ stem }, word) => ({ numbers, first: word * size, stem }));
}

function room(size: number): Float32Array {
  scratch = withRoom(scratch, size);
  return scratch.fill(0, 0, size);
}
