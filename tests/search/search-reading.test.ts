import { expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { PRIOR_WEIGHTS } from '../../src/search/rank/decision.ts';
import { ClaimVectors } from '../../src/search/reader/claim-vectors.ts';
import type { EmbeddedText, Passage, Reader } from '../../src/search/reader/reader-port.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';
import { stubReader } from './reader/stub-reader.ts';

const section = (heading: string, texts: readonly string[], at: number) => ({
  heading,
  claims: texts.map((text, claim) => ({ id: `${at + 1}.${claim + 1}`, text })),
});

const article = (id: string, sections: Readonly<Record<string, readonly string[]>>, language = 'en'): Article => ({
  id,
  title: 'Ferry handbook',
  language,
  sections: Object.entries(sections).map(([heading, texts], at) => section(heading, texts, at)),
});

/** Filler, so that a scope is too large to be read whole. */
const MANY = Array.from({ length: 80 }, (_, at) => `Harbour number ${at} has a quay and a crane for boats.`);

const ferry = article('ferry', {
  Boats: ['The ferry leaves at nine.', 'Dogs travel free of charge.', 'They must be on a lead.'],
  Harbours: MANY,
});

/** What a passage's score is, and where a text points: by the first word of these that it has. */
type Script = {
  readonly scores?: Readonly<Record<string, number>>;
  readonly meanings?: readonly (readonly string[])[];
};

/** An engine that reads by a script; what its reader was asked. */
async function reads(
  { scores = {}, meanings = [] }: Script,
  articles: readonly Article[],
  given: Partial<Reader> = {},
) {
  const read = vi.fn((_question: string, passages: readonly Passage[]) =>
    Promise.resolve(
      passages.map(({ claim }) => Object.entries(scores).find(([word]) => claim.includes(word))?.[1] ?? -6),
    ),
  );
  const vectorOf = ({ text }: EmbeddedText) => {
    const at = meanings.findIndex((words) => words.some((word) => text.includes(word)));
    return Float32Array.from({ length: meanings.length + 1 }, (_, place) =>
      place === (at === -1 ? meanings.length : at) ? 1 : 0,
    );
  };
  const embed = vi.fn((texts: readonly EmbeddedText[]) => Promise.resolve(texts.map(vectorOf)));
  const reader = { ...stubReader({ read, ...(meanings.length > 0 && { embed }) }), ...given };
  const vectors = new ClaimVectors({ reader, model: 'm', dimensions: meanings.length + 1, againMs: 1 });
  const ends = { words: 0.5, first: 1, last: 1, price: 0.05 };
  const engine = new SearchEngine({ reading: { reader, vectors, weights: PRIOR_WEIGHTS, ends, languages: ['en'] } });
  for (const each of articles) await engine.add(each);
  if (meanings.length > 0) await vectors.settled;
  return { engine, read, search: engine.search.bind(engine) };
}

/** Embeds claims, but no question that begins so. */
function lateFor(beginning: string): Reader['embed'] {
  return (texts) =>
    Promise.resolve(
      texts.some(({ text }) => text.startsWith(beginning)) ? undefined : texts.map(() => Float32Array.of(1, 0)),
    );
}

/** By words alone. */
async function byWords(articles: readonly Article[]) {
  const engine = new SearchEngine();
  for (const each of articles) await engine.add(each);
  return engine;
}

const texts = ({ hits }: { readonly hits: readonly { readonly claim: { readonly text: string } }[] }) =>
  hits.map(({ claim }) => claim.text);

test('what reads best comes first, and is sure where it leaves no doubt', async () => {
  const { search, read } = await reads({ scores: { Dogs: 8 } }, [ferry]);
  const found = await search('Does the ferry take dogs along?');
  expect(texts(found)[0]).toBe('Dogs travel free of charge.');
  expect(found.status).toBe('answered');
  expect(found.confidence).toBeGreaterThan(PRIOR_WEIGHTS.bands.sure);
  const [question, passages] = read.mock.calls[0] ?? [];
  expect(question).toBe('Does the ferry take dogs along?');
  expect(passages).toContainEqual({
    path: ['Ferry handbook', 'Boats'],
    claim: 'Dogs travel free of charge.',
    before: 'The ferry leaves at nine.',
    after: 'They must be on a lead.',
  });
  expect(passages?.length).toBeLessThanOrEqual(12);
});

test('a bullet, a step and a row are read alone, but for what they lean on and what leads in to them', async () => {
  const on = (line: number) => ({ place: { kind: 'line', line } as const });
  const claims = [
    { id: '1.1', text: 'The ferry leaves at nine.', ...on(3) },
    { id: '1.2', text: 'The crossing takes an hour.', ...on(3) },
    { id: '1.3', text: 'Ferry dogs travel free of charge.', ...on(5) },
    { id: '1.4', text: 'They must be on a lead.', ...on(6) },
    { id: '1.5', text: 'The ferry takes:', ...on(7) },
    { id: '1.6', text: 'Bicycles for two pounds.', ...on(8) },
    { id: '1.7', text: 'Ferry: Northport; Hour: 9', columns: ['Ferry', 'Hour'], ...on(9) },
    { id: '1.8', text: 'Ferry: Westhaven; Hour: 11', columns: ['Ferry', 'Hour'], ...on(9) },
  ];
  const island: Article = { id: 'i', title: 'Ferry', language: 'en', sections: [{ heading: 'Rules', claims }] };
  const { search, read } = await reads({}, [island]);
  await search('Which ferry takes dogs and bicycles for two pounds, and how long is the crossing?');
  const passages = read.mock.calls.flatMap(([, each]) => each);
  const beside = (at: number) => {
    const { before, after } = passages.find(({ claim }) => claim === claims[at]?.text) ?? {};
    return [before, after];
  };
  expect(beside(0)).toEqual([undefined, claims[1]?.text]);
  expect(beside(1)).toEqual([claims[0]?.text, undefined]);
  expect(beside(2)).toEqual([undefined, undefined]);
  expect(beside(3)).toEqual([claims[2]?.text, undefined]);
  expect(beside(4)).toEqual([undefined, claims[5]?.text]);
  expect(beside(5)).toEqual([claims[4]?.text, undefined]);
  expect(beside(6)).toEqual([undefined, undefined]);
  expect(beside(7)).toEqual([undefined, undefined]);
});

test('the answer is marked from the word that is read as its first to its last; by words alone where that is not read in time', async () => {
  const claim = 'The ferry to the island leaves at nine from the old quay.';
  const island = article('island', { Boats: [claim, 'Dogs travel free of charge.'] });
  const asked: (readonly string[])[] = [];
  const ends: Reader['ends'] = (_question, passage, words) => {
    expect(words.join('')).toBe(passage.claim);
    asked.push(words);
    return Promise.resolve(
      words.flatMap((word) => [word.startsWith('from') ? 30 : -30, word.startsWith('quay') ? 30 : -30]),
    );
  };
  const marked = async (given: Partial<Reader>, scores: Record<string, number>) => {
    const { search } = await reads({ scores }, [island], given);
    const { hits } = await search('From where does the ferry to the island leave?');
    const { answer, claim } = hits[0] ?? expect.fail('Nothing was found.');
    return answer === undefined ? undefined : claim.text.slice(answer.start, answer.end);
  };
  const sure = { island: 8 };
  expect(await marked({ ends }, sure)).toBe('from the old quay');
  expect(asked).toHaveLength(1);
  expect(await marked({ ends: () => Promise.resolve(undefined) }, sure)).not.toBe('from the old quay');
  // Nothing is marked of what is refused, so nothing is read for it.
  await marked({ ends }, {});
  expect(asked).toHaveLength(1);
});

test('where none reads well the question is refused, and nothing is marked', async () => {
  const { search } = await reads({}, [ferry]);
  const found = await search('When does the ferry leave?');
  expect(found.status).toBe('refused');
  expect(found.hits.flatMap(({ matched }) => matched)).toEqual([]);
});

test('where reading doubts and puts another claim first than words are sure of, theirs comes first, and is not sure', async () => {
  const { search } = await reads({ scores: { Dogs: -2 } }, [ferry]);
  const found = await search('When does the ferry leave?');
  expect(texts(found).slice(0, 2)).toEqual(['The ferry leaves at nine.', 'Dogs travel free of charge.']);
  expect(found.status).toBe('unsure');
  const sure = await reads({ scores: { Dogs: 8 } }, [ferry]);
  expect(texts(await sure.search('When does the ferry leave?'))[0]).toBe('Dogs travel free of charge.');
});

test('a claim that shares no word with the question is found by its meaning, with what it leans on', async () => {
  const meanings = [['pets', 'lead']];
  const { search, read } = await reads({ scores: { lead: 8 }, meanings }, [ferry]);
  const found = await search('any rules for pets?');
  expect(found.status).toBe('answered');
  expect(found.hits[0]).toMatchObject({
    claim: { text: 'They must be on a lead.' },
    leansOn: { text: 'Dogs travel free of charge.' },
    matched: [],
  });
  expect(read.mock.calls[0]?.[1].length).toBeLessThanOrEqual(20);
  expect((await (await byWords([ferry])).search('any rules for pets?')).status).toBe('refused');
});

test('each of two questions in one is read, and answered by a claim of its own', async () => {
  const scores = { ferry: 8, Dogs: 7.5 };
  const { search } = await reads({ scores }, [ferry]);
  const found = await search('When does the ferry leave, and what do dogs pay?');
  expect(found.status).toBe('answered');
  expect(texts(found).slice(0, 2)).toEqual(['The ferry leaves at nine.', 'Dogs travel free of charge.']);
});

test('the steps of a list are shown together where a step reads best', async () => {
  const steps = ['1. Open the hatch.', '2. Lift the dinghy.', '3. Lower it.'].map((text, at) => ({
    id: `1.${at + 1}`,
    text,
    steps: '1.1',
  }));
  const dinghy = { ...article('dinghy', {}), sections: [{ heading: 'Launching', claims: steps }] };
  const { search } = await reads({ scores: { Lift: 8 } }, [dinghy]);
  const [first] = (await search('How do I launch the dinghy?')).hits;
  expect(first?.steps?.map(({ id }) => id)).toEqual(['1.1', '1.2', '1.3']);
});

test.each(['where does it say 1.2', 'what is this article about?', 'hello', ''])(
  '"%s" is not read',
  async (question) => {
    const { search, read } = await reads({}, [ferry]);
    expect(await search(question)).toEqual(await (await byWords([ferry])).search(question));
    expect(read).not.toHaveBeenCalled();
  },
);

test('an article in another language is not read, nor embedded', async () => {
  const embed = vi.fn<Reader['embed']>(() => Promise.resolve(undefined));
  const german = article('de', { Boote: ['Die Fähre fährt um neun ab.', 'Hunde fahren umsonst mit.'] }, 'de');
  const { search, read } = await reads({ meanings: [['x']] }, [german], { embed });
  const question = 'Wann fährt die Fähre ab?';
  expect(await search(question)).toEqual(await (await byWords([german])).search(question));
  expect(read).not.toHaveBeenCalled();
  expect(embed).not.toHaveBeenCalled();
});

test('a bare word is looked up, and not read', async () => {
  const { search, read } = await reads({ scores: { Dogs: 5 } }, [ferry]);
  expect(await search('dogs')).toEqual(await (await byWords([ferry])).search('dogs'));
  expect(read).not.toHaveBeenCalled();
  await search('dogs free?');
  expect(read).toHaveBeenCalledOnce();
});

test('what could not be read in time is answered by words, and is not sure', async () => {
  const late = await reads({}, [ferry], { read: () => Promise.resolve(undefined) });
  const question = 'When does the ferry leave?';
  const words = await (await byWords([ferry])).search(question);
  expect(words.status).toBe('answered');
  const found = await late.search(question);
  expect(texts(found)).toEqual(texts(words));
  expect(found.status).toBe('unsure');
  expect(found.confidence).toBeLessThan(words.confidence);
});

test('what could not be embedded in time is not read', async () => {
  const meanings = [['pets', 'lead']];
  const { search, read } = await reads({ meanings }, [ferry], { embed: lateFor('When') });
  expect((await search('When does the ferry leave?')).status).toBe('unsure');
  expect(read).not.toHaveBeenCalled();
});

test('where the reader is off, or turns out to be, words have their own say', async () => {
  const question = 'When does the ferry leave?';
  const words = await (await byWords([ferry])).search(question);
  const off = await reads({}, [ferry], { isOff: true });
  expect(await off.search(question)).toEqual(words);
  expect(off.read).not.toHaveBeenCalled();
  let isOff = false;
  const failing = {
    ...stubReader({ read: () => ((isOff = true), Promise.resolve(undefined)) }),
    get isOff() {
      return isOff;
    },
  };
  const vectors = new ClaimVectors({ reader: failing, model: 'm', dimensions: 1 });
  const engine = new SearchEngine({ reading: { reader: failing, vectors, weights: PRIOR_WEIGHTS, languages: ['en'] } });
  await engine.add(ferry);
  expect(await engine.search(question)).toEqual(words);
});

test('an article that is taken out while it is read is not found', async () => {
  const { engine } = await reads({ scores: { Dogs: 8 } }, [ferry]);
  const asked = engine.search('Does the ferry take dogs along?');
  engine.remove('ferry');
  expect((await asked).hits).toEqual([]);
});

test('look-ups do not wait for the reader', async () => {
  const never = new Promise<undefined>(() => undefined);
  const { engine } = await reads({}, [ferry], { read: () => never, stance: () => never, embed: () => never });
  expect(engine.lookup('fer').map(({ claim }) => claim.id)).toContain('1.1');
});

test('of several articles what was read of the best comes first, is read once, and the others are elsewhere', async () => {
  const train = {
    ...article('train', { Cars: ['The train leaves at ten.', 'Dogs need a ticket on the train.'] }),
    title: 'Trains',
  };
  const { search, read } = await reads({ scores: { 'at nine': 6, 'at ten': -1 } }, [ferry, train]);
  const { hits, status } = await search('When does the ferry or the train leave?', { limit: 9 });
  expect(status).not.toBe('refused');
  expect(hits[0]?.claim.text).toBe('The ferry leaves at nine.');
  expect(hits[0]?.elsewhere).toBeUndefined();
  const other = hits.filter((hit) => hit.article.id === 'train');
  expect(other.length).toBeGreaterThan(0);
  expect(other.every(({ elsewhere }) => elsewhere === true)).toBe(true);
  expect(read).toHaveBeenCalledTimes(1);
});
