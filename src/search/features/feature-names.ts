import type { ClaimFacts } from '../index/article-index.ts';
import type { Entry, SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import type { CloseReading } from './close-reading.ts';
import type { HeadingLikeness } from './word-meaning.ts';
import type { ClaimRow, Strength } from './question-rows.ts';

/** What is measured of a claim against a question, in this order; `DESIGN.md` explains each. */
export const FEATURES = [
  'bm25',
  'bm25Share',
  'coverage',
  'coverageEveryday',
  'coverageBoth',
  'coverageUntitled',
  'missing',
  'likeness',
  'likenessEveryday',
  'before',
  'after',
  'section',
  'beforeGain',
  'sectionGain',
  'headingGain',
  'title',
  'titleGain',
  'pairs',
  'run',
  'stops',
  'focus',
  'allWords',
  'allPairs',
  'meaning',
  'meaningGain',
  'meaningWhole',
  'meaningFocus',
  'firstOfArticle',
  'firstOfSection',
  'position',
  'length',
  'novel',
  'novelNames',
  'leans',
  'leansBefore',
  'leadInOnly',
  'label',
  'headingBoth',
  'headingFirst',
  'asked',
  'askedFirst',
  'kindAny',
  'kindNone',
  'kindNear',
  'date',
  'number',
  'money',
  'percent',
  'duration',
  'person',
  'place',
  'group',
  'reason',
  'manner',
  'definition',
  'thing',
] as const;

type Feature = (typeof FEATURES)[number];

/** Features of what a document's headings, numbers and lists tell; 0 in a text that is paragraphs alone. */
export const OF_STRUCTURE: readonly Feature[] = [
  'headingGain',
  'leadInOnly',
  'label',
  'headingBoth',
  'headingFirst',
  'asked',
  'askedFirst',
];

/** Place of each feature in a vector. */
export const AT = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Readonly<Record<Feature, number>>;

/** One number for each of `FEATURES`, in their order: shares, logarithms, 0 or 1. */
export type FeatureVector = Float32Array;

/** Everything that the features of one claim are read from. */
export type ClaimView = {
  readonly question: Question;
  readonly scope: SearchScope;
  readonly entry: Entry;
  readonly at: number;
  /** Importance of each word of the question: rarity here times rarity in everyday language; 0 for stop words. */
  readonly importance: readonly number[];
  readonly row: ClaimRow;
  readonly before: ClaimRow | undefined;
  readonly after: ClaimRow | undefined;
  /** Claims of the section a few places away at most on either side, itself among them: `rows` from `from` up to `to`. */
  readonly around: { readonly rows: readonly ClaimRow[]; readonly from: number; readonly to: number };
  readonly heading: Strength;
  readonly title: Strength;
  /** How like the question is to the section's own heading, where it has one. */
  readonly ownHeading: HeadingLikeness | undefined;
  /** Whether the question names the claim, or its section, by its number in the document. */
  readonly isNamed: boolean;
  readonly facts: ClaimFacts;
  readonly close: CloseReading;
};
