import type { Article, Claim, Section } from './article-model.ts';
import { type Place, sectionNumber } from './article-places.ts';

/** What a document calls a place of its own by: "4", "2.1", "5 (2)"; as a section, as something in one, or as either. */
export type PlaceLabel = {
  /** As `labelNumber` gives it. */
  readonly number: string;
  readonly of: 'section' | 'claim' | 'either';
  /** Whether it was written with "§": where a document has such numbers and others, those are meant. */
  readonly isParagraph?: boolean;
};

/** Before a number: what is no part of it. `Article 5 (2)`, `§ 3`, `Q4`, `第3条`. */
const NUMBER = /(\d+(?:\.\d+)*)(?:\s*\((\d+)\)|([a-z](?![\p{L}\p{N}])))?/u;

/**
 * The number in a label, however the label is written; undefined for one without digits, but for a letter with a bracket.
 * @example labelNumber('Article 5 (2):') // '5(2)'
 */
export function labelNumber(label: string): string | undefined {
  const text = label.replace('🔟', '10').normalize('NFKC').toLowerCase();
  const [, number, part, letter] = NUMBER.exec(text) ?? [];
  if (number === undefined) return /^\(?([a-z])[.)]$/u.exec(text)?.[1];
  const plain = number.replaceAll(/(?<=^|\.)0+(?=\d)/gu, '');
  return plain + (part === undefined ? (letter ?? '') : `(${part})`);
}

/** The number at the beginning of a heading: "2. Trading", "2.1 Timeouts", "§ 3 Money", "Chapter 4: Lamps", "Rule 4 – Be kind", "Rule #4: …", "Regel Nr. 4: …". */
const HEADING_LABEL =
  /^(?:(?:§+|art(?:\.|ikel|icle|ículo|igo|icolo))\s*\d+[a-z]?(?:\s*\(\d+\))?|第?\s*\d+(?:\.\d+)*(?:\s*[条條章節节款项項点點部课課])?(?=[\s.):、：:・–—-]|$)|(?:\p{L}{1,14}\.?\s*(?:#|№|[Nn]\.?[ro°º]\.?|[Nn]úm\.)?|#)\s*\d+(?:\.\d+)*(?:\s*\(\d+\))?(?=\s*(?:[.):–—-]|$)))/iu;

/** What a section is numbered by in its heading. */
function headingLabel(heading: string): string | undefined {
  const label = HEADING_LABEL.exec(heading.normalize('NFKC').trim())?.[0];
  // "2024" and "1.19.2" head years and versions, which nobody calls section 2024; they are found by their words.
  return label === undefined || /\d{4}/u.test(label) ? undefined : label;
}

const isParagraph = (label: string | undefined): boolean => label?.includes('§') === true;

type Labels = {
  /** Whether the numbers of claims are those that its readers call sections. */
  readonly runsThrough: boolean;
  readonly sections: ReadonlyMap<string, readonly Place[]>;
  readonly claims: ReadonlyMap<string, readonly Place[]>;
  /** Of both those that are written with "§". */
  readonly paragraphs: ReadonlyMap<string, readonly Place[]>;
};

const known = new WeakMap<Article, Labels>();

/** The number of a part: "(2)", "(b)". */
const PART = /^\([\da-z]{1,3}\)$/u;
/** Within so many characters of a rule's text its first part begins. */
const FIRST_PART = 160;

/** Whether a document counts its rules from its beginning to its end, whatever sections they stand in, as acts do. */
function countsThrough({ sections }: Article): boolean {
  const counted = sections.map(({ claims }) =>
    claims.flatMap(({ label = '' }) => (/^\d{1,4}[.)]?$/u.test(label) ? [Number.parseInt(label, 10)] : [])),
  );
  const numbers = counted.flat();
  if (counted.filter(({ length }) => length > 0).length < 2) return false;
  return numbers[0] === 1 && numbers.every((number, at) => at === 0 || number >= (numbers[at - 1] ?? 0));
}

/** Where an article's own numbers stand; worked out once for each article. */
function labelsOf(article: Article): Labels {
  const before = known.get(article);
  if (before !== undefined) return before;
  const sections = new Map<string, Place[]>();
  const claims = new Map<string, Place[]>();
  const paragraphs = new Map<string, Place[]>();
  const runsThrough = countsThrough(article);
  const put = (into: Map<string, Place[]>, number: string | undefined, place: Place): void => {
    if (number === undefined) return;
    const there = into.get(number);
    if (there === undefined) into.set(number, [place]);
    else there.push(place);
  };
  for (const [index, section] of article.sections.entries()) {
    const heading = headingLabel(nameOf(section));
    const own = heading && labelNumber(heading);
    put(sections, own, { article, index, section });
    if (isParagraph(heading)) put(paragraphs, own, { article, index, section });
    let outer: string | undefined;
    for (const claim of section.claims) {
      const number = claim.label === undefined ? undefined : labelNumber(claim.label);
      const isPart = claim.label !== undefined && PART.test(claim.label);
      if (!isPart && claim.label !== undefined) outer = number;
      // "(2)" below "3." is 3 (2), and "(1)" may stand in the text of "3." itself.
      if (isPart && outer !== undefined) put(claims, `${outer}(${number})`, { article, index, section, claim });
      else if (!isPart && /[.—–:-]\s?\(1\)\s/u.test(claim.text.slice(0, FIRST_PART)))
        put(claims, `${number}(1)`, { article, index, section, claim });
      // "2 Ausnahmen …" below "Art. 3" is 3 (2), and never 2.
      const isBare = own !== undefined && /^[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}$/u.test(claim.label ?? '');
      if (!(isPart && runsThrough) && !isBare) put(claims, number, { article, index, section, claim });
      if (isParagraph(claim.label)) put(paragraphs, number, { article, index, section, claim });
      // "(2)" under "§ 3" is § 3 (2), and "2." under "Article 5" is 5.2 to those who cite it.
      if (own !== undefined && number !== undefined && !number.startsWith(`${own}.`)) {
        put(claims, `${own}(${number})`, { article, index, section, claim });
        put(claims, `${own}.${number}`, { article, index, section, claim });
        if (isParagraph(heading)) put(paragraphs, `${own}(${number})`, { article, index, section, claim });
      }
    }
  }
  const made = { runsThrough, sections, claims, paragraphs };
  known.set(article, made);
  return made;
}

/** Whether a document numbers its own rules, steps or sections, so that one it does not have is known not to be there. */
export function isNumbered(article: Article): boolean {
  const { sections, claims } = labelsOf(article);
  return sections.size + claims.size > 1;
}

/** The number that a document itself gives a section, as it writes it without its end: `4`, `2.1`, `§ 3`; undefined for none. */
export function ownLabel(section: Section): string | undefined {
  const label = HEADING_LABEL.exec(nameOf(section))?.[0];
  return label === undefined || /\d{4}/u.test(label) ? undefined : label.replace(/[.):\s]+$/u, '');
}

/** A section's own heading, without those above it. */
function nameOf({ heading, path }: Section): string {
  return path?.at(-1) ?? heading;
}

/**
 * The places that a number means in an article, in order: those that the document itself numbers so, and only where there are none,
 * those that Docent does (`2`, `2.1`). A claim that was cut into several is several places.
 *
 * @example placesLabelled({ number: '4', of: 'claim' }, rules).map(({ claim }) => claim?.text) // ['4. Speak English.']
 */
export function placesLabelled(label: PlaceLabel, article: Article): readonly Place[] {
  return placesLabelledIn(label, [article]);
}

/** As `placesLabelled`, in several articles: what one of them numbers itself comes before what Docent counts in another. */
export function placesLabelledIn(label: PlaceLabel, articles: readonly Article[]): readonly Place[] {
  const { number, of } = label;
  const paragraphs =
    label.isParagraph === true ? articles.flatMap((each) => labelsOf(each).paragraphs.get(number) ?? []) : [];
  if (paragraphs.length > 0) return paragraphs;
  const inSections = (article: Article): readonly Place[] => labelsOf(article).sections.get(number) ?? [];
  const inClaims = (article: Article): readonly Place[] => labelsOf(article).claims.get(number) ?? [];
  const either = (article: Article): readonly Place[] => [...inClaims(article), ...inSections(article)];
  const counted = (article: Article): readonly Place[] => placesCounted(number, of, article);
  const throughout = (article: Article): readonly Place[] => (labelsOf(article).runsThrough ? inClaims(article) : []);
  const inTurn = {
    section: [inSections, throughout, counted, inClaims],
    claim: [inClaims, inSections, counted],
    either: [either, counted],
  };
  for (const find of inTurn[of]) {
    const found = articles.flatMap(find);
    if (found.length > 0) return found;
  }
  return [];
}

/** Where Docent's own count has the number. A rule or a step that no document numbers is none. */
function placesCounted(number: string, of: PlaceLabel['of'], article: Article): readonly Place[] {
  if (of === 'claim' && !number.includes('.')) return [];
  for (const [index, section] of article.sections.entries()) {
    if (sectionNumber({ section, index }) === number) return [{ article, index, section }];
    const claim: Claim | undefined = section.claims.find(({ id }) => id === number);
    if (claim !== undefined) return [{ article, index, section, claim }];
  }
  return [];
}
