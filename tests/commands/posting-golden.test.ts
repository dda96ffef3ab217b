import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import type { Article } from '../../src/article/article-model.ts';
import { locales } from '../../src/bot/messages/index.ts';
import type { Message, Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { type ErrorCode, UserError } from '../../src/errors.ts';
import { addArticles, removeArticle, replaceArticle, usualLimits } from '../../src/library/library-edits.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import { plainView } from '../support/plain-view.ts';
import { fourArticles } from '../support/articles.ts';
import { idOf, ids } from '../support/desk.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk, reading } from '../support/moderators-desk.ts';

type Who = Partial<Request>;
type Scene = {
  readonly options?: Parameters<typeof openModeratorsDesk>[0];
  readonly play: (desk: ModeratorsDesk, who: Who) => Promise<Reply>;
};

const hour = 3_600_000;
const quizzed = { id: '600000000000000042' };
const none = { articles: [] };
const several = { articles: fourArticles };

/** What Docent tells a moderator by direct message. */
function told(desk: ModeratorsDesk): Message[] {
  const heard: Message[] = [];
  Object.assign(desk.rooms, {
    tell: (_: string, message: Message) => {
      heard.push(message);
      return Promise.resolve(true);
    },
  });
  return heard;
}

const asReply = (message: Message | undefined): Reply => ({ kind: 'message', message: message ?? {} });

const pressed = (command: string, options: object, action: string, ways: (desk: ModeratorsDesk) => void): Scene => ({
  play: async (desk, who) => {
    const first = await desk.command(command, { ...options }, who);
    ways(desk);
    return desk.press(idOf(first, action), who);
  },
});

const failing = (what: 'post' | 'pin' | 'thread', code: ErrorCode) => (desk: ModeratorsDesk) => {
  desk.rooms.fault = (now) => {
    if (now === what) throw new UserError(code, 'in a terminal');
  };
};

/** A post that could not be made when it was due: what its moderator hears, after so many hours. */
const late = (hours: number): Scene => ({
  play: async (desk, who) => {
    const heard = told(desk);
    const preview = await desk.command('summary post', { when: 'in 2h' }, who);
    await desk.press(idOf(preview, 'post'), who);
    desk.rooms.room({ id: ids.channel, own: 1n << 10n });
    for (let passed = 0; passed < hours; passed += 1) {
      desk.advance(hour);
      await desk.due();
    }
    return asReply(heard.at(-1));
  },
});

const own: Article = makeArticle({
  id: 'own',
  title: 'House rules',
  language: 'en',
  sections: [
    { heading: 'Noise', claims: [{ id: '1.1', text: 'No music after ten.' }] },
    { heading: 'Pets', claims: [{ id: '2.1', text: 'Dogs are welcome.' }] },
  ],
});

async function addOwn(desk: ModeratorsDesk): Promise<void> {
  const added = { article: own, source: { kind: 'text' }, at: 1 } as const;
  await desk.services.library.change(ids.guild, { at: 1 }, (before) => addArticles(before, [added], usualLimits));
}

async function replaceOwn(desk: ModeratorsDesk): Promise<void> {
  const [first, ...rest] = own.sections;
  const article = makeArticle({ ...own, sections: [...rest, ...(first === undefined ? [] : [first])] });
  await desk.services.library.change(ids.guild, { at: 2 }, (before) =>
    replaceArticle(before, { article, source: { kind: 'text' }, at: 2 }, revisionOf(own), usualLimits),
  );
}

/** What stands against posting, what was not done beside it, what a moderator is told, and the answers to a quiz that cannot be. */
const scenes: Readonly<Record<string, Scene>> = {
  'no announcement channel': { play: (desk, who) => desk.command('summary post', { publish: true }, who) },
  'a forum that wants a tag': {
    play: (desk, who) => {
      const tags = [
        { id: '1', name: 'Reading' },
        { id: '2', name: 'Econ*omy*' },
      ];
      desk.rooms.room({ id: reading, kind: 'forum', tags, needsTag: true });
      return desk.command('summary post', { channel: reading }, who);
    },
  },
  'a forum without that tag': {
    play: (desk, who) => {
      desk.rooms.room({ id: reading, kind: 'forum', tags: [{ id: '1', name: 'Reading' }] });
      return desk.command('summary post', { channel: reading, tags: 'Cook*ing*' }, who);
    },
  },
  'not handed on': {
    play: async (desk, who) => {
      desk.rooms.room({ id: reading, kind: 'announcement' });
      const preview = await desk.command('summary post', { channel: reading, publish: true }, who);
      Object.assign(desk.rooms, { publish: () => Promise.reject(new UserError('CANNOT_POST', 'in a terminal')) });
      return desk.press(idOf(preview, 'post'), who);
    },
  },
  'not pinned': pressed('summary post', { pin: true }, 'post', failing('pin', 'PINS_FULL')),
  'without its thread': pressed('summary post', { thread: true }, 'post', failing('thread', 'THREADS_FULL')),
  'stopped by AutoMod': pressed('summary post', {}, 'post', failing('post', 'POST_BLOCKED')),
  'could not post, told to the moderator': late(3),
  'given up, told to the moderator': late(40),
  'pressed twice': {
    play: async (desk, who) => {
      const preview = await desk.command('summary post', {}, who);
      await desk.press(idOf(preview, 'post'), who);
      return desk.press(idOf(preview, 'post'), who);
    },
  },
  'changed since its preview': {
    play: async (desk, who) => {
      await addOwn(desk);
      const preview = await desk.command('summary post', { article: 'own' }, who);
      await replaceOwn(desk);
      return desk.press(idOf(preview, 'post'), who);
    },
  },
  'several articles': { options: several, play: (desk, who) => desk.command('summary post', {}, who) },
  'no such section': { play: (desk, who) => desk.command('summary post', { section: '99' }, who) },
  'nothing to post': { options: none, play: (desk, who) => desk.command('summary today', {}, who) },
  'more than a dozen are scheduled': {
    play: async (desk, who) => {
      for (let at = 1; at <= 14; at += 1) {
        const preview = await desk.command('summary post', { section: '1', when: `in ${at}h` }, who);
        await desk.press(idOf(preview, 'post'), who);
      }
      return desk.command('summary scheduled', {}, who);
    },
  },
  'scheduled, and cannot be posted': {
    play: async (desk, who) => {
      await addOwn(desk);
      const preview = await desk.command('summary post', { article: 'own', channel: reading, when: 'in 2h' }, who);
      await desk.press(idOf(preview, 'post'), who);
      await desk.services.library.change(ids.guild, { at: 3 }, (before) => removeArticle(before, 'own'));
      desk.rooms.rooms.delete(reading);
      return desk.command('summary scheduled', {}, who);
    },
  },
  'called off twice': {
    play: async (desk, who) => {
      const preview = await desk.command('summary post', { when: 'in 2h' }, who);
      const done = await desk.press(idOf(preview, 'post'), who);
      await desk.press(idOf(done, 'unschedule'), who);
      return desk.press(idOf(done, 'unschedule'), who);
    },
  },
  'to ask under a summary': {
    play: async (desk, who) => {
      const preview = await desk.command('summary post', {}, who);
      await desk.press(idOf(preview, 'post'), who);
      const post = asReply(desk.rooms.sent.at(-1)?.message);
      return desk.press(idOf(post, 'sum-ask'), who);
    },
  },
  'a quiz of too little': {
    options: { articles: [own] },
    play: (desk, who) => desk.command('quiz', {}, { ...quizzed, ...who }),
  },
  'a check that finds trouble': {
    play: async (desk, who) => {
      const preview = await desk.command('summary post', { channel: reading, when: 'in 2h' }, who);
      await desk.press(idOf(preview, 'post'), who);
      for (const id of [ids.channel, reading]) desk.rooms.room({ id, own: 1n << 10n });
      const leftOut = () => [{ file: 'rules.docx', code: 'ARTICLE_UNREADABLE', context: { trouble: 'damaged' } }];
      const reader = () => Promise.resolve('absent' as const);
      Object.assign(desk.services, { health: { messageContent: false, leftOut, reader } });
      await desk.command('settings set', { threads: true }, who);
      await desk.command('settings answer', { channel: reading, on: true }, who);
      return desk.command('settings show', {}, who);
    },
  },
  'a check that finds none, without a reader': {
    play: (desk, who) => {
      const reader = () => Promise.resolve('off' as const);
      Object.assign(desk.services, { health: { messageContent: true, leftOut: () => [], reader } });
      return desk.command('settings show', {}, who);
    },
  },
};

/** What Discord shows of its own for channels and times. */
function resolved(reply: Reply): Reply {
  const text = JSON.stringify(reply)
    .replaceAll(/<#(\d+)>/g, 'channel $1')
    .replaceAll(/<t:(\d+):[fF]>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString())
    .replaceAll(/<t:\d+:R>/g, '(in some time)');
  return JSON.parse(text) as Reply;
}

describe.each(locales)('in %s', (locale) => {
  it('what stands against posting, and what comes of it, is said as it was', async () => {
    const shown: string[] = [];
    for (const [name, { play, options }] of Object.entries(scenes)) {
      const reply = await play(await openModeratorsDesk(options), { permissions: everything, locale });
      shown.push(`=== ${name}`, plainView(resolved(reply)), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/posting/in-${locale}.txt`);
  });
});
