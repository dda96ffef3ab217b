import { LRUCache } from 'lru-cache';
import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '../../../src/article/article-model.ts';
import { fold, isCommonWord } from '../../../src/search/for-features.ts';
import { formsOf, type NameForms } from './name-forms.ts';

type Told = Pick<Article, 'title' | 'author' | 'sections'> & Partial<Pick<Article, 'language'>>;

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Written without spaces between words. */
const unspaced = new RegExp(`[${UNSPACED}]`, 'u');
/** Also where scripts meet: "Annaさん", "Anna는". */
const words = new RegExp(
  String.raw`[${UNSPACED}]+|\p{Script=Hangul}+|(?:(?![${UNSPACED}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+`,
  'gu',
);
/** What people would say of "ivan1987" and "MariaLopez". */
const letters = /[\p{L}\p{M}]+/gu;
const humps = /\p{Lu}?[\p{Ll}\p{M}]+/gu;
/** Names in Chinese, Japanese and Korean signs: a family's name of one or two, and a given name of two. */
const signed = /^[\p{Script=Han}\p{Script=Hangul}]{3,4}$/u;
/** A part of one letter says nothing of anybody. */
const SHORTEST = 2;
/** As long as this, a name is the beginning of ordinary words too often: "Same", "Time", also where these begin a sentence. */
const SHORT = 3;
/** What is no part by itself, but within one, is a name from here on. */
const SHORTEST_WITHIN = 3;
/** Between parts of a name, in small letters ("Ludwig van Beethoven"), these name nobody. */
const JOINING = new Set('of and von und der die den van de del la los le du da dos el y e i'.split(' '));
const ARTICLE = 'the';
/** What stands for a name. */
const LEFT_OUT = '@…';
/** Claims between which other work may have its turn. */
const AT_ONCE = 500;

/**
 * Takes these people's names out of a text and what is made of it, whole or in part, with or without accents, and in whichever case ("Ann's", "Anns",
 * "Ивана"). What stands in the articles stays: it names what is asked about, and nobody who asks. So does an ordinary word, in small letters, of
 * which only the beginning is a name.
 */
export async function nameRemover(
  text: string,
  names: readonly string[] = [],
  articles: readonly Told[] = [],
): Promise<(text: string) => string> {
  const languages = new Set(articles.length === 0 ? ['en'] : articles.map(({ language = 'en' }) => language));
  const isOrdinary = (word: string) => [...languages].some((language) => isCommonWord(word, language));
  const { literal, parts } = partsOf(names, isOrdinary, fold(text));
  if (literal.length + parts.length === 0) return unchanged;
  const patterns = literal.map(wordPattern);
  const inText = [...new Set((text.match(words) ?? []).map(fold))];
  const named = parts.filter(({ forms }) => inText.some(forms.has));
  if (patterns.length + named.length === 0) return unchanged;
  const isSaid = await saidIn(articles, [
    ...patterns.map((pattern) => (told: string) => told.search(pattern) >= 0),
    ...named.map((part) => (told: string) => says(told, part, isOrdinary)),
  ]);
  const unsaid = patterns.filter((_, at) => !isSaid[at]);
  const others = named.filter((_, at) => !isSaid[patterns.length + at]);
  const isName = (word: string) => others.some((part) => isFormOf(word, part, isOrdinary));
  return (asked) =>
    unsaid
      .reduce((rest, pattern) => rest.replaceAll(pattern, LEFT_OUT), asked)
      .replaceAll(words, (word) => (isName(word) ? LEFT_OUT : word));
}

const unchanged = (text: string): string => text;

/** Which of these say something of the articles' texts, the same number in the same order; a few hundred claims at a time. */
async function saidIn(
  articles: readonly Told[],
  found: readonly ((text: string) => boolean)[],
): Promise<readonly boolean[]> {
  const said = found.map(() => false);
  let looked = 0;
  for (const article of articles)
    for (const text of textsOf(article)) {
      for (const [at, isIn] of found.entries()) said[at] ||= isIn(text);
      if (++looked % AT_ONCE === 0) await turn();
    }
  return said;
}

function isFormOf(word: string, { name, forms }: NamePart, isOrdinary: (word: string) => boolean): boolean {
  if (!forms.has(fold(word))) return false;
  const isPlain = isSame(word, name) || isSame(word, `${name}s`);
  const mayBeOther = name.length <= SHORT || word === word.toLowerCase();
  return isPlain || !mayBeOther || !isOrdinary(word);
}

type NamePart = { readonly name: string; readonly forms: NameForms };

/** Of what somebody is called: the whole, a word of it, or what is within a word. */
type Called = {
  readonly text: string;
  readonly folded: string;
  readonly isWithin: boolean;
  /** Looked for as it is written; else by its forms. */
  readonly isLiteral: boolean;
  readonly parts: readonly NamePart[];
};

/** The same people ask again and again, and to take a name apart took as long as to find an answer that is remembered. */
const called = new LRUCache<string, readonly Called[]>({ max: 2_000 });

function calledBy(name: string): readonly Called[] {
  const known = called.get(name);
  if (known !== undefined) return known;
  const single = partsOfName(name);
  const made = [
    ...[...new Set([name, ...single])].map((part) => calledAs(part, false)),
    ...single.flatMap(partsWithin).map((part) => calledAs(part, true)),
  ].filter(({ text }) => text.length >= SHORTEST);
  called.set(name, made);
  return made;
}

function calledAs(text: string, isWithin: boolean): Called {
  const isLiteral = unspaced.test(text) || text.match(words)?.[0] !== text;
  const parts = isLiteral ? [] : spelt(text).map((folded) => ({ name: text, forms: formsOf(folded) }));
  return { text, folded: fold(text), isWithin, isLiteral, parts };
}

/** Those of the names that a text, folded, may have: what is looked for as it is written, and words that have forms. */
function partsOf(
  names: readonly string[],
  isOrdinary: (word: string) => boolean,
  text: string,
): { readonly literal: readonly string[]; readonly parts: readonly NamePart[] } {
  const all = names.flatMap((name) => calledBy(name.trim()));
  const whole = new Set(all.flatMap((each) => (each.isWithin ? [] : [each.text])));
  const meant = all.filter((each) => !each.isWithin || !(whole.has(each.text) || isOrdinary(each.text)));
  const literal = meant.filter((each) => each.isLiteral && text.includes(each.folded)).map((each) => each.text);
  const parts = meant.flatMap((each) => each.parts).filter(({ forms }) => text.includes(forms.core));
  return {
    literal: [...new Set(literal)].sort((left, right) => right.length - left.length),
    parts,
  };
}

/** Words of a name; of several, without those that join others. */
function partsOfName(name: string): readonly string[] {
  const all = name.match(words) ?? [];
  return all.length === 1 ? all : all.filter((part) => !JOINING.has(part) && part.toLowerCase() !== ARTICLE);
}

function partsWithin(part: string): readonly string[] {
  if (signed.test(part)) return part.length === 3 ? [part.slice(1)] : [part.slice(0, 2), part.slice(2)];
  return [...(part.match(letters) ?? []), ...(part.match(humps) ?? [])].filter(
    (inner) => inner.length >= SHORTEST_WITHIN,
  );
}

/** As it is compared: without its accents, and as those are written who have no umlauts on their keyboard. */
function spelt(name: string): readonly string[] {
  const typed = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüåø]/g, (letter) => TYPED[letter] ?? letter);
  return [...new Set([fold(name), fold(typed)])];
}

const TYPED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

function isSame(word: string, name: string): boolean {
  return word.normalize('NFKC').toLowerCase() === name.normalize('NFKC').toLowerCase();
}

function wordPattern(part: string): RegExp {
  const [before, after] = unspaced.test(part) ? ['', ''] : ['(?<![\\p{L}\\p{M}\\p{N}])', 's?(?![\\p{L}\\p{M}\\p{N}])'];
  return new RegExp(`${before}${part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}${after}`, 'giu');
}

function* textsOf({ title, author = '', sections }: Told): Generator<string> {
  yield title;
  yield author;
  for (const { heading, claims } of sections) {
    yield heading;
    for (const { text } of claims) yield text;
  }
}

function says(text: string, part: NamePart, isOrdinary: (word: string) => boolean): boolean {
  if (!fold(text).includes(part.forms.core)) return false;
  return (text.match(words) ?? []).some((word) => isFormOf(word, part, isOrdinary));
}
