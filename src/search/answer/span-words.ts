import { UNSPACED_SCRIPT } from '../language/tokens.ts';
import { type LexiconWord, lexiconWordsOf, lookUp } from '../recognise/lexicon.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';

/** What a word of a claim is to the search for the answer. */
export const Role = {
  matched: 0,
  copula: 1,
  article: 2,
  place: 3,
  year: 4,
  reason: 5,
  manner: 6,
  join: 7,
  stop: 8,
  digits: 9,
  capital: 10,
  plain: 11,
} as const;

/** Marks tried in order: a word that joins names may also begin a place ("in"), and is then that. */
const ROLE_MARKS: readonly (readonly [number, number])[] = [
  [BIT.copulas, Role.copula],
  [BIT.articles, Role.article],
  [BIT.placeBefore, Role.place],
  [BIT.reasons, Role.reason],
  [BIT.manners, Role.manner],
  [BIT.nameJoin, Role.join],
  [BIT.yearBefore, Role.year],
  [BIT.stop, Role.stop],
];

/** What a word is that the question does not have. */
const roleOf = (word: LexiconWord): number => {
  const { marks } = word.entry;
  if (marks !== 0) for (const [mark, role] of ROLE_MARKS) if ((marks & mark) !== 0) return role;
  if (word.digits) return Role.digits;
  return word.capital ? Role.capital : Role.plain;
};

/** English endings tell parts of speech apart a little; elsewhere only digits, function words and capitals count. */
const ENDINGS: readonly (readonly [readonly string[], number])[] = [
  [['ing'], 3],
  [['ed'], 4],
  [['ly'], 5],
  [['tion', 'ment', 'ness', 'ity', 'ism', 'ance', 'ence', 'ship'], 6],
  [['tions', 'ments', 'isms', 'ances', 'ences', 'ships'], 6],
  [['al', 'ic', 'ous', 'ive', 'able', 'ible', 'ful', 'less', 'ary'], 7],
  [['s'], 8],
];

/** The same by the last letter of each, in their order. */
const BY_LAST_LETTER = new Map<string, { readonly ending: string; readonly id: number }[]>();
for (const [endings, id] of ENDINGS) {
  for (const ending of endings) {
    const last = ending.at(-1) ?? '';
    BY_LAST_LETTER.set(last, [...(BY_LAST_LETTER.get(last) ?? []), { ending, id }]);
  }
}

/** The kind of a word's ending, from 0 to 9. */
const endingOf = (word: LexiconWord): number => {
  if (word.digits) return 0;
  if ((word.entry.marks & BIT.stop) !== 0) return 1;
  if (word.capital) return 2;
  const endings = BY_LAST_LETTER.get(word.lower.at(-1) ?? '') ?? [];
  for (const { ending, id } of endings) if (word.lower.endsWith(ending)) return id;
  return 9;
};

/** Function words that say much about what stands beside them, in the languages with weights of their own. */
const WORD_IDS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  en: new Map(
    (
      'in on at to for from by with as of the a an and or but that which who is was are were be been has had called ' +
      'named into over under about between after before during through until than not it its he they this also ' +
      'include including such like because when while where how'
    )
      .split(' ')
      .map((word, id) => [word, id]),
  ),
};

/** Number of such a word; −1 for any other. */
const wordIdOf = (lower: string, language: string): number => WORD_IDS[language]?.get(lower) ?? -1;

/** What stands beside a span: the role of the next word, any word of content, a mark, or the text's edge. */
export const CONTENT = 9;
const MARK = 10;
const COMMA = 11;
const QUOTE = 12;
const BRACKET = 13;
const EDGE = 14;

const QUOTES = /["“”„«»`‘’']/u;
const BRACKETS = /[()[\]{}（）]/u;

/** No mark, but the next word. */
export const WORD = -1;

const markOf = (gap: number, char: string | undefined): number => {
  if (gap < 3) return WORD;
  if (gap === 3) return COMMA;
  if (BRACKETS.test(char ?? '')) return BRACKET;
  return QUOTES.test(char ?? '') ? QUOTE : MARK;
};

/** The mark or edge that stands left of a word; −1 where the word before does. */
const leftMark = (words: readonly LexiconWord[], at: number, text: string): number =>
  at === 0 ? EDGE : markOf(words[at]?.gap ?? 0, text[(words[at]?.start ?? 0) - 1]);

/** The mark or edge that stands right of a word; −1 where the word after does. */
const rightMark = (words: readonly LexiconWord[], at: number, text: string): number =>
  at + 1 === words.length ? EDGE : markOf(words[at + 1]?.gap ?? 0, text[words[at]?.end ?? 0]);

/** A claim as the search for an answer sees it, whatever the question. Lists have one entry a word. */
export type ClaimWords = {
  readonly words: readonly LexiconWord[];
  /** What each word is that the question does not have. */
  readonly roles: readonly number[];
  readonly endings: readonly number[];
  /** See `wordIdOf`. */
  readonly ids: readonly number[];
  /** The mark or edge that stands left and right of each; −1 where the next word does. */
  readonly leftMarks: readonly number[];
  readonly rightMarks: readonly number[];
};

/** Claims are paragraphs in some languages; further words are not looked at. */
const MOST_WORDS = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** Known words of unspaced text are not enough here: an answer is one of the others. */
const segmentedWords = (text: string, lexicon: Lexicon): LexiconWord[] => {
  const segmenter = segmenters.get(lexicon.language) ?? new Intl.Segmenter(lexicon.language, { granularity: 'word' });
  segmenters.set(lexicon.language, segmenter);
  const known = lexiconWordsOf(text, lexicon);
  const words: LexiconWord[] = [];
  let at = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    const end = index + segment.length;
    while ((known[at]?.start ?? end) < index) at++;
    const same = known[at];
    if (same === undefined) break;
    const whole = same.start === index && same.end === end;
    words.push(
      whole
        ? same
        : { ...same, start: index, end, lower: segment, entry: lookUp(lexicon, segment), digits: same.digits },
    );
  }
  return words;
};

/** The words of a claim. */
export const readClaimWords = (text: string, lexicon: Lexicon): ClaimWords => {
  const all = UNSPACED_SCRIPT.test(text) ? segmentedWords(text, lexicon) : lexiconWordsOf(text, lexicon);
  const words = all.slice(0, MOST_WORDS);
  return {
    words,
    roles: words.map(roleOf),
    endings: words.map(endingOf),
    ids: words.map(({ lower }) => wordIdOf(lower, lexicon.language)),
    leftMarks: words.map((_, at) => leftMark(words, at, text)),
    rightMarks: words.map((_, at) => rightMark(words, at, text)),
  };
};
