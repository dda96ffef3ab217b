import type { AnswerKind } from '../basics/search-types.ts';
import { languageOf } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';
import { analyseQuestion } from '../question/answer-kinds.ts';
import { withoutCourtesy } from '../question/intent.ts';
import { lexiconOf, lexiconWordsOf } from '../recognise/lexicon.ts';
import { canonicalNumber, readNumbers } from '../recognise/numbers.ts';
import { readNames } from '../recognise/recognise-names.ts';
import { oppositeOf, relatedWordsOf } from '../recognise/related-words.ts';
import { actionEnds } from './action-ends.ts';

/** A question as it is held against another one. */
export type QuestionFacts = {
  readonly language: string;
  /** Without what is said for politeness' sake. */
  readonly text: string;
  /** All its words, folded, in order. */
  readonly words: readonly string[];
  /** Stems of the words that carry a subject, each with the word as it first stood there, folded. */
  readonly stems: ReadonlyMap<string, string>;
  readonly kinds: readonly AnswerKind[];
  /** In one spelling each. */
  readonly numbers: ReadonlySet<string>;
  readonly countries: ReadonlySet<number>;
  /** Folded words of names and places, as far as they are written as such. */
  readonly names: ReadonlySet<string>;
  /** Ends of what has two: "before", "unlink". */
  readonly ends: ReadonlySet<number | string>;
  readonly isDenied: boolean;
};

/** Words that deny, by language. */
const NOT: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|never|nobody|nothing|nowhere|neither|nor|without|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|wont)\b|n['’]t\b/iu,
  de: /\b(?:nicht|nie|niemals|niemand|nichts|kein\p{L}*|ohne)\b/iu,
  es: /(?<!\p{L})(?:no|nunca|nadie|nada|sin|ning[uú]n\p{L}*)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:ne|pas|jamais|personne|rien|sans|aucune?)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:не|нет|никогда|никто|ничего|без)(?!\p{L})/iu,
};

/** Who asks whom to turn to asks how it is done. */
const TO_WHOM: Readonly<Record<string, RegExp>> = {
  en: /\bwhom? (?:do|can|could|should|must|would) (?:i|we|you|one)\b/iu,
  de: /\b(?:wen|wem) (?:kann|muss|soll|\p{L}+e) (?:ich|man)\b/iu,
  es: /(?<!\p{L})a qui[eé]n(?:es)?(?!\p{L})/iu,
  fr: /(?<!\p{L})[àa] qui(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:к кому|кому)(?!\p{L})/iu,
};

/** "Can't I …?" asks whether I can. */
const ASKED_SO = /^\W*(?:can|could|do|does|did|is|are|was|were|will|would|should)n['’]?t\b/iu;

/** Numbers in words that are as often something else. */
const NO_NUMBER = new Set([
  'one',
  'once',
  'first',
  'ein',
  'eine',
  'einen',
  'einem',
  'einer',
  'un',
  'una',
  'uno',
  'une',
]);

export function questionFacts(question: string, language: string): QuestionFacts {
  const { fold, stem, stopWords } = languageOf(language);
  const text = withoutCourtesy(question, language);
  const tokens = tokenise(text);
  const words = tokens.map(({ word }) => fold(word));
  const telling = tokens.filter((_, at) => !stopWords.has(words[at] ?? ''));
  const lexicon = lexiconOf(language);
  const read = lexiconWordsOf(text, lexicon);
  const related = relatedWordsOf(language);
  const numbers = readNumbers(text, read, lexicon.language)
    .filter(({ from, to }) => from !== to || !NO_NUMBER.has(read[from]?.lower ?? ''))
    .map(({ value }) => canonicalNumber(value));
  const named = readNames(text, read, lexicon)
    // The first word has a capital anyway.
    .filter(({ from }) => from > 0)
    .flatMap(({ from, to }) => read.slice(from, to + 1).map(({ lower }) => fold(lower)));
  return {
    language,
    text,
    words,
    stems: new Map(telling.map(({ word }) => [stem(word), fold(word)] as const).toReversed()),
    kinds: TO_WHOM[language]?.test(text) === true ? ['manner'] : analyseQuestion(text, language).kinds,
    numbers: new Set([...numbers, ...versionsIn(text)]),
    countries: new Set(words.flatMap((_, at) => related.countryAt(words, at) ?? [])),
    names: new Set(named.filter((word) => !stopWords.has(word))),
    ends: new Set([...endsOf(words, language), ...actionEnds(words, language)]),
    isDenied: NOT[language]?.test(text) === true && !ASKED_SO.test(text),
  };
}

/** Whether something is allowed or forbidden: who asks for the one asks for the other. */
const ALLOWED: Readonly<Record<string, string>> = { en: 'allowed', de: 'erlaubt', es: 'permitido', fr: 'autorise' };

function endsOf(words: readonly string[], language: string): readonly number[] {
  const related = relatedWordsOf(language);
  const [allowed] = related.endsIn([ALLOWED[language] ?? '']).map(({ end }) => end);
  const named = related.endsIn(words).map(({ end }) => end);
  return allowed === undefined ? named : named.filter((end) => end !== allowed && end !== oppositeOf(allowed));
}

/** Numbers that letters stand at: "v2", "ps5". */
function versionsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<=\p{L})\d+(?:\.\d+)*/gu)].map(([digits]) => digits);
}
