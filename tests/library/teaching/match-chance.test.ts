import { describe, expect, it } from 'vitest';
import { chanceByMeaning, chanceByReading, chanceByWords } from '../../../src/library/teaching/match-chance.ts';

const alike = { isSame: false, isOther: false, isSwapped: false, asksAlike: true, inCommon: 0.5 };
/** Logits of: says the same, denies it, neither. */
const [says, denies, neither] = [
  [6, 0, 0],
  [0, 6, 0],
  [0, 0, 6],
];
const read = (nearness: number, stance = says ?? [], likeness: Partial<typeof alike> = {}) =>
  chanceByReading({ nearness, stance, likeness: { ...alike, ...likeness } });

describe('what is read beside a question', () => {
  it('is meant surely, perhaps or not, the nearer it is', () => {
    expect([0.9, 0.4, 0.1].map((nearness) => read(nearness).chance)).toEqual(['sure', 'likely', 'none']);
    expect(read(0.9).score).toBeGreaterThan(read(0.8).score);
  });

  it('is meant rather where the reader says so than where it says nothing of it, or denies it', () => {
    expect(read(0.6, says).score).toBeGreaterThan(read(0.6, neither).score);
    expect(read(0.6, neither).score).toBeGreaterThan(read(0.6, denies).score);
    // However sure the reader is, it moves no more than a few hundredths of nearness could.
    expect(read(0.6, [90, 0, 0]).score - read(0.6, [8, 0, 0]).score).toBeLessThan(0.1);
    // Only what one stance has before the others counts.
    expect(read(0.6, [7, 2, 1]).score).toBeCloseTo(read(0.6, [9, 4, 3]).score, 9);
  });

  it('is meant rather where both ask for the same kind of thing', () => {
    expect(read(0.6, says, { asksAlike: true }).score).toBeGreaterThan(read(0.6, says, { asksAlike: false }).score);
  });

  it('is meant less for the same nearness, the more of it is only that of the words', () => {
    expect(read(0.6, says, { inCommon: 0.2 }).score).toBeGreaterThan(read(0.6, says, { inCommon: 0.9 }).score);
  });

  it('is never surely meant where one word stands in the place of another', () => {
    const [whole, swapped] = [read(1, says), read(1, says, { isSwapped: true })];
    expect([whole.chance, swapped.chance]).toEqual(['sure', 'likely']);
    expect(swapped.score).toBeLessThan(whole.score);
    expect(read(3, says, { isSwapped: true })).toMatchObject({ chance: 'likely' });
  });
});

describe('what only means nearly the same', () => {
  it('may be meant from a certain nearness on, where no word stands in the place of another', () => {
    expect(chanceByMeaning(0.75, alike)).toEqual({ chance: 'likely', score: 0.75 });
    expect(chanceByMeaning(0.74, alike).chance).toBe('none');
    expect(chanceByMeaning(0.9, { ...alike, isSwapped: true }).chance).toBe('none');
  });
});

describe('what nothing reads', () => {
  const byWords = (inCommon: number, more: Partial<typeof alike> = {}) =>
    chanceByWords({ ...alike, inCommon, ...more });

  it('is meant by the share of words in common', () => {
    expect(byWords(0.9)).toEqual({ chance: 'sure', score: 0.9 });
    expect(byWords(0.89)).toEqual({ chance: 'likely', score: 0.89 });
    expect(byWords(0.65).chance).toBe('likely');
    expect(byWords(0.64).chance).toBe('none');
  });

  it('is not sure where it asks for something else, and not meant where one word stands in the place of another', () => {
    expect(byWords(0.95, { asksAlike: false }).chance).toBe('likely');
    expect(byWords(0.95, { isSwapped: true }).chance).toBe('none');
  });
});
