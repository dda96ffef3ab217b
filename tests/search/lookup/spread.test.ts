import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordSearch } from '../../../src/search/word-search.ts';
import { spreadOver } from '../../../src/search/lookup/spread.ts';
import { manyArticles } from '../../support/articles.ts';

type Item = { readonly of: number; readonly counts: number };
const items = fc
  .array(fc.record({ of: fc.integer({ min: 0, max: 9 }), counts: fc.integer({ min: 1, max: 100 }) }), { maxLength: 60 })
  .map((all) => all.toSorted((a, b) => b.counts - a.counts));
const spread = (all: readonly Item[], limit: number): Item[] =>
  spreadOver(
    all,
    ({ of }) => of,
    ({ counts }) => counts,
    limit,
  );

describe('what is spread', () => {
  it('is as much as is wanted, each once, the best first, and those of one in their order', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 30 }), (all, limit) => {
        const chosen = spread(all, limit);
        expect(chosen).toHaveLength(Math.min(limit, all.length));
        expect(new Set(chosen).size).toBe(chosen.length);
        if (limit > 0) expect(chosen[0]).toBe(all[0]);
        for (const of of new Set(all.map((item) => item.of))) {
          const own = chosen.filter((item) => item.of === of);
          expect(own).toEqual(all.filter((item) => item.of === of).slice(0, own.length));
        }
      }),
    );
  });

  it('gives each its turn where all count alike, and most to what counts far more', () => {
    const alike = Array.from({ length: 80 }, (_, at) => ({ of: at % 40, counts: 20 }));
    expect(new Set(spread(alike, 25).map(({ of }) => of)).size).toBe(25);
    const better = [...Array.from({ length: 30 }, () => ({ of: 99, counts: 80 })), ...alike];
    const own = spread(better, 25).filter(({ of }) => of === 99).length;
    expect(own).toBeGreaterThan(8);
    expect(own).toBeLessThan(25);
  });

  it('leaves what is of one as it is', () => {
    const one = [3, 2, 2, 1].map((counts) => ({ of: 1, counts }));
    expect(spread(one, 3)).toEqual(one.slice(0, 3));
  });
});

describe('a look-up that is spread', () => {
  it('finds a claim of as many articles as are listed, wherever these stand', async () => {
    const engine = new WordSearch({ warmsUp: false });
    for (const article of manyArticles(40)) await engine.add(article);
    const found = engine.lookup('lamp', { spread: true });
    expect(new Set(found.map(({ article }) => article.id)).size).toBe(25);
    const last = engine.lookup('lamp house 39', { spread: true });
    expect(last[0]?.article.id).toBe('story-39');
    expect(engine.lookup('lamp', { spread: true, articleIds: ['story-7'] }).map(({ claim }) => claim.id)).toEqual(
      engine.lookup('lamp', { articleIds: ['story-7'] }).map(({ claim }) => claim.id),
    );
  });

  it('marks the longest word that was typed in each claim', async () => {
    const engine = new WordSearch({ warmsUp: false });
    for (const article of manyArticles(3)) await engine.add(article);
    const found = engine.lookup('the lamp', { spread: true });
    const marks = engine.lookupMatches('the lamp', found);
    expect(found.length).toBeGreaterThan(3);
    for (const [at, { claim }] of found.entries())
      expect(claim.text.slice(marks[at]?.start, marks[at]?.end)).toBe('lamp');
  });
});
