import type { Article, Claim, EarlierText, Section } from '../article-model.ts';
import { type Place, revisionOf, sectionNumber } from '../article-places.ts';
import { makeArticle } from '../make-article.ts';
import type { ArticleChanges } from './compare-articles.ts';

/** Earlier texts that are remembered, and of all of them together ids of claims that have changed, and numbers of sections. */
const MOST_TEXTS = 50;
const MOST_CHANGED = 20_000;

/**
 * A new text of an article (`after`, with ids as they were read) that takes the place of `before`, under its id and title: what is in
 * both keeps its id or number, wherever it stands.
 *
 * A claim that was changed keeps its id, too: it is the same rule to those who cite it, keep a question for it or have quoted it. That
 * it says something else now is kept in `earlier`, so that nothing that was shown before is taken for what it says now.
 *
 * What is new gets a number that was never given in its section, as far as the text before knows: "2.7" after "2.6", wherever it stands.
 */
export function keepIds(before: Article, after: Article, { claims, sections }: ArticleChanges): Article {
  const [claimsBefore, sectionsBefore] = [new Map<Claim, string>(), new Map<Section, Place>()];
  const changed: string[] = [];
  for (const change of claims) {
    if (change.kind === 'new' || change.kind === 'gone') continue;
    claimsBefore.set(change.after.claim, change.before.claim.id);
    if (change.kind === 'changed') changed.push(change.before.claim.id);
  }
  for (const change of sections)
    if (change.kind !== 'new' && change.kind !== 'gone') sectionsBefore.set(change.after.section, change.before);

  const last = lastNumbers(before);
  const made = after.sections.map((section, index): Section => {
    const kept = sectionsBefore.get(section);
    const number = kept === undefined ? ++last.section : Number(sectionNumber(kept));
    const idOf = new Map<string, string>();
    for (const claim of section.claims) {
      const known = claimsBefore.get(claim);
      if (known === undefined) last.claims.set(number, (last.claims.get(number) ?? 0) + 1);
      idOf.set(claim.id, known ?? `${number}.${last.claims.get(number)}`);
    }
    const { number: _, lastClaim: __, ...read } = section;
    return {
      ...(number !== index + 1 && { number }),
      ...read,
      claims: section.claims.map(({ id, steps, ...claim }) => {
        const list = steps === undefined ? undefined : idOf.get(steps);
        return { id: idOf.get(id) ?? id, ...claim, ...(list !== undefined && { steps: list }) };
      }),
    };
  });
  const named = withLastNumbers(made, last);
  const { earlier: _, lastSection: __, ...read } = after;
  return succeed(before, { ...read, ...named, id: before.id, title: before.title }, changed);
}

/** The same text under another title. What was shown before still leads to it. */
export function retitled(article: Article, title: string): Article {
  return succeed(article, { ...article, title }, []);
}

/**
 * A text that an article had before (`former`), in the place of the one that took its place (`now`). Whatever was shown of either leads to
 * what it says still, but for claims shown of `now` that an earlier text had otherwise; no number is given anew that the other one gave.
 */
export function textPutBack(former: Article, now: Article): Article {
  const said = new Map(former.sections.flatMap(({ claims }) => claims.map(({ id, text }) => [id, text])));
  const changed = now.sections.flatMap(({ claims }) =>
    claims.flatMap(({ id, text }) => (said.get(id) === text ? [] : [id])),
  );
  const [last, given] = [lastNumbers(former), lastNumbers(now)];
  last.section = Math.max(last.section, given.section);
  for (const [section, claim] of given.claims) last.claims.set(section, Math.max(last.claims.get(section) ?? 0, claim));
  const earlier = [earlierText(revisionOf(now), changed, now, former), ...(former.earlier ?? [])];
  return succeed(
    { ...former, earlier },
    { ...former, ...withLastNumbers(former.sections, last) },
    [],
    revisionOf(former),
  );
}

function succeed(
  before: Article,
  article: Article,
  changed: readonly string[],
  revision = revisionOf(before),
): Article {
  const texts = [...(before.earlier ?? []), earlierText(revision, changed, before, article)];
  let room = MOST_CHANGED;
  const remembered = texts.slice(-MOST_TEXTS).toReversed();
  const over = remembered.findIndex((text) => (room -= text.changed.length + (text.shortened?.length ?? 0)) < 0);
  return makeArticle({ ...article, earlier: (over < 0 ? remembered : remembered.slice(0, over)).toReversed() });
}

type Sectioned = Pick<Article, 'sections'>;

/** What is remembered of a text whose place another one takes. */
function earlierText(revision: string, changed: readonly string[], text: Sectioned, next: Sectioned): EarlierText {
  const idsIn = ({ sections }: Sectioned) =>
    sections.map((section, index) => [sectionNumber({ section, index }), section.claims.map(({ id }) => id)] as const);
  const now = new Map(idsIn(next).map(([number, ids]) => [number, new Set(ids)]));
  const shortened = idsIn(text).flatMap(([number, ids]) =>
    ids.every((id) => now.get(number)?.has(id)) ? [] : [number],
  );
  return { revision, changed, ...(shortened.length > 0 && { shortened }) };
}

type LastNumbers = { section: number; readonly claims: Map<number, number> };

/** The last numbers that were given, of sections and of claims by the number of their section. */
function lastNumbers({ sections, lastSection = 0 }: Pick<Article, 'sections' | 'lastSection'>): LastNumbers {
  const last: LastNumbers = { section: lastSection, claims: new Map() };
  const raise = (section: number, claim: number): void => {
    last.section = Math.max(last.section, section);
    last.claims.set(section, Math.max(last.claims.get(section) ?? 0, claim));
  };
  for (const [index, section] of sections.entries()) {
    raise(Number(sectionNumber({ section, index })), section.lastClaim ?? 0);
    for (const { id } of section.claims) {
      const [number = 0, claim = 0] = id.split('.').map(Number);
      raise(number, claim);
    }
  }
  return last;
}

/** Only what the sections and claims that are there do not say themselves. */
function withLastNumbers(sections: readonly Section[], last: LastNumbers): Pick<Article, 'sections' | 'lastSection'> {
  const there = lastNumbers({ sections });
  const noted = sections.map((section, index): Section => {
    const number = Number(sectionNumber({ section, index }));
    const lastClaim = last.claims.get(number) ?? 0;
    const { claims, ...rest } = section;
    return { ...rest, ...(lastClaim > (there.claims.get(number) ?? 0) && { lastClaim }), claims };
  });
  return { sections: noted, ...(last.section > there.section && { lastSection: last.section }) };
}
