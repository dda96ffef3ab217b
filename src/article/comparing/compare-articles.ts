import { setImmediate } from 'node:timers/promises';
import type { Article, Claim } from '../article-model.ts';
import { labelNumber } from '../article-labels.ts';
import { allSections, type ClaimPlace, type Place } from '../article-places.ts';
import { unmoved } from './in-order.ts';
import type { Pair } from './likeliest-pairs.ts';
import { pairedSections } from './paired-sections.ts';
import { pairInTurn, pairLike, type Pairs, sameTexts } from './pairs.ts';

/** What became of something from one text of an article to the next. */
export type Change<P> =
  | { readonly kind: 'same' | 'moved' | 'changed'; readonly before: P; readonly after: P }
  | { readonly kind: 'new'; readonly after: P }
  | { readonly kind: 'gone'; readonly before: P };

/** Of something that is in both texts. */
type Kept<P> = Extract<Change<P>, { readonly before: P; readonly after: P }>;

/** Each claim and each section of both texts once: those of the new text in its order, then what is gone in the order in which it was. */
export type ArticleChanges = {
  readonly claims: readonly Change<ClaimPlace>[];
  readonly sections: readonly Change<Place>[];
};

/** From how much likeness on two texts are taken for one that was changed: in one section, and wherever they stand. 1 is the same words. */
const LIKE = { near: 0.5, far: 0.7 };

/**
 * What becomes of each claim and section of an article when another text takes its place. A claim is the same one while its text is,
 * wherever it stands; `moved` where it stands in another section, or in another order among those of its own, as few as can be. It is
 * `changed` where one that is gone says nearly the same in other words, or has the same number of the document's own in the same
 * section. Sections are the same by their headings, or by what stands in them. Seen from the other text, it is the same with `new` and
 * `gone` changed over.
 *
 * Takes milliseconds for hundreds of claims, tens for thousands, in slices.
 *
 * @example
 * const { claims } = await compareArticles(before, after);
 * claims.filter(({ kind }) => kind === 'new').length // 12
 */
export async function compareArticles(before: Article, after: Article): Promise<ArticleChanges> {
  // What is equally good is chosen by its order: from both sides the same, where both look from one side.
  if (textsOf(before) > textsOf(after)) {
    const { claims, sections } = await compareArticles(after, before);
    return { claims: inOrder(claims.map(turned)), sections: inOrder(sections.map(turned)) };
  }
  const [old, young] = [claimsOf(before), claimsOf(after)];
  const claimPairs = sameTexts(old, young, (place) => place.claim.text);
  const sectionPairs = await pairedSections(allSections([before]), allSections([after]), claimPairs);
  pairRepeated(old, young, claimPairs, sectionPairs);
  const same = new Set(claimPairs.keys());
  const near = ([one, other]: Pair): boolean => sectionPairs.get(old[one]?.index ?? -1) === (young[other]?.index ?? -1);
  await setImmediate();
  await pairLike(old.map(wordsOf), young.map(wordsOf), claimPairs, { near, like: LIKE });
  pairLabelled(old, young, claimPairs, sectionPairs);

  const inPlace = stillInOrder(old, young, claimPairs, same, sectionPairs);
  const sectionsInPlace = unmoved([...sectionPairs].toSorted(([one], [other]) => one - other));
  return {
    claims: changesOf(old, young, claimPairs, (one) =>
      same.has(one) ? (inPlace.has(one) ? 'same' : 'moved') : 'changed',
    ),
    sections: changesOf(allSections([before]), allSections([after]), sectionPairs, (one, other) => {
      const isRenamed = before.sections[one]?.heading !== after.sections[other]?.heading;
      return isRenamed ? 'changed' : sectionsInPlace.has(one) ? 'same' : 'moved';
    }),
  };
}

function textsOf({ sections }: Article): string {
  return JSON.stringify(sections.map(({ heading, claims }) => [heading, claims.map(({ text }) => text)]));
}

function claimsOf(article: Article): readonly ClaimPlace[] {
  return article.sections.flatMap((section, index) =>
    section.claims.map((claim) => ({ article, index, section, claim })),
  );
}

/** A claim's text without the number before it: it counts anew where another rule is put in. */
function wordsOf({ claim: { label, text } }: ClaimPlace): string {
  return label !== undefined && text.startsWith(label) ? text.slice(label.length) : text;
}

/** Texts that are there several times: within a section first, then the first with the first. */
function pairRepeated(old: readonly ClaimPlace[], young: readonly ClaimPlace[], pairs: Pairs, sections: Pairs): void {
  const numberOf = new Map([...sections].map(([one, other]) => [other, one]));
  const keysOf = (places: readonly ClaimPlace[], sectionOf: (index: number) => number | undefined) => [
    (at: number) => JSON.stringify([sectionOf(places[at]?.index ?? -1) ?? `none ${at}`, places[at]?.claim.text]),
    (at: number) => places[at]?.claim.text ?? '',
  ];
  const before = keysOf(old, (index) => (sections.has(index) ? index : undefined));
  const after = keysOf(young, (index) => numberOf.get(index));
  for (const [at, keyBefore] of before.entries()) pairInTurn(old.length, young.length, pairs, keyBefore, after[at]);
}

/** "3." of a section is its rule 3, whatever it says now. */
function pairLabelled(old: readonly ClaimPlace[], young: readonly ClaimPlace[], pairs: Pairs, sections: Pairs): void {
  const numberOf = new Map([...sections].map(([one, other]) => [other, one]));
  const keyOf = (claim: Claim | undefined, section: number | undefined): string | undefined =>
    claim?.label === undefined || section === undefined
      ? undefined
      : JSON.stringify([section, labelNumber(claim.label) ?? claim.label]);
  pairInTurn(
    old.length,
    young.length,
    pairs,
    (at) => keyOf(old[at]?.claim, sections.has(old[at]?.index ?? -1) ? old[at]?.index : undefined),
    (at) => keyOf(young[at]?.claim, numberOf.get(young[at]?.index ?? -1)),
  );
}

/** Claims before that stand in the same section as they did, and in the same order among those that do. */
function stillInOrder(
  old: readonly ClaimPlace[],
  young: readonly ClaimPlace[],
  pairs: Pairs,
  same: ReadonlySet<number>,
  sections: Pairs,
): ReadonlySet<number> {
  const stayed = [...pairs]
    .filter(([one, other]) => same.has(one) && sections.get(old[one]?.index ?? -1) === young[other]?.index)
    .toSorted(([one], [other]) => one - other);
  const bySection = Map.groupBy(stayed, ([one]) => old[one]?.index);
  return new Set([...bySection.values()].flatMap((each) => [...unmoved(each)]));
}

function changesOf<P>(
  old: readonly P[],
  young: readonly P[],
  pairs: Pairs,
  kindOf: (one: number, other: number) => Kept<P>['kind'],
): readonly Change<P>[] {
  const from = new Map([...pairs].map(([one, other]) => [other, one]));
  const there = young.map((after, other): Change<P> => {
    const one = from.get(other);
    return one === undefined ? { kind: 'new', after } : { kind: kindOf(one, other), before: old[one] as P, after };
  });
  const gone = old.flatMap((before, one): Change<P>[] => (pairs.has(one) ? [] : [{ kind: 'gone', before }]));
  return [...there, ...gone];
}

function turned<P>(change: Change<P>): Change<P> {
  if (change.kind === 'new') return { kind: 'gone', before: change.after };
  if (change.kind === 'gone') return { kind: 'new', after: change.before };
  return { kind: change.kind, before: change.after, after: change.before };
}

/** By where they stand in the new text; what is gone comes last. */
function inOrder<P extends Place | ClaimPlace>(changes: readonly Change<P>[]): readonly Change<P>[] {
  const there = changes.filter((change) => change.kind !== 'gone');
  const gone = changes.filter((change) => change.kind === 'gone');
  const placed = <C extends Change<P>>(some: readonly C[], placeOf: (change: C) => P): readonly C[] => {
    const places = new Map(some.map((change) => [change, orderOf(placeOf(change))]));
    return some.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  };
  return [...placed(there, ({ after }) => after), ...placed(gone, ({ before }) => before)];
}

const MANY = 1_000_000;

function orderOf(place: Place | ClaimPlace): number {
  const { index, section, claim } = place;
  return index * MANY + (claim === undefined ? 0 : section.claims.indexOf(claim));
}
