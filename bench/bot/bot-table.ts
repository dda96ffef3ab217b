import { figure, benchTable } from '../tables.ts';
import type { BotBench, BotFigures } from './measure-bots.ts';

/** Docent's figures as multiples of the empty bot's. */
export const botRatios = ({ empty, docent }: Pick<BotBench, 'empty' | 'docent'>): BotFigures => ({
  memory: docent.memory / empty.memory,
  start: docent.start / empty.start,
  startCpu: docent.startCpu / empty.startCpu,
  p50: docent.p50 / empty.p50,
  p99: docent.p99 / empty.p99,
  cpu: docent.cpu / empty.cpu,
  rate: docent.rate / empty.rate,
});

const ROWS: readonly (readonly [keyof BotFigures, string, string])[] = [
  ['memory', 'memory at ready, MB', '≤ 170'],
  ['start', 'start to ready, ms', '≤ 1500'],
  ['startCpu', '  CPU, ms', ''],
  ['p50', '/ask p50, ms', '≤ 1.5 ×'],
  ['p99', '/ask p99, ms', '≤ 2 ×'],
  ['cpu', 'CPU a question, ms', '≤ 2 ×'],
  ['rate', 'questions a second', '≥ 500'],
];

export const botTable = (bench: BotBench): string => {
  const ratios = botRatios(bench);
  const { asNew, held, ask } = bench;
  const own = (name: string, value: number, target: string): string[] => [name, '', figure(value), '', target];
  return benchTable([
    ['', 'empty bot', 'Docent', 'ratio', 'wanted'],
    ...ROWS.map(([key, name, target]) => [
      name,
      ...[bench.empty[key], bench.docent[key], ratios[key]].map((value) => figure(value)),
      target,
    ]),
    own('not asked before, read: p50, ms', asNew.p50, ''),
    own('  p99, ms', asNew.p99, ''),
    own('  CPU, without the reader, ms', asNew.cpu, ''),
    own(`${held.rate} a second for ${held.seconds} s: unanswered of ${held.asked}`, held.unanswered, '0'),
    own('  told to ask later', held.turnedAway, '0'),
    own('  event loop p99, ms', held.loopP99, '≤ 15'),
    own('  answered p50, ms', held.p50, ''),
    own('  answered p99, ms', held.p99, ''),
    own('  memory in the end, MB', held.memory, ''),
    own('ask in the terminal, ms', ask.wall, '≤ 600'),
    own('  CPU, ms', ask.cpu, ''),
    own('  memory at most, MB', ask.memory, '≤ 120'),
  ]);
};
