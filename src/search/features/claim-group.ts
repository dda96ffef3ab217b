import type { ArticleIndex } from '../index/article-index.ts';
import { factsOf } from '../index/claim-facts.ts';
import { entriesOf, type Scope } from '../index/search-scope.ts';
import type { Entry } from '../index/shard.ts';
import { TermSlots, TermTable } from '../index/term-slots.ts';
import type { Vocabulary } from '../index/vocabulary.ts';
import type { WordColumn } from './word-columns.ts';

/** Where a claim stands: its article, and its number there. */
export type Place = { readonly entry: Entry; readonly at: number };

/** Claims that are read closely together, with their terms numbered from 0 on: those that are no stop words. */
export type ClaimGroup = {
  readonly places: readonly Place[];
  readonly terms: readonly number[];
  /** For each claim the numbers of its words of content, in their order. */
  readonly claims: readonly (readonly number[])[];
  /** Whether these are all claims of one article, in their order; such a group is kept with the article. */
  readonly isArticle: boolean;
  /** Of an article, what words of questions are to its claims, by word as it is compared. */
  readonly columns: Map<string, WordColumn>;
};

const table = new TermTable();

function read(places: readonly Place[], { language }: Vocabulary, isArticle: boolean): ClaimGroup {
  const slots = new TermSlots(table);
  const terms: number[] = [];
  const claims = places.map(({ entry: { index }, at }) => {
    const claim = index.claims[at];
    const from = index.offsets[at] ?? 0;
    const numbers: number[] = [];
    if (claim === undefined) return numbers;
    for (const place of factsOf(claim, language.code).content) {
      const term = index.terms[from + place] ?? 0;
      let number = slots.find(term);
      if (number === -1) {
        number = slots.take(term);
        terms.push(term);
      }
      numbers.push(number);
    }
    return numbers;
  });
  return { places, terms, claims, isArticle, columns: new Map() };
}

/** The groups of small articles, as long as these are there: so long no term of theirs is given to another word. */
const kept = new WeakMap<ArticleIndex, ClaimGroup>();

function groupOf(entry: Entry, vocabulary: Vocabulary): ClaimGroup {
  const known = kept.get(entry.index);
  if (known !== undefined) return known;
  const group = read(
    entry.index.claims.map((_, at) => ({ entry, at })),
    vocabulary,
    true,
  );
  kept.set(entry.index, group);
  return group;
}

/** The claims of a scope that is read whole, article by article. */
export function groupsOf(scope: Scope): ClaimGroup[] {
  return entriesOf(scope).map((entry) => groupOf(entry, scope.shard.vocabulary));
}

/** Some claims of a larger scope. */
export function groupOfSome(places: readonly Place[], { shard }: Scope): ClaimGroup {
  return read(places, shard.vocabulary, false);
}
