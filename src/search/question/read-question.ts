import type { AnswerKind, Span } from '../basics/search-types.ts';
import { claimsWith, holdsTerm, type SearchScope } from '../index/shard.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import { type Form, formsOfQuestion, keysOfLowerCase } from '../recognise/forms.ts';
import { analyseQuestion, isQuestionWord } from './answer-kinds.ts';
import { type Language, languageOf } from '../language/languages.ts';
import {
  areForms,
  mayBeSlip,
  nearestStopWord,
  nearestWords,
  termSpelledOut,
  termWrittenApart,
} from './unknown-words.ts';

/** A term of the articles that a word of the question may stand for, and how well: 1 for the same stem. */
type Alternative = { readonly term: number; readonly weight: number };

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
};

/** A corrected word counts a little less than one that was typed right, for each edit. */
const CORRECTED = 0.9;

/** Words more common than this are words, not typos of others, even where no article has them. */
const SURELY_A_WORD = 0.75;

const HAS_DIGIT = /\d/;

/** Words that matter in a long question; the rarest are kept. */
const MOST_WORDS = 32;

/** Characters of a question that are read, words of these, and its unknown words that are looked for among the known ones. */
const LONGEST = 2_000;
const MOST_READ = 256;

/** Words that are read for each of so many scopes that reading `MOST_READ` for all would take too long. */
const LEAST_READ = 64;

const MOST_CORRECTED = 8;

/**
 * Rarity is counted as if the scope held this many everyday claims beside its own, each of so many words: in an article of
 * a dozen claims nearly every word stands once, and only everyday language tells "embassy" from "still".
 */
const EVERYDAY_CLAIMS = 8;
const EVERYDAY_CLAIM_WORDS = 20;

/** Most words have two syllables, so that one tells less than a name or a number. */
const SYLLABLE = 0.75;

type Reading = Token & Pick<QuestionWord, 'folded' | 'stop' | 'alternatives' | 'correction'>;

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
  const corrections = new Map<string, Reading>();
  const readings = tokens.map((token) => withForms(readWord(token, scope, corrections), forms, scope));
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
  return { text, words: kept, content, terms, kinds, focus, second, parts };
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
function stemOf({ stop, alternatives, folded }: Reading, scope: SearchScope): string {
  const { vocabulary } = scope.shard;
  const [known] = alternatives;
  if (known !== undefined) return vocabulary.stem(known.term);
  return stop ? folded : vocabulary.language.stem(folded);
}

/** `corrections` holds what was found for unknown words so far. */
function readWord(token: Token, scope: SearchScope, corrections: Map<string, Reading>): Reading {
  const { vocabulary } = scope.shard;
  const { language } = vocabulary;
  const { word, start, end } = token;
  const folded = language.fold(word);
  const stop = language.stopWords.has(folded);
  const term = vocabulary.find(word, folded);
  if (term !== undefined && holdsTerm(term, scope)) {
    return { word, start, end, folded, stop, alternatives: [{ term, weight: 1 }], correction: undefined };
  }
  const plain = { word, start, end, folded, stop, alternatives: [], correction: undefined };
  // Another number is no typo of this one.
  if (stop || HAS_DIGIT.test(folded)) return plain;
  // What is asked with is no subject, whatever the list of stop words lacks.
  if (isQuestionWord(folded, language.code)) return { ...plain, stop: true };
  const names = keysOfLowerCase(folded).flatMap((key) => vocabulary.findStem(key) ?? []);
  const held = names.filter((name) => holdsTerm(name, scope));
  if (held.length > 0) return { ...plain, alternatives: held.map((name) => ({ term: name, weight: 1 })) };
  const apart = termWrittenApart(folded, scope);
  if (apart !== undefined) return { ...plain, alternatives: [{ term: apart, weight: CORRECTED }] };
  if (language.everyday()(folded).rarity < SURELY_A_WORD) return plain;
  const known = corrections.get(folded);
  if (known !== undefined) return { ...known, ...token };
  if (corrections.size >= MOST_CORRECTED) return plain;
  const mended = correct(plain, scope);
  corrections.set(folded, mended);
  return mended;
}

/**
 * An unknown word as the stop word or the word of the articles that it is a typo of, or the words whose initials it has, if any.
 * A word that the language has is right as it is: only another form of it will do ("gezogen" is not "gegen").
 */
function correct(plain: Reading, scope: SearchScope): Reading {
  const { vocabulary } = scope.shard;
  const { folded } = plain;
  const { code, stopWords } = vocabulary.language;
  const isName = plain.start > 0 && /^\p{Lu}/u.test(plain.word);
  const stopWord = isName ? undefined : nearestStopWord(folded, stopWords);
  if (stopWord !== undefined && mayBeSlip(folded, stopWord, code) && !isWord(folded, vocabulary.language))
    return { ...plain, folded: stopWord, stop: true, correction: stopWord };
  const [nearest] = nearestWords(folded, vocabulary, (held) => holdsTerm(held, scope), 1);
  if (nearest === undefined) {
    const spelled = termSpelledOut(folded, scope);
    return spelled === undefined ? plain : { ...plain, alternatives: [{ term: spelled, weight: CORRECTED }] };
  }
  const alternatives = [{ term: nearest.term, weight: CORRECTED ** nearest.edits }];
  const forms = areForms(folded, nearest.word, code);
  if (isWord(folded, vocabulary.language)) return forms ? { ...plain, alternatives } : plain;
  // Of other languages too few words are listed to tell a word that is two edits from another from one with two slips.
  if (!forms && (!mayBeSlip(folded, nearest.word, code) || (code !== 'en' && nearest.edits > 1))) return plain;
  return { ...plain, folded: nearest.word, alternatives, correction: nearest.word };
}

const LATIN = /^[a-z]+$/u;

/** Whether a folded word is one of the language, or a common one of English, which members of all languages use. */
function isWord(folded: string, { code, everyday }: Language): boolean {
  if (everyday()(folded).listed) return true;
  return code !== 'en' && LATIN.test(folded) && languageOf('en').everyday()(folded).rarity < SURELY_A_WORD;
}

/** Adds the other spellings of the number or name that a word is part of. */
function withForms(reading: Reading, forms: readonly Form[], scope: SearchScope): Reading {
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

const hasTerm = (alternatives: readonly Alternative[], term: number): boolean =>
  alternatives.some((known) => known.term === term);

function corrected(text: string, readings: readonly Reading[]): string {
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
