import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Taught, TaughtTerm } from '../../../src/library/teaching/taught.ts';
import { withTerms } from '../../../src/library/teaching/taught-terms.ts';

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
