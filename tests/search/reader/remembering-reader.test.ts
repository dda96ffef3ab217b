import { expect, test, vi } from 'vitest';
import { RememberingReader } from '../../../src/search/reader/remembering-reader.ts';
import { stubReader } from './stub-reader.ts';

const passages = [{ path: ['Rules'], claim: 'No spam.' }];

test('the same question of the same claims is read once, also while it is being read', async () => {
  const read = vi.fn(() => Promise.resolve([1]));
  const reader = new RememberingReader(stubReader({ read }));
  const found = await Promise.all([reader.read('q', passages), reader.read('q', passages)]);
  expect(await reader.read('q', structuredClone(passages))).toEqual([1]);
  expect(found).toEqual([[1], [1]]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('another question, other claims, and a statement are read by themselves', async () => {
  const read = vi.fn(() => Promise.resolve([1]));
  const stance = vi.fn(() => Promise.resolve([1, 2, 3]));
  const reader = new RememberingReader(stubReader({ read, stance }));
  await reader.read('q', passages);
  await reader.read('r', passages);
  await reader.read('q', [{ path: ['Rules'], claim: 'No spam.', before: 'Be kind.' }]);
  expect(read).toHaveBeenCalledTimes(3);
  expect(await reader.stance('q', passages)).toEqual([1, 2, 3]);
});

test('what was not read is not remembered, and whoever waited with another asks for itself', async () => {
  const read = vi.fn().mockResolvedValueOnce(undefined).mockResolvedValue([1]);
  const reader = new RememberingReader(stubReader({ read }));
  expect(await Promise.all([reader.read('q', passages), reader.read('q', passages)])).toEqual([undefined, [1]]);
  expect(await reader.read('q', passages)).toEqual([1]);
  expect(read).toHaveBeenCalledTimes(2);
});

test("a question's vector is remembered, claims' are not", async () => {
  const embed = vi.fn(() => Promise.resolve([Float32Array.of(1)]));
  const reader = new RememberingReader(stubReader({ embed }));
  for (let time = 0; time < 2; time++) {
    await reader.embed([{ text: 'q' }]);
    await reader.embed([{ text: 'claim' }], { inBackground: true });
  }
  expect(embed).toHaveBeenCalledTimes(3);
});
