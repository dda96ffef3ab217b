import { candidates, type Candidate } from '../search/rank.ts';
import { languageOfArticle } from '../search/detect-language.ts';
import { languageOf } from '../search/languages.ts';
import { type Scope, scopeOf } from '../search/scope.ts';
import { type Entry, Shard } from '../search/shard.ts';
import { Slices } from '../search/slices.ts';
import type { SetArticle } from './eval-sets.ts';

/** Asked of its own article, of its own among all of the set, or of one that does not answer it. */
export type Place = 'own' | 'library' | 'other';

/** One question with the claims that were looked at, and which of them answer it. */
export type Case = {
  readonly set: number;
  /** Number of the article; its translations have the same. */
  readonly article: number;
  readonly place: Place;
  readonly form: 'text' | 'typos';
  readonly found: readonly Candidate[];
  readonly gold: readonly boolean[];
};

/** An article that does not answer a question: so many further on in the same set. */
export const OTHER_ARTICLE = 7;

/** Numbers the articles of several sets; translations of one article share a number, and so never part over folds. */
export class ArticleNumbers {
  readonly #known = new Map<string, number>();

  of(articleId: string): number {
    const name = articleId.slice(articleId.indexOf('/') + 1);
    const number = this.#known.get(name) ?? this.#known.size;
    this.#known.set(name, number);
    return number;
  }
}

/** All cases of one set. `onArticle` is told how many articles are done. */
export async function readCases(
  articles: readonly SetArticle[],
  set: number,
  numbers: ArticleNumbers,
  onArticle: (done: number) => void = () => undefined,
): Promise<Case[]> {
  const slices = new Slices();
  const scopes: Scope[] = [];
  const library = new Shard(languageOf(languageOfArticle(firstOf(articles).article)));
  for (const [order, { article }] of articles.entries()) {
    const shard = new Shard(languageOf(languageOfArticle(article)));
    const entry = await shard.prepare(article, slices);
    shard.commit(entry, order);
    scopes.push(scopeOf(shard, entry));
    library.commit(await library.prepare(article, slices), order);
  }
  const cases: Case[] = [];
  for (const [index, { article, questions }] of articles.entries()) {
    const number = numbers.of(article.id);
    const own = scopes[index];
    const other = scopes[(index + OTHER_ARTICLE) % articles.length];
    if (own === undefined || other === undefined) continue;
    for (const question of questions) {
      const add = (text: string, form: Case['form'], place: Place, scope: Scope): void => {
        const found = candidates(text, scope);
        const gold = found.map(({ entry, at }) => place !== 'other' && isGold(entry, at, article.id, question.gold));
        cases.push({ set, article: number, place, form, found, gold });
      };
      add(question.text, 'text', 'own', own);
      add(question.text, 'text', 'other', other);
      add(question.text, 'text', 'library', scopeOf(library));
      if (question.typos === undefined) continue;
      add(question.typos, 'typos', 'own', own);
      add(question.typos, 'typos', 'other', other);
    }
    onArticle(index + 1);
  }
  return cases;
}

function isGold({ index }: Entry, at: number, articleId: string, gold: readonly string[]): boolean {
  return index.article.id === articleId && gold.includes(index.claims[at]?.id ?? '');
}

function firstOf(articles: readonly SetArticle[]): SetArticle {
  const [first] = articles;
  if (first === undefined) throw new RangeError('A question set has no articles.');
  return first;
}
