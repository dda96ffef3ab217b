import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { ClaimPlace, Place } from '../../../src/article/article-places.ts';
import type { Grade, Similar } from '../../../src/search/index.ts';
import type { Taught, TaughtTerm } from '../../../src/library/teaching/taught.ts';
import { lookupsWithTerms, withTerms } from '../../../src/library/teaching/taught-terms.ts';
import { articleOf } from '../../article/comparing/article-texts.ts';

const term = (word: string, means: string, bothWays = false): Taught<TaughtTerm> => ({
  id: word,
  at: 0,
  teaching: { kind: 'term', term: word, means, bothWays },
});
const known = [term('ult', 'ultimate'), term('USSR', 'Soviet Union', true), term('ult charge', 'energy')];

describe('a question with terms', () => {
  test.each([
    ['how strong is the ult?', 'how strong is the ultimate?'],
    ['ULT damage', 'ultimate damage'],
    ['what fills ult charge', 'what fills energy'],
    ['When did the U.S.S.R. or USSR end?', 'When did the U.S.S.R. or Soviet Union end?'],
    ['when did the soviet union end', 'when did the USSR end'],
  ])('%s reads %s', (question, read) => {
    expect(withTerms(question, known)?.text).toBe(read);
  });

  test.each(['what is the result?', 'adult content', 'the ultimate', ''])('is left as it is: %s', (question) => {
    expect(withTerms(question, known)).toBeUndefined();
  });

  test('has none where nothing was taught, or what was taught has no words', () => {
    const note: Taught = {
      id: 'n',
      at: 0,
      teaching: { kind: 'note', questions: ['ult?'], text: 'x', from: 'moderators' },
    };
    expect(withTerms('the ult', [])).toBeUndefined();
    expect(withTerms('the ult', [note, term('!', 'ultimate'), term('ultima', '…', true)])).toBeUndefined();
    expect(withTerms('the ult', [note, ...known])?.text).toBe('the ultimate');
  });

  test('is read for the longest term that stands there, in whichever order they were taught', () => {
    for (const all of [known, known.toReversed()])
      expect(withTerms('ult charge or ult', all)?.text).toBe('energy or ultimate');
    expect(withTerms('charge the ult', known)?.text).toBe('charge the ultimate');
  });

  test('is read for eight of them at most', () => {
    const many = Array.from({ length: 10 }, () => 'ult').join(' ');
    expect(withTerms(many, known)?.text).toBe(`${Array.from({ length: 8 }, () => 'ultimate').join(' ')} ult ult`);
    expect(withTerms(many, known)?.replaced).toHaveLength(8);
  });

  test('says which words it reads as others', () => {
    expect(withTerms('Ult of the USSR', known)?.replaced).toEqual([
      { from: 'Ult', to: 'ultimate' },
      { from: 'USSR', to: 'Soviet Union' },
    ]);
  });

  test('keeps all else, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const read = withTerms(`${before} ult ${after}`, known.slice(0, 1));
        expect(read?.text).toContain(' ultimate ');
      }),
      { numRuns: 100 },
    );
  });
});

describe('look-ups', () => {
  const article = articleOf([
    ['The ult', 'The ult is strong.', 'The ultimate costs energy.', 'Lamps are red.'],
    ['The ultimate', 'Ultimates are loud.'],
  ]);
  const claims = article.sections.flatMap((section, index) =>
    section.claims.map((claim): ClaimPlace => ({ article, index, section, claim })),
  );
  const sections = article.sections.map((section, index): Place => ({ article, index, section }));
  const [ult, ultimate, lamps, loud] = claims as [ClaimPlace, ClaimPlace, ClaimPlace, ClaimPlace];
  const none: Similar = { grade: 'none', hits: [] };

  /** What each query finds, in this order. */
  function lookupsOf(by: Readonly<Record<string, readonly ClaimPlace[]>>) {
    const found = (query: string) => by[query] ?? [];
    const own = {
      lookup: vi.fn((query: string) => found(query)),
      lookupSections: vi.fn((query: string) =>
        sections.filter(({ index }) => found(query).some((at) => at.index === index)),
      ),
      lookupMarks: vi.fn((query: string) => (by[query] === undefined ? [] : [{ start: 0, end: query.length }])),
      lookupMatches: vi.fn((query: string, places: readonly ClaimPlace[]) =>
        places.map((place) => (found(query).includes(place) ? { start: 0, end: query.length } : undefined)),
      ),
      similar: vi.fn((_text: string) => Promise.resolve(none)),
    };
    return { own, lookups: lookupsWithTerms(own, known) };
  }
  const texts = (places: readonly ClaimPlace[]) => places.map(({ claim }) => claim.text);

  test('that name no term are as they were, with all that was asked for', () => {
    const { own, lookups } = lookupsOf({ red: [lamps, ult] });
    expect(lookups.lookup('red', { articleIds: ['rules'], limit: 1 })).toEqual([lamps]);
    expect(own.lookup.mock.calls).toEqual([['red', { articleIds: ['rules'], limit: 1 }]]);
    expect(lookups.lookup('red')).toEqual([lamps, ult]);
    expect(lookups.lookupMarks('blue', lamps)).toEqual([]);
    expect(lookups.lookupMatches('red', claims)).toEqual([
      { start: 0, end: 3 },
      undefined,
      { start: 0, end: 3 },
      undefined,
    ]);
    expect(lookups.lookupSections('red', ['rules'])).toEqual(sections.slice(0, 1));
    expect(own.lookupSections.mock.calls).toEqual([['red', ['rules']]]);
  });

  test('find first what has the words as they are typed, then what says what they mean, then what else is near', () => {
    const { own, lookups } = lookupsOf({ 'Ult ': [lamps, ult], 'ultimate ': [ultimate, ult] });
    expect(texts(lookups.lookup('Ult ', { articleIds: ['rules'] }))).toEqual([
      'The ult is strong.',
      'The ultimate costs energy.',
      'Lamps are red.',
    ]);
    expect(lookups.lookup('Ult ', { limit: 2 })).toEqual([ult, ultimate]);
    expect(own.lookup).toHaveBeenCalledWith('ultimate ', { articleIds: ['rules'] });
  });

  test('find sections by what a term means, too', () => {
    const { own, lookups } = lookupsOf({ ult: [ult], ultimate: [loud] });
    expect(lookups.lookupSections('ult', ['rules'])).toEqual([sections[0], sections[1]]);
    expect(own.lookupSections).toHaveBeenCalledWith('ultimate', ['rules']);
  });

  test('mark what was typed, or what it means where that is not there', () => {
    const meant = lookupsOf({ ultimate: [ultimate] });
    expect(meant.lookups.lookupMarks('ult', ultimate)).toEqual([{ start: 0, end: 8 }]);
    const typed = lookupsOf({ ult: [ult], ultimate: [ultimate] });
    expect(typed.lookups.lookupMarks('ult', ult)).toEqual([{ start: 0, end: 3 }]);
    expect(typed.own.lookupMarks).toHaveBeenCalledWith('ult', ult);
    expect(typed.lookups.lookupMatches('ult', [ult, ultimate, lamps], ['rules'])).toEqual([
      { start: 0, end: 3 },
      { start: 0, end: 8 },
      undefined,
    ]);
    expect(typed.own.lookupMatches).toHaveBeenCalledWith('ultimate', [ult, ultimate, lamps], ['rules']);
  });

  const similar = (grade: Grade, score = 0.5): Similar => ({ grade, hits: [{ ...ult, score } as never] });

  test.each([
    ['says more of it', similar('related', 0.9), similar('stated', 0.1), 'meant'],
    ['denies it', similar('related', 0.9), similar('denied', 0.1), 'meant'],
    ['says less of it', similar('denied', 0.1), similar('related', 0.9), 'found'],
    ['is more like it', similar('related', 0.4), similar('related', 0.5), 'meant'],
    ['is as like it', similar('related', 0.5), similar('related', 0.5), 'found'],
    ['is less like it', similar('related', 0.6), similar('related', 0.5), 'found'],
    ['says as much', similar('stated', 0.4), similar('stated', 0.5), 'found'],
    ['is nothing, too', none, none, 'found'],
    ['is something', none, similar('related'), 'meant'],
    ['is no longer there', similar('related'), { grade: 'related', hits: [] } satisfies Similar, 'found'],
    ['is there', { grade: 'related', hits: [] } satisfies Similar, similar('related'), 'meant'],
  ])('to a message is near what its meaning is near to, where that %s', async (_, found, meant, wanted) => {
    const { own, lookups } = lookupsOf({});
    own.similar.mockImplementation((text) => Promise.resolve(text === 'the ult' ? found : meant));
    expect(await lookups.similar('the ult')).toBe(wanted === 'meant' ? meant : found);
  });

  test('to a message without terms is near what it was near to', async () => {
    const { own, lookups } = lookupsOf({});
    const options = { articleIds: ['rules'] };
    expect(await lookups.similar('lamps', options)).toBe(none);
    expect(own.similar.mock.calls).toEqual([['lamps', options]]);
    await lookups.similar('the ult', options);
    expect(own.similar).toHaveBeenLastCalledWith('the ultimate', options);
  });
});
