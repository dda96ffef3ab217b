import { describe, expect, it } from 'vitest';
import { locales } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { type Desk, idOf, messageOf, moderating, openDesk, valueOf } from '../support/desk.ts';
import { fourArticles, manyArticles } from '../support/articles.ts';
import { plainView } from '../support/plain-view.ts';

type Who = Partial<Request>;
type Scene = (desk: Desk, who: Who) => Promise<Reply>;

const ask =
  (question: string, options: Readonly<Record<string, string>> = {}): Scene =>
  (desk, who) =>
    desk.command('ask', { question, ...options }, who);

const chosen =
  (scene: Scene, action: string, value: string): Scene =>
  async (desk, who) => {
    const reply = await scene(desk, who);
    return desk.press(idOf(reply, action), messageOf(reply), { ...who, values: [value] });
  };

/** One reply of each kind that is another where a server has several articles. */
const scenes: Readonly<Record<string, Scene>> = {
  answered: ask('how many points does a round give?'),
  claims: ask('what do warnings lead to?'),
  number: ask('what is rule 4?'),
  'number-of-named': ask('rule 4 of the server rules'),
  refused: ask('who won the world cup?'),
  'refused-by-one': ask('who won the world cup?', { article: 'bees' }),
  empty: ask('?!'),
  greeting: ask('hello'),
  help: ask('what can you do?'),
  whole: ask('what is this about?'),
  'whole-chosen': chosen(ask('what is this about?'), 'about', 'bees'),
  'author-of-named': ask('who wrote Bees of the north?'),
  'author-chosen': chosen(ask('who wrote it?'), 'about', 'game-rules'),
  'article-chosen': chosen(ask('who won the world cup?'), 'article', 'fair'),
  'unknown-article': ask('warnings', { article: 'nothing' }),
  lookup: (desk, who) => desk.command('lookup', { statement: valueOf('2.1', fourArticles[3]) }, who),
  'lookup-nothing': (desk, who) => desk.command('lookup', { statement: '🍕' }, who),
  'section-in-article': (desk, who) => desk.command('section', { section: '2', article: 'fair' }, who),
  found: (desk, who) =>
    desk.menu('Find in the article', 'I have had a warning about storms and spam', { ...who, permissions: moderating }),
  'not-found': (desk, who) => desk.menu('Find in the article', 'Pizza with ham', who),
};

const many: Readonly<Record<string, Scene>> = { 'refused-by-many': ask('who won the world cup?') };

/** Ids of answers are made anew each time. */
const stable = (text: string): string => text.replaceAll(/(?<=1:[\w-]+:)[\w-]{12}(?=[:"])/g, 'ANSWER-ID');

const cases = [
  ...Object.entries(scenes).map(([name, scene]) => ({ name, scene, articles: fourArticles })),
  ...Object.entries(many).map(([name, scene]) => ({ name, scene, articles: manyArticles(40) })),
];

describe('where there are several articles a member sees', () => {
  it.each(cases)('$name', async ({ name, scene, articles }) => {
    const reply = await scene(await openDesk({ articles }), {});
    const json = stable(JSON.stringify(reply, undefined, 2));
    await expect(`${json}\n`).toMatchFileSnapshot(`../golden/several/${name}.json`);
    await expect(`${plainView(reply)}\n`).toMatchFileSnapshot(`../golden/several/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const { name, scene, articles } of cases) {
      const reply = await scene(await openDesk({ articles }), { locale });
      shown.push(`=== ${name}`, plainView(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/several/in-${locale}.txt`);
  });
});
