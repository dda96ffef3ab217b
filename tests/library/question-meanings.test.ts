import { describe, expect, it, vi } from 'vitest';
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

  /** A reader that reads at once; a text's vector is its length. */
  function quickReader(more: { readonly isOff?: boolean; readonly languages?: readonly string[] } = {}) {
    const { isOff = false, languages = ['en'] } = more;
    const embed = vi.fn((asked: readonly { readonly text: string }[], _options: object) =>
      Promise.resolve<readonly Float32Array[] | undefined>(asked.map(({ text }) => Float32Array.of(text.length))),
    );
    const reader = { isOff, embed } as unknown as SearchReading['reader'];
    return { meanings: new QuestionMeanings({ reader, languages }), embed };
  }
  const enough = 5_000;

  it('is asked for once, sixteen at a time, and behind what members ask', async () => {
    const { meanings, embed } = quickReader();
    const known = await meanings.of(texts, enough);
    expect([...known].every(([text, [length]]) => length === text.length)).toBe(true);
    expect(known.size).toBe(texts.length);
    expect(embed.mock.calls.map(([asked]) => asked.length)).toEqual([16, 16, 8]);
    expect(embed.mock.calls[0]?.[1]).toMatchObject({ inBackground: true });
    expect(meanings.size).toBe(texts.length);
    embed.mockClear();
    const more = { text: 'Who may come to the party in the garden?' };
    expect((await meanings.of([...texts.slice(0, 3), more], enough)).size).toBe(4);
    expect(embed.mock.calls.map(([asked]) => asked)).toEqual([[more]]);
  });

  it('is known of what the reader came to, where it gives up', async () => {
    const { meanings, embed } = quickReader();
    embed.mockImplementationOnce((asked) => Promise.resolve(asked.map(() => Float32Array.of(1))));
    embed.mockResolvedValueOnce(undefined);
    expect((await meanings.of(texts, enough)).size).toBe(16);
    expect(embed).toHaveBeenCalledTimes(2);
  });

  it('is known of languages that the reader knows, by the text where that tells, else by who asks', async () => {
    const { meanings } = quickReader();
    const known = await meanings.of(
      [
        { text: 'Wann beginnt denn eigentlich das große Sommerfest im Garten?', locale: 'en' },
        { text: 'When does the summer party in the garden begin, and who is invited?', locale: 'de' },
        { text: 'Ping?', locale: 'de' },
        { text: 'Pong?' },
        { text: '?!', locale: 'de' },
        { text: '?!?' },
      ],
      enough,
    );
    expect([...known.keys()]).toEqual([
      'When does the summer party in the garden begin, and who is invited?',
      'Pong?',
      '?!?',
    ]);
  });

  it('is not known without a reader, or while it is off', async () => {
    expect((await new QuestionMeanings().of(texts, enough)).size).toBe(0);
    const { meanings, embed } = quickReader({ isOff: true });
    expect((await meanings.of(texts, enough)).size).toBe(0);
    expect(embed).not.toHaveBeenCalled();
  });
});
