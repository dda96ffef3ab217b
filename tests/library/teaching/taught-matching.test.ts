import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SearchReading } from '../../../src/search/index.ts';
import type { Taught, TaughtAnswer, TaughtNote } from '../../../src/library/teaching/taught.ts';
import { taughtAnswers, TaughtMatching } from '../../../src/library/teaching/taught-matching.ts';

const note = (id: string, ...questions: readonly string[]): Taught<TaughtNote> => ({
  id,
  at: 1,
  teaching: { kind: 'note', questions, text: 'Yes.', from: 'moderators' },
});
const party = note('party', 'When does the summer party begin?');
const shop = note('shop', 'Where can members buy garden tools?');

type Stub = {
  /** By a text: what it means, a number from 0 to 1 that is the cosine with the question. */
  readonly meaning?: Readonly<Record<string, number>>;
  readonly stance?: readonly number[] | undefined;
  readonly languages?: readonly string[];
  readonly isOff?: boolean;
};

/** A reader in whose vectors a question lies at the angle to what is asked that it is told to. */
function readerOf({ meaning = {}, stance = [6, 0, 0], languages = ['en'], isOff = false }: Stub) {
  const embed = vi.fn((texts: readonly { readonly text: string }[], _options?: { inBackground?: boolean }) =>
    Promise.resolve(
      texts.map(({ text }) => {
        const near = meaning[text] ?? 1;
        return Float32Array.of(near, Math.sqrt(1 - near * near));
      }),
    ),
  );
  const read = vi.fn((_question: string, passages: readonly { readonly claim: string }[]) =>
    Promise.resolve(stance.length === 0 ? undefined : passages.flatMap(() => stance)),
  );
  const reader = { isOff, embed, stance: read } as unknown as SearchReading['reader'];
  return { matching: new TaughtMatching({ reader, languages }), embed, read };
}

const found = async (
  matching: TaughtMatching,
  text: string,
  all: readonly Taught<TaughtAnswer>[] = [shop, party],
  isThere?: (taught: Taught) => boolean,
) => {
  const match = await matching.find({ text }, all, isThere);
  return match && [match.taught.id, match.isSure];
};

describe('by words alone', () => {
  const matching = new TaughtMatching();

  it.each([
    ['when does the summer party begin', 'party', true],
    ['Please, when does the summer party begin?', 'party', true],
    ['Where can members buy garden tools', 'shop', true],
  ])('the same words are surely meant: %s', async (text, id, isSure) => {
    expect(await found(matching, text)).toEqual([id, isSure]);
  });

  it('most of the words may be meant, few or others are not', async () => {
    expect(await found(matching, 'When does the great summer party begin?')).toEqual(['party', false]);
    for (const text of ['When does the winter party begin?', 'Who pays for the summer?', 'How do bees dance?', ''])
      expect(await found(matching, text)).toBeUndefined();
    expect(await found(matching, 'When does the summer party begin?', [])).toBeUndefined();
  });

  it('of several the one that is most like it is meant, by any of its questions', async () => {
    const near = note('near', 'Who cooks?', 'When does the great summer party at the lake begin?');
    const nearer = note('nearer', 'When does the great summer party begin?');
    for (const all of [
      [near, nearer],
      [nearer, near],
    ])
      expect(await found(matching, 'When will the great summer party begin today?', all)).toEqual(['nearer', false]);
    expect(await found(matching, 'Who cooks?', [party, near])).toEqual(['near', true]);
  });

  it('what is not there for who asks is not meant, and not in the way of what is', async () => {
    const twin = { ...party, id: 'twin' };
    const isThere = ({ id }: Taught) => id !== 'party';
    const text = 'When does the summer party begin?';
    expect(await found(matching, text, [party, twin], isThere)).toEqual(['twin', true]);
    expect(await found(matching, text, [party], isThere)).toBeUndefined();
    const asked: string[] = [];
    await matching.find({ text: 'How do bees dance?' }, [party, shop], ({ id }) => asked.push(id) > 0);
    expect(asked).toEqual([]);
  });

  it('what asks for another number, or denies it, is not meant', async () => {
    const all = [note('n', 'How do I get 3 lamps?'), note('d', 'How can I not see the channel list?')];
    expect(await found(matching, 'How do I get 4 lamps?', all)).toBeUndefined();
    expect(await found(matching, 'How can I see the channel list?', all)).toBeUndefined();
  });

  it('questions of different languages are not held against each other, as far as that is sure', async () => {
    const german = { ...note('de', 'Wann beginnt denn eigentlich das große Sommerfest im Garten?'), locale: 'de' };
    expect(await found(matching, 'Wann beginnt denn eigentlich das große Sommerfest im Garten?', [german])).toEqual([
      'de',
      true,
    ]);
    expect(await found(matching, 'When does the summer party in the garden begin, and who is invited?', [german])).toBe(
      undefined,
    );
    // Few words: the language of whoever wrote them tells which words are the same.
    expect(await found(matching, 'Häuser?', [{ ...note('house', 'Haus?'), locale: 'de' }])).toEqual(['house', true]);
    expect(await found(matching, 'Häuser?', [note('house', 'Haus?')])).toBeUndefined();
    // Few words: the language of whoever speaks.
    const short = { ...note('short', 'Discord?'), locale: 'de' };
    expect((await matching.find({ text: 'discord', locale: 'de-AT' }, [short]))?.isSure).toBe(true);
  });
});

describe('with a reader', () => {
  const asked = 'At what hour do we meet for our feast in July?';
  const meaning = { [asked]: 1, 'When does the summer party begin?': 0.95, 'Where can members buy garden tools?': 0.5 };

  it('what means the same in other words is surely meant, once the reader says so', async () => {
    const { matching, read } = readerOf({ meaning });
    expect(await found(matching, asked)).toEqual(['party', true]);
    // What is far behind the nearest is not even read.
    expect(read.mock.calls.map(([question, passages]) => [question, passages.map(({ claim }) => claim)])).toEqual([
      [asked, ['When does the summer party begin?']],
    ]);
  });

  it('the nearest three are read, and what the reader is surest of is meant', async () => {
    const all = [0.9, 0.88, 0.86, 0.84].map((_, at) => note(`n${at}`, `What is word number ${'abcd'[at]}?`));
    const near = Object.fromEntries(all.map(({ teaching }, at) => [teaching.questions[0] ?? '', 0.9 - at / 50]));
    const { matching, read } = readerOf({ meaning: { ...near, [asked]: 1 } });
    read.mockImplementation((_, passages) =>
      Promise.resolve(passages.flatMap(({ claim }) => (claim.includes(' c?') ? [9, 0, 0] : [0, 9, 0]))),
    );
    expect(await found(matching, asked, all.toReversed())).toEqual(['n2', true]);
    expect(read.mock.calls[0]?.[1].map(({ claim }) => claim.at(-2))).toEqual(['a', 'b', 'c']);
  });

  it('what is not near is not meant, whatever it is read as', async () => {
    const { matching, read } = readerOf({ meaning: { ...meaning, 'When does the summer party begin?': 0.39 } });
    expect(await found(matching, asked, [party])).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it('what could not be read may be meant where it means nearly the same', async () => {
    const { matching } = readerOf({ meaning, stance: [] });
    expect(await found(matching, asked)).toEqual(['party', false]);
    const far = readerOf({ meaning: { ...meaning, 'When does the summer party begin?': 0.7 }, stance: [] });
    expect(await found(far.matching, asked)).toBeUndefined();
  });

  it('the same words are meant without having anything read', async () => {
    const { matching, read } = readerOf({ meaning: {} });
    expect(await found(matching, 'When does the summer party begin?')).toEqual(['party', true]);
    expect(read).not.toHaveBeenCalled();
  });

  it.each([
    ['is switched off', { isOff: true }],
    ['does not know the language', { languages: ['de'] }],
  ] as const)('that %s is not asked, and words alone count', async (_, more) => {
    const { matching, embed } = readerOf({ meaning, ...more });
    expect(await found(matching, asked)).toBeUndefined();
    expect(await found(matching, 'When does the great summer party begin?')).toEqual(['party', false]);
    await matching.prepare([party]);
    expect(embed).not.toHaveBeenCalled();
  });

  it('questions are embedded once, some at a time and in the background; what is asked, at once', async () => {
    const { matching, embed } = readerOf({ meaning });
    const many = note('many', ...Array.from({ length: 20 }, (_, at) => `What is rule ${at} of this house?`));
    await matching.prepare([many, party]);
    expect(embed.mock.calls.map(([texts, options]) => [texts.length, options])).toEqual([
      [16, { inBackground: true }],
      [5, { inBackground: true }],
    ]);
    embed.mockClear();
    expect(await found(matching, asked, [many, party])).toEqual(['party', true]);
    expect(embed.mock.calls).toEqual([[[{ text: asked }], { signal: undefined }]]);
  });

  it('what is asked in a language is not what means the same in another', async () => {
    const english = 'When does the summer party in the garden begin, and who is invited?';
    const french = 'À quelle heure est-ce que la fête commence dans le jardin, et qui est invité ?';
    const { matching, read } = readerOf({ meaning: { [english]: 1, [french]: 0.95 }, languages: ['en', 'fr'] });
    expect(await found(matching, english, [{ ...note('fr', french), locale: 'fr' }])).toBeUndefined();
    expect(read).not.toHaveBeenCalled();
  });

  it('few words are of the language of whoever asks, many of their own, whoever asks', async () => {
    const { matching, embed } = readerOf({ meaning: {}, languages: ['en'] });
    const isRead = async (text: string, locale?: string) => {
      embed.mockClear();
      await matching.find({ text, ...(locale !== undefined && { locale }) }, [note('n', 'Who?')]);
      return embed.mock.calls.some(([texts]) => texts.some((each) => each.text === text));
    };
    expect(await isRead('Ping?', 'de')).toBe(false);
    expect(await isRead('Ping?', 'en-GB')).toBe(true);
    expect(await isRead('Pong?')).toBe(true);
    expect(await isRead('When does the summer party in the garden begin, and who is invited?', 'de')).toBe(true);
  });

  it('is given up with whoever asks', async () => {
    const { matching, embed, read } = readerOf({ meaning });
    const { signal } = new AbortController();
    await matching.find({ text: asked, signal }, [party]);
    expect(embed).toHaveBeenCalledWith([{ text: asked }], { signal });
    expect(read).toHaveBeenCalledWith(asked, expect.anything(), { signal });
  });

  it('a language that it does not know is not prepared', async () => {
    const { matching, embed } = readerOf({ languages: ['en'] });
    await matching.prepare([{ ...party, locale: 'de' }, shop]);
    expect(embed.mock.calls.map(([texts]) => texts)).toEqual([[{ text: 'Where can members buy garden tools?' }]]);
  });

  it('that fails, or gives nothing, leaves the words, and is asked again the next time', async () => {
    const { matching, embed } = readerOf({ meaning });
    embed.mockImplementation(() => Promise.resolve(undefined as never));
    expect(await found(matching, asked)).toBeUndefined();
    embed.mockRestore();
    const failing = readerOf({ meaning });
    failing.embed.mockRejectedValueOnce(new Error('the reader has ended'));
    await failing.matching.prepare([party]);
    expect(await found(failing.matching, asked, [party])).toEqual(['party', true]);
  });

  it('a question does not wait long for vectors that are not there yet', async () => {
    const { matching, embed } = readerOf({ meaning });
    const held = Promise.withResolvers<never>();
    onTestFinished(() => held.reject(new Error('over')));
    const now = embed.getMockImplementation() ?? expect.fail();
    embed.mockImplementation((texts, options) => (options?.inBackground === true ? held.promise : now(texts)));
    expect(await found(matching, 'When does the great summer party begin?')).toEqual(['party', false]);
  });
});

it('terms have no questions to be found by', () => {
  const term: Taught = { id: 't', at: 1, teaching: { kind: 'term', term: 'ult', means: 'ultimate', bothWays: false } };
  expect(taughtAnswers([term, party])).toEqual([party]);
});
