import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormatReading } from '../../src/article/article-format.ts';
import { comparePlaces, type DocumentPlace } from '../../src/article/document-place.ts';
import { FORMATS, formatOf, KNOWN_EXTENSIONS } from '../../src/article/formats/index.ts';
import { cleanLines, cleanText } from '../../src/article/readable-text.ts';
import { UserError } from '../../src/errors.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'tests/fixtures/articles');

/** Documents of every format; each format is tried on all of them, as files are often called what they are not. */
const SOURCES = readdirSync(FIXTURES).map((name) => {
  const file = readdirSync(join(FIXTURES, name)).find((entry) => entry.startsWith('source.')) ?? '';
  return { file, bytes: new Uint8Array(readFileSync(join(FIXTURES, name, file))) };
});

describe('the formats together', () => {
  test('share no name, no ending and no media type', () => {
    for (const each of [
      FORMATS.map(({ name }) => name),
      FORMATS.flatMap(({ extensions }) => extensions),
      FORMATS.flatMap(({ mediaTypes }) => mediaTypes),
    ]) {
      expect(new Set(each).size).toBe(each.length);
    }
  });

  test('are found by the ends of names, and nothing else is', () => {
    expect(formatOf('/some.folder/Notes (2).TXT')?.name).toBe('text');
    expect(formatOf('notes.md')?.name).toBe('markdown');
    for (const name of ['', 'notes', 'md', '.md', 'notes.mdy', 'notes.md/page', 'notes.']) {
      expect([name, formatOf(name)]).toEqual([name, undefined]);
    }
  });
});

describe.each(FORMATS)('the format $name', (format) => {
  test('is well described, and is told by each of its endings', () => {
    expect(format.name).toMatch(/^[a-z]+$/u);
    expect(format.extensions).not.toEqual([]);
    expect(format.mediaTypes).not.toEqual([]);
    for (const mediaType of format.mediaTypes) expect(mediaType).toMatch(/^[a-z]+\/[a-z\d.+-]+$/u);
    for (const extension of format.extensions) {
      expect(extension).toMatch(/^\.[a-z\d]+$/u);
      expect(formatOf(`a${extension}`)).toBe(format);
      expect(formatOf(`a${extension.toUpperCase()}`)).toBe(format);
      expect(KNOWN_EXTENSIONS.split(', ')).toContain(extension);
    }
  });

  test('is named in the README, and has a fixture', () => {
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`\`${format.extensions[0]}\``);
    expect(SOURCES.filter(({ file }) => formatOf(file) === format)).not.toEqual([]);
  });

  test('reads nothing from nothing', async () => {
    expect(await format.read(new Uint8Array(), { file: 'f' })).toMatchObject({ blocks: [], leftOut: [], warnings: [] });
  });

  const spoilt = fc
    .record({
      source: fc.constantFrom(...SOURCES),
      from: fc.nat(2000),
      cut: fc.nat(300),
      put: fc.uint8Array({ maxLength: 8 }),
    })
    .map(({ source: { bytes }, from, cut, put }) =>
      Uint8Array.of(...bytes.subarray(0, from), ...put, ...bytes.subarray(from + cut)),
    );
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }).map((text) => new Uint8Array(Buffer.from(text))),
    fc.constantFrom(...SOURCES).map(({ bytes }) => bytes),
    spoilt,
  );

  test('reads any bytes into plain data, the same each time, or says what is wrong with them', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const before = bytes.slice();
        let reading: FormatReading;
        try {
          reading = await format.read(bytes, { file: 'some-notes' });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toBe('ARTICLE_UNREADABLE');
          expect(error.message).toMatch(/^some-notes(?:, [^:]+)?: .+\. \S.*[.?]$/u);
          return;
        } finally {
          expect(bytes).toEqual(before);
        }
        expect(structuredClone(reading)).toStrictEqual(reading);
        expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
        expect(await format.read(bytes, { file: 'some-notes' })).toStrictEqual(reading);
        expectSound(reading, new TextDecoder('latin1').decode(bytes));
      }),
      { numRuns: 150 },
    );
  });
});

function expectSound({ blocks, leftOut }: FormatReading, source: string): void {
  const places: readonly DocumentPlace[] = [...blocks, ...leftOut].map(({ place }) => place);
  expect(new Set(places.map(({ kind }) => kind)).size).toBeLessThan(2);
  for (const block of blocks) {
    expect(block.text).not.toBe('');
    expect(block.kind === 'lines' ? cleanLines(block.text) : cleanText(block.text)).toBe(block.text);
    if (block.kind === 'heading') expect(block.level).toBeGreaterThanOrEqual(1);
  }
  // Notes of Markdown stand below what refers to them, and keep the place where they are written.
  const hasNotes = blocks.length > 0 && /\[\^[^\]]+\]:/u.test(source);
  for (const list of [hasNotes ? [] : blocks, leftOut]) {
    for (const [index, { place }] of list.entries()) {
      const next = list[index + 1];
      if (next !== undefined) expect(comparePlaces(place, next.place)).toBeLessThanOrEqual(0);
    }
  }
}
