import type { Article, Claim, Section } from './article-model.ts';
import { createHash } from 'node:crypto';

/** A section of an article, or one claim in it. */
export type Place = {
  readonly article: Article;
  /** From 0. */
  readonly index: number;
  readonly section: Section;
  readonly claim?: Claim;
};

export type ClaimPlace = Place & { readonly claim: Claim };

/** `2` is the second section, `2.1` its first claim. Undefined where the article has no such place. */
export function placeNumbered(number: string, article: Article): Place | undefined {
  if (number.includes('.')) return findClaim(number, article);
  const index = article.sections.findIndex((section, at) => sectionNumber({ section, index: at }) === number);
  const section = article.sections[index];
  return section && { article, index, section };
}

/** The claim with this id; undefined where the article has none. */
export function findClaim(claimId: string, article: Article): ClaimPlace | undefined {
  for (const [index, section] of article.sections.entries()) {
    const claim = section.claims.find(({ id }) => id === claimId);
    if (claim !== undefined) return { article, index, section, claim };
  }
  return undefined;
}

/** Every section of every article, in order. */
export function allSections(articles: readonly Article[]): readonly Place[] {
  return articles.flatMap((article) => article.sections.map((section, index) => ({ article, index, section })));
}

/** Docent's number of a section: counted from 1, where no earlier text of the article has given it one that it keeps. */
export function sectionNumber({ section, index }: Pick<Place, 'section' | 'index'>): string {
  return String(section.number ?? index + 1);
}

/**
 * The number that a claim is shown behind: the document's own, Docent's where it has none; undefined where its text says it itself.
 * @example numberToShow({ id: '2.1', label: '4.', text: '4. Be kind.' }) // undefined
 */
export function numberToShow({ id, label, text }: Claim): string | undefined {
  if (label === undefined) return id;
  return ` ${text.replaceAll('\n', ' ')} `.includes(` ${label} `) ? undefined : label;
}

const revisions = new WeakMap<Article, string>();

/**
 * The revision of an article: eight characters (`A–Z a–z 0–9 - _`, the beginning of a SHA-256 in base64url) that change when
 * anything does that it says, so that a reference to one of its claims never leads to another one. It covers id, title, subtitle,
 * author, what is said about them, source, date, headings, each claim's id and text, and the text that it took the place of; not what
 * is derived from these, such as the language. The same content gives the same revision in every run; it is worked out once for each object, which must not change.
 *
 * @example revisionOf(article) // 'kJ3x_9Qa'
 */
export function revisionOf(article: Article): string {
  const known = revisions.get(article);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(contentOf(article)).digest('base64url').slice(0, 8);
  revisions.set(article, made);
  return made;
}

/** Details that are absent stand nowhere; the order is the one in which buttons and schedules of older versions had them. */
function contentOf({ id, title, subtitle, author, aboutAuthor, sourceUrl, date, sections, earlier }: Article): string {
  return JSON.stringify({
    id,
    title,
    subtitle,
    author,
    aboutAuthor,
    sourceUrl,
    date,
    sections: sections.map(({ heading, number, claims }) => ({
      heading,
      number,
      claims: claims.map(({ id, text }) => ({ id, text })),
    })),
    after: earlier?.at(-1)?.revision,
  });
}

/**
 * The place that a number meant in an earlier revision of an article: a claim only while it says what it said then, a section as it is
 * now. `changed` where it says something else by now, is gone since, or nothing is known of that revision; undefined where there never
 * was such a place.
 */
export function placeSince(revision: string, number: string, article: Article): Place | 'changed' | undefined {
  if (revision === revisionOf(article)) return placeNumbered(number, article);
  const { earlier = [] } = article;
  const from = earlier.findIndex((each) => each.revision === revision);
  if (from < 0 || earlier.slice(from).some(({ changed }) => changed.includes(number))) return 'changed';
  return placeNumbered(number, article) ?? 'changed';
}

/** As `placeSince`, for a claim; undefined for whatever is no longer there as it was. */
export function claimSince(revision: string, claimId: string, article: Article): ClaimPlace | undefined {
  const place = placeSince(revision, claimId, article);
  if (place === undefined || place === 'changed') return undefined;
  const { claim } = place;
  return claim && { ...place, claim };
}

/** Whether some claim of a section says something else than it did in an earlier revision of its article, or is not in it any more. */
export function isSectionChanged(revision: string, { article, section, index }: Place): boolean {
  const { earlier = [] } = article;
  const from = earlier.findIndex((each) => each.revision === revision);
  const since = from < 0 ? [] : earlier.slice(from);
  const changed = new Set(since.flatMap((each) => each.changed));
  const number = sectionNumber({ section, index });
  return since.some(({ shortened }) => shortened?.includes(number)) || section.claims.some(({ id }) => changed.has(id));
}

/** The article that has this revision, or had it before. */
export function articleSince(revision: string, articles: readonly Article[]): Article | undefined {
  return (
    articles.find((article) => revisionOf(article) === revision) ??
    articles.find(({ earlier = [] }) => earlier.some((each) => each.revision === revision))
  );
}
