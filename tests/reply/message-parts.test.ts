import { ButtonStyle } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { action, pageField } from '../../src/bot/action.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { choice } from '../../src/reply/described-choice.ts';
import { button, menu, optionLabel, rows } from '../../src/reply/message-parts.ts';
import { articlesOf, coverage, signatures, titleOf } from '../../src/reply/article-names.ts';
import { groupBySection, groupMarkdown, type HitGroup, limits } from '../../src/reply/claim-quotes.ts';
import type { Hit } from '../../src/search/index.ts';

const words = messages.en;
const turn = action('turn', { page: pageField });
const id = turn.id({ page: 3 });

describe('a button', () => {
  it('has a label, a style and an emoji where they are given', () => {
    expect(button('Next', id)).toEqual({ type: 2, style: ButtonStyle.Secondary, custom_id: '1:turn:3', label: 'Next' });
    expect(button('', id, { style: ButtonStyle.Danger, emoji: '🗑️' })).toEqual({
      type: 2,
      style: ButtonStyle.Danger,
      custom_id: '1:turn:3',
      emoji: { name: '🗑️' },
    });
  });

  it('has a label of at most 80 characters', () => {
    expect(button('x'.repeat(80), id).label).toBe('x'.repeat(80));
    expect(button('x'.repeat(81), id).label).toBe(`${'x'.repeat(79)}…`);
  });

  it('stands in a row of at most five; an empty row is none', () => {
    const one = button('One', id);
    expect(rows()).toEqual([]);
    expect(rows([], [one], [])).toEqual([{ type: 1, components: [one] }]);
    const six = Array.from({ length: 6 }, (_, at) => button(String(at), id));
    expect(rows(six, [one])).toEqual([
      { type: 1, components: six.slice(0, 5) },
      { type: 1, components: [one] },
    ]);
  });
});

describe('a menu', () => {
  it('is a row of its own, or none where there is nothing to choose', () => {
    expect(menu('Pick', id, [])).toEqual([]);
    expect(menu('Pick', id, [{ label: ' One\nline ', value: '1' }])).toEqual([
      {
        type: 1,
        components: [
          { type: 3, custom_id: '1:turn:3', placeholder: 'Pick', options: [{ label: 'One line', value: '1' }] },
        ],
      },
    ]);
  });

  it('has at most 25 choices', () => {
    const options = Array.from({ length: 26 }, (_, at) => ({ label: `${at}`, value: `${at}` }));
    expect(menu('Pick', id, options)).toMatchObject([{ components: [{ options: options.slice(0, 25) }] }]);
  });

  it('says below a choice what it is, where there is anything to say', () => {
    const options = [
      { label: 'One', value: '1', description: 'The first' },
      { label: 'Two', value: '2' },
    ];
    expect(menu('Pick', id, options)).toStrictEqual([
      { type: 1, components: [{ type: 3, custom_id: '1:turn:3', placeholder: 'Pick', options }] },
    ]);
  });

  it('has labels of at most 100 characters', () => {
    expect(optionLabel('x'.repeat(100))).toBe('x'.repeat(100));
    expect(optionLabel('x'.repeat(101))).toBe(`${'x'.repeat(99)}…`);
  });
});

it('a choice is worded as its description, in every language', () => {
  const { description, description_localizations: names } = described('ask.private');
  expect(choice('on', 'ask.private')).toEqual({ value: 'on', name: description, name_localizations: names });
});

const article = (more: Partial<Article> = {}): Article => ({
  id: 'a',
  title: 'Title',
  language: 'en',
  sections: [],
  ...more,
});
const section = (heading: string) => ({ heading, claims: [] });

describe('a title', () => {
  it('that shows nothing is called untitled', () => {
    expect(titleOf(article(), words)).toBe('Title');
    expect(titleOf(article({ title: ' \u200B' }), words)).toBe(words.answer.untitled);
  });
});

describe('signatures', () => {
  it('are titles and authors, those that there are', () => {
    const all = [article({ author: 'Ann *Lee*' }), article({ title: '', author: 'Bo' }), article({ author: '' })];
    expect(signatures(all)).toBe('Title · Ann *Lee* | Bo | Title');
    expect(signatures([article()])).toBe('Title');
    expect(signatures([])).toBe('');
  });

  it('are cut', () => {
    expect(signatures([article({ title: 'x'.repeat(600) })])).toHaveLength(limits.footer);
    const many = Array.from({ length: 40 }, () => article({ title: 'A title of some length '.repeat(9) }));
    expect(signatures(many)).toMatch(/ \| \+37$/);
    expect(signatures(many).length).toBeLessThanOrEqual(limits.footer + 6);
  });
});

describe('what articles cover', () => {
  it('is the headings of one, or its title where it has none', () => {
    const one = article({ sections: [section('*One*'), section(' '), section('Two')] });
    expect(coverage([one], words)).toBe('- \\*One\\*\n- Two');
    expect(coverage([article({ sections: [section('')] })], words)).toBe('- Title');
    expect(coverage([article({ title: '' })], words)).toBe(`- ${words.answer.untitled}`);
    expect(coverage([], words)).toBe('');
  });

  it('is the titles of several in one line, of many the first few', () => {
    const all = [article({ sections: [section('One')] }), article({ title: '*Other*' })];
    expect(coverage(all, words)).toBe('2 articles: **Title** and **\\*Other\\***');
    const many = Array.from({ length: 40 }, (_, at) => article({ id: String(at), title: `T${at}` }));
    expect(coverage(many.slice(0, 4), words)).toBe('4 articles: **T0**, **T1**, **T2** and **T3**');
    expect(coverage(many, words)).toBe('40 articles: **T0**, **T1**, **T2** and 37 more. `/article` finds the others.');
  });

  it('is five lines, and how many more there are', () => {
    const sections = Array.from({ length: 7 }, (_, at) => section(`Part ${at + 1}`));
    const lines = coverage([article({ sections })], words).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.slice(-2)).toEqual(['- Part 5', `- ${words.answer.moreHeadings(2)}`]);
    expect(coverage([article({ sections: sections.slice(0, 5) })], words).split('\n')).toHaveLength(5);
  });

  it('has headings that are cut', () => {
    expect(coverage([article({ sections: [section('x'.repeat(200))] })], words)).toBe(`- ${'x'.repeat(79)}…`);
  });
});

describe('hits', () => {
  const river = article({ id: 'river', title: 'The river' });
  const hit = (number: string, text: string, more: object = {}): Hit => {
    const index = Number(number[0]) - 1;
    const claim = { id: number, text };
    return {
      article: river,
      index,
      section: { heading: `Part ${index + 1}`, claims: [claim] },
      claim,
      matched: [],
      ...more,
    } as unknown as Hit;
  };

  const shown = (group: HitGroup) =>
    groupMarkdown(group, { shown: group.hits, max: limits.claim, isNumbered: true }, words);

  it('of one section stand together where its best one ranks', () => {
    const other = article({ id: 'other' });
    const hits = [hit('2.1', 'a'), hit('1.1', 'b'), hit('2.2', 'c'), hit('2.1', 'd', { article: other })];
    expect(groupBySection(hits)).toEqual([
      { article: river, heading: 'Part 2', hits: [hits[0], hits[2]] },
      { article: river, heading: 'Part 1', hits: [hits[1]] },
      { article: other, heading: 'Part 2', hits: [hits[3]] },
    ]);
    expect(groupBySection([])).toEqual([]);
    expect(articlesOf(hits)).toEqual([river, other]);
  });

  it('are quotes under their heading, or the title where there is none', () => {
    const [group] = groupBySection([hit('2.1', 'One *bend*.'), hit('2.2', 'Two bends.')]);
    if (group === undefined) throw new Error('There is no group.');
    const quotes = '> `2.1` One \\*bend\\*.\n> `2.2` Two bends.';
    expect(shown(group)).toBe(`**Part 2**\n${quotes}`);
    expect(shown({ ...group, heading: '' })).toBe(`**The river**\n${quotes}`);
    expect(shown({ ...group, heading: '', article: article({ title: '' }) })).toBe(quotes);
  });

  it('show the claim before where they lean on it, and the answer; what matched only where there is none', () => {
    const [group] = groupBySection([
      hit('1.2', 'It has nine bends.', {
        leansOn: { id: '1.1', text: 'The *river* is long.' },
        matched: [{ start: 12, end: 17 }],
        answer: { start: 7, end: 11 },
      }),
    ]);
    if (group === undefined) throw new Error('There is no group.');
    expect(shown(group)).toBe(
      `**Part 1**\n> \`1.1\` The \\*river\\* is long. *(${words.answer.preceding})*\n> \`1.2\` It has **nine** bends.`,
    );
  });

  it('are cut where they are long: the claim, the one before, the heading', () => {
    const long = 'x'.repeat(1000);
    const [group] = groupBySection([hit('1.2', long, { leansOn: { id: '1.1', text: long } })]);
    if (group === undefined) throw new Error('There is no group.');
    const [heading = '', before = '', claim = ''] = shown({ ...group, heading: long }).split('\n');
    expect(heading).toHaveLength(150 + 4);
    const third = before.length - `> \`1.1\`  *(${words.answer.preceding})*`.length;
    expect(third).toBeLessThanOrEqual(233);
    expect(third).toBeGreaterThan(225);
    expect(before.length + claim.length).toBeLessThanOrEqual(limits.claim + '> > `1.2` '.length);
  });
});
