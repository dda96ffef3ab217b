import type { LexiconWord } from '../recognise/lexicon.ts';
import { BIT } from '../recognise/word-lists.ts';

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
export const roleOf = (word: LexiconWord): number => {
  const { marks } = word.entry;
  if (marks !== 0) for (const [mark, role] of ROLE_MARKS) if ((marks & mark) !== 0) return role;
  if (word.digits) return Role.digits;
  return word.capital ? Role.capital : Role.plain;
};
