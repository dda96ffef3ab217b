import type { Article } from '../../article/article-model.ts';
import type { Intent } from '../basics/search-types.ts';
import { languageOf } from '../language/languages.ts';
import { pointsBack } from '../language/leans-on.ts';
import { fold, isAscii, tokenise, UNSPACED_SCRIPT } from '../language/tokens.ts';
import { lexiconOf, type LexiconWord, lexiconWordsOf, lookUp } from '../recognise/lexicon.ts';
import { BIT, LANGUAGES, type Lexicon, type LexiconEntry, listOf } from '../recognise/word-lists.ts';
import { type IntentPatterns, languagesLike, patternsOf, wordsOfText } from './intent-patterns.ts';

/** Longer questions are about claims: nobody greets or asks for a summary in so many words. */
const LONGEST = 110;
const LONGEST_WITH_TYPOS = 60;

/** What parts one clause from the next. */
const CLAUSE_END = /[?!,;:？！，；。،؟؛]+/gu;

/** Lower case, clauses on lines of their own, without other marks: what the patterns in `data/words/` are written for. */
const normalise = (question: string): string => {
  const lower = question.toLowerCase().replaceAll(CLAUSE_END, '\n');
  const plain = isAscii(lower)
    ? lower.replaceAll(/[^a-z0-9'\n]+/g, ' ').replaceAll(/(?<![a-z0-9])'+|'+(?![a-z0-9])/g, ' ')
    : lower
        .normalize('NFC')
        .replaceAll(/[’`´]/gu, "'")
        .replaceAll(/[^\p{L}\p{M}\p{N}'\n]+/gu, ' ')
        .replaceAll(/(?<!\p{L})'|'(?!\p{L})/gu, '');
  return plain
    .trim()
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n');
};

const HOLLOW = BIT.stop | BIT.copulas | BIT.articles;

/** Only words that say nothing by themselves. */
const areHollow = (
  words: readonly { readonly lower: string; readonly entry: LexiconEntry }[],
  language: string,
): boolean => {
  const hollow = patternsOf(language)?.hollow;
  return words.every(({ lower, entry }) => (entry.marks & HOLLOW) !== 0 || hollow?.has(lower) === true);
};

const isEmpty = (text: string, words: readonly string[], lexicon: Lexicon): boolean => {
  const read = words.map((lower) => ({ lower, entry: lookUp(lexicon, lower) }));
  if (areHollow(read, lexicon.language)) return true;
  return UNSPACED_SCRIPT.test(text) && areHollow(lexiconWordsOf(text, lexicon), lexicon.language);
};

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;

/** With a word that says something and, for each language, one that no pattern of it has: nearly all questions. */
const isPlainQuestion = (question: string, read: readonly LexiconWord[], language: string): boolean => {
  // A dotted abbreviation is one word here, and several for the patterns.
  if (question.includes('.') || areHollow(read, language)) return false;
  const words = UNSPACED_SCRIPT.test(question)
    ? (question.toLowerCase().match(LETTERS) ?? [])
    : read.map(({ lower }) => lower);
  return languagesLike(words).length === 0;
};

/** What a question says that a pattern covers, in the article's language first. */
const patternIntent = (folded: string, language: string): Intent | undefined => {
  const codes = languagesLike(wordsOfText(folded));
  const inOrder = codes.includes(language) ? [language, ...codes.filter((code) => code !== language)] : codes;
  for (const code of inOrder) {
    const intent = patternsOf(code)?.intentOf(folded);
    if (intent !== undefined) return intent;
  }
  return undefined;
};

/** Ways in which the words of a question may be meant that are tried. */
const MOST_READINGS = 12;

/** What words with typos say: nothing where they may be meant in ways that say different things. */
const intentOfTypos = (
  asked: readonly string[],
  { intentOf, words, isSpaced, near }: IntentPatterns,
  isWord: (word: string) => boolean,
): Intent | undefined => {
  const folded = asked.map(fold);
  // Nearly every question has a word that is none of the patterns' and no typo.
  if (!isSpaced || folded.some((word) => !words.has(word) && isWord(word))) return undefined;
  let readings: readonly (readonly string[])[] = [[]];
  for (const word of folded) {
    const options = words.has(word) ? [word] : near(word);
    readings = readings.flatMap((reading) => options.map((option) => [...reading, option]));
    if (readings.length === 0 || readings.length > MOST_READINGS) return undefined;
  }
  const found = readings.flatMap((reading) => intentOf(reading.join(' ')) ?? []);
  const [first, ...others] = new Map(found.map((intent) => [JSON.stringify(intent), intent])).values();
  return others.length === 0 ? first : undefined;
};

const NEVER = (): boolean => false;

/**
 * Whether a question is about a claim, about the article as a whole, small talk, or nothing at all. A pattern must cover
 * the whole question, so that "who wrote the constitution" and "hello kitty was created by whom" stay questions about
 * claims. Small talk is understood in every language that has patterns, whatever the article's; typos only in its own.
 * `isWord` tells which folded words are not typos.
 */
export const detectIntent = (question: string, language: string, isWord: (word: string) => boolean = NEVER): Intent => {
  const lexicon = lexiconOf(language);
  if (question.length > LONGEST * 4) return { kind: 'claims' };
  const read = lexiconWordsOf(question, lexicon);
  const withTypos = (): Intent => {
    const words = question.length > LONGEST_WITH_TYPOS ? [] : read.map(({ lower }) => lower);
    const patterns = patternsOf(lexicon.language);
    return (patterns && intentOfTypos(words, patterns, isWord)) ?? { kind: 'claims' };
  };
  if (isPlainQuestion(question, read, lexicon.language)) return withTypos();
  const text = normalise(question);
  if (text === '') return { kind: 'empty' };
  const intent = text.length > LONGEST ? undefined : patternIntent(fold(text), lexicon.language);
  if (intent !== undefined) return intent;
  return isEmpty(text, wordsOfText(text), lexicon) ? { kind: 'empty' } : withTypos();
};

const plainWords = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a question names the author of one of the articles, by family name: "who is Ishan Crawford". */
export function asksForAuthor(question: string, articles: readonly Article[]): boolean {
  const asked = new Set(plainWords(question));
  return articles.some(({ author = '' }) => {
    const family = plainWords(author).at(-1);
    return family !== undefined && family.length > 2 && asked.has(family);
  });
}

/** Beginnings that carry a question on ("and China?", "what about wheat?"). */
const CARRIES_ON =
  /^(?:and|but|or|also|then|what about|how about|y|e|und|et|è|и|а|και|ve|và|ซึ่ง|و|और|那么?|还有|și|pero|aber|mais|но)(?=[^\p{L}]|$)/iu;

/** More words than these make a question of their own, even with a pronoun. */
const MOST_FOLLOWING = 5;

/**
 * The question as it is to be searched: with the words of the one before, where it is a fragment ("why?"), carries on
 * ("and China?") or points back ("when was that?"); as it is where it names a subject of its own.
 *
 * @example withPrevious('and China?', 'How much is the trade with Iran?', 'en') // 'and China? How much is the trade with Iran?'
 */
export function withPrevious(question: string, previous: string | undefined, code: string): string {
  if (previous === undefined || previous.trim() === '') return withoutCarryingOn(question, code);
  const language = languageOf(code);
  const words = tokenise(question).map(({ word }) => language.fold(word));
  if (words.length === 0) return question;
  const content = words.filter((word) => !language.stopWords.has(word) && !pointsBack(word, code));
  const leans = CARRIES_ON.test(question.trim()) || words.some((word) => pointsBack(word, code));
  const joined = content.length === 0 || (leans && content.length <= MOST_FOLLOWING);
  return joined ? `${question} ${previous}` : question;
}

/** Whether a question goes on from something ("and China?", "what about wheat?"). */
export const carriesOn = (question: string): boolean => CARRIES_ON.test(question.trim());

/**
 * A question that nothing was asked before without what carries it on ("what about wheat?"), which spaces stand for: it is asked of the rest. As it is
 * where nothing is left.
 */
function withoutCarryingOn(question: string, code: string): string {
  const left = question.replace(/^\s*/u, '').replace(CARRIES_ON, blank).padStart(question.length);
  return contentOf(left, code) > 0 ? left : question;
}

const courtesies = new Map<string, readonly RegExp[]>();

/** A language's patterns for what is polite, each between whole words. */
function courtesiesOf(code: string): readonly RegExp[] {
  let known = courtesies.get(code);
  if (known === undefined) {
    known = (listOf(code).courtesy ?? []).map(
      (pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'giu'),
    );
    courtesies.set(code, known);
  }
  return known;
}

/** Of a story of so many words, at least, one sentence is the question. */
const STORY = 25;

/** Words of content of a question that stands for itself. */
const LEAST_CONTENT = 3;

/** Longer texts are read as they are. */
const LONGEST_POLITE = 1_000;

const SENTENCE = /[^.!?…]+[.!?…]*/gu;

/**
 * A question without what is said around it for politeness' sake ("hey, does anyone know if", "pls", "thanks in advance"), and without
 * the other sentences where it is one of many. What is left out becomes spaces: places in the text stay what they were. The question as
 * it is where nothing would be left to ask.
 */
export function withoutCourtesy(question: string, code: string): string {
  if (question.length > LONGEST_POLITE) return question;
  const plain = oneOfMany(question, code);
  const left = [code, 'en']
    .filter((each, at, all) => LANGUAGES.includes(each) && all.indexOf(each) === at)
    .flatMap(courtesiesOf)
    .reduce((text, pattern) => text.replaceAll(pattern, blank), plain);
  return contentOf(left, code) > 0 ? left : question;
}

const blank = (text: string): string => ' '.repeat(text.length);

/** The only sentence of a long text that is asked, the others blank; the text as it is where that does not tell. */
function oneOfMany(text: string, code: string): string {
  if (!text.includes('?') || tokenise(text, STORY).length < STORY) return text;
  const sentences = text.match(SENTENCE) ?? [];
  const asked = sentences.filter((sentence) => sentence.includes('?'));
  const [question] = asked;
  if (question === undefined || asked.length > 1 || contentOf(question, code) < LEAST_CONTENT) return text;
  return sentences.map((sentence) => (sentence === question ? sentence : blank(sentence))).join('');
}

function contentOf(text: string, code: string): number {
  const { fold, stopWords } = languageOf(code);
  return tokenise(text).filter(({ word }) => !stopWords.has(fold(word))).length;
}
