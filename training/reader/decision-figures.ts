import { type DecisionWeights, judgeRead, type SearchResult } from '../../src/search/for-training.ts';
import type { DecisionCase, DecisionKind } from './decision-cases.ts';
import { calibrationOf } from '../calibration.ts';
import { decisionOutcome } from './decision-fit.ts';
import { asRead } from './expectation-fit.ts';

/** What came of a question by some weights. */
export type JudgedCase = {
  readonly set: string;
  readonly kind: DecisionKind;
  readonly status: SearchResult['status'];
  /** The chance that the first claim answers, 0 to 1. */
  readonly confidence: number;
  /** Whether the first claim is gold, of the answer, and whether a gold one was read at all. */
  readonly gold: boolean;
  readonly right: boolean;
  readonly among: boolean;
  /** Whether the reader alone would have put a gold claim first, and words alone. */
  readonly byReader: boolean;
  readonly byWords: boolean;
  /** How many claims were read. */
  readonly read: number;
};

export function judgeCases(cases: readonly DecisionCase[], weights: DecisionWeights): JudgedCase[] {
  return cases.map((whole) => {
    const item = asRead(whole, weights.expectation);
    const { claims } = item.considered;
    const { inputs, right, first } = decisionOutcome(item, weights);
    const best = (input: (claim: (typeof claims)[number]) => number): number =>
      claims.reduce((place, claim, at) => (input(claim) > input(claims[place] ?? claim) ? at : place), 0);
    const { status, confidence } = judgeRead(inputs, weights);
    return {
      set: item.set,
      kind: item.kind,
      status,
      confidence,
      gold: item.gold[first] === true,
      right,
      among: item.gold.includes(true),
      byReader: item.gold[best(({ blend }) => blend[0] ?? 0)] === true,
      byWords: item.gold[best(({ blend }) => -(blend[2] ?? 0))] === true,
      read: claims.length,
    };
  });
}

/** A line a set, in per cent: who puts gold first, what is sure and right, and what without an answer is called sure. */
export function decisionTable(judged: readonly JudgedCase[]): string {
  const sets = [...new Set(judged.map(({ set }) => set))];
  return sets
    .map((set) => {
      const of = (kind: DecisionKind): JudgedCase[] => judged.filter((item) => item.set === set && item.kind === kind);
      const own = of('own');
      const sure = own.filter(({ status }) => status === 'answered');
      const none = (['removed', 'changed', 'tempting', 'other'] as const).map(
        (kind) => `${kind} ${share(of(kind), ({ status }) => status === 'answered')}`,
      );
      return [
        set,
        `words ${share(own, ({ byWords }) => byWords)} reader ${share(own, ({ byReader }) => byReader)}`,
        `first ${share(own, ({ gold }) => gold)} among ${share(own, ({ among }) => among)}`,
        `read ${(own.reduce((sum, { read }) => sum + read, 0) / own.length).toFixed(1)}`,
        `sure ${share(own, ({ status }) => status === 'answered')} right ${share(sure, ({ right }) => right)}`,
        `refused ${share(own, ({ status }) => status === 'refused')}`,
        `sure of ${none.join(' ')}`,
        `let through of other ${share(of('other'), ({ status }) => status !== 'refused')}`,
      ].join('  ');
    })
    .join('\n');
}

const share = <Item>(items: readonly Item[], isTrue: (item: Item) => boolean): string =>
  items.length === 0 ? '–' : ((100 * items.filter(isTrue).length) / items.length).toFixed(1);

/** Parts of a set's questions, the surest first, of which is told how many are answered wrongly. */
const SUREST = [0.2, 0.4, 0.6, 0.8, 1];

/**
 * Whether the chances can be trusted, in per cent: of each set's answerable questions how many of the surest are answered wrongly, and
 * how far chances lie from what comes true in the mean; then that for all questions together, with and without an answer, by tenths.
 */
export function trustTable(judged: readonly JudgedCase[]): string {
  const sets = [...new Set(judged.map(({ set }) => set))];
  const lines = sets.map((set) => {
    const { off, risks } = calibrationOf(judged.filter((item) => item.set === set && item.kind === 'own'));
    const wrong = SUREST.map((part) => {
      const risk = risks.find(({ coverage }) => coverage === part);
      return `${100 * part} %: ${(100 * (risk?.wrong ?? 1)).toFixed(1)}`;
    });
    return `${set}  wrong of the surest ${wrong.join(', ')}  off ${(100 * off).toFixed(1)}`;
  });
  const { bands, off } = calibrationOf(judged.filter(({ kind }) => kind !== 'other'));
  const told = bands.map(
    (band) => `${(100 * band.told).toFixed(0)} → ${(100 * band.right).toFixed(0)} (${band.questions})`,
  );
  return [...lines, `told → right (questions): ${told.join(', ')}  off ${(100 * off).toFixed(1)}`].join('\n');
}
