import type { AnswerKind } from '../basics/search-types.ts';
import { languageOf } from '../language/languages.ts';
import { oppositeOf, relatedWordsOf } from '../recognise/related-words.ts';
import { undoes } from './action-ends.ts';
import type { QuestionFacts } from './question-facts.ts';

/** How near two questions are by their words. */
export type QuestionLikeness = {
  /** The same words, but for those that carry no subject. */
  readonly isSame: boolean;
  /** They ask something else, whatever else they have in common. */
  readonly isOther: boolean;
  /** One word stands in the place of another, and all else is the same: "a dark mode", "a light mode". */
  readonly isSwapped: boolean;
  /** Both ask for the same kind of thing, as far as that shows: when, who, how many, why, how or where. */
  readonly asksAlike: boolean;
  /** From 0 to 1: how much of what the words tell both have, words weighed by how rare they are. */
  readonly inCommon: number;
};

/** "Why can I not …?" is another question than "How can I …?", "I cannot remember …" may be "I forgot …". */
const MOSTLY = 0.6;

/** What answers one of these answers none of the others; what answers "what" and "whether" may answer any. */
const APART: readonly (readonly AnswerKind[])[] = [
  ['date', 'duration'],
  ['number', 'money', 'percent'],
  ['person', 'group'],
  ['reason'],
  ['manner', 'place'],
];

export function compareQuestions(one: QuestionFacts, other: QuestionFacts): QuestionLikeness {
  const onlyOne = lacking(one, other);
  const onlyOther = lacking(other, one);
  const inCommon = shareOf(one, other, onlyOne, onlyOther);
  const isOther =
    !sameSet(one.numbers, other.numbers) ||
    (one.isDenied !== other.isDenied && inCommon >= MOSTLY) ||
    namesOtherCountry(one, other) ||
    asksApart(one, other) ||
    areOpposite(one, other, onlyOne, onlyOther) ||
    namesOther(one, onlyOne, other, onlyOther) ||
    namesOther(other, onlyOther, one, onlyOne) ||
    isTurnedRound(one, other);
  const asksAlike = asksTheSame(one, other);
  const isSame = !isOther && asksAlike && onlyOne.length === 0 && onlyOther.length === 0 && one.stems.size > 0;
  return { isSame, isOther, isSwapped: !isOther && isOneSwapped(one, other), asksAlike, inCommon };
}

function lacking(one: QuestionFacts, other: QuestionFacts): readonly string[] {
  const related = relatedWordsOf(one.language);
  const others = [...other.stems.keys()];
  return [...one.stems.keys()].filter(
    (stem) =>
      !other.stems.has(stem) &&
      !other.words.includes(one.stems.get(stem) ?? stem) &&
      !others.some((each) => related.areOneName(stem, each)),
  );
}

function shareOf(
  one: QuestionFacts,
  other: QuestionFacts,
  onlyOne: readonly string[],
  onlyOther: readonly string[],
): number {
  const everyday = languageOf(one.language).everyday();
  const weightOf = ({ stems }: QuestionFacts, some: Iterable<string> = stems.keys()) =>
    [...some].reduce((sum, stem) => sum + LEAST + everyday(stems.get(stem) ?? stem).rarity, 0);
  const all = weightOf(one) + weightOf(other);
  return all === 0 ? 0 : (all - weightOf(one, onlyOne) - weightOf(other, onlyOther)) / all;
}

/** What the most common word tells, beside the 1 of the rarest. */
const LEAST = 0.2;

function sameSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

/** Who asks of England asks something else of France; who names no country may mean either. */
function namesOtherCountry({ countries: one }: QuestionFacts, { countries: other }: QuestionFacts): boolean {
  return one.size > 0 && other.size > 0 && !sameSet(one, other);
}

/** One asks when, the other who. */
function asksApart(one: QuestionFacts, other: QuestionFacts): boolean {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  return first.size > 0 && second.size > 0 && ![...first].some((field) => second.has(field));
}

/** Both ask when, or neither asks for anything of `APART`. */
function asksTheSame(one: QuestionFacts, other: QuestionFacts): boolean {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  return first.size === 0 ? second.size === 0 : [...first].some((field) => second.has(field));
}

/** None where anything may answer. */
function fieldsOf({ kinds }: QuestionFacts): ReadonlySet<number> {
  const fields = kinds.map((kind) => APART.findIndex((group) => group.includes(kind)));
  return new Set(fields.includes(-1) ? [] : fields);
}

function isOneSwapped({ words: one }: QuestionFacts, { words: other }: QuestionFacts): boolean {
  if (one.length !== other.length || one.length < SHORTEST_FRAME) return false;
  return one.filter((word, at) => word !== other[at]).length === 1;
}

/** Words of a question of which all but one can be the same by more than chance. */
const SHORTEST_FRAME = 3;

function areOpposite(
  one: QuestionFacts,
  other: QuestionFacts,
  onlyOne: readonly string[],
  onlyOther: readonly string[],
): boolean {
  for (const end of one.ends) {
    if (other.ends.has(end)) continue;
    const opposite = typeof end === 'number' ? oppositeOf(end) : oppositeAction(end);
    if (other.ends.has(opposite) && !one.ends.has(opposite)) return true;
  }
  return onlyOne.some((word) => onlyOther.some((another) => undoes(word, another, one.language)));
}

function oppositeAction(end: string): string {
  return end.endsWith(':0') ? end.replace(/0$/u, '1') : end.replace(/1$/u, '0');
}

/** A name that the other has not, where that has a word of its own that may be one. */
function namesOther(
  { names, language }: QuestionFacts,
  only: readonly string[],
  { stems }: QuestionFacts,
  others: readonly string[],
): boolean {
  if (names.size === 0) return false;
  const { stem } = languageOf(language);
  const named = new Set([...names].map((name) => stem(name)));
  const lacks = only.filter((word) => named.has(word));
  return lacks.some((name) =>
    others.some((word) => mayBeName(stems.get(word) ?? word, language) && !beginsAs(name, word)),
  );
}

const RARE = 0.45;

function mayBeName(word: string, language: string): boolean {
  return languageOf(language).everyday()(word).rarity >= RARE;
}

/** "Mac" and "macOS". */
function beginsAs(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 2 && long.startsWith(short);
}

/** Of two names around what one does to the other the second comes first: "does A sell to B", "does B sell to A". */
function isTurnedRound(one: QuestionFacts, other: QuestionFacts): boolean {
  const related = relatedWordsOf(one.language);
  const isName = (word: string) => one.names.has(word) || related.countryAt([word], 0) !== undefined;
  const shared = [...new Set(one.words)].filter((word) => other.words.includes(word) && isName(word));
  const [first, last] = [shared[0], shared.at(-1)];
  if (first === undefined || last === undefined || first === last) return false;
  return other.words.indexOf(first) > other.words.indexOf(last);
}
