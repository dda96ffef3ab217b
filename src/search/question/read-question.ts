import type { AnswerKind, Span } from '../basics/search-types.ts';
import { claimOf } from '../index/postings.ts';
import { claimsWith, entriesOf, holdsTerm, type SearchScope } from '../index/shard.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import { type Form, formsOfQuestion } from '../recognise/forms.ts';
import { daysAskedIn, type NamedDays } from '../recognise/weekdays.ts';
import type { Alternative } from './compounds.ts';
import { analyseQuestion } from './answer-kinds.ts';
import {
  HAS_DIGIT,
  readWord,
  SURELY_A_WORD,
  type Together,
  type WordReading,
  wordsWrittenTogether,
} from './read-word.ts';

/** A word of the question. */
export type QuestionWord = Span & {
  readonly word: string;
  /** As it is compared, corrected where need be. */
  readonly folded: string;
  readonly stem: string;
  readonly stop: boolean;
  /** Empty where no article has anything like it. */
  readonly alternatives: readonly Alternative[];
  /** Rarity among the scope's claims and some everyday ones. */
  readonly idf: number;
  /** Rarity in everyday language, 0 to 1. */
  readonly rarity: number;
  /** Written syllable by syllable, it may be part of a longer word; names and numbers are not. */
  readonly syllable: boolean;
  /** Whether it belongs to the noun phrase after what, which or how many. */
  readonly focus: boolean;
  /** What it was taken for, where no article has the word itself. */
  readonly correction: string | undefined;
};

/** A question as the articles of a scope know its words. */
export type Question = {
  readonly text: string;
  readonly words: readonly QuestionWord[];
  /** Places among `words` of those that are not stop words. */
  readonly content: readonly number[];
  /** Terms of the articles that those may stand for. */
  readonly terms: readonly number[];
  /** What may answer, most wanted first. */
  readonly kinds: readonly AnswerKind[];
  readonly focus: readonly string[];
  /** What a second question in the same one asks for. */
  readonly second: readonly AnswerKind[];
  /** Two questions in one, each by itself, corrected; nothing for a single one. */
  readonly parts: readonly string[];
  /** Days of the week that it asks about. */
  readonly days: readonly NamedDays[];
};

/** Words that matter in a long question; the rarest are kept. */
const MOST_WORDS = 32;

/** Characters of a question that are read, words of these, and its unknown words that are looked for among the known ones. */
const LONGEST = 2_000;
const MOST_READ = 256;

/** Words that are read for each of so many scopes that reading `MOST_READ` for all would take too long. */
const LEAST_READ = 64;

/**
 * Rarity is counted as if the scope held this many everyday claims beside its own, each of so many words: in an article of
 * a dozen claims nearly every word stands once, and only everyday language tells "embassy" from "still".
 */
const EVERYDAY_CLAIMS = 8;
const EVERYDAY_CLAIM_WORDS = 20;

/** Most words have two syllables, so that one tells less than a name or a number. */
const SYLLABLE = 0.75;

/** As much of a question as is read: what is done with each letter takes long for many, some by the square of them. */
export const readableOf = (text: string): string => text.slice(0, LONGEST);

/** Those of the text that was read last: it is read for each scope. */
let last: { readonly text: string; readonly most: number; readonly tokens: readonly Token[] } | undefined;

const tokensOf = (text: string, most: number): readonly Token[] => {
  if (last?.text !== text || last.most !== most) last = { text, most, tokens: tokenise(text, most) };
  return last.tokens;
};

/** Words of a question that are read for each of some scopes. */
const mostRead = (scopes: number): number => Math.max(LEAST_READ, Math.floor(MOST_READ / scopes));

/** Reads a question in the language of the scope, one of so many that it is asked of. */
export function readQuestion(text: string, scope: SearchScope, scopes = 1): Question {
  const { language } = scope.shard.vocabulary;
  const everyday = language.everyday();
  const most = mostRead(scopes);
  const tokens = tokensOf(readableOf(text), most);
  const readable = text.slice(0, tokens.length < most ? LONGEST : tokens.at(-1)?.end);
  const forms = formsOfQuestion(readable, tokens, language.code);
  const corrections = new Map<string, WordReading>();
  const together = wordsWrittenTogether(readable, tokens, scope);
  const readings = withoutAsides(
    tokens.map((token) => withTogether(withForms(readWord(token, scope, corrections), forms, scope), together)),
    scope,
  );
  const mended = corrected(readable, readings);
  const { kinds, focus, second, secondAt } = analyseQuestion(mended, language.code);
  const parts = secondAt === undefined ? [] : [mended.slice(0, secondAt), mended.slice(secondAt)];
  const focused = new Set(focus.map(language.fold));
  const words = readings.map((reading): QuestionWord => {
    const { word, start, end, folded, stop, alternatives, correction } = reading;
    const usage = everyday(folded);
    const syllable = language.syllabic && !/^[\p{Lu}\p{Nd}]/u.test(word);
    const idf = rarity(alternatives, usage.share, scope);
    return {
      word,
      start,
      end,
      folded,
      stop,
      alternatives,
      correction,
      stem: stemOf(reading, scope),
      idf: syllable && !stop ? SYLLABLE * idf : idf,
      rarity: usage.rarity,
      syllable,
      focus: focused.has(folded),
    };
  });
  const kept = rarest(words);
  const content: number[] = [];
  const terms: number[] = [];
  for (const [index, { stop, alternatives }] of kept.entries()) {
    if (stop) continue;
    content.push(index);
    for (const { term } of alternatives) terms.push(term);
  }
  return { text, words: kept, content, terms, kinds, focus, second, parts, days: daysAskedIn(readable, language.code) };
}

/** Whether a folded word is one of the question's that its articles or everyday language have: it is no typo. */
export function isWordOf({ words }: Question, folded: string): boolean {
  return words.some(
    (word) =>
      word.folded === folded &&
      word.correction === undefined &&
      (word.stop || word.alternatives.length > 0 || word.rarity < SURELY_A_WORD),
  );
}

/** A known word's stem is the stem of its term; only unknown words must be taken apart. */
function stemOf({ stop, alternatives, folded }: WordReading, scope: SearchScope): string {
  const { vocabulary } = scope.shard;
  const [known] = alternatives;
  if (known !== undefined) return vocabulary.stem(known.term);
  return stop ? folded : vocabulary.language.stem(folded);
}

/** Adds the other spellings of the number or name that a word is part of. */
function withForms(reading: WordReading, forms: readonly Form[], scope: SearchScope): WordReading {
  let alternatives: Alternative[] | undefined;
  let isName = false;
  for (const { start, end, key } of forms) {
    if (start > reading.start || end < reading.end) continue;
    const term = scope.shard.vocabulary.findStem(key);
    if (term === undefined || !holdsTerm(term, scope) || hasTerm(alternatives ?? reading.alternatives, term)) continue;
    alternatives ??= [...reading.alternatives];
    alternatives.push({ term, weight: 1 });
    // "US" is a name, though "us" is a stop word.
    if (start === reading.start && end === reading.end) isName = true;
  }
  return alternatives === undefined ? reading : { ...reading, stop: reading.stop && !isName, alternatives };
}

/** Adds the term that a word is part of where it is written as one with its neighbour; that word is then no typo. */
function withTogether(reading: WordReading, together: readonly Together[]): WordReading {
  const whole = together.filter(({ start, end }) => start <= reading.start && reading.end <= end);
  if (whole.length === 0) return reading;
  const { correction, alternatives, word } = reading;
  const terms = whole.map(({ term }) => ({ term, weight: 1 }));
  if (correction === undefined) return { ...reading, alternatives: [...alternatives, ...terms] };
  return { ...reading, folded: word.toLowerCase(), stop: false, correction: undefined, alternatives: terms };
}

/** With more words of content a question tells a story, and is not about each of them. */
const STORY = 12;

/** Words so common that a story has them by the way. */
const BY_THE_WAY = 0.6;

/** Of a long and polite question, common words that no article has are no subject. */
function withoutAsides(readings: readonly WordReading[], scope: SearchScope): readonly WordReading[] {
  if (readings.filter(({ stop }) => !stop).length <= STORY) return readings;
  const usage = scope.shard.vocabulary.language.everyday();
  return readings.map((reading) => {
    const isAside =
      reading.alternatives.length === 0 && !HAS_DIGIT.test(reading.folded) && usage(reading.folded).rarity < BY_THE_WAY;
    return isAside ? { ...reading, stop: true } : reading;
  });
}

const hasTerm = (alternatives: readonly Alternative[], term: number): boolean =>
  alternatives.some((known) => known.term === term);

function corrected(text: string, readings: readonly WordReading[]): string {
  let mended = '';
  let at = 0;
  for (const { start, end, correction } of readings) {
    if (correction === undefined) continue;
    mended += text.slice(at, start) + correction;
    at = end;
  }
  return mended + text.slice(at);
}

function rarity(alternatives: readonly Alternative[], share: number, scope: SearchScope): number {
  let found = 0;
  for (const { term } of alternatives) found = Math.max(found, claimsWith(term, scope));
  const claims = found + EVERYDAY_CLAIMS * (1 - Math.exp(-EVERYDAY_CLAIM_WORDS * share));
  return Math.log(1 + (scope.claims + EVERYDAY_CLAIMS - claims + 0.5) / (claims + 0.5));
}

/** The rarest words in their order; a word that comes again counts once. */
function rarest(words: readonly QuestionWord[]): readonly QuestionWord[] {
  const seen = new Set<string>();
  const once = words.filter(({ stem, stop }) => stop || (!seen.has(stem) && seen.add(stem).size > 0));
  if (once.length <= MOST_WORDS) return once;
  const kept = new Set([...once].sort((a, b) => b.idf - a.idf || a.start - b.start).slice(0, MOST_WORDS));
  return once.filter((word) => kept.has(word));
}

/** Claims read for how they write a word. */
const MOST_WRITINGS = 20;

/**
 * What a word was taken for, as the articles write it: "Russia", "Eingang", "café". A claim begins with a capital whatever its word
 * is, so that one that writes it in small letters is believed first, then one that has it further in. Folded, as it is compared, where
 * no claim has it: stop words are not looked up.
 */
export function asWritten(word: QuestionWord, scope: SearchScope): string | undefined {
  const { correction, alternatives } = word;
  const term = alternatives[0]?.term;
  if (correction === undefined || term === undefined) return correction;
  let first: string | undefined;
  let within: string | undefined;
  for (const { start, word: written } of writings(correction, term, scope)) {
    if (written === written.toLowerCase()) return written;
    first ??= written;
    if (start > 0) within ??= written;
  }
  return within ?? first ?? correction;
}

/** Where the first claims with a term have the folded word. */
function* writings(folded: string, term: number, scope: SearchScope) {
  const { postings, vocabulary } = scope.shard;
  let left = MOST_WRITINGS;
  for (const { index, base } of entriesOf(scope)) {
    const last = postings.seek(term, base + index.claims.length);
    for (let place = postings.seek(term, base); place < last && left > 0; place++, left--) {
      const claim = index.claims[claimOf(postings.pool[place] ?? 0) - base];
      for (const token of tokenise(claim?.text ?? '')) if (vocabulary.language.fold(token.word) === folded) yield token;
    }
  }
}
