import { describe, expect, test } from 'vitest';
import type { Article, Claim } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import { summaryText } from '../../../src/reply/summary-text.ts';

const words = messages.en;

function articleOf(texts: readonly (readonly string[])[], more: Partial<Article> = {}): Article {
  const sections = texts.map((own, index) => ({
    heading: `Part ${index + 1}`,
    claims: own.map((text, at) => ({ id: `${index + 1}.${at + 1}`, text })),
  }));
  return makeArticle({ id: 'bees', title: 'Bees', language: 'en', sections, ...more });
}

/** A library that says first what stands first, of `ids`. */
function saying(article: Article, ...ids: readonly string[]): LibraryView & { readonly asked: (number | undefined)[] } {
  const asked: (number | undefined)[] = [];
  const claims = article.sections.flatMap((section): readonly Claim[] => section.claims);
  const summary = (id: string, most: number | undefined): readonly Claim[] => {
    asked.push(most);
    return id === article.id ? claims.filter((claim) => ids.includes(claim.id)).slice(0, most) : [];
  };
  return { summary, asked } as unknown as LibraryView & { readonly asked: (number | undefined)[] };
}

describe('a summary', () => {
  const bees = articleOf([['Bees store honey.', 'They sleep.'], ['Hives hum.']], { author: 'Ann *Lee*' });

  test('is the article’s title and author, how many claims of how many, and these under their headings', () => {
    expect(summaryText(bees, saying(bees, '1.1', '2.1'), words)).toBe(
      [
        '**Bees**',
        '-# Ann \\*Lee\\*',
        `-# ${words.sumUp.inShort(2, 3)}`,
        '**Part 1**',
        '> `1.1` Bees store honey.',
        '**Part 2**',
        '> `2.1` Hives hum.',
      ].join('\n'),
    );
  });

  test('of all that there is does not say how much of it', () => {
    const plain = articleOf([['Bees store honey.', 'They sleep.']]);
    expect(summaryText(plain, saying(plain, '1.1', '1.2'), words)).toBe(
      '**Bees**\n**Part 1**\n> `1.1` Bees store honey.\n> `1.2` They sleep.',
    );
  });

  test('has no line for an author or a heading that shows nothing', () => {
    const [first] = bees.sections;
    const bare = {
      ...bees,
      title: ' ',
      author: ' ',
      sections: first === undefined ? [] : [{ ...first, heading: '\u200B' }],
    };
    expect(summaryText(bare, saying(bare, '1.1', '1.2'), words)).toBe(
      `**${words.answer.untitled}**\n> \`1.1\` Bees store honey.\n> \`1.2\` They sleep.`,
    );
  });

  test('is none of an article without claims', () => {
    const empty = articleOf([[], []]);
    expect(summaryText(empty, saying(empty), words)).toBeUndefined();
    expect(summaryText(bees, saying(articleOf([[]], { id: 'other' })), words)).toBeUndefined();
  });

  test('keeps the lines of verse in the quote', () => {
    const verse = articleOf([['A lamp\nburns low']]);
    expect(summaryText(verse, saying(verse, '1.1'), words)).toBe('**Bees**\n**Part 1**\n> `1.1` A lamp\n> burns low');
  });

  test('cuts what is long: title, author, heading', () => {
    const long = 'x'.repeat(300);
    const [first] = bees.sections;
    const wide = {
      ...bees,
      title: long,
      author: long,
      sections: first === undefined ? [] : [{ ...first, heading: long }],
    };
    const [title, author, heading] = (summaryText(wide, saying(wide, '1.1', '1.2'), words) ?? '').split('\n');
    expect([title, author, heading].map((line) => line?.length)).toEqual([204, 203, 114]);
  });
});

describe('within its room, a summary', () => {
  const text = 'lamp '.repeat(200).trim();
  const lengths = (shown: string | undefined) =>
    (shown ?? '').split('\n').flatMap((line) => (line.startsWith('> ') ? [line.length - '> `1.1` '.length] : []));

  test('has as much of each claim as there is room for: 600, 400, 300, 220, 160', () => {
    const lamps = articleOf([[text, text]]);
    for (const [room, most] of [
      [1_240, 600],
      [840, 400],
      [640, 300],
      [480, 220],
      [360, 160],
    ] as const) {
      const library = saying(lamps, '1.1', '1.2');
      const shown = summaryText(lamps, library, words, room);
      expect(shown?.length).toBeLessThanOrEqual(room);
      for (const length of lengths(shown)) {
        expect(length).toBeLessThanOrEqual(most);
        expect(length).toBeGreaterThan(most - 6);
      }
      expect(lengths(shown)).toHaveLength(2);
      expect(library.asked).toEqual([undefined]);
    }
  });

  test('gives up claims where all of them would say too little, and says how many it has', () => {
    const lamps = articleOf([[text, text, text]]);
    const library = saying(lamps, '1.1', '1.2', '1.3');
    const shown = summaryText(lamps, library, words, 430);
    expect(lengths(shown)).toHaveLength(2);
    expect(shown).toContain(`-# ${words.sumUp.inShort(2, 3)}`);
    expect(library.asked).toEqual([undefined, 2]);
  });

  test('is one claim at least, however little room there is', () => {
    const lamps = articleOf([[text, text]]);
    const library = saying(lamps, '1.1', '1.2');
    expect(lengths(summaryText(lamps, library, words, 10))).toHaveLength(1);
    expect(library.asked).toEqual([undefined, 1]);
  });

  test('takes 1,720 characters, no more, and exactly as many where it comes out so', () => {
    const lamps = articleOf([[text, text, text, text]]);
    const shown = summaryText(lamps, saying(lamps, '1.1', '1.2', '1.3', '1.4'), words);
    expect(lengths(shown).every((length) => length > 394 && length <= 400)).toBe(true);
    const exactly = articleOf([['Bees store honey.', 'They sleep.']]);
    const whole = '**Bees**\n**Part 1**\n> `1.1` Bees store honey.\n> `1.2` They sleep.';
    const library = saying(exactly, '1.1', '1.2');
    expect(summaryText(exactly, library, words, whole.length)).toBe(whole);
    expect(library.asked).toEqual([undefined]);
  });
});
