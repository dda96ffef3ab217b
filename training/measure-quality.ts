import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';
import type { Article } from '../src/article/article-model.ts';
import {
  type EngineWeights,
  chance,
  inputsOf,
  judge,
  rank,
  SearchEngine,
  type SearchReading,
  type SearchResult,
  tokenise,
  type Weights,
} from '../src/search/for-training.ts';
import type { SetArticle, SetQuestion } from './eval-sets.ts';
import { without } from './hard-negatives.ts';
import { withChangedSubjects } from './made/changed-subjects.ts';
import { SEED, SeededRandom } from './made/seeded-random.ts';
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

/**
 * What a question was asked of: its own article, also after the questions before it; another article; its own without its
 * answer. Or it is one that its article does not answer: with a changed subject, or as people wrote it.
 */
export type TrialKind = 'own' | 'follow' | 'other' | 'removed' | 'changed' | 'tempting';

/** What a search of the whole engine gave, and how long it took. */
export type Trial = {
  readonly kind: TrialKind;
  readonly milliseconds: number;
  readonly status: SearchResult['status'];
  readonly confidence: number;
  /** Places of the gold claims among the hits, from 1, best first. */
  readonly ranks: readonly number[];
  /** How many gold claims there are. */
  readonly wanted: number;
  /** Whether the first hit is of the answer, all of which counts where the set has it. */
  readonly right: boolean;
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

/** How questions are asked. */
export type Asking = {
  /** Of which articles of the set. */
  readonly chosen: (article: SetArticle) => boolean;
  /** The article that does not answer is so many further on. */
  readonly others: number;
  readonly weights: EngineWeights;
  /** What reads; without it words answer alone. */
  readonly reading?: SearchReading | undefined;
  /** Leaves out what has no answer. */
  readonly onlyAnswered?: boolean;
};

/** Hits looked at for the places of the gold claims. */
const LOOKED_AT = 20;

/** Asks each question of its article, and of what does not answer it, through the engine as the bot does. */
export async function askAll(
  articles: readonly SetArticle[],
  { chosen, others, weights, reading, onlyAnswered = false }: Asking,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  const engines = new Engines(weights, reading);
  const changed = new Map(withChangedSubjects(articles, new SeededRandom(SEED)).map((item) => [item.article.id, item]));
  for (const [index, item] of articles.entries()) {
    if (!chosen(item)) continue;
    const { article, questions } = item;
    const other = articles[(index + others) % articles.length];
    const ask = async (kind: TrialKind, of: Article | undefined, question: SetQuestion): Promise<void> => {
      if (of !== undefined) trials.push(await engines.ask(kind, of, question));
    };
    for (const question of questions) {
      await ask('own', article, question);
      if (question.previous !== undefined) await ask('follow', article, question);
      if (onlyAnswered) continue;
      await ask('other', other?.article, question);
      await ask('removed', without(article, question.answer ?? question.gold), question);
    }
    if (onlyAnswered) continue;
    for (const text of changed.get(article.id)?.unanswerable ?? []) await ask('changed', article, { text, gold: [] });
    for (const text of item.unanswerable ?? []) await ask('tempting', article, { text, gold: [] });
  }
  return trials;
}

/** An engine for each article that was last asked about; reading one in anew takes longer than a question. */
class Engines {
  readonly #weights: EngineWeights;
  readonly #reading: SearchReading | undefined;
  readonly #known = new LRUCache<string, SearchEngine>({ max: 64 });

  constructor(weights: EngineWeights, reading: SearchReading | undefined) {
    this.#weights = weights;
    this.#reading = reading;
  }

  async #of(article: Article): Promise<SearchEngine> {
    const known = this.#known.get(article.id);
    if (known !== undefined) return known;
    const engine = new SearchEngine({ weights: this.#weights, reading: this.#reading });
    await engine.add(article);
    // In a bot words find alone until then.
    await this.#reading?.vectors.settled;
    this.#known.set(article.id, engine);
    return engine;
  }

  /** Asks; what is no gold claim of the article's, as of one that does not answer, is not right. */
  async ask(kind: TrialKind, article: Article, question: SetQuestion): Promise<Trial> {
    const engine = await this.#of(article);
    const isAnswerable = kind === 'own' || kind === 'follow';
    const previous = kind === 'follow' ? question.previous?.at(-1) : undefined;
    const start = performance.now();
    const { status, confidence, hits } = await engine.search(question.text, {
      limit: LOOKED_AT,
      ...(previous === undefined ? {} : { previous }),
    });
    const milliseconds = performance.now() - start;
    const gold = new Set(isAnswerable ? question.gold : []);
    const answers = new Set(isAnswerable ? (question.answer ?? question.gold) : []);
    const ranks = hits.flatMap(({ claim }, at) => (gold.has(claim.id) ? [at + 1] : []));
    const [first] = hits;
    const right = first !== undefined && answers.has(first.claim.id);
    const isGold = ranks[0] === 1;
    const marking =
      first?.answer === undefined ? undefined : first.claim.text.slice(first.answer.start, first.answer.end);
    return {
      kind,
      milliseconds,
      status,
      confidence,
      ranks,
      wanted: gold.size,
      right,
      spanHit:
        isGold && status !== 'refused' && question.span !== undefined
          ? contains(marking ?? '', question.span)
          : undefined,
      markedWords: isGold && marking !== undefined ? tokenise(marking).length : undefined,
    };
  }
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s"“”'’]+/gu, ' ')
    .trim();
const contains = (marking: string, span: string): boolean => plain(marking).includes(plain(span));
