import { fold } from '../language/tokens.ts';
import { lexiconOf } from './lexicon.ts';
import { BIT, listOf, type WordList } from './word-lists.ts';

/** What stands behind the first word of a phrase, and what the whole means. */
type Phrase<Of> = { readonly rest: readonly string[]; readonly meaning: Of };

/** Words and phrases of a list, folded, each with what it means; of those that begin alike the longest first. */
class Phrases<Of> {
  readonly #byFirst = new Map<string, Phrase<Of>[]>();
  readonly #beginnings = new Map<string, Of>();

  /** `text`: a word, several, or the beginning of one with a star behind it. */
  add(text: string, meaning: Of): void {
    if (text.endsWith('*')) {
      this.#beginnings.set(fold(text.slice(0, -1)), meaning);
      return;
    }
    const [first = '', ...rest] = text.split(' ').map(fold);
    const known = this.#byFirst.get(first) ?? [];
    known.push({ rest, meaning });
    this.#byFirst.set(
      first,
      known.sort((a, b) => b.rest.length - a.rest.length),
    );
  }

  /** What the words from a place on mean, and how many words that is; of one word its longest known beginning. */
  at(words: readonly string[], at: number): { readonly meaning: Of; readonly length: number } | undefined {
    const first = words[at] ?? '';
    const phrase = this.#byFirst
      .get(first)
      ?.find(({ rest }) => rest.every((word, next) => words[at + 1 + next] === word));
    if (phrase !== undefined) return { meaning: phrase.meaning, length: 1 + phrase.rest.length };
    for (let size = this.#beginnings.size === 0 ? 0 : first.length; size >= SHORTEST_BEGINNING; size--) {
      const meaning = this.#beginnings.get(first.slice(0, size));
      if (meaning !== undefined) return { meaning, length: 1 };
    }
    return undefined;
  }
}

const SHORTEST_BEGINNING = 3;

/** Letters that two words of one name begin with: "Russia", "Russian"; "Brazil", "Brazilian". */
const SAME_BEGINNING = 4;

/** Of a language without a list of endings: letters behind what two words of one name have in common. */
const SHORT_ENDING = 2;
const LONG_ENDING = 4;

/** Ends of what has two, by number. */
type Ends = readonly number[];

export const oppositeOf = (end: number): number => end ^ 1;

/** One of two ends ("largest", "before") that a text names, and at which of its words. */
type NamedEnd = { readonly at: number; readonly end: number };

/** What a language's words have to do with each other: countries and their peoples, opposites, the endings of names. */
class RelatedWords {
  readonly #countries = new Phrases<number>();
  readonly #ends = new Phrases<Ends>();
  /** Places by their names in the language. */
  readonly #places = new Set<string>();
  readonly #endings: ReadonlySet<string> | undefined;

  constructor(language: string, { countries = [], nameEndings, opposites = [], noOpposites = [] }: WordList) {
    for (const [country, names] of countries.entries()) for (const name of names) this.#countries.add(name, country);
    for (const [word, entry] of lexiconOf(language).entries)
      if ((entry.marks & BIT.place) !== 0) this.#places.add(fold(word));
    this.#endings = nameEndings && new Set(['', ...nameEndings.map(fold)]);
    const ends = new Map<string, number[]>(noOpposites.map((phrase) => [phrase, []]));
    for (const [end, phrases] of opposites.flat().entries())
      for (const phrase of phrases) ends.set(phrase, [...(ends.get(phrase) ?? []), end]);
    for (const [phrase, named] of ends) this.#ends.add(phrase, named);
  }

  /** One number for all words, folded, that mean one country or its people; undefined for others. Names may have two words. */
  countryAt(words: readonly string[], at: number): number | undefined {
    return this.#countries.at(words, at)?.meaning;
  }

  /**
   * The ends of something that has two which words in a row name. Words that are an end only beside others are none alone: French "est"
   * in "l'est", not in "où est".
   */
  endsIn(words: readonly string[]): readonly NamedEnd[] {
    const found: NamedEnd[] = [];
    for (let at = 0; at < words.length; ) {
      const { meaning = [], length = 1 } = this.#ends.at(words, at) ?? {};
      for (const end of meaning) found.push({ at: at + length - 1, end });
      at += length;
    }
    return found;
  }

  /** Whether two folded words are known to be names of different places, however alike: "Austria", "Australia". */
  areDifferentPlaces(one: string, other: string): boolean {
    const [country, another] = [this.countryAt([one], 0), this.countryAt([other], 0)];
    if (country !== undefined && country === another) return false;
    const isPlace = (word: string, found: number | undefined) => found !== undefined || this.#places.has(word);
    return one !== other && isPlace(one, country) && isPlace(other, another);
  }

  /** Whether two folded words are one name in two forms ("Brazil", "Brazilian"): they differ in endings only, not in letters within. */
  areOneName(one: string, other: string): boolean {
    const shortest = Math.min(one.length, other.length);
    let same = 0;
    while (same < shortest && one[same] === other[same]) same++;
    if (same < SAME_BEGINNING || this.areDifferentPlaces(one, other)) return false;
    const [ending, longer] = [one.slice(same), other.slice(same)].sort((a, b) => a.length - b.length);
    if (ending === undefined || longer === undefined) return false;
    if (this.#endings !== undefined) return this.#endings.has(ending) && this.#endings.has(longer);
    const isWithin = ending !== '' && longer.endsWith(ending);
    return ending.length <= SHORT_ENDING && longer.length <= LONG_ENDING && !isWithin;
  }
}

const made = new Map<string, RelatedWords>();

/** What is known of a language's words, by its ISO 639-1 code; read from its list in `data/words/` the first time. */
export function relatedWordsOf(code: string): RelatedWords {
  let known = made.get(code);
  if (known === undefined) made.set(code, (known = new RelatedWords(code, listOf(code))));
  return known;
}
