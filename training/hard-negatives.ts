import type { Article } from '../src/article/article-model.ts';
import { AT, type Candidate, type SearchScope, searchScopeOf, Shard, type Slices } from '../src/search/for-training.ts';

/** An article as if its author had never written some of its claims; undefined where no claim would be left. */
export function without(article: Article, claims: readonly string[]): Article | undefined {
  const sections = article.sections
    .map((section) => ({ ...section, claims: section.claims.filter(({ id }) => !claims.includes(id)) }))
    .filter((section) => section.claims.length > 0);
  return sections.length === 0 ? undefined : { ...article, id: `${article.id} without ${claims.join(' ')}`, sections };
}

/** Scopes of one article without the claims that answer a question, each read in once. */
export class ScopesWithout {
  readonly #article: Article;
  readonly #shard: Shard;
  readonly #slices: Slices;
  readonly #known = new Map<string, SearchScope>();

  constructor(article: Article, { language }: Shard['vocabulary'], slices: Slices) {
    this.#article = article;
    this.#shard = new Shard(language);
    this.#slices = slices;
  }

  async of(claims: readonly string[]): Promise<SearchScope | undefined> {
    const rest = without(this.#article, claims);
    if (rest === undefined) return undefined;
    const known = this.#known.get(rest.id);
    if (known !== undefined) return known;
    const entry = await this.#shard.prepare(rest, this.#slices);
    this.#shard.commit(entry, this.#known.size);
    const scope = searchScopeOf(this.#shard, [entry]);
    this.#known.set(rest.id, scope);
    return scope;
  }
}

/** Of claims found in all articles, the article other than the question's own with the claim that has most of its words. */
export function nearestOther(found: readonly Candidate[], ownId: string): string | undefined {
  let nearest: string | undefined;
  let most = 0;
  for (const { entry, features } of found) {
    const { id } = entry.index.article;
    const met = features[AT.coverageBoth] ?? 0;
    if (id === ownId || met <= most) continue;
    most = met;
    nearest = id;
  }
  return nearest;
}
