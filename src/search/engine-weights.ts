import { fileURLToPath } from 'node:url';
import { type AnswerSpanWeights, readAnswerSpanWeights } from './answer/span-weights.ts';
import { readWeights, type Weights } from './rank/weights.ts';

/** All that `npm run train` learns, as an engine uses it. */
export type EngineWeights = Weights & { readonly answerSpan: AnswerSpanWeights };

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

let shipped: EngineWeights | undefined;

/** The weights that Docent comes with, read once. */
export function shippedWeights(): EngineWeights {
  return (shipped ??= {
    ...readWeights(`${DATA}ranker.json`),
    answerSpan: readAnswerSpanWeights(`${DATA}answer-span.json`),
  });
}
