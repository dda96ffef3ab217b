import { customIds, labels, textsIn } from '../support/desk.ts';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { placeRef, placeValue, turnSectionAction } from '../../src/reply/places.ts';
import {
  headingOf,
  sectionMenu,
  sectionMessage,
  sectionOption,
  sectionPages,
  sectionTitle,
} from '../../src/reply/section-message.ts';

const words = messages.en;
const sectionOf = (heading: string, ...texts: readonly string[]) => ({
  heading,
  claims: texts.map((text, at) => ({ id: `1.${at + 1}`, text })),
});
const article = (...sections: Article['sections']): Article => ({
  id: 'a',
  title: 'The river',
  author: 'Ann',
  language: 'en',
  sections,
});
const placeIn = (whole: Article, index = 0) => ({
  article: whole,
  index,
  section: whole.sections[index] ?? sectionOf(''),
});

describe('the pages of a section', () => {
  it('are quotes of its claims', () => {
    expect(sectionPages(sectionOf('', 'One *bend*.', 'Two.'))).toEqual(['> `1.1` One \\*bend\\*.\n\n> `1.2` Two.']);
    expect(sectionPages(sectionOf(''))).toEqual([]);
  });

  it('let a long claim go on in the next quote, cut at words', () => {
    const [page = ''] = sectionPages(sectionOf('', 'word '.repeat(200)));
    const quotes = page.split('\n\n');
    expect(quotes.map((quote) => quote.slice(0, 12))).toEqual(['> `1.1` word', '> … word wor']);
    for (const quote of quotes) expect(quote.endsWith('word')).toBe(true);
    expect(page.match(/word/g)).toHaveLength(200);
    expect(sectionPages(sectionOf('', 'x'.repeat(600)))).toEqual([`> \`1.1\` ${'x'.repeat(600)}`]);
    expect(sectionPages(sectionOf('', 'x'.repeat(601)))[0]?.split('\n\n')).toHaveLength(2);
  });

  it('end before they are 1,500 characters long', () => {
    // Each quote is 498 characters, and two stand between one and the next.
    const quote = 'x'.repeat(490);
    const pages = sectionPages(sectionOf('', quote, quote, quote, quote));
    expect(pages.map((page) => page.split('\n\n').length)).toEqual([3, 1]);
    const longer = 'x'.repeat(491);
    expect(sectionPages(sectionOf('', longer, longer, `${longer}x`)).length).toBe(2);
    expect(sectionPages(sectionOf('', longer, longer, 'x'.repeat(488))).length).toBe(1);
  });
});

describe('a page of a section', () => {
  const whole = article(sectionOf('A *bend*', ...Array.from({ length: 9 }, (_, at) => `${at}${'x'.repeat(480)}`)));
  const view = (page: number, locale: 'en' | 'de' = 'en') => ({
    place: placeIn(whole),
    page,
    ownerId: '12345',
    locale,
  });
  const turn = (page: number) =>
    turnSectionAction.id({ ...placeRef(placeIn(whole)), page, ownerId: '12345', locale: 'en' });
  const buttons = (message: Message) => {
    const ids = customIds(message);
    return labels({ kind: 'message', message }).map((label, at) => [label, ids[at]]);
  };

  it('has the section as title, a page of its quotes, and where it is from', () => {
    const message = sectionMessage(view(0));
    expect(textsIn(message.layout ?? [])).toEqual([
      '### 1 · A \\*bend\\*',
      `${sectionPages(whole.sections[0] ?? sectionOf(''))[0]}\n-# The river · Ann · ${words.reading.page(1, 3)}`,
    ]);
  });

  it('has buttons to the pages beside it', () => {
    const { back, next } = words.answerButtons;
    expect(buttons(sectionMessage(view(0)))).toEqual([[next, turn(1)]]);
    expect(buttons(sectionMessage(view(1)))).toEqual([
      [back, turn(0)],
      [next, turn(2)],
    ]);
    expect(buttons(sectionMessage(view(2)))).toEqual([[back, turn(1)]]);
  });

  it('past the end is the last one', () => {
    expect(sectionMessage(view(99))).toEqual(sectionMessage(view(2)));
  });

  it('speaks the reader’s language', () => {
    expect(buttons(sectionMessage(view(0, 'de')))[0]?.[0]).toBe(messages.de.answerButtons.next);
  });

  it('that is the only one has no number and no buttons', () => {
    const short = article(sectionOf('A bend', 'One.'));
    const message = sectionMessage({ place: placeIn(short), page: 0, ownerId: '12345', locale: 'en' });
    expect(textsIn(message.layout ?? []).at(-1)).toMatch(/\n-# The river · Ann$/);
    expect(buttons(message)).toEqual([]);
  });

  it('of a section without claims says so, and of an article without a name has no foot', () => {
    const { author: _, ...nameless } = article(sectionOf('A bend'));
    const message = sectionMessage({
      place: placeIn({ ...nameless, title: '' }),
      page: 0,
      ownerId: '12345',
      locale: 'en',
    });
    expect(textsIn(message.layout ?? []).at(-1)).toBe(words.reading.emptySection);
    expect(buttons(message)).toEqual([]);
  });
});

describe('a section', () => {
  const whole = article(sectionOf('First'), sectionOf(' '));

  it('is called by its heading, or its article’s title where it has none', () => {
    expect(headingOf(placeIn(whole), words)).toBe('First');
    expect(headingOf(placeIn(whole, 1), words)).toBe('The river');
    expect(headingOf(placeIn({ ...whole, title: '' }, 1), words)).toBe(words.answer.untitled);
    expect(sectionTitle(placeIn(whole, 1), words)).toBe('2 · The river');
    expect(sectionTitle(placeIn(article(sectionOf('x'.repeat(300)))), words)).toHaveLength('1 · '.length + 246);
  });

  it('stands in menus and choices with its number and its place', () => {
    expect(sectionOption(placeIn(whole), words)).toEqual({ label: '1 · First', value: placeValue(placeIn(whole)) });
    const [row] = sectionMenu([whole, { ...whole, id: 'b' }], words);
    expect(row?.components).toMatchObject([
      {
        custom_id: '1:read',
        placeholder: words.answerButtons.readSection,
        options: [
          { label: '1 · First' },
          { label: '2 · The river' },
          { label: '1 · First' },
          { label: '2 · The river' },
        ],
      },
    ]);
    expect(sectionMenu([], words)).toEqual([]);
  });
});
