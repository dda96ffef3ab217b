import { expect, it } from 'vitest';
import { pageRange } from '../../commands/ask/under-answer.ts';
import { placeRef, placeValue, readPlaceValue, resolveRef, turnSectionAction } from '../../src/reply/places.ts';
import { hostileText } from '../support/hostile.ts';
import fc from 'fast-check';

const claim = { id: '1.1', text: 'A claim.' };
const articleOf = (id: string) => ({ id, title: '', language: 'en', sections: [{ heading: '', claims: [claim] }] });
const resolved = (value: string, articles: readonly ReturnType<typeof articleOf>[]) => {
  const ref = readPlaceValue(value);
  return ref && resolveRef(ref, articles);
};

it('names every place in at most 100 characters, and finds it again', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (id, other) => {
      const article = articleOf(id);
      const articles = [...(other === id ? [] : [articleOf(other)]), article];
      const place = { article, index: 0, section: { heading: '', claims: [claim] } };
      for (const each of [place, { ...place, claim }]) {
        const value = placeValue(each);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(resolved(value, articles)).toEqual(each);
      }
    }),
  );
});

it('opens nothing in an article that has changed since, or is gone', () => {
  const before = articleOf('a');
  const ref = placeRef({ article: before, index: 0, section: { heading: '', claims: [claim] }, claim });
  const after = { ...before, sections: [{ heading: '', claims: [{ id: '1.1', text: 'Another claim.' }] }] };
  expect(resolveRef(ref, [before])).toMatchObject({ claim });
  expect(resolveRef(ref, [after])).toBe('changed');
  expect(resolveRef(ref, [articleOf('b')])).toBe('gone');
  expect(resolveRef({ ...ref, number: '9.9' }, [before])).toBe('gone');
});

it('fits any article’s key and any section into a custom id', () => {
  fc.assert(
    fc.property(hostileText, (id) => {
      const article = articleOf(id);
      const ref = { ...placeRef({ article, index: 0, section: { heading: '', claims: [] } }), number: '12345' };
      const args = { ...ref, page: 999, ownerId: '12345678901234567890', locale: 'en' } as const;
      expect(turnSectionAction.argsOf(turnSectionAction.id(args))).toEqual(args);
    }),
  );
});

it('finds nothing for a value of no article here', () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      expect(resolved(value, [articleOf('here')])).toBeUndefined();
    }),
  );
});

it('shows every claim on one page, whatever the first one shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 }), (first, claims) => {
      const all = Array.from({ length: claims }, (_, at) => at);
      const pages = all.map((page) => pageRange({ page, first })).map(({ from, to }) => all.slice(from, to));
      expect(pages.flat()).toEqual(all);
      expect(pages[0]).toHaveLength(Math.min(first, claims));
    }),
  );
});
