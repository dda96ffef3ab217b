import { describe, expect, it } from 'vitest';
import { QuestionMeanings } from '../../src/library/asked/question-meanings.ts';
import type { SearchReading } from '../../src/search/index.ts';

const texts = Array.from({ length: 40 }, (_, at) => ({ text: `How do I get the ${at} roles here?`, locale: 'en' }));

/** A reader that hands out what it read when it is told to. */
function slowReader() {
  const waiting: (() => void)[] = [];
  const read: string[] = [];
  const reader = {
    isOff: false,
    embed: async (asked: readonly { readonly text: string }[]) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      read.push(...asked.map(({ text }) => text));
      return asked.map(() => Float32Array.of(1));
    },
  } as unknown as SearchReading['reader'];
  return { meanings: new QuestionMeanings({ reader, languages: ['en'] }), waiting, read };
}

describe('what questions mean', () => {
  it('is read on after nobody waits any more', async () => {
    const { meanings, waiting, read } = slowReader();
    expect((await meanings.of(texts, 1)).size).toBe(0);
    // Another look at the same while the first batch is being read.
    expect((await meanings.of(texts.slice(0, 20), 1)).size).toBe(0);
    const all = async () => {
      for (const go of waiting.splice(0)) go();
      return (await meanings.of([], 1), new Set(read)).size;
    };
    await expect.poll(all).toBe(texts.length);
    const known = await meanings.of(texts, 1);
    expect([...known.keys()]).toEqual(texts.map(({ text }) => text));
    expect(waiting).toEqual([]);
  });
});
