import type { Claim } from '../../article/article-model.ts';
import type { AnswerKind } from '../basics/search-types.ts';
import { claimStart, factsOf, sectionStart, wordCount } from '../index/article-index.ts';
import type { Entry, Shard } from '../index/shard.ts';

/** Of an article with more claims than this, only the first part of each section is looked at: it is done at one go. */
export const MOST_CLAIMS = 12_000;

/** What figures, names and forms say is read of so many claims, those whose words weigh most: that takes a tenth of a millisecond each. */
const READ_CLOSELY = 300;

/** What a word counts beside its share of claims when a heading or the title names it. */
const NAMED = 0.5;
/** What a claim's words weigh that are the article's, at their mean. */
const WORDS = 0.7;
/** What each word of its heading counts that few other claims have: what the heading promises. */
const PROMISED = 0.25;
const MOST_PROMISED = 2;
/** Documents say first what matters; a section of one claim has no first. */
const FIRST = 0.5;
const ALONE = 0.4;

/** What a claim has of each counts its root: the first is worth most. */
const FIGURES: readonly { readonly kinds: readonly AnswerKind[]; readonly counts: number; readonly most: number }[] = [
  { kinds: ['money', 'percent'], counts: 0.7, most: 3 },
  { kinds: ['number', 'duration'], counts: 0.5, most: 3 },
  { kinds: ['date'], counts: 0.15, most: 1 },
  { kinds: ['person'], counts: 0.3, most: 1 },
  { kinds: ['place', 'group', 'thing'], counts: 0.1, most: 1 },
];

/** What only the claim before it explains, asks, is hardly a sentence, or is too long for a summary. */
const LEANS = 0.3;
const ASKS = 0.8;
const SHORT = 0.5;
const LONG = 0.8;
/** What is one of several alike: a row of a table, a step after the first, an item of a list that something leads in. */
const ROW = 0.5;
const STEP = 0.5;
const LED_IN = 0.4;
const FEWEST_WORDS = 5;
const LONGEST = 320;
const QUESTION = /[?？؟]["”’»)]*$/u;

/**
 * How much each claim says of its article, for choosing between them: more than 0, but for those that are not looked at.
 *
 * Its first part is the sum over its words of the share of claims that hold the word, and `NAMED` where a heading or the title
 * does, divided by the root of their number: words that many claims share speak of the article's subject, as in SumBasic (Nenkova &
 * Vanderwende 2005), whose mean would favour short claims. It is measured against the mean of all, so that the other parts weigh
 * the same in every article: what its heading promises, figures and names, where it stands, whether it stands alone.
 */
export function claimWeights(entry: Entry, shard: Shard): Float64Array {
  const { index } = entry;
  const weights = wordWeights(entry, shard);
  const language = shard.vocabulary.language.code;
  for (const at of heaviestOf(weights, READ_CLOSELY)) {
    const claim = index.claims[at];
    if (claim !== undefined)
      weights[at] = Math.max(
        Number.MIN_VALUE,
        (weights[at] ?? 0) + saysFor(claim, language) - (wordCount(index, at) < FEWEST_WORDS ? SHORT : 0),
      );
  }
  return weights;
}

/** One more than the last claim of a section that is looked at. */
export function lastLookedAt(index: Entry['index'], section: number): number {
  const first = sectionStart(index, section);
  const size = sectionStart(index, section + 1) - first;
  return first + Math.ceil(size * Math.min(1, MOST_CLAIMS / index.claims.length));
}

/** What a claim weighs by its words and its place. */
function wordWeights({ index }: Entry, { vocabulary }: Shard): Float64Array {
  const { claims, terms, distinct, claimCounts } = index;
  const weights = new Float64Array(claims.length);
  const promises = new Float64Array(claims.length);
  // By term: its share of claims, −1 for a stop word; one more than the last claim that has it, and than the last section named by it.
  const shares = new Float64Array(vocabulary.size);
  const inClaim = new Uint32Array(shares.length);
  const namedIn = new Uint32Array(shares.length);
  const promisedIn = new Uint32Array(shares.length);
  for (const [place, term] of distinct.entries()) {
    shares[term] = vocabulary.isStop(term) ? -1 : (claimCounts[place] ?? 0) / claims.length;
  }
  let sum = 0;
  let looked = 0;
  for (const [section, heading] of index.headings.entries()) {
    for (const names of [heading, index.title]) for (const term of names) namedIn[term] = section + 1;
    for (const term of heading) promisedIn[term] = section + 1;
    for (let at = sectionStart(index, section); at < lastLookedAt(index, section); at++) {
      let weight = 0;
      let promised = 0;
      let counted = 0;
      const end = claimStart(index, at + 1);
      for (let place = claimStart(index, at); place < end; place++) {
        const term = terms[place] ?? 0;
        const share = shares[term] ?? 0;
        if (share < 0 || inClaim[term] === at + 1) continue;
        inClaim[term] = at + 1;
        counted++;
        weight += share + (namedIn[term] === section + 1 ? NAMED : 0);
        if (promisedIn[term] === section + 1) promised += 1 - share;
      }
      weights[at] = weight / Math.sqrt(Math.max(counted, 1));
      promises[at] = PROMISED * Math.min(promised, MOST_PROMISED);
      sum += weights[at] ?? 0;
      looked++;
    }
  }
  const mean = sum / Math.max(looked, 1) || 1;
  for (const section of index.headings.keys()) {
    const first = sectionStart(index, section);
    const isAlone = first > 0 && sectionStart(index, section + 1) - first === 1;
    for (let at = first; at < lastLookedAt(index, section); at++) {
      const place = (at === first ? FIRST : 0) - (isAlone ? ALONE : 0);
      const weight = (WORDS * (weights[at] ?? 0)) / mean + (promises[at] ?? 0) + place;
      weights[at] = Math.max(Number.MIN_VALUE, weight);
    }
  }
  return weights;
}

/** What a claim's text says for it, and against it. */
function saysFor(claim: Claim, language: string): number {
  const { spans, leans } = factsOf(claim, language);
  let says = 0;
  for (const { kinds, counts, most } of FIGURES) {
    const found = spans.reduce((sum, { kind }) => sum + (kinds.includes(kind) ? 1 : 0), 0);
    says += counts * Math.sqrt(Math.min(found, most));
  }
  return (
    says -
    (leans ? LEANS : 0) -
    (QUESTION.test(claim.text) ? ASKS : 0) -
    (claim.text.length > LONGEST ? LONG : 0) -
    (claim.columns === undefined ? 0 : ROW) -
    (claim.steps === undefined || claim.steps === claim.id ? 0 : STEP) -
    (claim.leadIn === undefined ? 0 : LED_IN)
  );
}

/** Places of the greatest weights, at most so many, greatest first; of equal ones the first. None that weigh nothing. */
export function heaviestOf(weights: Float64Array, most: number): readonly number[] {
  const places = [...weights.keys()].filter((at) => (weights[at] ?? 0) > 0);
  if (places.length > most) {
    const least = weights.toSorted()[weights.length - most] ?? 0;
    return places
      .filter((at) => (weights[at] ?? 0) >= least)
      .sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
      .slice(0, most);
  }
  return places.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
}
