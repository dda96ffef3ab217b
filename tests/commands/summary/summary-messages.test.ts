import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { plain } from '../../../src/bot/plain-text.ts';
import { previewMessage } from '../../../commands/summary/summary-preview-message.ts';
import { fingerprint, type Order, orderArgs, readOrder } from '../../../commands/summary/summary-order.ts';
import { dailyPost, summaryPost } from '../../../commands/summary/summary-post.ts';
import { piecesWithin } from '../../../commands/summary/summary-split.ts';
import { sectionAt, sectionIndex, type Task } from '../../../commands/summary/summary-task.ts';
import { encodeCustomId } from '../../../src/bot/custom-id.ts';
import type { Message } from '../../../src/bot/reply.ts';
import { SearchEngine } from '../../../src/search/search-engine.ts';
import { markup, shownText } from '../../support/discord-markdown.ts';
import { embedSize } from '../../support/embed-size.ts';
import { hostileText } from '../../support/hostile.ts';

const member = '300000000000000001';

const full: Task = {
  articleId: 'a',
  length: 'full',
  pin: false,
  thread: false,
  talk: 'poll',
  locale: 'en',
  due: 0,
  sent: [],
};

/** Text of any length: short, hostile, long, and one long word. */
const claimText = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.tuple(hostileText, fc.integer({ min: 1, max: 80 })).map(([text, n]) => `${text} `.repeat(n)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'x'.repeat(9_000),
      '*'.repeat(5_000),
      '👩‍👩‍👧'.repeat(900),
      `a${'\u0301'.repeat(4_000)}`,
    ),
  },
);

const articles: fc.Arbitrary<Article> = fc
  .array(
    fc.tuple(fc.oneof(hostileText, fc.constantFrom('', '# '.repeat(400))), fc.array(claimText, { maxLength: 12 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((sections) => fc.tuple(fc.constant(sections), hostileText))
  .map(([sections, title]) => ({
    id: 'a',
    title,
    author: title,
    language: 'en',
    sourceUrl: 'https://example.org/a_(b)',
    sections: sections.map(([heading, texts], s) => ({
      heading,
      claims: texts.flatMap((text, c) => (plain(text) === '' ? [] : [{ id: `${s + 1}.${c + 1}`, text: plain(text) }])),
    })),
  }));

function expectWithinLimits({ content = '', embeds = [], poll }: Message): void {
  expect(content.length).toBeLessThanOrEqual(2_000);
  expect(embeds.length).toBeLessThanOrEqual(10);
  expect(embedSize({ embeds })).toBeLessThanOrEqual(6_000);
  for (const { title = '', description = '', footer } of embeds) {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4_096);
    expect(description.length).toBeGreaterThan(0);
    expect(footer?.text.length ?? 0).toBeLessThanOrEqual(2_048);
  }
  expect(poll?.answers.length ?? 2).toBeLessThanOrEqual(10);
  for (const { poll_media: media } of poll?.answers ?? []) expect(media.text?.length).toBeLessThanOrEqual(55);
}

/** What is shown, without spaces: splitting moves only those. */
function shown(posts: readonly Message[]): string {
  const lines = posts.flatMap(({ embeds = [] }) =>
    embeds.flatMap(({ title = '', description = '' }) => [
      // A claim that goes on in the next embed goes on under its heading.
      title.endsWith('(continued)') ? '' : title,
      ...description.split('\n'),
    ]),
  );
  return lines
    .map((line) => shownText(line.replace(/^> (… )?/, '')))
    .join('')
    .replaceAll(/\s+/g, '');
}

/** What stands in quotes and titles may be bold, code, or text; the rest of the markup is never ours. */
const ours = new Set(['strong', 'inlineCode', 'blockQuote']);

describe('a summary of any article', () => {
  it('loses no claim and no heading, keeps their order, and is within Discord’s limits in every message', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const posts = summaryPost(full, article, new SearchEngine(), member)?.messages ?? [];
        for (const post of posts) expectWithinLimits(post);
        const text = shown(posts);
        let from = 0;
        for (const { heading, claims } of article.sections) {
          if (claims.length === 0) continue;
          for (const said of [plain(heading), ...claims.map((claim) => `${claim.id} ${claim.text}`)]) {
            const at = text.indexOf(said.replaceAll(/\s+/g, ''), from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at;
          }
        }
        for (const { embeds = [] } of posts)
          for (const { title = '', description = '' } of embeds)
            for (const part of [title, ...description.split('\n')])
              expect(markup(part).filter((kind) => !ours.has(kind))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('has a preview within the limits, on every page, and so does each day of a series', async () => {
    expect.hasAssertions();
    const order = { id: 'AAAAAAAAAAAA', channelId: '200000000000000001', at: 1_795_000_000_000 };
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const engine = new SearchEngine();
        await engine.add(article);
        for (const [index, { claims }] of article.sections.entries()) {
          const task: Task = { ...full, section: sectionAt(index, article) };
          const post = dailyPost(task, article, engine, member);
          if (post === undefined || claims.length === 0) continue;
          for (const [page, message] of post.messages.entries()) {
            expectWithinLimits(message);
            const whole: Order = {
              ...order,
              kind: 'daily',
              length: 'full',
              pin: true,
              thread: true,
              talk: 'poll',
              fingerprint: fingerprint(article),
            };
            expectWithinLimits(previewMessage(whole, post, page, 'Europe/Berlin', messages.fr));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('pieces', () => {
  it('together are the text, each within what was allowed', () => {
    fc.assert(
      fc.property(claimText, fc.integer({ min: 40, max: 400 }), (text, max) => {
        const pieces = piecesWithin(text, max);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
        const joined = pieces.map(shownText).join('').replaceAll(/\s+/g, '');
        expect(joined).toBe(plain(text).replaceAll(/\s+/g, ''));
      }),
    );
  });

  it('end at words where there are any', () => {
    const words = Array.from({ length: 200 }, (_, n) => `word${n}`);
    expect(piecesWithin(words.join(' '), 100).join(' ').split(' ')).toEqual(words);
  });
});

describe('an order', () => {
  const orders: fc.Arbitrary<Order> = fc
    .record({
      kind: fc.constantFrom('summary', 'daily'),
      length: fc.constantFrom('short', 'full'),
      pin: fc.boolean(),
      thread: fc.boolean(),
      talk: fc.constantFrom('poll', 'question'),
      section: fc.option(fc.nat(9_999), { nil: undefined }),
      at: fc.option(fc.nat(4_000_000_000), { nil: undefined }),
    } as const)
    .map(({ section, at, ...rest }) => ({
      ...rest,
      id: 'AAAA-BBBB_CC',
      fingerprint: 'abcd_-12',
      channelId: '12345678901234567890',
      ...(section !== undefined && { section }),
      ...(at !== undefined && { at: at * 1000 }),
    }));

  it('comes back from a custom id as it was, and fits one with a page', () => {
    fc.assert(
      fc.property(orders, (order) => {
        expect(readOrder(orderArgs(order))).toEqual(order);
        expect(encodeCustomId('post-page', ...orderArgs(order), '999').length).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (args) => {
        expect(readOrder(args)).toBeUndefined();
      }),
    );
  });
});

describe('a section of an article that changed meanwhile', () => {
  const article = (...headings: readonly string[]): Article => ({
    id: 'a',
    title: 'A',
    sections: headings.map((heading, s) => ({ heading, claims: [{ id: `${s + 1}.1`, text: 'Text.' }] })),
  });

  it('is found by its heading, in its old place first', () => {
    const task = { ...full, section: { index: 1, heading: 'Trade' } };
    expect(sectionIndex(task, article('War', 'Trade'))).toBe(1);
    expect(sectionIndex(task, article('Trade', 'Trade'))).toBe(1);
    expect(sectionIndex(task, article('Trade', 'War'))).toBe(0);
    expect(sectionIndex(task, article('War', 'Peace'))).toBeUndefined();
  });

  it('is posted in its old place in a series, and not at all alone', () => {
    const task = { ...full, section: { index: 1, heading: 'Trade' } };
    const changed = article('War', 'Peace');
    const engine = new SearchEngine();
    expect(summaryPost(task, changed, engine, member)).toBeUndefined();
    expect(dailyPost(task, changed, engine, member)?.subject).toBe('Peace');
  });
});
