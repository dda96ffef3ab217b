import { withRoom } from '../basics/typed-arrays.ts';
import type { ClaimGroup } from './claim-group.ts';
import type { Meaning } from './meaning.ts';
import { Likeness } from './word-likeness.ts';

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

/** Likeness of meaning up to which two words are strangers: most pairs of words lie under it. */
export const STRANGERS = 0.35;

/** A word of a question as it is compared, and its place among the vectors, −1 for none. */
type Asked = { readonly folded: string; readonly stem: string; readonly vector: number };

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
let keepers = new Set<Map<string, WordColumn>>();

/** The columns of a question's words. Those of a group that serves one question are good until the next call. */
export function columnsOf(group: ClaimGroup, asked: readonly Asked[], meaning: Meaning): WordColumn[] {
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

function keep(columns: Map<string, WordColumn>, words: readonly Asked[], read: readonly WordColumn[]): void {
  const numbers = read[0]?.numbers.length ?? 0;
  if (keptNumbers + numbers > KEPT) {
    for (const keeper of keepers) keeper.clear();
    keepers = new Set();
    keptNumbers = 0;
  }
  keptNumbers += numbers;
  keepers.add(columns);
  for (const [at, { folded }] of words.entries()) {
    const column = read[at];
    if (column !== undefined) columns.set(folded, column);
  }
}

function workOut({ terms, claims, isArticle }: ClaimGroup, words: readonly Asked[], meaning: Meaning): WordColumn[] {
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
