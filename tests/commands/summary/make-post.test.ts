import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/bot/messages/index.ts';
import type { Article } from '../../../src/article/article-model.ts';
import { piecesWithin, plain } from '../../../src/bot/markdown.ts';
import { daysOfSeries, makePost, sectionAt, sectionIndex } from '../../../commands/summary/make-post.ts';
import { previewMessage } from '../../../commands/summary/preview-message.ts';
import type { Message } from '../../../src/bot/reply.ts';
import { Library } from '../../../src/library/library.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import { markup, shownText } from '../../support/discord-markdown.ts';
import { textsIn } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { hostileText } from '../../support/hostile.ts';
import { aPost } from '../../support/scheduled-posts.ts';
import fc from 'fast-check';

const over = (articles: readonly Article[]): Promise<LibraryView> => new Library(articles).read({}, (view) => view);
const bare = await over([]);
const bees: Article = { id: 'bees', title: 'Bees', author: 'Ada North', language: 'en', sections: [] };

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

function expectWithinLimits(message: Message): void {
  const { poll } = message;
  expectWithinDiscord(message);
  expect(poll?.answers.length ?? 2).toBeLessThanOrEqual(10);
  for (const { poll_media: media } of poll?.answers ?? []) expect(media.text?.length).toBeLessThanOrEqual(55);
}

/** The lines of the claims, without what stands above and below all of them. */
function linesOf({ layout = [] }: Message): readonly string[] {
  return textsIn(layout)
    .filter((text) => !/^(?:## |-# )/.test(text))
    .flatMap((text) => text.split('\n'));
}

/** What is shown, without spaces: splitting moves only those. */
function shown(posts: readonly Message[]): string {
  return (
    posts
      .flatMap(linesOf)
      // A claim that goes on in the next message goes on under its heading.
      .filter((line) => !(line.startsWith('### ') && line.endsWith('(continued)')))
      .map((line) => shownText(line.replace(/^(?:### |> (?:… )?)/, '')))
      .join('')
      .replaceAll(/\s+/g, '')
  );
}

/** What stands in quotes and titles may be bold, code, or text; the rest of the markup is never ours. */
const ours = new Set(['strong', 'inlineCode', 'blockQuote', 'heading']);

describe('a summary of any article', () => {
  it('loses no claim and no heading, keeps their order, and is within Discord’s limits in every message', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const posts = makePost(aPost(), article, bare)?.messages ?? [];
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
        for (const line of posts.flatMap(linesOf)) expect(markup(line).filter((kind) => !ours.has(kind))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('has a preview within the limits, on every page, and so does each day of a series', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(articles, async (article) => {
        const library = await over([article]);
        for (const [index, { claims }] of article.sections.entries()) {
          const series = aPost({
            kind: 'daily',
            pin: true,
            thread: true,
            locale: 'fr',
            section: sectionAt(index, article),
          });
          const made = makePost(series, article, library);
          if (made === undefined || claims.length === 0) continue;
          const days = daysOfSeries(series, article, 0);
          for (const [page, message] of made.messages.entries()) {
            expectWithinLimits(message);
            expectWithinLimits(previewMessage(series, made, page, { article, days }));
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

it.each(locales)('a full message has a preview within the limits in %s, with as many dates as are named', (locale) => {
  // Any length of a last claim: one of them fills the message as far as it may be filled.
  for (let length = 200; length <= 1_500; length += 20) {
    const texts = ['a'.repeat(1_500), 'b'.repeat(1_400), 'c'.repeat(length)];
    const claims = texts.map((text, at) => ({ id: `1.${at + 1}`, text: text.replaceAll(/(.{9})./g, '$1 ').trim() }));
    const article = { ...bees, sections: [{ heading: 'Bees', claims }] };
    const due = Date.UTC(2026, 5, 1);
    const post = aPost({ kind: 'daily', pin: true, thread: true, locale, section: sectionAt(0, article), due });
    const made = makePost(post, article, bare) ?? expect.fail();
    const days = Array.from({ length: 40 }, (_, day) => ({ at: due + day * 86_400_000, index: 0 }));
    for (const page of [...made.messages.keys(), made.messages.length, made.messages.length + 1])
      expectWithinDiscord(previewMessage(post, made, page, { article, days }));
  }
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

describe('a section of an article that changed meanwhile', () => {
  const article = (...headings: readonly string[]): Article => ({
    id: 'a',
    title: 'A',
    language: 'en',
    sections: headings.map((heading, s) => ({ heading, claims: [{ id: `${s + 1}.1`, text: 'Text.' }] })),
  });

  it('is found by its heading, in its old place first', () => {
    const section = { index: 1, heading: 'Trade' };
    expect(sectionIndex({ section }, article('War', 'Trade'))).toBe(1);
    expect(sectionIndex({ section }, article('Trade', 'Trade'))).toBe(1);
    expect(sectionIndex({ section }, article('Trade', 'War'))).toBe(0);
    expect(sectionIndex({ section }, article('War', 'Peace'))).toBeUndefined();
  });

  it('is posted in its old place in a series, and not at all alone', () => {
    const section = { index: 1, heading: 'Trade' };
    const changed = article('War', 'Peace');
    expect(makePost(aPost({ section }), changed, bare)).toBeUndefined();
    expect(makePost(aPost({ kind: 'daily', section }), changed, bare)?.subject).toBe('Peace');
  });
});
