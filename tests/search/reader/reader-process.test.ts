import { getPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { ReaderModel } from '../../../src/search/reader/model-folder.ts';
import { ReaderProcess, type ReaderProcessOptions } from '../../../src/search/reader/reader-process.ts';

const main = fileURLToPath(new URL('fake-reader-main.ts', import.meta.url));
const passages = [
  { path: [], claim: 'four' },
  { path: [], claim: 'sixsix' },
];

/** Starting a process may take longer than a question may, on a busy machine. */
const patient = { budgetMs: 60_000, patienceMs: 60_000 };

function start(options: Partial<ReaderProcessOptions> = {}, folder = 'works') {
  const file = { path: '', sha256: '' };
  const model: ReaderModel = {
    folder,
    name: 'fake',
    languages: ['en'],
    files: { tokenizer: file, reader: file, embedder: file },
    limits: { question: 1, path: 1, claim: 1, before: 1, after: 1 },
    embedded: { tokens: 8, dimensions: 3 },
    golden: [],
    goldenTexts: [],
  };
  const told: string[] = [];
  const reader = new ReaderProcess(model, { main, tell: (trouble) => told.push(trouble), ...patient, ...options });
  onTestFinished(() => reader[Symbol.asyncDispose]());
  return {
    reader,
    told,
    read: async (question: string) => [...((await reader.read(question, passages)) ?? ['not read'])],
  };
}

test('gives a score for each passage, and a vector for each text', async () => {
  const { reader, read, told } = start();
  expect(await read('how long?')).toEqual([4, 6]);
  expect((await reader.embed([{ text: 'one' }, { text: 'three' }]))?.map((vector) => [...vector])).toEqual([
    [3, 1, 0],
    [5, 1, 0],
  ]);
  expect(told).toEqual([]);
});

test.each([
  ['says that it cannot', 'unfit', /it is too old/],
  ['ends as it starts', 'crash', /SIGABRT/],
])('is off, and says so once, where its process %s', async (_, folder, why) => {
  const { reader, read, told } = start({}, folder);
  const all = await Promise.all([read('a'), read('b'), read('c')]);
  expect(all).toEqual([['not read'], ['not read'], ['not read']]);
  expect(reader.isOff).toBe(true);
  expect(told).toEqual([
    expect.stringMatching(/^The reader does not run here, and Docent answers by words alone: .*\.$/),
  ]);
  expect(told[0]).toMatch(why);
});

test('one that somebody ends as it starts is started again, but not for ever', async () => {
  const { reader, read, told } = start({}, 'killed');
  expect(await read('a')).toEqual(['not read']);
  expect(reader.isOff).toBe(false);
  await expect.poll(() => read('b').then(() => reader.isOff), { interval: 200 }).toBe(true);
  expect(reader.state.failures).toBe(4);
  expect(told).toEqual([
    expect.stringMatching(/^The reader failed and is started again: .*SIGKILL/),
    expect.stringMatching(/^The reader does not run here, .*SIGKILL/),
  ]);
});

test.each(['die', 'fail', 'hang'])(
  'what its process cannot do (%s) is not read, and what comes after it is',
  async (question) => {
    const { reader, read, told } = start({ seconds: 1 });
    await read('how long?');
    const before = reader.pid;
    const [lost, next] = await Promise.all([read(question), read('how long?')]);
    expect([lost, next]).toEqual([['not read'], [4, 6]]);
    expect(reader.pid).not.toBe(before);
    expect(told).toEqual([expect.stringContaining('is started again')]);
  },
);

test('its state tells what waits, and how often its process was started and failed', async () => {
  const { reader, read } = start();
  expect(reader.state).toEqual({ queued: 0, starts: 0, failures: 0 });
  const asked = [read('how long?'), read('die'), read('how long is it?')];
  expect(reader.state.queued).toBe(3);
  await Promise.all(asked);
  expect(reader.state).toEqual({ queued: 0, starts: 2, failures: 1, pid: reader.pid });
});

test('its process leaves the processor to this one', async () => {
  const { reader, read } = start();
  await read('how long?');
  expect(getPriority(reader.pid)).toBeGreaterThan(getPriority());
});

test('a process that somebody ends in the middle costs that question only', async () => {
  const { reader, read } = start();
  await read('how long?');
  const asked = read('hang');
  await setTimeout(50);
  process.kill(reader.pid ?? 0, 'SIGKILL');
  expect(await asked).toEqual(['not read']);
  expect(await read('how long?')).toEqual([4, 6]);
});

test('one that ends again and again is started ever more seldom', async () => {
  const { read, told } = start();
  await read('how long?');
  await read('die');
  await read('die');
  expect(await read('how long?')).toEqual(['not read']);
  await setTimeout(1100);
  expect(await read('how long?')).toEqual([4, 6]);
  expect(told).toHaveLength(1);
});

test('whoever waits for long is told in time, and its process is left to it', async () => {
  const { reader, read } = start({ patienceMs: 2000, budgetMs: 2000, seconds: 60 });
  await expect.poll(() => read('how long?')).toEqual([4, 6]);
  const { pid } = reader;
  const from = performance.now();
  expect(await read('hang')).toEqual(['not read']);
  expect(performance.now() - from).toBeLessThan(4000);
  expect(reader.pid).toBe(pid);
});

test('its process goes when there is nothing to read, and comes back', async () => {
  const { reader, read } = start({ idleSeconds: 0.1 });
  await read('how long?');
  await expect.poll(() => reader.pid).toBeUndefined();
  expect(await read('how long?')).toEqual([4, 6]);
});

test('once it is closed, it reads nothing and has no process', async () => {
  const { reader, read } = start();
  await read('how long?');
  const asked = read('hang');
  await reader[Symbol.asyncDispose]();
  expect(await asked).toEqual(['not read']);
  expect(await read('how long?')).toEqual(['not read']);
  await expect.poll(() => reader.pid).toBeUndefined();
});
