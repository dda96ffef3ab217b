import type { Article, Claim } from '../../article/article-model.ts';
import {
  isNumbered,
  labelNumber,
  type PlaceLabel,
  placesLabelled,
  placesLabelledIn,
} from '../../article/article-labels.ts';
import { type Place } from '../../article/article-places.ts';
import { languageOf } from '../language/languages.ts';
import { fold, tokenise } from '../language/tokens.ts';
import { JOINED_PLACE, JOINED_SAYS, JOINED_SECTIONS, PLACE_WORDS } from './place-words.ts';

/** A place of a document that a question names by its number. */
export type PlaceReference = PlaceLabel & {
  /** Folded words of the question beside it that say something: they may name the section ("point 3 of the refund part"). */
  readonly rest: readonly string[];
  /** The folded word before the number: what a document of two languages calls it in that of the question comes first. */
  readonly noun?: string;
  /** Whether the number has a word or a mark that makes it a place: "rule 4", "§ 3"; not "4" or "2.1" alone. */
  readonly named: boolean;
};

/** Longer questions tell of something; a place in them is one word of many. */
const LONGEST = 120;
/** "§ 3 (2)", "5(2)", "2.1", "4a", "#4". */
const NUMBER = /(?<sign>§+\s*|#)?(?<number>\d{1,4}(?:\.\d{1,3})*(?:\s*\(\d{1,3}\)|[a-z](?![\p{L}\p{N}]))?)/giu;

/** "Art. 4 Abs. 2", "article 4 para. 2", "art. 4 al. 2": the second number is of a part of the first. */
const PART =
  /(\d{1,4}[a-z]?),?\s+(?:abs(?:atz|\.)?|al(?:inéa|\.)|para(?:graph|graphe|grafo)?\.?|pár(?:r|rafo)\.?|apartado|comma|ust\.|lid|ч\.|часть)\s*(\d{1,3})(?!\d)/iu;

/**
 * The place that a question names, by its form alone; undefined where it names none, or several.
 *
 * @example placeReference('what does rule 4 say?', 'en') // { number: '4', of: 'claim', isParagraph: false, rest: [], named: true }
 */
export function placeReference(question: string, language: string): PlaceReference | undefined {
  if (question.length > LONGEST || !/\d/u.test(question)) return undefined;
  const text = question.normalize('NFKC').replace(PART, '$1 ($2)');
  return joinedReference(text) ?? spacedReference(text, language);
}

function joinedReference(text: string): PlaceReference | undefined {
  const found = JOINED_PLACE.exec(text);
  if (found === null) return undefined;
  const { ordinal, counter = '', noun = '', number = ordinal ?? '' } = found.groups ?? {};
  const of = JOINED_SECTIONS.has(counter + noun) ? 'section' : 'claim';
  const rest =
    text
      .replace(found[0], ' ')
      .replaceAll(JOINED_SAYS, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return { number, of, rest: rest.map(fold), named: true };
}

function spacedReference(text: string, language: string): PlaceReference | undefined {
  const numbers = [...text.matchAll(NUMBER)].map((found) => {
    const before = foldedWords(text.slice(0, found.index));
    return { found, before, kind: kindOf(before.at(-1) ?? ''), sign: found.groups?.['sign'] };
  });
  // Beside others that count something: "if I break rule 4 for the 2nd time".
  const placed = numbers.filter(({ kind, sign }) => kind !== undefined || sign !== undefined);
  const [only, ...more] = numbers.length === 1 ? numbers : placed;
  if (only === undefined || more.length > 0) return undefined;
  const { found, before, kind, sign } = only;
  const number = labelNumber(found.groups?.['number'] ?? '');
  if (number === undefined) return undefined;
  const after = foldedWords(text.slice(found.index + found[0].length));
  const { stopWords } = languageOf(language);
  const rest = [...(kind === undefined ? before : before.slice(0, -1)), ...after].filter(
    (word) => !stopWords.has(word) && !PLACE_WORDS.says.has(word) && !ASKING.has(word),
  );
  const noun = kind === undefined ? undefined : before.at(-1);
  const named = kind !== undefined || sign !== undefined;
  const isParagraph = sign?.startsWith('§') === true;
  return { number, of: kind ?? 'either', isParagraph, rest, named, ...(noun !== undefined && { noun }) };
}

/** Question words and the like, whatever language the article is in. */
const ASKING = new Set(
  'what whats which how was wie welche que quel quelle quoi ce que cosa che ne nedir τι что gi la gì là ki der die das the of in from is does do can you i want to know'.split(
    ' ',
  ),
);

const foldedWords = (text: string): readonly string[] => tokenise(text).map(({ word }) => fold(word));

function kindOf(noun: string): PlaceLabel['of'] | undefined {
  if (PLACE_WORDS.claim.has(noun)) return 'claim';
  if (PLACE_WORDS.section.has(noun)) return 'section';
  return PLACE_WORDS.either.has(noun) ? 'either' : undefined;
}

/** The claims at the place of an article that a question names: one, those of a section, or none. */
export function claimsNamed(reference: PlaceReference, article: Article): ReadonlySet<Claim> {
  return new Set(placesLabelled(reference, article).flatMap(({ section, claim }) => claim ?? section.claims));
}

/** The places that a question asks to read, in order, and whether it asks for nothing else. */
export type PlacesAsked = {
  readonly places: readonly Place[];
  /** Whether it can be meant as nothing else, so that an article without such a place does not cover it. */
  readonly isSure: boolean;
};

/**
 * What a question asks to read by its number; undefined where it asks something about a place, or names none. What else it says must
 * be the name of the place's section or article.
 */
export function placesAskedFor(question: string, articles: readonly Article[]): PlacesAsked | undefined {
  // "2" and "2.1" are references; what is asked about a 2 in words is none.
  const isBare = /^\W*\d+(?:\.\d+)*\W*$/u.test(question);
  const asked = articles.flatMap((article) => {
    const reference = placeReference(question, article.language);
    if (reference === undefined) return [];
    return reference.named || isBare || reference.number.includes('.') ? [{ article, reference }] : [];
  });
  const [first] = asked;
  if (first === undefined) return undefined;
  const isSure = asked.some(
    ({ article, reference: { named, rest } }) => named && rest.length === 0 && isNumbered(article),
  );
  const places = placesLabelledIn(
    first.reference,
    asked.map(({ article }) => article),
  ).filter(({ article, section }) => {
    const rest = asked.find((one) => one.article === article)?.reference.rest ?? [];
    if (rest.length === 0) return true;
    const { stem } = languageOf(article.language);
    const names = new Set(foldedWords(`${section.heading} ${article.title}`).map(stem));
    return rest.every((word) => names.has(stem(word)) || kindOf(word) !== undefined);
  });
  const called = places.filter(({ claim }) => isCalled(claim, first.reference.noun));
  return places.length > 0 || isSure ? { places: called.length > 0 ? called : places, isSure } : undefined;
}

/** Whether a document puts this very word before a claim's number. */
function isCalled(claim: Claim | undefined, noun: string | undefined): boolean {
  return noun !== undefined && claim?.label !== undefined && foldedWords(claim.label).includes(noun);
}
