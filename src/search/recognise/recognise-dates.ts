import { gapBefore, has, type LexiconWord, phraseLength } from './lexicon.ts';
import { digitsValue } from './numbers.ts';
import { BIT, type Lexicon } from './word-lists.ts';

/** A stretch of words, both ends included. */
type Stretch = { readonly from: number; readonly to: number };

const FIRST_YEAR = 1000;
const LAST_YEAR = 2100;

/** Between these a bare number of four digits is a year whatever follows it. */
const SURE_YEARS = [1400, 2035] as const;

const NUMERIC_DATE = /^\p{Nd}{1,2}\.\p{Nd}{1,2}\.(?:\p{Nd}{2}|\p{Nd}{4})$/u;
const ROMAN = /^(?=[ivxlc])x{0,3}(?:ix|iv|v?i{0,3})$/u;
const CURRENCY_SIGN = /[$€£¥₹₽₩]/u;

/** The value of a word that is a whole number of at most four digits, else NaN. */
const whole = (word: LexiconWord | undefined): number => {
  if (word === undefined || !word.digits || word.end - word.start > 4) return Number.NaN;
  const value = digitsValue(word.lower, 'en');
  return Number.isInteger(value) && !/[.,]/u.test(word.lower) ? value : Number.NaN;
};

const isDay = (word: LexiconWord | undefined): boolean => {
  const value = whole(word);
  return value >= 1 && value <= 31;
};

/** Reads one text's dates; `at` is always the index of a word. */
class DateReader {
  readonly #text: string;
  readonly #words: readonly LexiconWord[];
  readonly #lexicon: Lexicon;

  constructor(text: string, words: readonly LexiconWord[], lexicon: Lexicon) {
    this.#text = text;
    this.#words = words;
    this.#lexicon = lexicon;
  }

  /** The last word of the date that begins at a word, or -1. */
  read(at: number): number {
    const word = this.#words[at];
    if (word === undefined) return -1;
    if (word.digits) {
      const numeric = this.#numeric(at);
      if (numeric >= 0) return numeric;
      const dayFirst = isDay(word) ? this.#dayFirst(at) : -1;
      if (dayFirst >= 0) return dayFirst;
      return Math.max(this.#century(at), this.#year(at));
    }
    const month = phraseLength(this.#words, at, BIT.month);
    if (month > 0) return this.#monthFirst(at, month);
    if (has(word, BIT.days)) return this.#isName(word) ? this.#withYear(at) : -1;
    if (has(word, BIT.seasons)) {
      const to = this.#withYear(at);
      return to > at || (at > 0 && has(this.#words[at - 1], BIT.yearBefore | BIT.articles)) ? to : -1;
    }
    if (phraseLength(this.#words, at, BIT.ordinal | BIT.centuries) > 0 || ROMAN.test(word.lower))
      return this.#century(at);
    return -1;
  }

  /** In languages that write names of days and months with a capital, one without is another word ("march", "may"). */
  #isName(word: LexiconWord): boolean {
    return word.capital || this.#lexicon.language !== 'en';
  }

  #joins(index: number): boolean {
    const word = this.#words[index];
    return word !== undefined && has(word, BIT.ofDate) && word.gap < 3;
  }

  /** "12.05.1999", "12/05/1999", "1999-05-12". */
  #numeric(at: number): number {
    const [first, second, third] = [this.#words[at], this.#words[at + 1], this.#words[at + 2]];
    if (first === undefined) return -1;
    if (NUMERIC_DATE.test(first.lower)) return at;
    if (second?.digits !== true || third?.digits !== true) return -1;
    const [left, right] = [this.#text.slice(first.end, second.start), this.#text.slice(second.end, third.start)];
    return left === right && (left === '/' || left === '-') && whole(second) <= 31 ? at + 2 : -1;
  }

  /** "5 May 1999", "5th of May", "5. Mai", "5月12日" has its own words after each number. */
  #dayFirst(at: number): number {
    let next = at + 1;
    while (has(this.#words[next], BIT.ordinalEnds) && this.#words[next]?.gap === 0) next++;
    for (let joins = 0; joins < 2 && this.#month(next) === 0 && this.#joins(next); joins++) next++;
    const month = this.#month(next);
    return month === 0 ? -1 : this.#withYear(next + month - 1);
  }

  /** Words of the name of a month that begins at a word ("May", "tháng 5"), or 0. */
  #month(at: number): number {
    const word = this.#words[at];
    return word !== undefined && this.#isName(word) ? phraseLength(this.#words, at, BIT.month) : 0;
  }

  /** "May 5, 1999", "May 1999", "in May". */
  #monthFirst(at: number, words: number): number {
    const word = this.#words[at];
    if (word === undefined || !this.#isName(word)) return -1;
    let to = at + words - 1;
    if (isDay(this.#words[to + 1]) && gapBefore(this.#words, to + 1) < 3) {
      to++;
      while (has(this.#words[to + 1], BIT.ordinalEnds) && this.#words[to + 1]?.gap === 0) to++;
      if (isDay(this.#words[to + 1]) && /^[–-]$/u.test(this.#between(to))) to++;
    }
    const end = this.#withYear(to);
    return end >= at + words || has(this.#words[at - 1], BIT.yearBefore | BIT.dateBefore) ? end : -1;
  }

  #between(at: number): string {
    return this.#text.slice(this.#words[at]?.end ?? 0, this.#words[at + 1]?.start ?? 0);
  }

  /** The date grown by a year that follows it: "…, 1999", "… de 1999", "… 1999 года". */
  #withYear(to: number): number {
    let next = to + 1;
    if (this.#joins(next)) next++;
    if (this.#joins(next)) next++;
    const word = this.#words[next];
    const value = whole(word);
    if (word === undefined || word.gap > 3 || !(value >= 100 && value <= LAST_YEAR) || word.lower.length < 3) return to;
    return this.#after(next);
  }

  /** Words that follow a year or a century and belong to it. */
  #after(to: number): number {
    let end = to;
    while (has(this.#words[end + 1], BIT.dateAfter | BIT.eras) && gapBefore(this.#words, end + 1) < 3) end++;
    return end;
  }

  /** "18th century", "siglo XVIII", "XVIII век", "18th and 19th centuries". */
  #century(at: number): number {
    const named = phraseLength(this.#words, at, BIT.centuries);
    if (named > 0) {
      const next = this.#words[at + named];
      const numbered =
        next !== undefined && next.gap < 2 && (ROMAN.test(next.lower) || (next.digits && whole(next) <= 30));
      return numbered ? this.#after(at + named) : -1;
    }
    for (let next = at + 1; next <= at + 5; next++) {
      const follows = this.#words[next];
      const century = phraseLength(this.#words, next, BIT.centuries);
      if (century > 0) return this.#after(next + century - 1);
      const inside =
        follows !== undefined &&
        ((follows.entry.marks & (BIT.ordinalEnds | BIT.ordinal | BIT.numberJoin | BIT.ofDate)) !== 0 ||
          follows.digits ||
          ROMAN.test(follows.lower));
      if (!inside) return -1;
    }
    return -1;
  }

  #year(at: number): number {
    const word = this.#words[at];
    const value = whole(word);
    if (word === undefined || Number.isNaN(value)) return -1;
    const [before, next] = [this.#words[at - 1], this.#words[at + 1]];
    if (has(next, BIT.eras | BIT.dateAfter) && next !== undefined && next.gap < 2) return this.#after(at);
    if (word.lower.length < 3 || value > LAST_YEAR) return -1;
    if (CURRENCY_SIGN.test(this.#text[word.start - 1] ?? '') || this.#text[word.end] === '%') return -1;
    if (next !== undefined && next.gap === 0) return next.lower === 's' && value % 10 === 0 ? at + 1 : -1;
    if (next?.lower === 's' && next.gap === 2 && value % 10 === 0) return at + 1;
    const measured = has(next, BIT.percents | BIT.units | BIT.measures | BIT.scale | BIT.currency);
    if (measured && next !== undefined && next.gap < 3) return -1;
    const announced = has(before, BIT.yearBefore) && word.gap < 3;
    const nounFollows = next !== undefined && next.gap === 1 && !has(next, BIT.stop);
    if (value < FIRST_YEAR) return announced && !nounFollows && value >= 100 ? at : -1;
    if (value >= SURE_YEARS[0] && value <= SURE_YEARS[1]) return at;
    return announced || !nounFollows ? at : -1;
  }
}

/** Dates, years, decades and centuries of a text, in order; a range written with a dash is one. */
export const readDates = (text: string, words: readonly LexiconWord[], lexicon: Lexicon): Stretch[] => {
  const reader = new DateReader(text, words, lexicon);
  const dates: { from: number; to: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    const to = reader.read(at);
    if (to < 0) continue;
    let from = at;
    while (from > 0 && gapBefore(words, from) < 3 && has(words[from - 1], BIT.dateBefore)) from--;
    const last = dates.at(-1);
    const between =
      last !== undefined && last.to === from - 1 ? text.slice(words[last.to]?.end, words[from]?.start) : undefined;
    // "1939–1945"; "1967年1月27日", where each number has its own word.
    const one = between !== undefined && /^(?: ?[–—-] ?|)$/u.test(between);
    if (one && last !== undefined) last.to = to;
    else dates.push({ from, to });
    at = to;
  }
  return dates;
};
