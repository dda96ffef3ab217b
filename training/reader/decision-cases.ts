import { readFileSync, writeFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import type { Article } from '../../src/article/article-model.ts';
import {
  type Considered,
  considerClaims,
  languageOf,
  type Ranked,
  type SearchReading,
  type SearchScope,
  searchScopeOf,
  Shard,
  shippedWeights,
  Slices,
} from '../../src/search/for-training.ts';
import type { SetArticle } from '../eval-sets.ts';
import { without } from '../hard-negatives.ts';
import { withChangedSubjects } from '../made/changed-subjects.ts';
import { SEED, SeededRandom } from '../made/seeded-random.ts';
import { OTHER_ARTICLE } from '../training-cases.ts';

/** What a question was asked of: its own article, another, its own without the answer; or a question without an answer there. */
export type DecisionKind = 'own' | 'other' | 'removed' | 'changed' | 'tempting';

/** One question with the claims that were read for it, in numbers. */
export type DecisionCase = {
  readonly set: string;
  readonly article: string;
  readonly kind: DecisionKind;
  readonly considered: Considered;
  /** Of each claim, whether it is gold, and whether it is of the answer. */
  readonly gold: readonly boolean[];
  readonly answer: readonly boolean[];
};

/** Reads each of a set's questions, of its article and of what does not answer it. */
export async function readDecisionCases(
  set: string,
  articles: readonly SetArticle[],
  reading: SearchReading,
  onArticle: (done: number) => void,
): Promise<DecisionCase[]> {
  const cases: DecisionCase[] = [];
  const changed = new Map(
    withChangedSubjects(articles, new SeededRandom(SEED)).map(({ article, unanswerable = [] }) => [
      article.id,
      unanswerable,
    ]),
  );
  for (const [index, { article, questions, unanswerable = [] }] of articles.entries()) {
    const other = articles[(index + OTHER_ARTICLE) % articles.length]?.article;
    const add = async (
      kind: DecisionKind,
      of: Article | undefined,
      text: string,
      gold: readonly string[] = [],
      answer = gold,
    ): Promise<void> => {
      const considered = of && (await considerClaims(text, await scopeOf(of, reading), shippedWeights(), reading));
      if (considered === undefined) return;
      const ids = considered.claims.map(({ item: { entry, at } }) => entry.index.claims[at]?.id ?? '');
      const isOf = (wanted: readonly string[]): boolean[] => ids.map((id) => wanted.includes(id));
      cases.push({
        set,
        article: article.id,
        kind,
        considered: plain(considered),
        gold: isOf(gold),
        answer: isOf(answer),
      });
    };
    for (const { text, gold, answer = gold } of questions) {
      await add('own', article, text, gold, answer);
      await add('removed', without(article, answer), text);
    }
    // One in so many is enough: there is little to learn from what is so far off.
    for (const { text } of questions.filter((_, at) => at % OTHER_EACH === 0)) await add('other', other, text);
    for (const text of changed.get(article.id) ?? []) await add('changed', article, text);
    for (const text of unanswerable) await add('tempting', article, text);
    onArticle(index + 1);
  }
  return cases;
}

const OTHER_EACH = 4;

/** Without what holds on to the article: of a claim its place among those read, and its score. */
function plain({ byMeaning, claims }: Considered): Considered {
  return {
    byMeaning,
    claims: claims.map(({ item: { score }, blend, words }, at) => {
      const known = words();
      return { item: ranked(at, score), blend, words: () => known };
    }),
  };
}

/** As much of a ranked claim as a decision looks at. */
const ranked = (at: number, score: number): Ranked => ({ entry: { order: 0 }, at, score }) as unknown as Ranked;

/** Questions of one article come one after another. */
const scopes = new LRUCache<string, SearchScope>({ max: 2 });

async function scopeOf(article: Article, { vectors }: SearchReading): Promise<SearchScope> {
  const known = scopes.get(article.id);
  if (known !== undefined) return known;
  const shard = new Shard(languageOf(article.language));
  const entry = await shard.prepare(article, new Slices());
  shard.commit(entry, 0);
  vectors.prepare(article);
  await vectors.settled;
  const scope = searchScopeOf(shard, [entry]);
  scopes.set(article.id, scope);
  return scope;
}

/** Cases as lines of a file: reading claims takes minutes, learning from what was read seconds. */
export function writeCases(file: string, cases: readonly DecisionCase[]): void {
  const lines = cases.map(({ considered: { byMeaning, claims }, ...item }) => {
    const rows = claims.map(({ item: { score }, blend, words }) => ({ score, blend, words: words() }));
    return JSON.stringify({ ...item, byMeaning, rows });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

type Line = Omit<DecisionCase, 'considered'> & {
  readonly byMeaning: boolean;
  readonly rows: readonly { readonly score: number; readonly blend: number[]; readonly words: number[] }[];
};

export function readCasesOf(file: string): DecisionCase[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const { byMeaning, rows, ...item } = JSON.parse(line) as Line;
    const claims = rows.map(({ score, blend, words }, at) => ({
      item: ranked(at, score),
      blend,
      words: () => words,
    }));
    return { ...item, considered: { byMeaning, claims } };
  });
}
