import { strToU8, zipSync } from 'fflate';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FORMATS, formatOf } from '../../../src/article/formats/index.ts';
import { readArticle } from '../../../src/article/read-article.ts';
import { ReadingProcess, type ReadingProcessOptions } from '../../../src/article/reading-process/reading-process.ts';
import { residentMemory } from '../../../src/processes/resident-memory.ts';
import { UserError } from '../../../src/errors.ts';

const format = (name: string) => FORMATS.find((each) => each.name === name) ?? expect.fail(`no format ${name}`);

function start(options: ReadingProcessOptions = {}) {
  const reading = new ReadingProcess(options);
  onTestFinished(() => reading[Symbol.asyncDispose]());
  return readerIn(reading);
}

function readerIn(reading: ReadingProcess) {
  return (source: string | Uint8Array, name = 'text') =>
    reading.read(typeof source === 'string' ? Buffer.from(source) : source, {
      format: format(name),
      id: 'a',
      file: 'a.txt',
    });
}

const claims = '- The ferry leaves at nine.\n';
const prose = 'The ferry leaves at nine in the morning and is back by noon.\n'.repeat(16_000);

/** A Word document with this in its body, packed as small as it can be. */
function word(body: string): Uint8Array {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const xml = `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

/** Processes that this one has started, by their id. */
const children = (): readonly string[] => childrenOf(process.pid);

function childrenOf(id: number): readonly string[] {
  return globSync(`/proc/${id}/task/*/children`).flatMap((file) =>
    readFileSync(file, 'latin1').split(' ').filter(Boolean),
  );
}

/** Whether a process is there and not only waits for somebody to ask how it ended. */
function isRunning(id: string): boolean {
  const [status] = globSync(`/proc/${id}/status`);
  return status !== undefined && !/^State:\s*Z/mu.test(readFileSync(status, 'latin1'));
}

/** A program that reads what takes far longer than the test waits, and says so once that has begun. */
const READS_FOR_LONG = `
  import { ReadingProcess } from './src/article/reading-process/reading-process.ts';
  import { FORMATS } from './src/article/formats/index.ts';
  const format = FORMATS.find(({ name }) => name === 'text');
  const reading = new ReadingProcess({ seconds: 60 });
  await reading.read(Buffer.from('- A claim.'), { format, id: 'a' });
  const long = Buffer.from('The ferry leaves at nine in the morning and is back by noon. '.repeat(160_000));
  setTimeout(() => process.stdout.write('reading'), 300);
  await reading.read(long, { format, id: 'b' });
  process.stdout.write('done');
`;

it('reads what is read in this process, and refuses what is refused, in the same words', async () => {
  const reading = new ReadingProcess();
  onTestFinished(() => reading[Symbol.asyncDispose]());
  // Every third, of each kind: all are read in tests of the fixtures.
  const ofKind = Map.groupBy(globSync('tests/fixtures/articles/*/source.*').sort(), (file) => extname(file));
  const sources = [...ofKind.values()].flatMap((files) => files.filter((_, at) => at % 3 === 0));
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

describe('one process for one document after the other', () => {
  let shared: ReadingProcess;
  beforeAll(() => {
    shared = new ReadingProcess();
  });
  afterAll(() => shared[Symbol.asyncDispose]());

  it.each([
    ['a sentence of abbreviations', 'text', 'e.g. i.e. Dr. St. No. '.repeat(45_000)],
    ['a sentence of Chinese', 'text', '船九点出发客人免费'.repeat(38_000)],
    ['a sentence of sums', 'text', '1.5 + 2.25 = 3.75; '.repeat(52_000)],
    ['the same as Markdown', 'markdown', '1.5 + 2.25 = 3.75; '.repeat(52_000)],
    ['nested tags', 'markdown', '<div>'.repeat(100_000)],
    ['nested quotes', 'markdown', '>'.repeat(5_000_000)],
    ['open brackets', 'markdown', '['.repeat(1_000_000)],
    ['quoted bullets', 'markdown', `${'- a:\n> 🎧 b\n'.repeat(10_000)}${'> 🎧 b\n'.repeat(20_000)}c`],
    ['neighbours of quoted bullets', 'markdown', `🔹 a:\n> 🎧 b\n${'🔹 c\n'.repeat(20_000)}`],
    ['small print', 'markdown', `${'a^(abc(abc) ^a ^('.repeat(290)}\n\n`.repeat(60)],
    ['bullets', 'markdown', '- An item of it.\n'.repeat(40_000)],
    ['blank lines', 'text', '\n'.repeat(9_000_000)],
    ['as many blank lines as are read', 'text', '\n'.repeat(990_000)],
    ['nested tags', 'html', '<div>'.repeat(100_000)],
    ['signs', 'html', '>'.repeat(5_000_000)],
    ['bullets', 'asciidoc', '* An item of it.\n'.repeat(40_000)],
    ['nested items', 'org', Array.from({ length: 4_000 }, (_, at) => `${' '.repeat(at % 500)}- a`).join('\n')],
    ['blocks that nothing ends', 'org', '#+begin_src\n#+begin_quote\n:LOGBOOK:\n'.repeat(6_000)],
    ['code that nothing ends', 'org', `* a\n${'=a '.repeat(50_000)}`],
    ['links', 'org', `* a\n${'[[a][b]] =c= '.repeat(10_000)}`],
    ['notes that nothing ends', 'org', `* a\n${'[fn:a: '.repeat(16_000)}`],
    ['open lists', 'text', `[b]a[/b] [i]b[/i] [u]c[/u]\n${'[list][*]'.repeat(10_000)}`],
    ['pictures that nothing ends', 'text', `[b]a[/b] [i]b[/i] [img]c[/img]\n${'[img]'.repeat(25_000)}`],
    ['addresses that nothing ends', 'text', `[b]a[/b] [i]b[/i] [u]c[/u]\n${'[url='.repeat(25_000)}`],
    ['quotation marks', 'csv', `a,b,c\n${'"'.repeat(150_000)}`],
    ['quotations that nothing ends', 'csv', `a,b,c\n${'"a\n'.repeat(33_000)}`],
    ['commas', 'csv', `a,b,c\n${','.repeat(150_000)}`],
    ['rows', 'csv', `a,b,c\n${'1,2,3\n'.repeat(16_000)}`],
    ['signs of addresses', 'text', `h1. a\n\nh2. b\n\n${'@a'.repeat(50_000)}`],
    ['nested items', 'text', `h1. a\n\nh2. b\n\n${'********* a\n# b\n'.repeat(3_000)}`],
    ['code that nothing ends', 'text', `====== a ======\n~~NOTOC~~\n  * b\n  * c\n${'<code>\n<file>\n'.repeat(8_000)}`],
    ['bars', 'text', `====== a ======\n~~NOTOC~~\n  * b\n  * c\n${'|'.repeat(50_000)}`],
    ['nested fields', 'text', `[${'{"question":'.repeat(24_900)}]`],
    ['more fields than are read', 'text', `[${'{"question":'.repeat(85_000)}]`],
    ['fields that are none', 'text', '- q: a: b c?\n  a: - d\n'.repeat(12_400)],
    ['questions and answers', 'text', `[${'{"q":"a?","a":"* b"},'.repeat(14_000)}]`],
    ['items of LaTeX', 'text', `\\documentclass{a}\n${'\\item '.repeat(160_000)}`],
    ['groups that nothing ends', 'text', `\\documentclass{a}\n${'\\textbf{\\label{'.repeat(65_000)}`],
    ['surroundings that nothing ends', 'text', `\\documentclass{a}\n${'\\begin{figure}\\end{b}'.repeat(40_000)}`],
    ['sums and notes', 'text', `\\documentclass{a}\n${'$a\\footnote{b \\cite{c}'.repeat(40_000)}`],
    ['templates that nothing ends', 'wikitext', `== a ==\n[[Category:b]]\n${'{{a|'.repeat(25_000)}`],
    ['tables that nothing ends', 'wikitext', `== a ==\n[[Category:b]]\n${'{|\n| a\n'.repeat(8_000)}`],
    ['marks that nothing ends', 'rst', '``a `b |c '.repeat(13_000)],
    ['times', 'text', `WEBVTT\n\n${'00:00:01.000 --> 00:00:04.000\na\n\n'.repeat(6_000)}`],
    ['a zip bomb', 'docx', word(`<w:p><w:r><w:t>a</w:t></w:r></w:p>${' '.repeat(200_000_000)}`)],
    ['nested tables', 'docx', word('<w:tbl><w:tr><w:tc>'.repeat(100_000))],
  ])('reads or refuses %s (%s), answers meanwhile, and then reads the next', async (_, name, source) => {
    const read = readerIn(shared);
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    onTestFinished(() => clearInterval(counting));
    const begun = performance.now();
    const outcome = await read(source, name).catch((error: unknown) => error);
    const took = performance.now() - begun;
    if (outcome instanceof Error) {
      expect(outcome).toMatchObject({
        name: 'UserError',
        message: expect.stringMatching(/^a\.txt[:,].* \w.*\.$/su) as string,
      });
    } else expect(outcome).toHaveProperty('article.sections');
    // Of a document that is read at once there is no meanwhile.
    expect(turns).toBeGreaterThanOrEqual(Math.min(5, Math.floor(took / 100)));
    expect((await read(claims)).article.sections).toHaveLength(1);
  });
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

it.runIf(process.platform === 'linux')(
  'ends with the process that started it, in the middle of a document',
  async () => {
    const parent = spawn(process.execPath, ['--input-type=module-typescript', '--eval', READS_FOR_LONG], {
      cwd: process.cwd(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    expect(String(said)).toBe('reading');
    const [child = ''] = childrenOf(parent.pid ?? 0);
    expect(child).not.toBe('');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => isRunning(child), { timeout: 3_000 }).toBe(false);
  },
);

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
