import { factsOf, sectionStart } from '../index/article-index.ts';
import { claimsNamed, placeReference, type PlaceReference } from '../question/place-reference.ts';
import { type ClaimAt, entriesOf, type Entry, isReadWhole, type SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import { HAS_DIGIT } from '../question/read-word.ts';
import { type ClaimGroup, CloseReader, groupOfSome, groupsOf } from './close-reading.ts';
import { Meaning, OwnHeadings } from './word-meaning.ts';
import { wordFeatures } from './word-features.ts';
import { type ClaimView, FEATURES, type FeatureVector } from './feature-names.ts';
import { type ClaimRow, ClaimRows, type Strength } from './question-rows.ts';
import { retrieve, underHeadings } from './retrieve.ts';
import { answerFeatures, meaningFeatures } from './answer-features.ts';

/** A claim of an article with what was measured of it. */
export type Candidate = {
  readonly scope: SearchScope;
  readonly question: Question;
  readonly entry: Entry;
  /** Number of the claim in its article. */
  readonly at: number;
  readonly features: FeatureVector;
};

/** Claims of the section that are looked at on either side, in a scope that is read whole and in a larger one. */
const WINDOW = 6;
const NARROW_WINDOW = 3;
const NARROW_FROM = 200;

/** V8 makes arrays outside its heap, at a microsecond each: features of many questions lie in one, and none is used again. */
const ROOM = 32_768;
let room = new Float32Array(ROOM);
let used = 0;

/** An array of zeros. */
function takeRoom(size: number): Float32Array {
  if (used + size > room.length) {
    room = new Float32Array(Math.max(ROOM, size));
    used = 0;
  }
  used += size;
  return room.subarray(used - size, used);
}

const NO_CLAIM = { id: '', text: '' };
const NONE: ReturnType<typeof claimsNamed> = new Set();

/** Reads features of claims for one question. */
export class FeatureReader {
  readonly #question: Question;
  readonly #scope: SearchScope;
  readonly #rows: ClaimRows;
  readonly #importance: readonly number[];
  readonly #meaning: Meaning;
  readonly #strengths = new Map<Uint32Array, Strength>();
  #ownHeadings: OwnHeadings | undefined;
  /** The place of a document that the question names, and the claims there, by article. */
  readonly #place: PlaceReference | undefined;
  readonly #named = new Map<Entry, ReturnType<typeof claimsNamed>>();

  constructor(question: Question, scope: SearchScope) {
    this.#question = question;
    this.#scope = scope;
    this.#rows = new ClaimRows(question, scope);
    this.#importance = question.words.map(({ stop, idf, rarity }) => (stop ? 0 : idf * (0.15 + rarity)));
    this.#meaning = new Meaning(question, scope, this.#importance);
    // A place has a number; most questions have none.
    const place = HAS_DIGIT.test(question.text)
      ? placeReference(question.text, scope.shard.vocabulary.language.code)
      : undefined;
    // A number alone is as a rule one of days, of people, of a version.
    this.#place = place?.named === true ? place : undefined;
  }

  /** How well a claim and its neighbours have the question's words, at little cost: whether it is worth reading closely. */
  promise(entry: Entry, at: number): number {
    const own = this.#rows.row(entry, at);
    const { sectionOf, claims } = entry.index;
    let nearby = 0;
    for (let other = at - 1; other <= at + 1; other += 2) {
      if (other < 0 || other >= claims.length || sectionOf[other] !== sectionOf[at]) continue;
      nearby = Math.max(nearby, this.#rows.row(entry, other).bm25);
    }
    let covered = 0;
    const importance = this.#importance;
    for (let word = 0; word < importance.length; word++) covered += (importance[word] ?? 0) * (own.strength[word] ?? 0);
    return own.bm25 + covered + nearby / 3;
  }

  /** What the question names by its number, and the first claims under the headings that are most like it. */
  pointedAt(): ClaimAt[] {
    const found: ClaimAt[] = [];
    for (const entry of this.#place === undefined ? [] : entriesOf(this.#scope)) {
      const named = this.#namedIn(entry);
      for (let at = 0; named.size > 0 && at < entry.index.claims.length && found.length < MOST_NAMED; at++)
        if (named.has(entry.index.claims[at] ?? NO_CLAIM)) found.push({ entry, at });
    }
    for (const claim of underHeadings(this.#question, this.#scope, this.#importance, MOST_HEADINGS)) {
      const entry = this.#scope.shard.entryOf(claim);
      if (entry === undefined) continue;
      const first = claim - entry.base;
      const last = sectionStart(entry.index, (entry.index.sectionOf[first] ?? 0) + 1);
      for (let at = first; at < Math.min(first + UNDER_HEADING, last); at++) found.push({ entry, at });
    }
    return found;
  }

  /** The features of each claim of a group. */
  read(group: ClaimGroup): FeatureVector[] {
    const reader = new CloseReader(this.#question, this.#meaning, group);
    const all = takeRoom(group.places.length * FEATURES.length);
    const rows = group.isArticle ? group.places.map(({ entry, at }) => this.#rows.row(entry, at)) : undefined;
    return group.places.map((place, claim) => {
      const features = all.subarray(claim * FEATURES.length, (claim + 1) * FEATURES.length);
      const view = this.#view(place, claim, reader, rows);
      wordFeatures(view, features);
      answerFeatures(view, features);
      meaningFeatures(view, features);
      return features;
    });
  }

  /** `claim`: the place's number in the reader's group; `rows`: those of all claims of its article, if they are there. */
  #view({ entry, at }: ClaimAt, claim: number, reader: CloseReader, rows: readonly ClaimRow[] | undefined): ClaimView {
    const { index } = entry;
    const section = index.sectionOf[at] ?? 0;
    const first = sectionStart(index, section);
    const last = sectionStart(index, section + 1);
    const window = this.#scope.claims < NARROW_FROM ? WINDOW : NARROW_WINDOW;
    const [from, to] = [Math.max(first, at - window), Math.min(last, at + window + 1)];
    const row = this.#rows.row(entry, at);
    const facts = factsOf(index.claims[at] ?? NO_CLAIM, this.#scope.shard.vocabulary.language.code);
    return {
      question: this.#question,
      scope: this.#scope,
      entry,
      at,
      importance: this.#importance,
      row,
      before: at > first ? this.#rows.row(entry, at - 1) : undefined,
      after: at + 1 < last ? this.#rows.row(entry, at + 1) : undefined,
      around: rows === undefined ? this.#around(entry, from, to) : { rows, from, to },
      heading: this.#strength(index.headings[section] ?? new Uint32Array()),
      title: this.#strength(index.title),
      ownHeading: this.#ownHeading(entry, section),
      isNamed: this.#namedIn(entry).has(index.claims[at] ?? NO_CLAIM),
      facts,
      close: reader.read(claim, row, facts),
    };
  }

  #ownHeading({ index }: Entry, section: number): ClaimView['ownHeading'] {
    const words = index.ownHeadings.get(section);
    if (words === undefined) return undefined;
    this.#ownHeadings ??= new OwnHeadings(this.#question, this.#rows, this.#importance, this.#meaning);
    return this.#ownHeadings.compare(words);
  }

  #namedIn(entry: Entry): ReturnType<typeof claimsNamed> {
    if (this.#place === undefined) return NONE;
    let named = this.#named.get(entry);
    if (named === undefined) this.#named.set(entry, (named = claimsNamed(this.#place, entry.index.article)));
    return named;
  }

  #around(entry: Entry, from: number, to: number): ClaimView['around'] {
    const rows: ClaimRow[] = [];
    for (let at = from; at < to; at++) rows.push(this.#rows.row(entry, at));
    return { rows, from: 0, to: rows.length };
  }

  #strength(terms: Uint32Array): Strength {
    let strength = this.#strengths.get(terms);
    if (strength === undefined) {
      strength = this.#rows.strengthIn(terms);
      this.#strengths.set(terms, strength);
    }
    return strength;
  }
}

/** Of a larger scope: claims retrieved, how many of the best bring the claim after them along, and how many are read. */
const RETRIEVED = 28;
const WITH_NEXT = 3;
const READ = 14;

/** Of those, claims that the question names, headings like the question, and claims under each of these. */
const MOST_NAMED = 4;
const MOST_HEADINGS = 2;
const UNDER_HEADING = 2;

const NO_FEATURES = new Float32Array();

/**
 * The claims worth ranking for a question as the scope's articles know its words, with their features, in the order of the articles;
 * with them others that something else than words has found.
 */
export function candidates(question: Question, scope: SearchScope, also: readonly ClaimAt[] = []): Candidate[] {
  if (question.content.length === 0 && question.words.length === 0) return [];
  const reader = new FeatureReader(question, scope);
  const groups = isReadWhole(scope)
    ? groupsOf(scope)
    : [groupOfSome([...choose(question, scope, reader), ...also], scope)];
  return groups.flatMap((group) => {
    const features = reader.read(group);
    return group.places.map(({ entry, at }, claim): Candidate => {
      return { scope, question, entry, at, features: features[claim] ?? NO_FEATURES };
    });
  });
}

/** The most promising claims of a scope that is not read whole. */
function choose(question: Question, scope: SearchScope, reader: FeatureReader): ClaimAt[] {
  const { shard } = scope;
  const pointed = new Map(reader.pointedAt().map((place) => [place.entry.base + place.at, place]));
  const chosen = new Set<number>();
  for (const [rank, { claim }] of retrieve(question, scope, RETRIEVED).entries()) {
    chosen.add(claim);
    if (rank < WITH_NEXT && shard.entryOf(claim + 1) === shard.entryOf(claim)) chosen.add(claim + 1);
  }
  for (const claim of pointed.keys()) chosen.delete(claim);
  return [...chosen]
    .flatMap((claim) => {
      const entry = shard.entryOf(claim);
      if (entry === undefined) return [];
      const at = claim - entry.base;
      return [{ claim, entry, at, promise: reader.promise(entry, at) }];
    })
    .sort((a, b) => b.promise - a.promise || shard.inOrder(a.claim, b.claim))
    .slice(0, READ - pointed.size)
    .concat(Array.from(pointed, ([claim, place]) => ({ ...place, claim, promise: 0 })))
    .sort((a, b) => shard.inOrder(a.claim, b.claim));
}
