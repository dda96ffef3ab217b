import type { LRUCache } from 'lru-cache';
import ar from '../../../data/words/ar.json' with { type: 'json' };
import de from '../../../data/words/de.json' with { type: 'json' };
import el from '../../../data/words/el.json' with { type: 'json' };
import en from '../../../data/words/en.json' with { type: 'json' };
import es from '../../../data/words/es.json' with { type: 'json' };
import fr from '../../../data/words/fr.json' with { type: 'json' };
import hi from '../../../data/words/hi.json' with { type: 'json' };
import ro from '../../../data/words/ro.json' with { type: 'json' };
import ru from '../../../data/words/ru.json' with { type: 'json' };
import th from '../../../data/words/th.json' with { type: 'json' };
import tr from '../../../data/words/tr.json' with { type: 'json' };
import vi from '../../../data/words/vi.json' with { type: 'json' };
import zh from '../../../data/words/zh.json' with { type: 'json' };
import type { Intent, WholeAbout } from '../basics/search-types.ts';
import { stopWordList } from '../language/stop-words.ts';

/** What a language's list in `data/words/` holds; a missing list means that nothing of it is recognised. */
export type WordList = {
  readonly ask?: Readonly<Record<string, readonly string[]>>;
  readonly what?: readonly string[];
  readonly whatAfter?: readonly string[];
  readonly any?: readonly string[];
  readonly and?: readonly string[];
  readonly or?: readonly string[];
  readonly skip?: readonly string[];
  readonly prepositions?: readonly string[];
  readonly auxiliaries?: readonly string[];
  readonly rangeJoin?: readonly string[];
  readonly nouns?: Readonly<Record<string, readonly string[]>>;
  readonly stop?: readonly string[];
  readonly months?: readonly (readonly string[])[];
  /** Words for several days of the week, 1 (Monday) to 7, and what stands between the first and the last of a range. */
  readonly dayGroups?: Readonly<Record<string, readonly number[]>>;
  readonly dayRange?: readonly string[];
  readonly numbers?: Readonly<Record<string, number>>;
  readonly scales?: Readonly<Record<string, number>>;
  readonly ordinals?: Readonly<Record<string, number>>;
  readonly currencies?: Readonly<Record<string, string>>;
  /** Regular expressions for what people say around a question and ask nothing with: "does anyone know if", "thanks". */
  readonly courtesy?: readonly string[];
  /** For each country the words for it and its people whose beginnings do not show that they are one; `*` ends a beginning. */
  readonly countries?: readonly (readonly string[])[];
  /** Endings by which forms of one name differ; where there is no list, short ones are taken for such. */
  readonly nameEndings?: readonly string[];
  /** The two ends of one thing ("largest", "smallest"), in words or phrases; and phrases in which such words name no end ("close to"). */
  readonly opposites?: readonly (readonly (readonly string[])[])[];
  readonly noOpposites?: readonly string[];
  readonly intents?: IntentList;
} & { readonly [list in ListName]?: readonly string[] };

/** Regular expressions, each for a whole question; `<name>` stands for the part of that name. */
export type IntentList = {
  readonly parts?: Readonly<Record<string, string>>;
  /** What joins two questions beside the words for "and", and is written together with the next word. */
  readonly and?: readonly string[];
  /** What asks about the whole only after another such question: "(who wrote this) and when". */
  readonly then?: { readonly [about in WholeAbout]?: readonly string[] };
  /** Words for the article and those that its subject follows: "the article about Russia". */
  readonly subject?: readonly { readonly noun: string; readonly by: readonly string[] }[];
  /** Words, not expressions: they say nothing by themselves ("which one"), and are no stop words. */
  readonly hollow?: readonly string[];
} & {
  readonly [about in Exclude<Intent, { kind: 'claims' } | { kind: 'empty' }>['about']]?: readonly string[];
};

/** Plain lists: each word of one carries the list's mark. */
export const LISTS = [
  'stop',
  'days',
  'seasons',
  'eras',
  'centuries',
  'dateBefore',
  'yearBefore',
  'dateAfter',
  'ofDate',
  'numberJoin',
  'ordinalEnds',
  'percents',
  'units',
  'measures',
  'ages',
  'titles',
  'personVerbs',
  'placeBefore',
  'placeNouns',
  'groupNouns',
  'nameJoin',
  'copulas',
  'articles',
  'reasons',
  'manners',
] as const;
type ListName = (typeof LISTS)[number];

const BY_LANGUAGE: Readonly<Record<string, WordList>> = { ar, de, el, en, es, fr, hi, ro, ru, th, tr, vi, zh };

/** Languages with a list of their own. */
export const LANGUAGES: readonly string[] = Object.keys(BY_LANGUAGE);

/** Where the list itself has no stop words: another one's, by ISO 639-3 code. */
const STOP_WORDS: Readonly<Record<string, Parameters<typeof stopWordList>[0]>> = {
  ar: 'ara',
  el: 'ell',
  hi: 'hin',
  it: 'ita',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  th: 'tha',
  tr: 'tur',
  vi: 'vie',
};

/** The list of a language by its ISO 639-1 code; an empty one where there is none. */
export function listOf(language: string): WordList {
  const code = STOP_WORDS[language];
  return { stop: code === undefined ? [] : stopWordList(code), ...BY_LANGUAGE[language] };
}

/** Bit marks of a word, one for each list. */
export type WordMark = ListName | 'month' | 'number' | 'scale' | 'ordinal' | 'currency' | 'place';
const MARKS: readonly WordMark[] = [...LISTS, 'month', 'number', 'scale', 'ordinal', 'currency', 'place'];
/** By mark its bit. */
export const BIT = Object.fromEntries(MARKS.map((mark, bit) => [mark, 1 << bit])) as Readonly<Record<WordMark, number>>;

/** What a lexicon knows of a word. */
export type LexiconEntry = {
  readonly marks: number;
  /** Of a number word, a scale, an ordinal; of a month, 1 to 12. */
  readonly value: number;
  readonly currency: string;
  /** Phrases that begin with this word, longest first: the words that follow, and the marks of the whole. */
  readonly phrases: readonly Phrase[];
};
/** A phrase without its first word. */
export type Phrase = { readonly rest: readonly string[]; readonly marks: number; readonly currency: string };

/** A language's words with what each marks. */
export type Lexicon = {
  readonly language: string;
  readonly list: WordList;
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Entries written with a final `*`: beginnings of words. */
  readonly beginnings: ReadonlyMap<string, LexiconEntry>;
  /** Lengths of the entries that begin with a pair of characters, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  /** What was found for words of late that are no entries themselves. */
  readonly seen: LRUCache<string, LexiconEntry>;
};

/** Of a word that nothing is known of. */
export const NO_ENTRY: LexiconEntry = { marks: 0, value: Number.NaN, currency: '', phrases: [] };
