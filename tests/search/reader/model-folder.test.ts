import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { passageOf } from '../../../src/search/reader/claim-vectors.ts';
import { MANIFEST, readModelFolder } from '../../../src/search/reader/model-folder.ts';

const shipped = join(import.meta.dirname, '../../../data/reader');

/** A folder that says of itself what the shipped one does, but for what is changed. */
function folder(change: (manifest: { reader: Record<string, unknown>; golden: object[] }) => void): string {
  const path = mkdtempSync(join(tmpdir(), 'docent-model-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  const manifest = JSON.parse(readFileSync(join(shipped, MANIFEST), 'utf8'));
  change(manifest);
  writeFileSync(join(path, MANIFEST), JSON.stringify(manifest));
  return path;
}

test('a model says how much of a claim and of its neighbours it looks at', () => {
  const { limits, golden } = readModelFolder(shipped);
  expect(limits).toEqual({ question: 40, path: 32, claim: 96, before: 24, after: 32 });
  expect(golden.some(({ passage }) => passage.after !== undefined)).toBe(true);
  expect(golden.some(({ passage }) => passage.before !== undefined)).toBe(true);
});

test('a model of before that says nothing of what comes after does not look at it', () => {
  const path = folder(({ reader, golden }) => {
    delete reader.after;
    for (const pair of golden) Object.assign(pair, { after: undefined });
  });
  const { limits, golden } = readModelFolder(path);
  expect(limits.after).toBe(0);
  expect(golden.some(({ passage }) => passage.after !== undefined)).toBe(false);
});

test('a folder that says something else than a number is told with what is wrong', () => {
  const path = folder(({ reader }) => Object.assign(reader, { after: 'all' }));
  expect(() => readModelFolder(path)).toThrow(expect.objectContaining({ code: 'WEIGHTS_INVALID' }));
});

test('a claim is shown under its title and headings, between the claims beside it in its section', () => {
  const section = {
    heading: 'Loans',
    path: ['Rules', 'Loans'],
    claims: ['One.', 'Two.', 'Three.'].map((text, at) => ({ id: `1.${at + 1}`, text })),
  };
  const article = { id: 'a', title: 'Library', language: 'en', sections: [section] };
  const path = ['Library', 'Rules', 'Loans'];
  expect(passageOf(article, section, 0)).toEqual({ path, claim: 'One.', after: 'Two.' });
  expect(passageOf(article, section, 1)).toEqual({ path, claim: 'Two.', before: 'One.', after: 'Three.' });
  expect(passageOf(article, section, 2)).toEqual({ path, claim: 'Three.', before: 'Two.' });
});
