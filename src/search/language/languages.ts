import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { LRUCache } from 'lru-cache';
import { stem } from 'porter2';
import snowball from 'snowball-stemmers';
import * as stopwords from 'stopword';
import { atOneGo, type Slices } from '../basics/slices.ts';
import { type Everyday, readEverydayWords } from './everyday-words.ts';
import { BASE_FORMS } from './irregular-forms.ts';
import { fold, foldVietnamese, lowerCase } from './tokens.ts';

/** What Docent knows of a language. Nothing at all is enough: words then meet by their beginnings and letter groups. */
export type Language = {
  readonly code: string;
  /** A word as it is compared: lower case, and without accents unless the language lives by them. */
  readonly fold: (word: string) => string;
  /** The stem of a word, folded; the folded word itself where the language has no stemmer. */
  readonly stem: (word: string) => string;
  /** Folded words that carry no subject ("the", "of"). */
  readonly stopWords: ReadonlySet<string>;
  /** Written syllable by syllable, so that most words are written as several. */
  readonly syllabic: boolean;
  /** How a folded word is used in everyday language; read at one go where `load` has not done so. */
  readonly everyday: () => Everyday;
  /** Reads what the language needs, slice by slice. */
  readonly load: (slices: Slices) => Promise<void>;
};

type Resources = { readonly stemmer?: (word: string) => string; readonly stopWords?: readonly string[] };

/**
 * The most common grammatical words of Vietnamese, and those that questions are framed with ("được gọi là gì", "năm nào").
 * Longer lists take syllables of other words for stop words, for most words are written as several.
 */
const VIETNAMESE = [
  'là của và các những được bị đã đang sẽ cho trong với ở tại một này đó thì mà để từ vào khi có',
  'đến bằng theo trên về như do ra',
  'gì nào ai bao nhiêu đâu sao thế mấy gọi tên làm người năm',
].flatMap((words) => words.split(' '));

/** Further question words; what an apostrophe parts from a word; and the same typed without one. */
const ENGLISH = [
  's t does were when why',
  'd ll m re ve don doesn didn isn aren wasn weren hasn haven hadn wouldn couldn shouldn',
  'dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt havent hasnt hadnt',
  'whats whos wheres whens hows thats theres im ive youre theyre wat wich',
].flatMap((words) => words.split(' '));

const snow = (name: string): ((word: string) => string) => {
  const stemmer = snowball.newStemmer(name);
  return (word) => stemmer.stem(word);
};

/** Snowball's English stem of a word in lower case, or of the word that it is an irregular form of. */
const englishStem = (word: string): string => stem(BASE_FORMS.get(word) ?? word);

/** ISO 639-1 code → resources, made when first asked for. */
const RESOURCES: Readonly<Record<string, () => Resources>> = {
  af: () => ({ stopWords: stopwords.afr }),
  ar: () => ({ stemmer: snow('arabic'), stopWords: stopwords.ara }),
  bg: () => ({ stemmer: bulgarian, stopWords: stopwords.bul }),
  bn: () => ({ stopWords: stopwords.ben }),
  ca: () => ({ stemmer: snow('catalan'), stopWords: stopwords.cat }),
  cs: () => ({ stemmer: snow('czech'), stopWords: stopwords.ces }),
  da: () => ({ stemmer: snow('danish'), stopWords: stopwords.dan }),
  de: () => ({ stemmer: snow('german'), stopWords: stopwords.deu }),
  el: () => ({ stemmer: greek, stopWords: stopwords.ell }),
  en: () => ({ stemmer: englishStem, stopWords: [...stopwords.eng, ...ENGLISH] }),
  eo: () => ({ stopWords: stopwords.epo }),
  es: () => ({ stemmer: snow('spanish'), stopWords: stopwords.spa }),
  et: () => ({ stopWords: stopwords.est }),
  eu: () => ({ stemmer: snow('basque'), stopWords: stopwords.eus }),
  fa: () => ({ stopWords: stopwords.fas }),
  fi: () => ({ stemmer: snow('finnish'), stopWords: stopwords.fin }),
  fr: () => ({ stemmer: snow('french'), stopWords: stopwords.fra }),
  ga: () => ({ stemmer: snow('irish'), stopWords: stopwords.gle }),
  gl: () => ({ stopWords: stopwords.glg }),
  gu: () => ({ stopWords: stopwords.guj }),
  he: () => ({ stopWords: stopwords.heb }),
  hi: () => ({ stemmer: hindi, stopWords: stopwords.hin }),
  hr: () => ({ stopWords: stopwords.hrv }),
  hu: () => ({ stemmer: snow('hungarian'), stopWords: stopwords.hun }),
  hy: () => ({ stemmer: snow('armenian'), stopWords: stopwords.hye }),
  id: () => ({ stemmer: indonesian, stopWords: stopwords.ind }),
  it: () => ({ stemmer: snow('italian'), stopWords: stopwords.ita }),
  ja: () => ({ stopWords: stopwords.jpn }),
  ko: () => ({ stopWords: stopwords.kor }),
  lt: () => ({ stemmer: lithuanian, stopWords: stopwords.lit }),
  lv: () => ({ stopWords: stopwords.lav }),
  mr: () => ({ stopWords: stopwords.mar }),
  ms: () => ({ stopWords: stopwords.msa }),
  my: () => ({ stopWords: stopwords.mya }),
  ne: () => ({ stemmer: nepali }),
  nl: () => ({ stemmer: snow('dutch'), stopWords: stopwords.nld }),
  no: () => ({ stemmer: snow('norwegian'), stopWords: stopwords.nob }),
  pl: () => ({ stopWords: stopwords.pol }),
  pt: () => ({ stemmer: snow('portuguese'), stopWords: stopwords.por }),
  ro: () => ({ stemmer: snow('romanian'), stopWords: stopwords.ron }),
  ru: () => ({ stemmer: snow('russian'), stopWords: stopwords.rus }),
  sk: () => ({ stopWords: stopwords.slk }),
  sl: () => ({ stemmer: snow('slovene'), stopWords: stopwords.slv }),
  sr: () => ({ stemmer: serbian }),
  sv: () => ({ stemmer: snow('swedish'), stopWords: stopwords.swe }),
  sw: () => ({ stopWords: stopwords.swa }),
  ta: () => ({ stemmer: snow('tamil') }),
  th: () => ({ stopWords: stopwords.tha }),
  tl: () => ({ stopWords: stopwords.tgl }),
  tr: () => ({ stemmer: snow('turkish'), stopWords: stopwords.tur }),
  uk: () => ({ stemmer: ukrainian, stopWords: stopwords.ukr }),
  ur: () => ({ stopWords: stopwords.urd }),
  vi: () => ({ stopWords: VIETNAMESE }),
  zh: () => ({ stopWords: stopwords.zho }),
};

const SYLLABIC = new Set(['vi']);

/** Tone marks tell words apart in Vietnamese; all other languages are often typed without their accents. */
const KEEPS_ACCENTS = new Set(['vi']);

/** Words whose stem or usage is remembered, of questions mostly. */
const REMEMBERED = 5_000;

/** The same function, which remembers what it gave for the words of late. */
function remembered<T extends object | string>(lookUp: (word: string) => T): (word: string) => T {
  const known = new LRUCache<string, T>({ max: REMEMBERED, memoMethod: lookUp });
  return (word) => known.memo(word);
}

const made = new Map<string, Language>();

/** The resources of a language by its ISO 639-1 code ("en", "pt-BR" → "pt"). Unknown codes give a language without any. */
export function languageOf(tag: string): Language {
  const code = tag.toLowerCase().split(/[-_]/)[0] ?? tag;
  const known = made.get(code);
  if (known !== undefined) return known;
  const { stemmer, stopWords } = RESOURCES[code]?.() ?? {};
  const folded = KEEPS_ACCENTS.has(code) ? foldVietnamese : fold;
  let everyday: Everyday | undefined;
  const language: Language = {
    code,
    syllabic: SYLLABIC.has(code),
    everyday: () => (everyday ??= remembered(atOneGo(readEverydayWords(code, folded)))),
    load: async (slices) => {
      everyday ??= remembered(await slices.run(readEverydayWords(code, folded)));
    },
    fold: folded,
    stem: stemmer === undefined ? folded : remembered((word) => folded(stemmer(lowerCase(word)))),
    stopWords: new Set((stopWords ?? []).map((word) => folded(word.trim()))),
  };
  made.set(code, language);
  return language;
}
