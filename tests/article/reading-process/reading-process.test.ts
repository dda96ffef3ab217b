import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FORMATS, formatOf } from '../../../src/article/formats/index.ts';
import { readArticle } from '../../../src/article/read-article.ts';
import { ReadingProcess, type ReadingProcessOptions } from '../../../src/article/reading-process/reading-process.ts';
import { residentMemory } from '../../../src/article/reading-process/resident-memory.ts';
import { UserError } from '../../../src/errors.ts';

const format = (name: string) => FORMATS.find((each) => each.name === name) ?? expect.fail(`no format ${name}`);

function start(options: ReadingProcessOptions = {}) {
  const reading = new ReadingProcess(options);
  onTestFinished(() => reading[Symbol.asyncDispose]());
  return (text: string, name = 'text') =>
    reading.read(Buffer.from(text), { format: format(name), id: 'a', file: 'a.txt' });
}

const claims = '- The ferry leaves at nine.\n';
const prose = 'The ferry leaves at nine in the morning and is back by noon.\n'.repeat(16_000);

/** Processes that this one has started, by their id. */
function children(): readonly string[] {
  return globSync(`/proc/${process.pid}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'latin1').split(' ').filter(Boolean),
  );
}

it('reads what is read in this process, and refuses what is refused, in the same words', async () => {
  const reading = new ReadingProcess();
  onTestFinished(() => reading[Symbol.asyncDispose]());
  const sources = globSync('tests/fixtures/articles/*/source.*').sort();
  expect(sources.length).toBeGreaterThan(20);
  const all = sources.map(async (file) => {
    const options = { format: formatOf(file) ?? expect.fail(file), id: basename(dirname(file)), file };
    const bytes = readFileSync(file);
    expect(await reading.read(bytes, options)).toStrictEqual(await readArticle(bytes, options));
  });
  await Promise.all(all);
  for (const text of ['', 'a\0b']) {
    const options = { format: format('text'), id: 'a' };
    const refusal = await readArticle(Buffer.from(text), options).catch((error: unknown) => error as UserError);
    if (!(refusal instanceof UserError)) throw new Error('It is read.');
    const { code, message, context } = refusal;
    const found = reading.read(Buffer.from(text), options);
    await expect(found).rejects.toMatchObject({ name: 'UserError', code, message, context });
  }
});

it.each([
  ['a sentence of abbreviations', 'text', 'e.g. i.e. Dr. St. No. '.repeat(45_000)],
  ['a sentence of Chinese', 'text', '船九点出发客人免费'.repeat(38_000)],
  ['a sentence of sums', 'text', '1.5 + 2.25 = 3.75; '.repeat(52_000)],
  ['the same as Markdown', 'markdown', '1.5 + 2.25 = 3.75; '.repeat(52_000)],
  ['nested tags', 'markdown', '<div>'.repeat(100_000)],
  ['nested quotes', 'markdown', '>'.repeat(5_000_000)],
  ['open brackets', 'markdown', '['.repeat(1_000_000)],
  ['bullets', 'markdown', '- An item of it.\n'.repeat(100_000)],
  ['blank lines', 'text', '\n'.repeat(9_000_000)],
])('reads or refuses %s (%s), answers meanwhile, and then reads the next', async (_, name, text) => {
  const read = start();
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  onTestFinished(() => clearInterval(counting));
  const outcome = await read(text, name).catch((error: unknown) => error);
  if (outcome instanceof Error) {
    expect(outcome).toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^a\.txt[:,].* \w.*\.$/su) as string,
    });
  } else expect(outcome).toHaveProperty('article.sections');
  expect(turns).toBeGreaterThan(5);
  expect((await read(claims)).article.sections).toHaveLength(1);
});

it('ends at a limit, says which with what to do, and reads the next document', async () => {
  const slow = start({ seconds: 0.001 });
  await expect(slow(prose)).rejects.toMatchObject({
    code: 'ARTICLE_UNREADABLE',
    message:
      'a.txt: reading it took longer than 0.001 seconds. Split it into several articles, or save it as plain text.',
  });
  const roomy = start({ megabytes: 90 });
  await expect(roomy(prose.repeat(5))).rejects.toThrow('a.txt: reading it needed more than 90 MB of memory. Split it');
  const narrow = start({ heapMegabytes: 20 });
  await expect(narrow(prose.repeat(5))).rejects.toThrow(
    'a.txt: reading it needed more than 480 MB of memory. Split it',
  );
  expect((await narrow(claims)).article.sections).toHaveLength(1);
});

it('tells what nobody foresaw as the document’s', async () => {
  const reading = new ReadingProcess();
  onTestFinished(() => reading[Symbol.asyncDispose]());
  const unknown = { ...format('text'), name: 'klingon' };
  await expect(reading.read(Buffer.from(claims), { format: unknown, id: 'a', file: 'a.txt' })).rejects.toThrow(
    'a.txt: it cannot be read (There is no format klingon.). Convert it, or take it away.',
  );
});

it.runIf(process.platform === 'linux')(
  'is one process for all documents, ended when idle and started at need',
  async () => {
    const before = children();
    const mine = () => children().filter((id) => !before.includes(id));
    const read = start({ idleSeconds: 0.2 });
    expect(mine()).toEqual([]);
    await Promise.all([read(claims), read(claims), read(claims)]);
    const [first, ...others] = mine();
    expect(others).toEqual([]);
    await expect.poll(mine).toEqual([]);
    await read(claims);
    expect(mine()).not.toContain(first);
    expect(mine()).toHaveLength(1);
  },
);

it.runIf(process.platform === 'linux')('reads a document again whose process somebody ended', async () => {
  const before = children();
  const read = start();
  await read(claims);
  const reading = read(prose);
  for (const id of children().filter((id) => !before.includes(id))) process.kill(Number(id), 'SIGTERM');
  expect((await reading).article.sections).toHaveLength(1);
});

it('refuses what it has not read when it is closed', async () => {
  const reading = new ReadingProcess();
  const options = { format: format('text'), id: 'a' };
  const read = [prose, prose].map((text) => reading.read(Buffer.from(text), options).catch(String));
  await reading[Symbol.asyncDispose]();
  expect(await Promise.all(read)).toEqual(Array(2).fill('Error: What reads documents is closed.'));
  await expect(reading.read(Buffer.from(claims), options)).rejects.toThrow('closed');
});

it('sees the memory of a process from outside, and of none that has ended', async () => {
  const mine = process.memoryUsage.rss();
  for (const platform of ['linux', 'darwin'] as const) {
    if (platform === 'linux' && process.platform !== 'linux') continue;
    const seen = (await residentMemory(process.pid, platform)) ?? Number.NaN;
    expect(seen / mine).toBeGreaterThan(0.5);
    expect(seen / mine).toBeLessThan(2);
    expect(await residentMemory(2 ** 22 + 1, platform)).toBeUndefined();
  }
});
