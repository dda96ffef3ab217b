import type { Span } from '../basics/search-types.ts';
import { holdsTerm, type SearchScope } from '../index/shard.ts';
import { type Language, languageOf } from '../language/languages.ts';
import type { Token } from '../language/tokens.ts';
import { keysOfLowerCase } from '../recognise/forms.ts';
import { relatedWordsOf } from '../recognise/related-words.ts';
import { isQuestionWord } from './answer-kinds.ts';
import { type Alternative, termsOfCompounds, writesTogether } from './compounds.ts';
import {
  areForms,
  mayBeSlip,
  nearestStopWord,
  nearestWords,
  termSpelledOut,
  termWrittenApart,
} from './unknown-words.ts';

/** A word of a question as a scope's articles know it. */
export type WordReading = Token & {
  /** As it is compared, corrected where need be. */
  readonly folded: string;
  readonly stop: boolean;
  /** Empty where no article has anything like it. */
  readonly alternatives: readonly Alternative[];
  /** What it was taken for, where no article has the word itself. */
  readonly correction: string | undefined;
};

/** A corrected word counts a little less than one that was typed right, for each edit. */
const CORRECTED = 0.9;

/** Words more common than this are words, not typos of others, even where no article has them. */
export const SURELY_A_WORD = 0.75;

const MOST_CORRECTED = 8;

/** Another number is no typo of a number. */
export const HAS_DIGIT = /\d/;

/** `corrections` holds what was found for unknown words so far. */
export function readWord(token: Token, scope: SearchScope, corrections: Map<string, WordReading>): WordReading {
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
  const known = corrections.get(folded);
  if (known !== undefined) return { ...known, ...token };
  if (corrections.size >= MOST_CORRECTED) return plain;
  const isCommon = language.everyday()(folded).rarity < SURELY_A_WORD;
  if (isCommon && !writesTogether(language.code)) return plain;
  const compounds = termsOfCompounds(folded, scope);
  const mended =
    compounds.length > 0 ? { ...plain, alternatives: compounds } : isCommon ? plain : correct(plain, scope);
  corrections.set(folded, mended);
  return mended;
}

/**
 * An unknown word as the stop word or the word of the articles that it is a typo of, or the words whose initials it has, if any.
 * A word that the language has is right as it is: only another form of it will do ("gezogen" is not "gegen"). No place is another
 * one mistyped.
 */
function correct(plain: WordReading, scope: SearchScope): WordReading {
  const { vocabulary } = scope.shard;
  const { folded } = plain;
  const { code, stopWords } = vocabulary.language;
  const isName = plain.start > 0 && /^\p{Lu}/u.test(plain.word);
  const stopWord = isName ? undefined : nearestStopWord(folded, stopWords);
  if (stopWord !== undefined && mayBeSlip(folded, stopWord, code) && !isWord(folded, vocabulary.language))
    return { ...plain, folded: stopWord, stop: true, correction: stopWord };
  const related = relatedWordsOf(code);
  const nearest = nearestWords(folded, vocabulary, (held) => holdsTerm(held, scope), 1).find(
    (near) => !related.areDifferentPlaces(folded, near.word),
  );
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

/** Longer words are not two that somebody parted. */
const LONGEST_WORD = 32;

/** Everyday words that others happen to make together: "any one", "a way". */
const SURELY_TOGETHER = 0.5;

const JOINS = /^[ \-\u2010\u2011]$/u;

/** What two neighbours of a question are as one word that the articles have: "e-mail", "email"; "log in", "login". */
export function wordsWrittenTogether(text: string, tokens: readonly Token[], scope: SearchScope): readonly Together[] {
  const { vocabulary } = scope.shard;
  const { fold, everyday } = vocabulary.language;
  const found: Together[] = [];
  for (let at = 1; at < tokens.length; at++) {
    const [one, other] = [tokens[at - 1], tokens[at]];
    if (one === undefined || other === undefined || !JOINS.test(text.slice(one.end, other.start))) continue;
    const joined = fold(one.word) + fold(other.word);
    const term = joined.length > LONGEST_WORD ? undefined : vocabulary.findWritten(joined);
    if (term === undefined || vocabulary.isStop(term) || !holdsTerm(term, scope)) continue;
    const isHyphened = text[one.end] !== ' ';
    if (isHyphened || everyday()(joined).rarity > SURELY_TOGETHER)
      found.push({ start: one.start, end: other.end, term });
  }
  return found;
}

/** Two words of a question, and the term that they are when written as one. */
export type Together = Span & { readonly term: number };
