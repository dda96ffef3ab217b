import { expect, it } from 'vitest';
import { sectionMessage, sectionPages } from '../../src/reply/section-message.ts';
import { plain } from '../../src/bot/markdown.ts';
import { expectWithinDiscord } from '../support/layout-size.ts';
import { shownText } from '../support/discord-markdown.ts';
import { hostileText } from '../support/hostile.ts';
import fc from 'fast-check';

const claims = fc
  .array(fc.oneof(hostileText, fc.lorem({ maxCount: 300 })), { maxLength: 30 })
  .map((texts) => texts.map((text, at) => ({ id: `1.${at + 1}`, text })));

/** Letters and digits only: pages may break lines anywhere. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

it('shows every word of a section, in order, over its pages', () => {
  fc.assert(
    fc.property(claims, (claims) => {
      const pages = sectionPages({ heading: '', claims });
      const shown = pages.map((page) => letters(shownText(page))).join('');
      expect(shown).toBe(claims.map(({ id, text }) => letters(id) + letters(plain(text))).join(''));
    }),
  );
});

it('stays within what Discord takes, on every page', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(hostileText, claims, (title, claims) => {
      const article = { id: title, title, author: title, language: 'en', sections: [{ heading: title, claims }] };
      const place = { article, index: 0, section: { heading: title, claims } };
      for (const page of [0, 1, 999]) {
        const message = sectionMessage({ place, page, ownerId: '12345678901234567890', locale: 'en' });
        expectWithinDiscord(message);
      }
    }),
    { numRuns: 50 },
  );
});
