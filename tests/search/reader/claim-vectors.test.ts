import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { ClaimVectors, type ClaimVectorsOptions, Nearness } from '../../../src/search/reader/claim-vectors.ts';
import type { EmbeddedText } from '../../../src/search/reader/reader-port.ts';
import { VectorFiles } from '../../../src/search/reader/vector-files.ts';
import { stubReader } from './stub-reader.ts';

const article = (...texts: string[]): Article => ({
  id: 'a',
  title: 'Sums',
  language: 'en',
  sections: [{ heading: 'All', claims: texts.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});

/** A text's vector points where its number of degrees does. */
const vectorOf = ({ text }: EmbeddedText): Float32Array => {
  const angle = (Number(text) * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle), 0);
};

function make(options: Partial<ClaimVectorsOptions> = {}) {
  const embed = vi.fn((texts: readonly EmbeddedText[]) => Promise.resolve(texts.map(vectorOf)));
  const vectors = new ClaimVectors({
    reader: stubReader({ embed }),
    model: 'm',
    dimensions: 3,
    againMs: 1,
    ...options,
  });
  return { vectors, embed };
}

const similarities = async (vectors: ClaimVectors, of: Article) =>
  Array.from((await vectors.similarities(vectorOf({ text: '0' }), [of]))[0] ?? [], (near) => near.toFixed(2));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'docent-vectors-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

test('claims are embedded once, under their title and headings, a few at a time, in the background', async () => {
  const { vectors, embed } = make();
  const sums = article('0', '60', '90', '120', '180');
  vectors.prepare(sums);
  vectors.prepare(sums);
  expect(vectors.has(sums)).toBe(false);
  expect(await vectors.similarities(vectorOf({ text: '0' }), [sums])).toEqual([undefined]);
  await vectors.settled;
  vectors.prepare(sums);
  await vectors.settled;
  expect(await similarities(vectors, sums)).toEqual(['1.00', '0.50', '0.00', '-0.50', '-1.00']);
  expect(embed.mock.calls.map(([texts]) => texts.length)).toEqual([4, 1]);
  expect(embed).toHaveBeenCalledWith(expect.arrayContaining([{ path: ['Sums', 'All'], text: '0' }]), {
    inBackground: true,
  });
});

test('what could not be embedded is tried again, but not for ever; the next article is not held up', async () => {
  const embed = vi.fn((texts: readonly EmbeddedText[]) =>
    Promise.resolve(texts.some(({ text }) => text === 'bad') ? undefined : texts.map(vectorOf)),
  );
  embed.mockResolvedValueOnce(undefined);
  const { vectors } = make({ reader: stubReader({ embed }) });
  const [late, never, next] = [article('0'), article('bad'), article('90')];
  for (const each of [late, never, next]) vectors.prepare(each);
  await vectors.settled;
  expect([late, never, next].map((each) => vectors.has(each))).toEqual([true, false, true]);
});

test('where the reader is off, nothing is made', async () => {
  const { vectors, embed } = make();
  const off = make({ reader: { ...stubReader({ embed }), isOff: true } });
  off.vectors.prepare(article('0'));
  await off.vectors.settled;
  expect(off.vectors.has(article('0'))).toBe(false);
  expect(vectors.has(article('0'))).toBe(false);
  expect(embed).not.toHaveBeenCalled();
});

test('vectors are kept by what they are made of; what is damaged, or of another model, is made again', async () => {
  const path = await folder();
  const files = new VectorFiles(path);
  const prepare = async (model = 'm') => {
    const { vectors, embed } = make({ files, model });
    const sums = article('0', '60');
    vectors.prepare(sums);
    await vectors.settled;
    expect(await similarities(vectors, sums)).toEqual(['1.00', '0.50']);
    return embed.mock.calls.length;
  };
  expect([await prepare(), await prepare(), await prepare('n'), await prepare('n')]).toEqual([1, 0, 1, 0]);
  const [first = ''] = await readdir(path);
  const bytes = await readFile(join(path, first));
  for (const damaged of [bytes.subarray(0, -1), Buffer.alloc(0), Buffer.from(bytes).fill(1, bytes.length - 1)]) {
    await writeFile(join(path, first), damaged);
    expect((await prepare()) + (await prepare('n'))).toBe(1);
  }
  expect(await readdir(path)).toHaveLength(2);
});

test('those that have not been used for longest go when there are too many', async () => {
  const path = await folder();
  const files = new VectorFiles(path, 120);
  for (const [at, key] of ['a', 'b'].entries()) {
    await files.write(key, new Int8Array(20));
    await utimes(join(path, `${key}.vectors`), at, at);
  }
  expect(await files.read('a', 20)).toEqual(new Int8Array(20));
  await files.write('c', new Int8Array(20));
  expect((await readdir(path)).sort()).toEqual(['a.vectors', 'c.vectors']);
});

test('where nothing can be kept, vectors are made all the same', async () => {
  const path = join(await folder(), 'a file');
  await writeFile(path, '');
  const { vectors } = make({ files: new VectorFiles(path) });
  const sums = article('0');
  vectors.prepare(sums);
  await vectors.settled;
  expect(vectors.has(sums)).toBe(true);
});

test('the nearest claims of several articles, and the place of each among all', () => {
  const nearness = new Nearness(
    ['a', 'none', 'b'],
    [Float32Array.of(0.1, 0.9), undefined, Float32Array.of(0.5, -1, 0.4)],
  );
  expect(nearness.nearest(3).map(({ entry, at }) => `${entry}${at}`)).toEqual(['a1', 'b0', 'b2']);
  expect(nearness.nearest(9)).toHaveLength(5);
  expect([nearness.of('a', 1)?.rank, nearness.of('a', 0)?.rank, nearness.of('b', 1)?.rank]).toEqual([1, 4, 5]);
  expect(nearness.of('none', 0)).toBeUndefined();
});

test('ten thousand claims are compared in slices', async () => {
  const dimensions = 384;
  const random = Float32Array.from({ length: dimensions }, (_, at) => Math.sin(at * 7));
  const reader = stubReader({ embed: (texts) => Promise.resolve(texts.map(() => random)) });
  const vectors = new ClaimVectors({ reader, model: 'm', dimensions });
  const many = article(...Array.from({ length: 10_000 }, (_, at) => String(at)));
  vectors.prepare(many);
  await vectors.settled;
  // Each look at the clock is a millisecond later: it pauses after four, however quick the machine is.
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  onTestFinished(() => {
    clearImmediate(counting);
    clock.mockRestore();
  });
  await vectors.similarities(random, [many]);
  expect(turns).toBeGreaterThan(5);
});
