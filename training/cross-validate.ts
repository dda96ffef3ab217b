import { answerSpanWeights, type EngineWeights, shippedWeights } from '../src/search/for-training.ts';
import type { SetArticle } from './eval-sets.ts';
import { type Figures, figuresOf } from './figures.ts';
import { learn } from './learn.ts';
import { askAll, type Asking, type CaseRecord, recordOf, type Trial } from './measure-quality.ts';
import { type ArticleNumbers, type Case, OTHER_ARTICLE } from './training-cases.ts';

/** A question set and what was looked at for each of its questions. */
export type Loaded = {
  readonly file: string;
  readonly articles: readonly SetArticle[];
  readonly cases: readonly Case[];
};

/** Articles are dealt out to the folds by their number, so that translations of one come into the same. */
const foldOf = (article: number, split: number): number => article % split;

/** All weights, learnt from the articles outside a fold. */
export function learnOutside(
  cases: readonly Case[],
  fold: number,
  split: number,
  say: (what: string) => void = () => undefined,
): EngineWeights {
  const outside = cases.filter(({ article }) => foldOf(article, split) !== fold);
  const { ranker, answerSpan } = learn(outside, (what) => say(`fold ${fold + 1} of ${split}: ${what}`));
  return { ...ranker, answerSpan: answerSpanWeights(answerSpan) };
}

type Measuring = Pick<Asking, 'reading' | 'onlyAnswered'> & { readonly say: (what: string) => void };

/** The figures of each set; of one fold, by the weights that come with Docent, and of several, by cross-validation. */
export async function measureSets(
  loaded: readonly Loaded[],
  numbers: ArticleNumbers,
  split: number,
  { say, ...asking }: Measuring,
): Promise<Figures[]> {
  const records: CaseRecord[][] = loaded.map(() => []);
  const asked: Trial[][] = loaded.map(() => []);
  const all = loaded.flatMap(({ cases }) => cases);
  for (let fold = 0; fold < split; fold++) {
    const weights = split === 1 ? shippedWeights() : learnOutside(all, fold, split, say);
    for (const [set, { file, articles, cases }] of loaded.entries()) {
      say(`fold ${fold + 1} of ${split}: measuring ${file}`);
      for (const item of cases) {
        if (foldOf(item.article, split) === fold) records[set]?.push(recordOf(item, weights));
      }
      const inFold = ({ article }: SetArticle): boolean => foldOf(numbers.of(article.id), split) === fold;
      asked[set]?.push(...(await askAll(articles, { chosen: inFold, others: OTHER_ARTICLE, weights, ...asking })));
    }
  }
  return loaded.map(({ file }, set) => figuresOf(file, records[set] ?? [], asked[set] ?? []));
}
