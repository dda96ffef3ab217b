import { type DecisionWeights, judgeRead, type SearchResult } from '../../src/search/for-training.ts';
import type { DecisionCase, DecisionKind } from './decision-cases.ts';
import { decisionOutcome } from './decision-fit.ts';
import { asRead } from './expectation-fit.ts';

/** What came of a question by some weights. */
export type JudgedCase = {
  readonly set: string;
  readonly kind: DecisionKind;
  readonly status: SearchResult['status'];
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
    return {
      set: item.set,
      kind: item.kind,
      status: judgeRead(inputs, weights).status,
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
      ].join('  ');
    })
    .join('\n');
}

const share = <Item>(items: readonly Item[], isTrue: (item: Item) => boolean): string =>
  items.length === 0 ? '–' : ((100 * items.filter(isTrue).length) / items.length).toFixed(1);
