import { ComponentType } from 'discord-api-types/v10';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { type Desk, messageOf, openDesk, partsIn, said } from '../support/desk.ts';

/** Discord refuses 26 choices, and 26 options of a menu. */
const most = 25;
const numbers = Array.from({ length: 40 }, (_, at) => at + 1);

/** Forty articles of one section; the first has forty, each with a claim about the river. */
const articles = numbers.map(
  (number): Article => ({
    id: `article-${number}`,
    title: `River number ${number}`,
    author: 'Ada Long',
    language: 'en',
    sections: (number === 1 ? numbers : [1]).map((section) => ({
      heading: `River bend ${section}`,
      claims: [{ id: `${section}.1`, text: `The river of place ${number} passes mill ${section} on its way.` }],
    })),
  }),
);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ articles });
});

describe.each(['', 'river'])('where more fit, 25 choices are offered for %j', (typed) => {
  it.each([
    ['ask', 'article'],
    ['article', 'article'],
    ['section', 'section'],
    ['lookup', 'statement'],
  ])('/%s %s', async (command, option) => {
    const choices = await desk.typing(command, option, typed);
    expect(choices).toHaveLength(most);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(most);
  });
});

describe('where there are more, 25 stand in a menu', () => {
  const options = ({ layout = [] }: ReturnType<typeof messageOf>) =>
    partsIn(layout).flatMap(({ type, options: all }) => (type === ComponentType.StringSelect ? [all] : []));

  it('of articles, and the message says how many more there are', async () => {
    const reply = await desk.command('article');
    expect(options(messageOf(reply))).toMatchObject([{ length: most }]);
    expect(said(reply)).toContain('River number 25');
    expect(said(reply)).not.toContain('River number 26');
    expect(said(reply)).toContain('15');
  });

  it('of sections', async () => {
    const [first] = await desk.typing('article', 'article', 'River number 1');
    const reply = await desk.command('article', { article: first?.value ?? '' });
    expect(options(messageOf(reply))).toMatchObject([{ length: most }]);
  });
});
