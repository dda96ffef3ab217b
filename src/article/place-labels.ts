import type { Article, Claim, Section } from './article-model.ts';
import { type Place, sectionNumber } from './article-places.ts';

/** What a document calls a place of its own by: "4", "2.1", "5 (2)"; as a section, as something in one, or as either. */
export type PlaceLabel = {
  /** As `labelNumber` gives it. */
  readonly number: string;
  readonly of: 'section' | 'claim' | 'either';
};

/** Before a number: what is no part of it. `Article 5 (2)`, `§ 3`, `Q4`, `第3条`. */
const NUMBER = /(\d+(?:\.\d+)*)(?:\s*\((\d+)\)|([a-z](?![\p{L}\p{N}])))?/u;

/**
 * The number in a label, however the label is written; undefined for one without digits, but for a letter with a bracket.
 * @example labelNumber('Article 5 (2):') // '5(2)'
 */
export function labelNumber(label: string): string | undefined {
  const text = label.normalize('NFKC').toLowerCase();
  const [, number, part, letter] = NUMBER.exec(text) ?? [];
  if (number === undefined) return /^\(?([a-z])[.)]$/u.exec(text)?.[1];
  const plain = number.replaceAll(/(?<=^|\.)0+(?=\d)/gu, '');
  return plain + (part === undefined ? (letter ?? '') : `(${part})`);
}

/** The number at the beginning of a heading: "2. Trading", "2.1 Timeouts", "§ 3 Money", "Chapter 4: Lamps", "Rule 4 – Be kind". */
const HEADING_LABEL =
  /^(?:§+\s*\d+[a-z]?(?:\s*\(\d+\))?|第?\s*\d+(?:\.\d+)*(?:\s*[条條章節节款项項点點部课課])?(?=[\s.):、：:–—-]|$)|\p{L}{1,14}\.?\s*\d+(?:\.\d+)*(?:\s*\(\d+\))?(?=\s*(?:[.):–—-]|$)))/u;

/** A section's number by its heading. */
function headingNumber(heading: string): string | undefined {
  const label = HEADING_LABEL.exec(heading.normalize('NFKC').trim())?.[0];
  // "2024" and "1.19.2" head years and versions, which nobody calls section 2024; they are found by their words.
  return label === undefined || /\d{4}/u.test(label) ? undefined : labelNumber(label);
}

type Labels = {
  readonly sections: ReadonlyMap<string, readonly Place[]>;
  readonly claims: ReadonlyMap<string, readonly Place[]>;
};

const known = new WeakMap<Article, Labels>();

/** Where an article's own numbers stand; worked out once for each article. */
function labelsOf(article: Article): Labels {
  const before = known.get(article);
  if (before !== undefined) return before;
  const sections = new Map<string, Place[]>();
  const claims = new Map<string, Place[]>();
  const put = (into: Map<string, Place[]>, number: string | undefined, place: Place): void => {
    if (number === undefined) return;
    const there = into.get(number);
    if (there === undefined) into.set(number, [place]);
    else there.push(place);
  };
  for (const [index, section] of article.sections.entries()) {
    const own = headingNumber(nameOf(section));
    put(sections, own, { article, index, section });
    for (const claim of section.claims) {
      const number = claim.label === undefined ? undefined : labelNumber(claim.label);
      put(claims, number, { article, index, section, claim });
      // "(2)" under "§ 3" is § 3 (2), and "2." under "Article 5" is 5.2 to those who cite it.
      if (own !== undefined && number !== undefined && !number.startsWith(`${own}.`)) {
        put(claims, `${own}(${number})`, { article, index, section, claim });
        put(claims, `${own}.${number}`, { article, index, section, claim });
      }
    }
  }
  const made = { sections, claims };
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
export function placesLabelled({ number, of }: PlaceLabel, article: Article): readonly Place[] {
  const { sections, claims } = labelsOf(article);
  const inSections = sections.get(number) ?? [];
  const inClaims = claims.get(number) ?? [];
  const counted = (): readonly Place[] => placesCounted(number, of, article);
  const inTurn =
    of === 'section'
      ? [() => inSections, counted, () => inClaims]
      : [() => (of === 'claim' ? inClaims : [...inClaims, ...inSections]), () => inSections, counted];
  for (const find of inTurn) {
    const found = find();
    if (found.length > 0) return found;
  }
  return [];
}

/** Where Docent's own count has the number. A rule or a step that no document numbers is none. */
function placesCounted(number: string, of: PlaceLabel['of'], article: Article): readonly Place[] {
  if (of === 'claim' && !number.includes('.')) return [];
  for (const [index, section] of article.sections.entries()) {
    if (sectionNumber(index) === number) return [{ article, index, section }];
    const claim: Claim | undefined = section.claims.find(({ id }) => id === number);
    if (claim !== undefined) return [{ article, index, section, claim }];
  }
  return [];
}
