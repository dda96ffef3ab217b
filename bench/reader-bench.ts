import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { runCli } from '../src/cli/run-cli.ts';
import { misuse, parseCommandLine } from '../src/cli/usage.ts';
import { residentMemory } from '../src/processes/resident-memory.ts';
import { openReading, type SearchReading, WordSearch } from '../src/search/for-training.ts';
import { type Corpus, corpusOf, questionSets } from './corpus.ts';
import { quantile } from './measure-speed.ts';

const USAGE = `Usage: npm run bench:reader -- [--model FOLDER] [--claims N] [--questions N]

Measures what reading costs: milliseconds of a question from its words to the decision, the longest turn of the event loop meanwhile,
memory of the process that reads, and how many of five hundred questions at once are read. Each question is asked once.`;

/** Nobody waits: what is measured is how long each takes. */
const PATIENCE_MS = 600_000;

/** As many questions as come at once after an announcement. */
const RUSH = 500;

const options = {
  model: { type: 'string' },
  claims: { type: 'string', default: '1000' },
  questions: { type: 'string', default: '200' },
  help: { type: 'boolean', default: false },
} as const;

await runCli(async (args) => {
  const { values } = parseCommandLine(USAGE, { args: [...args], options });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const vectors = await mkdtemp(join(tmpdir(), 'docent-vectors-'));
  const open = (limits: { readonly budgetMs?: number; readonly patienceMs?: number }): SearchReading => {
    const reading = openReading({ model: values.model, vectors, tell: say, ...limits });
    if (reading === undefined) throw misuse(USAGE, 'There is no model: name one with --model.');
    return reading;
  };
  const corpus = await corpusOf(questionSets(), Number(values.claims));
  const engine = new WordSearch();
  for (const article of corpus.articles) await engine.add(article);
  const patient = open({ budgetMs: PATIENCE_MS, patienceMs: PATIENCE_MS });
  await measureStart(patient, corpus);
  await measureQuestions(patient, engine, corpus.questions.slice(0, Number(values.questions)));
  await patient.reader[Symbol.asyncDispose]();
  await measureRush(open({}), engine, corpus);
  await rm(vectors, { recursive: true });
  return 0;
});

async function measureStart({ reader, vectors }: SearchReading, { articles }: Corpus): Promise<void> {
  const start = performance.now();
  await reader.read('Is it there?', [{ path: [], claim: 'It is.' }]);
  say(`started, and the first claim read: ${ms(performance.now() - start)}`);
  const embedding = performance.now();
  for (const article of articles) vectors.prepare(article);
  await vectors.settled;
  const claims = articles.reduce(
    (sum, { sections }) => sum + sections.reduce((all, each) => all + each.claims.length, 0),
    0,
  );
  say(`${claims} claims embedded: ${ms((performance.now() - embedding) / claims)} each`);
}

async function measureQuestions(
  reading: SearchReading,
  engine: WordSearch,
  questions: readonly string[],
): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const times: number[] = [];
  loop.enable();
  for (const question of questions) {
    const from = performance.now();
    await engine.read(question, {}, reading);
    times.push(performance.now() - from);
  }
  loop.disable();
  times.sort((a, b) => a - b);
  say(
    `${times.length} questions, one after another: p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}`,
  );
  say(
    `turns of the event loop, with a millisecond of sleep: p99 ${ms(loop.percentile(99) / 1e6)}, longest ${ms(loop.max / 1e6)}`,
  );
  for (const bytes of await Promise.all(children().map((id) => residentMemory(id))))
    say(`memory of the process that reads: ${((bytes ?? 0) / 1e6).toFixed(0)} MB`);
}

/** Processes that this one has started; none where the system does not tell. */
function children(): number[] {
  return globSync(`/proc/${process.pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'latin1').split(' ').filter(Boolean).map(Number),
  );
}

/** Questions in the same moment, with the limits that a bot has. */
async function measureRush(reading: SearchReading, engine: WordSearch, { articles, questions }: Corpus): Promise<void> {
  for (const article of articles) reading.vectors.prepare(article);
  await reading.vectors.settled;
  await reading.reader.read('Is it there?', [{ path: [], claim: 'It is.' }]);
  let read = 0;
  const { reader } = reading;
  const counting: SearchReading = {
    ...reading,
    reader: {
      isOff: false,
      embed: reader.embed.bind(reader),
      stance: reader.stance.bind(reader),
      ends: reader.ends.bind(reader),
      [Symbol.asyncDispose]: reader[Symbol.asyncDispose].bind(reader),
      read: async (...asked) => {
        const scores = await reader.read(...asked);
        if (scores !== undefined) read++;
        return scores;
      },
    },
  };
  const from = performance.now();
  const all = Array.from({ length: RUSH }, (_, at) =>
    engine.read(`${questions[at % questions.length]} (${at})`, {}, counting),
  );
  const answered = (await Promise.all(all)).length;
  say(
    `${RUSH} questions at once: ${answered} answered, ${read} of them read, the last after ${ms(performance.now() - from)}`,
  );
  await reader[Symbol.asyncDispose]();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
