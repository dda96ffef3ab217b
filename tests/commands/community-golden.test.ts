import { describe, expect, it } from 'vitest';
import { locales } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { plainView } from '../support/plain-view.ts';
import { long, longId } from '../support/articles.ts';
import { commands } from '../../commands/index.ts';
import { greetServer } from '../../src/bot/greet-server.ts';
import type { Message } from '../../src/bot/reply.ts';
import { bundled, idOf, ids } from '../support/desk.ts';
import { type ModeratorsDesk, openModeratorsDesk } from '../support/moderators-desk.ts';

type Who = Partial<Request>;
type Scene = {
  readonly options?: Parameters<typeof openModeratorsDesk>[0];
  readonly play: (desk: ModeratorsDesk, who: Who) => Promise<Reply>;
};

const several = { articles: [...bundled, long, longId] };

/** What is said when Docent joins the server. */
const greeted: Scene['play'] = async (desk, who) => {
  let greeting: Message = {};
  const channels = Object.assign(Object.create(desk.rooms) as typeof desk.rooms, {
    greet: (_: string, message: Message) => {
      greeting = message;
      return Promise.resolve(true);
    },
  });
  const definitions = commands.map(({ definition }) => definition);
  const joined = { guildId: ids.guild, locale: who.locale ?? 'en' };
  await greetServer(joined, definitions, { ...desk.services, channels });
  return { kind: 'message', message: greeting };
};

/** One reply of each kind that a community's members and moderators meet beside answers and posts. */
const scenes: Readonly<Record<string, Scene>> = {
  'summary-read': { play: (desk, who) => desk.command('summary read', {}, who) },
  'summary-read-several': { options: several, play: (desk, who) => desk.command('summary read', {}, who) },
  'summary-read-named': {
    options: several,
    play: (desk, who) => desk.command('summary read', { article: 'bees' }, who),
  },
  'summary-read-unknown': { play: (desk, who) => desk.command('summary read', { article: 'nothing' }, who) },
  'summary-read-nothing': { options: { articles: [] }, play: (desk, who) => desk.command('summary read', {}, who) },
  'ask-tldr': { play: (desk, who) => desk.command('ask', { question: 'tl;dr' }, who) },
  'ask-tldr-and-author': {
    play: (desk, who) => desk.command('ask', { question: 'What is it about and who wrote it?' }, who),
  },
  'ask-tldr-several': { options: several, play: (desk, who) => desk.command('ask', { question: 'key points' }, who) },
  'settings-show': { play: (desk, who) => desk.command('settings show', {}, who) },
  'settings-trouble': {
    play: async (desk, who) => {
      desk.rooms.room({ id: ids.channel, own: 1n << 10n });
      return desk.command('settings show', {}, who);
    },
  },
  'settings-set': {
    play: (desk, who) => desk.command('settings set', { zone: 'MEZ', language: 'fr', threads: true }, who),
  },
  'settings-no-zone': { play: (desk, who) => desk.command('settings set', { zone: 'Atlantis' }, who) },
  'settings-answer': { play: (desk, who) => desk.command('settings answer', { channel: ids.channel, on: true }, who) },
  'settings-ignore': { play: (desk, who) => desk.command('settings ignore', { member: ids.bob, on: true }, who) },
  'settings-ignore-nobody': { play: (desk, who) => desk.command('settings ignore', { on: true }, who) },
  'under-summary': {
    play: async (desk, who) => {
      const preview = await desk.command('summary post', {}, who);
      await desk.press(idOf(preview, 'post'), who);
      const message = desk.rooms.sent.at(-1)?.message;
      return desk.press(idOf({ kind: 'message', message: message ?? {} }, 'sum-read'), who);
    },
  },
  greeting: { play: greeted },
  'greeting-several': { options: several, play: greeted },
};

/** Ids are made anew each time. */
function stable(text: string): string {
  return text.replaceAll(/(?<=1:[\w-]+:)[\w-]{12}(?=[:"])/g, 'ANY-ID');
}

/** What Discord shows of its own for channels, commands and times. */
function resolved(reply: Reply): Reply {
  const text = JSON.stringify(reply)
    .replaceAll(/<#(\d+)>/g, 'channel $1')
    .replaceAll(/<\/([^:>]+):\d+>/g, '/$1')
    .replaceAll(/<t:(\d+):[fF]>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString())
    .replaceAll(/<t:\d+:R>/g, '(in some time)');
  return JSON.parse(text) as Reply;
}

describe('a community sees', () => {
  it.each(Object.entries(scenes))('%s', async (name, { play, options }) => {
    const reply = await play(await openModeratorsDesk(options), { userId: ids.alice });
    await expect(`${stable(JSON.stringify(reply, undefined, 2))}\n`).toMatchFileSnapshot(
      `../golden/community/${name}.json`,
    );
    await expect(`${plainView(resolved(reply))}\n`).toMatchFileSnapshot(`../golden/community/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const [name, { play, options }] of Object.entries(scenes)) {
      const reply = await play(await openModeratorsDesk(options), { locale });
      shown.push(`=== ${name}`, plainView(resolved(reply)), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/community/in-${locale}.txt`);
  });
});
