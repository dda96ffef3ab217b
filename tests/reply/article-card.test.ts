import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { type Message, withNote } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { forgotten, nothingFound, notThere, unknownArticle } from '../../src/reply/apologies.ts';
import {
  articleMenu,
  articleMessage,
  articlesMessage,
  articleText,
  libraryMenu,
  libraryMessage,
} from '../../src/reply/article-card.ts';
import { libraryLine } from '../../src/reply/article-names.ts';
import { articleKey, chooseArticleAction } from '../../src/reply/places.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { textsIn } from '../support/desk.ts';

const words = messages.en;
const { articleCard: card, answerNotes: notes } = words;

const section = (heading: string, count = 1) => ({
  heading,
  claims: Array.from({ length: count }, (_, at) => ({ id: `1.${at + 1}`, text: 'A claim.' })),
});
const plain: Article = { id: 'a', title: 'The *river*', language: 'en', sections: [section('A bend', 2), section('')] };
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...plain, id: `a${at}`, title: `T${at + 1}` }));
const texts = ({ layout = [] }: Message) => textsIn(layout);
const lines = (message: Message) => texts(message).slice(1).join('\n').split('\n');

describe('an article at a glance', () => {
  const about = `**${card.sections}**\n\`1\` A bend\n-# ${card.claims(2)}\n\`2\` The \\*river\\*\n-# ${card.claims(1)}`;

  it('has its sections, how many claims they have, how to ask, and a menu of them', () => {
    const message = articleMessage(plain, words);
    expect(texts(message)).toEqual(['### The \\*river\\*', about, card.howToAsk]);
    expect(JSON.stringify(message)).toContain(JSON.stringify(sectionMenu([plain], words)[0]));
  });

  it('has what else there is to know: subtitle, author, date, source, who the author is', () => {
    const full: Article = {
      ...plain,
      subtitle: 'A *walk*',
      author: 'Ann_Lee',
      date: '2023',
      sourceUrl: 'https://example.org',
      aboutAuthor: 'Ann walks.\nA lot.',
    };
    expect(texts(articleMessage(full, words)).slice(1)).toEqual([
      [
        'A \\*walk\\*',
        `**${card.author}** Ann\\_Lee\n**${card.date}** 2023\n**${card.source}** https\\://example.org`,
        '> Ann walks. A lot.',
      ].join('\n'),
      about,
      card.howToAsk,
    ]);
    const bare = articleMessage({ ...plain, author: '', date: '2023' }, words);
    expect(texts(bare).slice(1)).toEqual([`**${card.date}** 2023`, about, card.howToAsk]);
  });

  it('lists twelve sections, and how many more there are', () => {
    const sections = (count: number) => Array.from({ length: count }, (_, at) => section(`Part ${at + 1}`));
    const all = lines(articleMessage({ ...plain, sections: sections(14) }, words));
    expect(all).toContain('`12` Part 12');
    expect(all).not.toContain('`13` Part 13');
    expect(all).toContain(words.answer.moreHeadings(2));
    const twelve = lines(articleMessage({ ...plain, sections: sections(12) }, words));
    expect(twelve.filter((line) => line.startsWith('`'))).toHaveLength(12);
    expect(twelve).not.toContain(words.answer.moreHeadings(0));
  });

  it('is cut where a part is long', () => {
    const long = 'x'.repeat(5_000);
    const article = {
      ...plain,
      title: long,
      subtitle: long,
      author: long,
      aboutAuthor: long,
      sections: [section(long)],
    };
    const [title, details = '', sections = ''] = texts(articleMessage(article, words));
    expect(title).toHaveLength('### '.length + 256);
    const [subtitle, author, aboutAuthor] = details.split('\n');
    expect(subtitle).toHaveLength(240);
    expect(author).toHaveLength(`**${card.author}** `.length + 150);
    expect(aboutAuthor).toHaveLength(242);
    expect(sections.split('\n')[1]).toHaveLength('`1` '.length + 150);
  });
});

describe('articles to choose from', () => {
  it('are titles and authors, and a menu of them', () => {
    const all = [
      { ...plain, author: 'Ann_Lee' },
      { id: 'b', title: '' },
    ];
    const message = articlesMessage(all, words);
    expect(texts(message)).toEqual([
      `### ${card.articles(2)}`,
      `**The \\*river\\*** · Ann\\_Lee\n**${words.answer.untitled}**`,
      card.howToAsk,
    ]);
    expect(message.layout).toMatchObject([
      {
        components: expect.arrayContaining([
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: '1:article',
                placeholder: card.choose,
                options: [
                  { label: 'The *river*', value: articleKey('a') },
                  { label: words.answer.untitled, value: articleKey('b') },
                ],
              },
            ],
          },
        ]),
      },
    ]);
  });

  it('are 25, and how many more there are', () => {
    const some = articlesMessage(numbered(27), words);
    expect(texts(some)[0]).toBe(`### ${card.articles(27)}`);
    expect(lines(some)).toContain('**T25**');
    expect(lines(some)).not.toContain('**T26**');
    expect(lines(some)).toContain(words.answer.moreHeadings(2));
    expect(lines(articlesMessage(numbered(25), words))).not.toContain(words.answer.moreHeadings(0));
  });

  it('are cut where they are long', () => {
    const [line = ''] = lines(articlesMessage([{ id: 'a', title: 'x'.repeat(300), author: 'y'.repeat(300) }], words));
    expect(line).toHaveLength('****'.length + 90 + ' · '.length + 40);
  });
});

describe('an article in a message’s text', () => {
  const whole = `**The \\*river\\***\n**${card.author}** Ann\n**${card.sections}**\n\`1\` A bend\n-# ${card.claims(2)}`;
  const river = { ...plain, author: 'Ann', sections: [section('A bend', 2)] };

  it('is what it is and what it covers, below what stands above it', () => {
    expect(articleText(river, '', words)).toBe(whole);
    expect(articleText(river, '> What is it?', words)).toBe(`> What is it?\n${whole}`);
  });

  it('is cut to what a message takes', () => {
    const many = { ...river, sections: Array.from({ length: 12 }, () => section('bend '.repeat(40))) };
    const shown = articleText(many, 'x'.repeat(400), words);
    expect(shown.length).toBeLessThanOrEqual(1900);
    expect(shown).toMatch(/…$/);
  });
});

describe('what there is to read', () => {
  const other: Article = { ...plain, id: 'b', title: 'The hill' };
  const menuOf = (articles: readonly Article[]) =>
    articleMenu(articles, words.several.choose, chooseArticleAction.id({}), words);

  it('is a menu of the sections of one article, or of several articles', () => {
    expect(libraryMenu([plain], words)).toEqual(sectionMenu([plain], words));
    expect(libraryMenu([plain, other], words)).toEqual(menuOf([plain, other]));
    expect(libraryMenu([], words)).toEqual([]);
  });

  it('is in a message a line that names them, and the menu', () => {
    expect(libraryMessage([plain, other], words)).toEqual({
      content: libraryLine([plain, other], words),
      components: menuOf([plain, other]),
    });
  });

  it('is found by a command where a menu does not hold all', () => {
    expect(libraryLine(numbered(25), words)).not.toContain(words.several.others);
    expect(libraryLine(numbered(26), words)).toMatch(new RegExp(`\\. ${words.several.others}$`, 'u'));
  });
});

describe('an apology is for the member alone, in their language', () => {
  const request: Request = { id: '1', channelId: '2', userId: '3', locale: 'de', permissions: 0n };
  const german = messages.de;

  it('for an answer that is no longer kept', () => {
    expect(forgotten(request)).toEqual({
      kind: 'message',
      ephemeral: true,
      message: { content: german.answerNotes.forgotten },
    });
  });

  it.each(['gone', 'changed'] as const)('for a place that is %s', (why) => {
    expect(notThere(why, request)).toEqual({
      kind: 'message',
      ephemeral: true,
      message: { content: german.answerNotes[why] },
    });
    expect(german.answerNotes[why]).not.toBe(notes[why]);
  });

  it('for an article that nobody knows, with those that there are', () => {
    expect(unknownArticle(request, [plain])).toEqual({
      kind: 'message',
      ephemeral: true,
      message: withNote(german.answerNotes.unknownArticle, articlesMessage([plain], german)),
    });
  });

  it('names the articles, where there are several', () => {
    const both: readonly Article[] = [plain, { ...plain, id: 'b', title: 'The hill' }];
    const line = libraryLine(both, german);
    expect(nothingFound(request, both)).toEqual({
      kind: 'message',
      ephemeral: true,
      message: { content: `${german.several.nothingFound}\n${line}`, components: libraryMenu(both, german) },
    });
    expect(unknownArticle(request, both)).toEqual({
      kind: 'message',
      ephemeral: true,
      message: withNote(german.answerNotes.unknownArticle, libraryMessage(both, german)),
    });
  });

  it('for what was not found, with the sections that there are', () => {
    expect(nothingFound(request, [plain])).toEqual({
      kind: 'message',
      ephemeral: true,
      message: { content: german.answerNotes.nothingFound, components: sectionMenu([plain], german) },
    });
  });
});
