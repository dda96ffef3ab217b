import { performance } from 'node:perf_hooks';
import {
  chance,
  type EngineWeights,
  inputsOf,
  judge,
  rank,
  type SearchResult,
  tokenise,
  type Weights,
  WordSearch,
} from '../src/search/for-training.ts';
import type { SetArticle } from './eval-sets.ts';
import type { Case } from './training-cases.ts';

/** What is kept of each case until the figures are drawn up. */
export type CaseRecord = {
  readonly place: Case['place'];
  readonly form: Case['form'];
  /** Places of the gold claims in the ranking, from 1, best first; Infinity where one was not looked at. */
  readonly ranks: readonly number[];
  /** Chance that the article speaks of the subject. */
  readonly topic: number;
  readonly status: SearchResult['status'];
};

/** What a search of the whole engine gave, and how long it took. */
export type Trial = {
  readonly milliseconds: number;
  readonly status: SearchResult['status'];
  readonly confidence: number;
  readonly right: boolean;
  readonly own: boolean;
  /** Whether the answer's own words lie in the marking; undefined where they are not known, the claim is wrong or refused. */
  readonly spanHit: boolean | undefined;
  readonly markedWords: number | undefined;
};

export function recordOf(item: Case, weights: Weights): CaseRecord {
  const ranked = rank(item.found, weights);
  const { found, gold } = item;
  const golden = new Set(
    found.filter((_, index) => gold[index] === true).map(({ entry, at }) => `${entry.index.article.id} ${at}`),
  );
  const ranks = ranked.flatMap(({ entry, at }, index) =>
    golden.has(`${entry.index.article.id} ${at}`) ? [index + 1] : [],
  );
  const { place, form } = item;
  const [first] = ranked;
  if (first === undefined) return { place, form, ranks, topic: 0, status: 'refused' };
  const inputs = inputsOf(ranked);
  const { status } = judge(inputs, first.scope.shard.vocabulary.language.code, weights);
  return { place, form, ranks, topic: chance(inputs, weights.confidence.topic), status };
}

/** Asks each question of its article, and of one that does not answer it, through the engine as the bot does. */
export async function askAll(
  articles: readonly SetArticle[],
  chosen: (article: SetArticle) => boolean,
  others: number,
  weights: EngineWeights,
): Promise<Trial[]> {
  const asked: Trial[] = [];
  const engines: WordSearch[] = [];
  for (const { article } of articles) {
    const engine = new WordSearch({ weights });
    await engine.add(article);
    engines.push(engine);
  }
  for (const [index, item] of articles.entries()) {
    if (!chosen(item)) continue;
    for (const question of item.questions) {
      const [own, other] = [engines[index], engines[(index + others) % articles.length]];
      if (own === undefined || other === undefined) continue;
      const start = performance.now();
      const result = own.search(question.text);
      const milliseconds = performance.now() - start;
      const [hit] = result.hits;
      const right = hit !== undefined && question.gold.includes(hit.claim.id);
      const marking = hit?.answer === undefined ? undefined : hit.claim.text.slice(hit.answer.start, hit.answer.end);
      asked.push({
        milliseconds,
        status: result.status,
        confidence: result.confidence,
        right,
        own: true,
        spanHit:
          right && result.status !== 'refused' && question.span !== undefined
            ? contains(marking ?? '', question.span)
            : undefined,
        markedWords: right && marking !== undefined ? tokenise(marking).length : undefined,
      });
      const { status, confidence } = other.search(question.text);
      asked.push({
        milliseconds,
        status,
        confidence,
        right: false,
        own: false,
        spanHit: undefined,
        markedWords: undefined,
      });
    }
  }
  return asked;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s"“”'’]+/gu, ' ')
    .trim();
const contains = (marking: string, span: string): boolean => plain(marking).includes(plain(span));
