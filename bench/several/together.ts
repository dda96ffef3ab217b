import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../src/article/article-model.ts';
import { worthKeeping, worthShowing } from '../../src/reply/claim-quotes.ts';
import { SearchEngine, type SearchReading } from '../../src/search/for-training.ts';
import type { SetArticle, SetQuestion } from '../../training/eval-sets.ts';

/** What came of a question that was asked of its article alone, and of ten together. */
export type TogetherTrial = {
  readonly aloneFirst: boolean;
  readonly aloneAnswered: boolean;
  /** Whether the first claim is one of the answer's, and whether it is of the right article. */
  readonly first: boolean;
  readonly article: boolean;
  readonly status: 'answered' | 'unsure' | 'refused';
  /** Whether the first page shows one of the answer's claims, and whether claims of several articles. */
  readonly shown: boolean;
  readonly mixed: boolean;
  readonly milliseconds: number;
};

/** Articles of a library; what is left of a set at its end is no library. */
const TOGETHER = 10;
const LIMIT = 9;

/** Asks each question of a set of its own article, and of a library of ten, as the bot does. */
export async function askTogether(
  articles: readonly SetArticle[],
  each: number,
  reading: SearchReading | undefined,
): Promise<TogetherTrial[]> {
  const trials: TogetherTrial[] = [];
  for (let from = 0; from + TOGETHER <= articles.length; from += TOGETHER) {
    const library = articles.slice(from, from + TOGETHER);
    const engine = new SearchEngine({ reading });
    for (const { article } of library) await engine.add(article);
    await reading?.vectors.settled;
    for (const { article, questions } of library)
      for (const question of questions.filter((_, at) => at % each === 0)) {
        await setImmediate();
        trials.push(await askBoth(engine, article, question));
      }
  }
  return trials;
}

async function askBoth(engine: SearchEngine, article: Article, question: SetQuestion): Promise<TogetherTrial> {
  const answer = new Set(question.answer ?? question.gold);
  const since = performance.now();
  const found = await engine.search(question.text, { limit: LIMIT });
  const milliseconds = performance.now() - since;
  const alone = await engine.search(question.text, { limit: LIMIT, articleIds: [article.id] });
  const [first] = found.hits;
  const isRight = (hit: typeof first): boolean => hit?.article.id === article.id && answer.has(hit.claim.id);
  const hits = found.status === 'refused' ? [] : worthKeeping(found);
  const page = hits.slice(0, worthShowing({ ...found, hits }));
  return {
    aloneFirst: isRight(alone.hits[0]),
    aloneAnswered: alone.status === 'answered',
    first: isRight(first),
    article: first?.article.id === article.id,
    status: found.status,
    shown: page.some(isRight),
    mixed: new Set(page.map((hit) => hit.article.id)).size > 1,
    milliseconds,
  };
}
