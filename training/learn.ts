import { type AnswerSpanFile, inputsOf, rank, type Weights, WEIGHTS_VERSION } from '../src/search/for-training.ts';
import { fitAnswerSpans } from './fit-answer-span.ts';
import { type ConfidenceExample, fitConfidence } from './fit-confidence.ts';
import { fitRank } from './fit-rank.ts';
import type { Case } from './training-cases.ts';

/** Folds within which confidence is learnt: from rankings of articles that the ranking was not learnt from. */
const FOLDS = 3;

/** Weight of a question in other languages, for confidence and for the ranking: the same questions come again in each of them. */
const TRANSLATED = 0.2;
const TRANSLATED_RANKED = 0.4;

/** Weight of a question asked of all articles at once. */
const LIBRARY = 0.5;

/** Weight of a question with typos in the ranking: it stands beside the same one without. */
const TYPOS_RANKED = 0.5;

/** What goes into the files of the same names in `data`. */
export type Learnt = { readonly ranker: Weights; readonly answerSpan: AnswerSpanFile };

/** Learns all weights. `onFit` is told what is being fitted. */
export function learn(cases: readonly Case[], onFit: (what: string) => void = () => undefined): Learnt {
  const asked = cases.filter(({ place }) => place === 'own' || place === 'library');
  const outcomes: ConfidenceExample[] = [];
  for (let part = 0; part < FOLDS; part++) {
    onFit(`ranking, part ${part + 1} of ${FOLDS}`);
    const learnt = withRank(
      fitRank(
        asked.filter(({ article }) => article % FOLDS !== part),
        rankWeightOf,
      ),
    );
    for (const item of cases) if (item.article % FOLDS === part) outcomes.push(...outcomeOf(item, learnt));
  }
  onFit('ranking, from all');
  const all = fitRank(asked, rankWeightOf);
  onFit('confidence');
  const confidence = fitConfidence(outcomes);
  const examples = cases.flatMap(({ span }) => span ?? []);
  const answerSpan = fitAnswerSpans(examples, (steps) => onFit(`answers' own words, step ${steps}`));
  return { ranker: { version: WEIGHTS_VERSION, rank: all, confidence }, answerSpan };
}

const isEnglish = ({ found }: Case): boolean => found[0]?.scope.shard.vocabulary.language.code === 'en';

function weightOf(item: Case): number {
  return (isEnglish(item) ? 1 : TRANSLATED) * (item.place === 'library' ? LIBRARY : 1) * item.share.confidence;
}

function rankWeightOf(item: Case): number {
  const language = isEnglish(item) ? 1 : TRANSLATED_RANKED;
  return (
    language * (item.place === 'library' ? LIBRARY : 1) * (item.form === 'typos' ? TYPOS_RANKED : 1) * item.share.rank
  );
}

const NO_CONFIDENCE: Weights['confidence'] = {
  topic: {},
  right: {},
  bands: { refuse: { other: 0 }, sure: 1 },
};

function withRank(learnt: Weights['rank']): Weights {
  return { version: WEIGHTS_VERSION, rank: learnt, confidence: NO_CONFIDENCE };
}

function outcomeOf(item: Case, weights: Weights): ConfidenceExample[] {
  const ranked = rank(item.found, weights);
  const [first] = ranked;
  if (first === undefined) return [];
  const right = item.gold[item.found.findIndex(({ entry, at }) => entry === first.entry && at === first.at)] ?? false;
  const language = first.scope.shard.vocabulary.language.code;
  return [
    {
      inputs: inputsOf(ranked),
      place: item.place,
      right,
      language,
      weight: weightOf(item),
      isMeasured: item.share.isMeasured,
    },
  ];
}
