import { expect, it, vi } from 'vitest';
import { toSections } from '../../../src/article/claims/assemble-sections.ts';
import { LONGEST_CLAIM } from '../../../src/article/claims/claim-length.ts';
import { lineAt } from '../../../src/article/document-place.ts';
import { Vocabulary } from '../../../src/search/index/vocabulary.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

/** Characters of the article that `Slices` lets be worked through at one go. */
const SLICE = 16_000;

it.each(['item', 'paragraph', 'heading'] as const)(
  'one %s as long as a book is indexed in many slices, none of many words',
  async (kind) => {
    const intern = vi.spyOn(Vocabulary.prototype, 'intern');
    const word = (at: number): string => `w${at % 9_000} `.padEnd(6, 'x ');
    const text = Array.from({ length: 40_000 }, (_, at) => word(at)).join('');
    const long = kind === 'heading' ? { kind, level: 1, text, place: lineAt(1) } : { kind, text, place: lineAt(1) };
    const { sections } = toSections([long, { kind: 'item', text: 'A claim.', place: lineAt(2) }]);
    const steps: number[] = [];
    const turn = (): Promise<void> => {
      steps.push(intern.mock.calls.length);
      intern.mockClear();
      return Promise.resolve();
    };
    const engine = new WordSearch({ pause: turn });
    await engine.add({ id: 'book', title: 'Book', language: 'en', sections });
    await turn();
    intern.mockRestore();
    expect(Math.max(...steps)).toBeLessThanOrEqual((SLICE + LONGEST_CLAIM) / 3);
  },
);
