import { existsSync, globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readArticleFile } from '../../../src/article/read-article-file.ts';
import { residentMemory } from '../../../src/processes/resident-memory.ts';
import { MANIFEST, readModelFolder } from '../../../src/search/reader/model-folder.ts';
import { openReading } from '../../../src/search/open-reading.ts';
import { SearchEngine } from '../../../src/search/search-engine.ts';
import { ReaderProcess, type ReaderProcessOptions } from '../../../src/search/reader/reader-process.ts';
import { removeFolder } from '../../support/files/remove-folder.ts';

const BUNDLED = join(import.meta.dirname, '../../../data/articles/russia-and-the-taliban.txt');
const folder = process.env['READER_MODEL'] ?? join(import.meta.dirname, '../../../data/reader');
const isThere = existsSync(join(folder, MANIFEST));
if (!isThere) process.stderr.write(`skipped: there is no model in ${folder} to read with\n`);

function made(options: Partial<ReaderProcessOptions> = {}, model = folder) {
  const told: string[] = [];
  const patient = { budgetMs: 120_000, patienceMs: 120_000, seconds: 120 };
  const reader = new ReaderProcess(readModelFolder(model), {
    tell: (trouble) => told.push(trouble),
    ...patient,
    ...options,
  });
  return { reader, told };
}

/** One for a test that ends it, or that has its own model or environment. */
function start(...given: Parameters<typeof made>): ReturnType<typeof made> {
  const own = made(...given);
  onTestFinished(() => own.reader[Symbol.asyncDispose]());
  return own;
}

const long = 'The harbour office is open on weekdays from nine to five and closed on public holidays. '.repeat(6);
const passages = Array.from({ length: 20 }, (_, at) => ({
  path: ['Harbour rules', `Part ${at}`],
  claim: long.slice(0, 30 + at * 25),
  before: long.slice(at),
}));

describe.skipIf(!isThere)('the model, in its process', () => {
  /** To load the models takes most of a test's time. */
  let shared: ReturnType<typeof made>;
  beforeAll(() => void (shared = made()));
  afterAll(() => shared.reader[Symbol.asyncDispose]());

  test('gives its golden tokens and numbers here, and all its golden scores', async () => {
    const { reader, told } = shared;
    const { golden } = readModelFolder(folder);
    for (const { question, passage, answers } of golden) {
      const [score] = (await reader.read(question, [passage])) ?? [];
      expect(Math.abs((score ?? Number.NaN) - answers)).toBeLessThan(0.3);
    }
    expect(told).toEqual([]);
  });

  test('tells with which words an answer begins and ends', async () => {
    const { reader } = shared;
    const { golden } = readModelFolder(folder);
    const words = ['The ', 'bridge ', 'was ', 'opened ', 'by ', 'Anna ', 'Lind ', 'in ', '1987.'];
    const passage = { path: ['Old Bridge'], claim: words.join('') };
    const ends = (await reader.ends('Who opened the bridge?', passage, words)) ?? [];
    expect(ends).toHaveLength(2 * words.length);
    const [firsts, lasts] = [0, 1].map((side) => words.map((_, at) => ends[2 * at + side] ?? 0));
    expect(words[firsts?.indexOf(Math.max(...(firsts ?? []))) ?? 0]).toBe('Anna ');
    expect(lasts?.[words.indexOf('Lind ')]).toBe(Math.max(...(lasts?.slice(0, -1) ?? [])));
    expect(golden[0]?.ends).toHaveLength(2 * (golden[0]?.passage.claim.split(' ').length ?? 0));
  });

  test('a score does not depend on what is read beside', async () => {
    const { reader } = shared;
    const all = await reader.read('When is it open?', passages);
    expect((await reader.read('When is it open?', passages.slice(7, 8)))?.[0]).toBe(all?.[7]);
  });

  test('holds no more than 200 MB after questions of long claims', async () => {
    const { reader } = shared;
    for (let time = 0; time < 2; time++) {
      await reader.read(`When is it open, ${time}?`, passages);
      await reader.embed(
        passages.slice(-8).map(({ path, claim }) => ({ path, text: claim })),
        { inBackground: true },
      );
    }
    const bytes = await residentMemory(reader.pid ?? 0);
    expect(bytes).toBeGreaterThan(60e6);
    expect(bytes).toBeLessThan(200e6);
  });

  test('is read without when it is ended in the middle, and is back for the next question', async () => {
    const { reader, told } = start();
    await reader.read('Is it there?', passages.slice(0, 1));
    const asked = reader.read('When is it open?', passages);
    process.kill(reader.pid ?? 0, 'SIGKILL');
    expect(await asked).toBeUndefined();
    expect(await reader.read('When is it open?', passages)).toHaveLength(20);
    expect(told).toEqual([expect.stringContaining('is started again')]);
  });

  test('of five hundred questions at once all are answered', async () => {
    const { article } = await readArticleFile(BUNDLED);
    const reading = openReading({ model: folder, tell: () => undefined }) ?? expect.fail('There is no model.');
    onTestFinished(() => reading.reader[Symbol.asyncDispose]());
    const engine = new SearchEngine({ reading });
    await engine.add(article);
    await reading.vectors.settled;
    const question = 'How much does Russia trade with Afghanistan?';
    const all = await Promise.all(Array.from({ length: 500 }, (_, at) => engine.search(`${question} (${at})`)));
    expect(all.filter(({ hits }) => hits[0]?.claim.id === '2.1').length).toBeGreaterThan(450);
  });

  test.skipIf(process.platform !== 'linux').each([
    ['writes nothing of how it is used', {}, 0],
    ['would, were it not told otherwise', { ORT_DISABLE_TELEMETRY: '0' }, 1],
  ])('%s', async (_, env, least) => {
    const home = await mkdtemp(join(tmpdir(), 'docent-home-'));
    onTestFinished(() => removeFolder(home));
    const { reader } = start({ env: { HOME: home, XDG_CACHE_HOME: home, ...env } });
    await reader.read('When is it open?', passages.slice(0, 1));
    const files = globSync('**/*', { cwd: home });
    if (least === 0) expect(files).toEqual([]);
    else expect(files.length).toBeGreaterThanOrEqual(least);
  });

  test.each([
    ['a file is not the one it was shipped with', 'f'.repeat(64), 0, /is not the file that came with/],
    ['a score comes out otherwise', undefined, 20, /computes/],
  ])('is off where %s', async (_, sha256, off, why) => {
    const broken = await mkdtemp(join(tmpdir(), 'docent-model-'));
    onTestFinished(() => removeFolder(broken));
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as {
      sha256: Record<string, string>;
      golden: { answers: number }[];
      reader: { file: string };
    };
    for (const name of Object.keys(manifest.sha256)) symlinkSync(join(folder, name), join(broken, name));
    manifest.sha256[manifest.reader.file] = sha256 ?? manifest.sha256[manifest.reader.file] ?? '';
    const [first] = manifest.golden;
    if (first !== undefined) first.answers += off;
    writeFileSync(join(broken, MANIFEST), JSON.stringify(manifest));
    const { reader, told } = start({}, broken);
    expect(await reader.read('When is it open?', passages.slice(0, 1))).toBeUndefined();
    expect(reader.isOff).toBe(true);
    expect(told).toEqual([expect.stringMatching(why)]);
  });
});
