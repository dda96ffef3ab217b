import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerMessage, hitsMessage, questionLine } from '../../../commands/ask/answer-message.ts';
import { hitsShown } from '../../../src/reply/claim-quotes.ts';
import { together } from '../../../commands/ask/previous-question.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { messageLimits } from '../../../src/discord/answering/render-message.ts';
import { WordSearch } from '../../../src/search/for-training.ts';
import { hostileText } from '../../support/hostile.ts';

const long = fc.oneof(hostileText, fc.lorem({ maxCount: 400 }), fc.constantFrom('*_`|'.repeat(800), 'W'.repeat(3000)));
const span = fc.tuple(fc.nat(500), fc.nat(60)).map(([start, length]) => ({ start, end: start + length }));
const hit = fc.record({
  article: fc.record({
    id: fc.constantFrom('a', 'b'),
    language: fc.constant('en'),
    title: long,
    author: long,
    sections: fc.constant([]),
  }),
  index: fc.nat(2),
  section: fc.record({ heading: long, claims: fc.constant([]) }),
  claim: fc.record({
    id: fc.constant('1.2'),
    text: long,
    links: fc.array(
      fc.record({ start: fc.constant(0), end: fc.constant(1), target: fc.webUrl({ withQueryParameters: true }) }),
      { maxLength: 3 },
    ),
  }),
  score: fc.double(),
  matched: fc.array(span, { maxLength: 4 }),
  answer: span,
  leansOn: fc.record({ id: fc.constant('1.1'), text: long }),
});

it('stays within what Discord takes at its longest, without being cut afterwards', () => {
  fc.assert(
    fc.property(
      fc.array(hit, { minLength: 1, maxLength: hitsShown }),
      fc.array(fc.record({ from: long, to: long }), { maxLength: 6 }),
      fc.array(fc.record({ kind: fc.constantFrom('name' as const, 'direction' as const), text: long }), {
        maxLength: 6,
      }),
      long,
      fc.constantFrom(...Object.values(messages)),
      fc.constantFrom('sure' as const, 'unsure' as const, 'further' as const),
      (hits, corrections, missing, text, words, band) => {
        const articles = ['a', 'b'].map((id) => ({ id, title: text, author: text, language: 'en', sections: [] }));
        const context = {
          articles,
          shelf: articles,
          messages: words,
          after: text,
          sharedBy: '12345678901234567890',
          askedFor: '12345678901234567890',
        };
        const shown = { top: questionLine(text, context), band, hits, readAs: { corrections, missing } };
        const message = hitsMessage(shown, context);
        expect(message.content?.length).toBeLessThanOrEqual(messageLimits.content);
      },
    ),
    { numRuns: 60 },
  );
});

it('refuses within what Discord takes, whatever the articles are called', async () => {
  await fc.assert(
    fc.asyncProperty(long, fc.array(long, { maxLength: 20 }), async (title, headings) => {
      const engine = new WordSearch();
      await engine.add({
        id: 'a',
        title,
        author: title,
        language: 'en',
        sections: headings.map((heading, at) => ({ heading, claims: [{ id: `${at + 1}.1`, text: 'Bees fly.' }] })),
      });
      for (const question of [
        'zebra crossings',
        '',
        'who wrote this?',
        'hello',
        'what is this about and who wrote it?',
      ]) {
        const context = { articles: engine.articles(), shelf: [], messages: messages.en };
        const message = answerMessage(engine.search(question), context);
        expect(message.content?.length).toBeLessThanOrEqual(messageLimits.content);
      }
    }),
    { numRuns: 20 },
  );
});

it('keeps the newest words of a long talk', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (previous, question) => {
      const whole = together(previous, question);
      expect(whole.length).toBeLessThanOrEqual(240);
      expect(whole.isWellFormed()).toBe(true);
    }),
  );
  // Two halves of a sign, one at the end of each: the space between them parts it.
  expect(together('a\uD83D', '\uDE00b').isWellFormed()).toBe(true);
  expect(together('How much is the trade?', 'and China?')).toBe('How much is the trade? and China?');
});
