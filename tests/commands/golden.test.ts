import { describe, expect, it } from 'vitest';
import { locales } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { plainView } from '../support/plain-view.ts';
import { long, longId } from '../support/articles.ts';
import {
  bundled,
  type Desk,
  idOf,
  ids,
  messageOf,
  moderating,
  openDesk,
  openOptions,
  target,
  valueOf,
} from '../support/desk.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
/** That several claims say something of. */
const several = 'What does Russia plan in Afghanistan?';
const claim = 'Russia’s trade volume with Afghanistan is only $289 million, far behind Iran ($1.4 billion) and China.';
const bob = { userId: ids.bob };

type Who = Partial<Request>;
type Scene = (desk: Desk, who: Who) => Promise<Reply>;

/** One reply of each kind, as a member meets it. */
const scenes: Readonly<Record<string, Scene>> = {
  'ask-answered': (desk, who) => desk.command('ask', { question: trade }, who),
  'ask-private': (desk, who) => desk.command('ask', { question: trade, private: true }, who),
  'ask-refused': (desk, who) => desk.command('ask', { question: 'best pizza recipe' }, who),
  'ask-empty': (desk, who) => desk.command('ask', { question: '?!' }, who),
  'ask-hostile': (desk, who) => desk.command('ask', { question: '@everyone **trade** [x](https://evil.example)' }, who),
  'ask-unknown-article': (desk, who) => desk.command('ask', { question: trade, article: 'nothing' }, who),
  more: async (desk, who) => {
    const reply = await desk.command('ask', { question: several }, who);
    return desk.press(idOf(reply, 'more'), messageOf(reply), who);
  },
  'more-of-another': async (desk, who) => {
    const reply = await desk.command('ask', { question: several }, who);
    return desk.press(idOf(reply, 'more'), messageOf(reply), { ...who, ...bob });
  },
  shared: async (desk, who) => {
    const reply = await desk.command('ask', { question: trade, private: true }, who);
    return desk.press(idOf(reply, 'share'), messageOf(reply), who);
  },
  voted: async (desk, who) => {
    const reply = await desk.command('ask', { question: trade }, who);
    return desk.press(idOf(reply, 'up'), messageOf(reply), who);
  },
  'voted-down': async (desk, who) => {
    const reply = await desk.command('ask', { question: trade }, who);
    const voted = await desk.press(idOf(reply, 'down'), messageOf(reply), who);
    if (voted.kind !== 'update' || voted.after === undefined) throw new Error('nothing is asked');
    return { kind: 'message', message: voted.after, ephemeral: true };
  },
  options: async (desk, who) => openOptions(desk, await desk.command('ask', { question: trade }, who), who),
  'taken-away': async (desk, who) => {
    const panel = await openOptions(desk, await desk.command('ask', { question: trade }, who), who);
    return desk.press(idOf(panel, 'take-away'), messageOf(panel), who);
  },
  'follow-up-dialog': async (desk, who) => {
    const panel = await openOptions(desk, await desk.command('ask', { question: trade }, who), who);
    return desk.press(idOf(panel, 'follow'), messageOf(panel), who);
  },
  'ask-several': (desk, who) => desk.command('ask', { question: several }, who),
  'going-on': async (desk, who) => {
    const reply = await desk.command('ask', { question: trade }, who);
    return desk.mentioned('and China?', { ...who, repliesTo: target(messageOf(reply)) });
  },
  around: async (desk, who) => {
    const reply = await desk.command('ask', { question: trade }, who);
    return desk.press(idOf(reply, 'around'), messageOf(reply), who);
  },
  lookup: (desk, who) => desk.command('lookup', { statement: valueOf('2.3') }, who),
  'lookup-nothing': (desk, who) => desk.command('lookup', { statement: '🍕' }, who),
  section: (desk, who) => desk.command('section', { section: valueOf('2') }, who),
  article: (desk, who) => desk.command('article', {}, who),
  find: (desk, who) => desk.menu('Find in the article', claim, who),
  'find-nothing': (desk, who) => desk.menu('Find in the article', 'My cat sleeps all day.', who),
  'find-moderator': (desk, who) => desk.menu('Find in the article', claim, { ...who, permissions: moderating }),
  'find-quoted': async (desk, who) => {
    const moderator = { ...who, permissions: moderating };
    const reply = await desk.menu('Find in the article', claim, moderator);
    await desk.press(idOf(reply, 'quote'), messageOf(reply), moderator);
    return posted(desk);
  },
  'answer-question': async (desk, who) => {
    await desk.menu('Answer this question', trade, who);
    return posted(desk);
  },
  'answer-question-told': (desk, who) => desk.menu('Answer this question', trade, who),
  help: (desk, who) => desk.command('help', {}, who),
  'help-moderator': (desk, who) => desk.command('help', {}, { ...who, permissions: moderating }),
  privacy: (desk, who) => desk.command('privacy', {}, who),
  'privacy-moderator': (desk, who) => desk.command('privacy', {}, { ...who, permissions: moderating }),
  'privacy-delete': (desk, who) => desk.press('1:delete:mine', undefined, who),
  'privacy-deleted': (desk, who) => desk.press('1:delete-now:mine', undefined, who),
  'outdated-button': (desk, who) => desk.press('0:more:x', undefined, who),
  'forgotten-answer': (desk, who) => desk.press(`1:more:AAAAAAAAAAAA:0:3:${ids.alice}:o:en`, undefined, who),
};

/** Scenes that need other articles than the bundled one. */
const otherScenes: Readonly<Record<string, Scene>> = {
  articles: (desk, who) => desk.command('article', {}, who),
  'section-paged': async (desk, who) => {
    const reply = await desk.command('section', { section: valueOf('1', long) }, who);
    return desk.press(idOf(reply, 'turn'), messageOf(reply), who);
  },
};

function posted({ channels }: Desk): Reply {
  const message = channels.posted.at(-1)?.message;
  if (message === undefined) throw new Error('nothing was posted');
  return { kind: 'message', message };
}

/** Ids of answers are made anew each time. */
function stable(text: string): string {
  return text.replaceAll(/(?<=1:[\w-]+:)[\w-]{12}(?=[:"])/g, 'ANSWER-ID');
}

const [bundledOnly, others] = [{}, { articles: [...bundled, long, longId] }];
const cases = [
  ...Object.entries(scenes).map(([name, scene]) => ({ name, scene, options: bundledOnly })),
  ...Object.entries(otherScenes).map(([name, scene]) => ({ name, scene, options: others })),
];

describe('a member sees', () => {
  it.each(cases)('$name', async ({ name, scene, options }) => {
    const reply = await scene(await openDesk(options), {});
    const json = stable(JSON.stringify(reply, undefined, 2));
    await expect(`${json}\n`).toMatchFileSnapshot(`../golden/members/${name}.json`);
    await expect(`${plainView(reply)}\n`).toMatchFileSnapshot(`../golden/members/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const { name, scene, options } of cases) {
      const reply = await scene(await openDesk(options), { locale });
      shown.push(`=== ${name}`, plainView(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/members/in-${locale}.txt`);
  });
});
