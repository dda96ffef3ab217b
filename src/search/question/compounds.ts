import { holdsTerm, type SearchScope } from '../index/shard.ts';

/** A term of the articles that a word of the question may stand for, and how well: 1 for the same stem. */
export type Alternative = { readonly term: number; readonly weight: number };

/** How a language writes words together, and how many letters of one tell. */
type Compounding = {
  /** Letters that a word must have to be looked for at the beginning, and at the end, of longer ones; anywhere for unspaced ones. */
  readonly first: number;
  readonly last: number;
  readonly within: boolean;
  /** What may stand between two words: "Arbeit-s-zeit". */
  readonly links: readonly string[];
};

const SCANDINAVIAN: Compounding = { first: 4, last: 5, within: false, links: ['s', 'e'] };
const UNSPACED: Compounding = { first: 2, last: 2, within: true, links: [] };

/** By ISO 639-1 code. */
const COMPOUNDING: Readonly<Record<string, Compounding>> = {
  de: { first: 4, last: 5, within: false, links: ['s', 'n', 'en', 'es', 'er', 'e'] },
  nl: { first: 4, last: 5, within: false, links: ['s', 'en', 'e'] },
  sv: SCANDINAVIAN,
  da: SCANDINAVIAN,
  no: SCANDINAVIAN,
  fi: { first: 5, last: 5, within: false, links: ['n'] },
  hu: { first: 4, last: 5, within: false, links: [] },
  zh: UNSPACED,
  ja: UNSPACED,
  ko: UNSPACED,
};

/** Whether a language writes words together, as far as is known here. */
export const writesTogether = (code: string): boolean => COMPOUNDING[code] !== undefined;

/** How well a word is met as part of a longer one, or by both parts of its own; and by one of them, which says something else. */
const COMPOUND = 0.7;
export const PART = 0.5;

/** A longer word that only ends differently is another form, no compound. */
const LEAST_ADDED: Readonly<Record<'spaced' | 'unspaced', number>> = { spaced: 3, unspaced: 1 };

const MOST_TERMS = 8;

/** Longer words are put together of more than two, and of nothing that members ask for. */
const LONGEST = 32;

/**
 * Terms that an unknown word has a word in common with, where the language writes words together: "Rasen" is in "Rasenmäher",
 * "Hundehaltung" has "Hunde", 운영 is in 운영시간.
 */
export function termsOfCompounds(folded: string, scope: SearchScope): readonly Alternative[] {
  const { vocabulary } = scope.shard;
  const { words, language } = vocabulary;
  const how = COMPOUNDING[language.code];
  if (how === undefined || folded.length > LONGEST || folded.length < Math.min(how.first, how.last)) return [];
  const isHeld = (term: number): boolean => !vocabulary.isStop(term) && holdsTerm(term, scope);
  // "gräset" is "gräs" in "gräsklippare".
  const stem = language.stem(folded);
  const added = LEAST_ADDED[how.within ? 'unspaced' : 'spaced'];
  const longer = words.termsLonger(
    folded.length + added - 1,
    MOST_TERMS,
    (word) => (how.within ? word.includes(folded) : isPart(word, folded, how) || isPart(word, stem, how)),
    isHeld,
  );
  if (longer.length > 0) return longer.map((term) => ({ term, weight: COMPOUND }));
  const parts = partsOf(folded, how, scope, isHeld);
  return parts.map((term) => ({ term, weight: parts.length > 1 ? COMPOUND : PART }));
}

const isPart = (word: string, part: string, { first, last }: Compounding): boolean =>
  (part.length >= first && word.startsWith(part)) || (part.length >= last && word.endsWith(part));

/** The words that a compound is put together from: the longest at its beginning and at its end that are held. */
function partsOf(
  folded: string,
  { first, last, within, links }: Compounding,
  scope: SearchScope,
  isHeld: (term: number) => boolean,
): readonly number[] {
  const { vocabulary } = scope.shard;
  const held = (part: string): number | undefined => {
    const term = vocabulary.findWritten(part);
    return term !== undefined && isHeld(term) ? term : undefined;
  };
  const least = within ? 1 : 3;
  const found: number[] = [];
  for (let cut = folded.length - least; cut >= first; cut--) {
    const head = folded.slice(0, cut);
    const bare = links.find((link) => head.endsWith(link) && head.length - link.length >= first);
    const term = held(head) ?? (bare === undefined ? undefined : held(head.slice(0, -bare.length)));
    if (term === undefined) continue;
    found.push(term);
    break;
  }
  for (let cut = least; cut <= folded.length - last; cut++) {
    const term = held(folded.slice(cut));
    if (term === undefined) continue;
    found.push(term);
    break;
  }
  return found;
}
