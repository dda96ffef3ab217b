import fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleKey, findPlace, placeValue } from '../../src/reply/places.ts';
import { pageRange, readView, viewArgs } from '../../commands/ask/answer-view.ts';
import { decodeCustomId, encodeCustomId } from '../../src/bot/custom-id.ts';
import { locales } from '../../src/bot/messages/index.ts';
import { hostileText } from '../support/hostile.ts';

const claim = { id: '1.1', text: 'A claim.' };
const articleOf = (id: string) => ({ id, title: '', language: 'en', sections: [{ heading: '', claims: [claim] }] });

it('names every place in at most 100 characters, and finds it again', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (id, other) => {
      const article = articleOf(id);
      const articles = [...(other === id ? [] : [articleOf(other)]), article];
      const place = { article, index: 0, section: { heading: '', claims: [claim] } };
      for (const each of [place, { ...place, claim }]) {
        const value = placeValue(each);
        expect(value.length).toBeLessThanOrEqual(100);
        expect(findPlace(value, articles)?.article).toBe(article);
        expect(findPlace(value, articles)?.claim).toBe('claim' in each ? claim : undefined);
      }
    }),
  );
});

it('fits any article’s key and any section into a custom id', () => {
  fc.assert(
    fc.property(hostileText, (id) => {
      const args = [articleKey(id), '12345', '999', '12345678901234567890', 'en'];
      expect(decodeCustomId(encodeCustomId('turn', ...args))).toEqual({ action: 'turn', args });
    }),
  );
});

it('finds nothing for a value of no article here', () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      fc.pre(!value.startsWith('here#'));
      expect(findPlace(value, [articleOf('here')])).toBeUndefined();
    }),
  );
});

const view = fc.record({
  answerId: fc.stringMatching(/^[\w-]{12}$/),
  page: fc.nat(999),
  first: fc.integer({ min: 1, max: 3 }),
  ownerId: fc.stringMatching(/^[1-9]\d{16,19}$/),
  open: fc.boolean(),
  locale: fc.constantFrom(...locales),
});

it('reads a view from a custom id as it was', () => {
  fc.assert(
    fc.property(view, (shown) => {
      const id = decodeCustomId(encodeCustomId('more', ...viewArgs(shown)));
      expect(readView(typeof id === 'object' ? id.args : [])).toEqual(shown);
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

it('reads no view from anything else', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { maxLength: 7 }), (args) => {
      expect(readView(args)).toBeUndefined();
    }),
  );
});
