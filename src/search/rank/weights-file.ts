import { fileURLToPath } from 'node:url';
import { readAnswerSpanWeights } from '../answer/answer-span-weights.ts';
import { CONFIDENCE_INPUTS } from './confidence.ts';
import { FEATURES } from '../features/feature-names.ts';
import { QUESTION_GROUPS } from './ranker.ts';
import { readWeightsText, WeightsCheck } from '../basics/weights-check.ts';
import { type EngineWeights, WEIGHTS_VERSION, type Weights } from './weights.ts';

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));

let shipped: EngineWeights | undefined;

/** The weights that Docent comes with, read once. */
export function shippedWeights(): EngineWeights {
  return (shipped ??= {
    ...readWeights(`${DATA}ranker.json`),
    answerSpan: readAnswerSpanWeights(`${DATA}answer-span.json`),
  });
}

/** Reads a weights file. Throws `WEIGHTS_INVALID` with file, line and remedy where it is not one of this version. */
export function readWeights(file: string): Weights {
  return parseWeights(readWeightsText(file), file);
}

export function parseWeights(text: string, file: string): Weights {
  const check = new WeightsCheck(text, file);
  check.version(WEIGHTS_VERSION);
  const { root } = check;
  const rank = check.object(root.rank, 'rank');
  const groups = check.object(rank.groups, 'groups');
  const confidence = check.object(root.confidence, 'confidence');
  const bands = check.object(confidence.bands, 'bands');
  return {
    version: WEIGHTS_VERSION,
    rank: {
      base: check.numbers(rank.base, 'base', FEATURES),
      size: check.numbers(rank.size, 'size', FEATURES),
      groups: Object.fromEntries(
        Object.keys(QUESTION_GROUPS).map((group) => [group, check.numbers(groups[group], group, [])]),
      ),
    },
    confidence: {
      topic: check.numbers(confidence.topic, 'topic', CONFIDENCE_INPUTS),
      right: check.numbers(confidence.right, 'right', CONFIDENCE_INPUTS),
      bands: {
        refuse: check.numbers(bands.refuse, 'refuse', ['other']),
        sure: check.number(bands.sure, 'sure'),
      },
    },
  };
}
