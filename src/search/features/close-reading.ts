import { withRoom } from '../basics/typed-arrays.ts';
import { type ArticleIndex, type ClaimFacts, claimStart, factsOf, wordCount } from '../index/article-index.ts';
import { type ClaimAt, entriesOf, type Entry, type SearchScope } from '../index/shard.ts';
import { TermSlots, TermTable } from '../index/term-counts.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { Question } from '../question/read-question.ts';
import type { ClaimRow } from './question-rows.ts';
import { columnsOf, type TermGroup, type WordColumn } from './word-columns.ts';
import { type Meaning, STRANGERS } from './word-meaning.ts';

/** Claims that are read closely together, with their terms numbered from 0 on: those that are no stop words. */
export type ClaimGroup = TermGroup & { readonly places: readonly ClaimAt[] };

const groupTable = new TermTable();

function readGroup(places: readonly ClaimAt[], { language }: Vocabulary, isArticle: boolean): ClaimGroup {
  const slots = new TermSlots(groupTable);
  const terms: number[] = [];
  const claims = places.map(({ entry: { index }, at }) => {
    const claim = index.claims[at];
    const from = claimStart(index, at);
    const numbers: number[] = [];
    if (claim === undefined) return numbers;
    for (const place of factsOf(claim, language.code).content) {
      const term = index.terms[from + place] ?? 0;
      let number = slots.find(term);
      if (number === -1) {
        number = slots.take(term);
        terms.push(term);
      }
      numbers.push(number);
    }
    return numbers;
  });
  return { places, terms, claims, isArticle, columns: new Map() };
}

/** The groups of small articles, as long as these are there: so long no term of theirs is given to another word. */
const articleGroups = new WeakMap<ArticleIndex, ClaimGroup>();

function articleGroup(entry: Entry, vocabulary: Vocabulary): ClaimGroup {
  const known = articleGroups.get(entry.index);
  if (known !== undefined) return known;
  const group = readGroup(
    entry.index.claims.map((_, at) => ({ entry, at })),
    vocabulary,
    true,
  );
  articleGroups.set(entry.index, group);
  return group;
}

/** The claims of a scope that is read whole, article by article. */
export function groupsOf(scope: SearchScope): ClaimGroup[] {
  return entriesOf(scope).map((entry) => articleGroup(entry, scope.shard.vocabulary));
}

/** Some claims of a larger scope. */
export function groupOfSome(places: readonly ClaimAt[], { shard }: SearchScope): ClaimGroup {
  return readGroup(places, shard.vocabulary, false);
}

/** What all words of a claim are to a question. Its arrays are used again for the next claim. */
export type CloseReading = {
  /** For each of the question's `content` the likeness of the claim's most like word, 0 to 1. */
  readonly like: Float64Array;
  /** For each of the question's `content` the nearness in meaning of the claim's nearest word; 0 for strangers. */
  readonly near: Float64Array;
  /** Nearness of the question's focus to the nearest word that the question lacks, and of the claim as a whole to the question. */
  focus: number;
  whole: number;
  /** 1 for each word of the claim that carries meaning and that the question lacks; how many there are, and how many are names. */
  fresh: Uint8Array;
  novel: number;
  names: number;
};

/**
 * By term: what it adds to the likeness of a claim to the question as a whole, and to the square of the claim's length; and how
 * near it comes to what is asked for, 0 for a stranger.
 */
let added = new Float64Array(512);
let squares = new Float64Array(512);
let nearFocus = new Float64Array(512);

/** Reads the claims of a group closely, for one question; one reader at a time. */
export class CloseReader {
  readonly #group: ClaimGroup;
  readonly #columns: readonly WordColumn[];
  readonly #reading: CloseReading;

  constructor({ words, content }: Question, meaning: Meaning, group: ClaimGroup) {
    this.#group = group;
    const asked = content.map((word, place) => ({
      folded: words[word]?.folded ?? '',
      stem: words[word]?.stem ?? '',
      vector: meaning.vectors[place] ?? -1,
    }));
    this.#columns = columnsOf(group, asked, meaning);
    this.#makeRoom();
    this.#weigh(meaning);
    this.#aim(this.#columns.filter((_, place) => words[content[place] ?? 0]?.focus === true));
    this.#reading = {
      like: new Float64Array(content.length),
      near: new Float64Array(content.length),
      focus: 0,
      whole: 0,
      fresh: new Uint8Array(64),
      novel: 0,
      names: 0,
    };
  }

  #makeRoom(): void {
    const { length } = this.#group.terms;
    if (added.length < length) {
      added = new Float64Array(2 * length);
      squares = new Float64Array(2 * length);
      nearFocus = new Float64Array(2 * length);
    }
    added.fill(0, 0, length);
    squares.fill(0, 0, length);
    nearFocus.fill(0, 0, length);
  }

  /** How near each term comes to the nearest of the words that are the question's focus. */
  #aim(focus: readonly WordColumn[]): void {
    const { length } = this.#group.terms;
    for (const { numbers, first } of focus) {
      for (let term = 0; term < length; term++) {
        const cosine = numbers[first + term] ?? 0;
        if (cosine > STRANGERS && cosine > (nearFocus[term] ?? 0)) nearFocus[term] = cosine;
      }
    }
  }

  #weigh(meaning: Meaning): void {
    const { terms } = this.#group;
    if (!meaning.isKnown) return;
    for (let place = 0; place < this.#columns.length; place++) {
      const column = this.#columns[place];
      const weight = meaning.weights[place] ?? 0;
      if (column === undefined || weight === 0) continue;
      const { numbers, first } = column;
      for (let term = 0; term < terms.length; term++) {
        added[term] = (added[term] ?? 0) + weight * (numbers[first + term] ?? 0);
      }
    }
    for (let term = 0; term < terms.length; term++) {
      const number = terms[term] ?? 0;
      const rarity = meaning.vectorOf(number) < 0 ? 0 : Math.fround(meaning.rarityOf(number));
      added[term] = rarity * Math.fround(added[term] ?? 0);
      squares[term] = rarity * rarity;
    }
  }

  /** Reads a claim of the group, whose row this is. The reading is good until the next one. */
  read(claim: number, { entry, at, places }: ClaimRow, { content, capitals }: ClaimFacts): CloseReading {
    const numbers = this.#group.claims[claim] ?? [];
    const length = wordCount(entry.index, at);
    const reading = this.#reading;
    if (reading.fresh.length < length) reading.fresh = withRoom(reading.fresh, length);
    const fresh = reading.fresh.fill(0, 0, length);
    this.#copyColumns(claim, reading);
    let focus = 0;
    let alike = 0;
    let spread = 0;
    let met = 0;
    let novel = 0;
    for (let index = 0; index < content.length; index++) {
      const place = content[index] ?? 0;
      const term = numbers[index] ?? 0;
      alike += added[term] ?? 0;
      spread += squares[term] ?? 0;
      while (met < places.length && (places[met] ?? 0) < place) met++;
      if (places[met] === place) continue;
      fresh[place] = 1;
      novel++;
      const nearness = nearFocus[term] ?? 0;
      if (nearness > focus) focus = nearness;
    }
    let names = 0;
    for (let index = 0; index < capitals.length; index++) names += fresh[capitals[index] ?? 0] ?? 0;
    reading.focus = focus;
    reading.novel = novel;
    reading.names = names;
    // The cosine of the sums of both sides' vectors, were the claim's words at right angles to each other.
    reading.whole = spread > 0 ? alike / Math.sqrt(spread) : 0;
    return reading;
  }

  #copyColumns(claim: number, { like, near }: CloseReading): void {
    const { terms, claims } = this.#group;
    for (let place = 0; place < this.#columns.length; place++) {
      const column = this.#columns[place];
      if (column === undefined) continue;
      const at = column.first + terms.length + claim;
      like[place] = column.numbers[at] ?? 0;
      near[place] = column.numbers[at + claims.length] ?? 0;
    }
  }
}
