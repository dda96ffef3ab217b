import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { readPost } from '../../../src/bot/schedule/scheduled-post.ts';
import {
  bundled,
  here,
  idOf,
  ids,
  isPrivate,
  messageOf,
  ordinary,
  said,
  valueOf,
  customIds,
  textsIn,
} from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { everything, openModeratorsDesk, reading, start } from '../../support/moderators-desk.ts';

const hour = 3_600_000;
const minute = 60_000;
const day = 24 * hour;

const other: Article = {
  id: 'other',
  title: 'Another article',
  language: 'en',
  sections: [{ heading: 'Only one', claims: [{ id: '1.1', text: 'It says this.' }] }],
};

describe('a preview', () => {
  it('is for the moderator only, and posts nothing', async () => {
    const desk = await openModeratorsDesk();
    const preview = await desk.command('summary post');
    expect(isPrivate(preview)).toBe(true);
    expect(said(preview)).toContain('2 · Why Russia’s economic influence');
    expect(desk.rooms.sent).toEqual([]);
    expect(await desk.services.store.schedules.list(here)).toEqual([]);
  });

  it('asks which article, where there are several', async () => {
    const desk = await openModeratorsDesk({ articles: [...bundled, other] });
    for (const command of ['summary post', 'summary today'])
      expect(said(await desk.command(command))).toContain('There are several articles here.');
    expect(said(await desk.command('summary post', { article: 'another' }))).toContain('It says this.');
    expect(said(await desk.command('summary post', { section: valueOf('1', other) }))).toContain('It says this.');
    const both = { section: valueOf('1', other), article: 'russia-and-the-taliban' };
    expect(said(await desk.command('summary post', both))).toContain('no such section');
    expect(said(await desk.command('summary post', { section: '🍕' }))).toContain('no such section');
    expect(said(await desk.command('summary post', { article: 'nothing' }))).not.toContain('Preview');
  });

  it('says so where there is nothing to post', async () => {
    const empty: Article = {
      id: 'empty',
      title: 'Empty',
      language: 'en',
      sections: [{ heading: 'Nothing', claims: [] }],
    };
    const desk = await openModeratorsDesk({ articles: [empty] });
    for (const command of ['summary post', 'summary today'])
      expect(said(await desk.command(command))).toContain('There is nothing to post');
  });

  it('finds a channel of another server, or one out of sight, before anything is posted', async () => {
    const desk = await openModeratorsDesk();
    desk.rooms.room({ id: '200000000000000009', guildId: ids.otherGuild });
    for (const channel of ['200000000000000009', '200000000000000008'])
      expect(said(await desk.command('summary post', { channel }))).toContain(`I cannot see <#${channel}>`);
  });

  it('names what is lacking, of Docent before the member, and what a thread takes', async () => {
    const desk = await openModeratorsDesk();
    desk.rooms.room({ id: reading, own: 1n << 10n });
    const lacking = said(await desk.command('summary post', { channel: reading, pin: true, thread: true }));
    expect(lacking.match(/\*\*(.+)\*\*/g)).toEqual([
      '**Send Messages**',
      '**Pin Messages**',
      '**Create Public Threads**',
    ]);
    desk.rooms.room({ id: reading, isThread: true, own: everything & ~(1n << 38n) });
    expect(said(await desk.command('summary post', { channel: reading }))).toContain('**Send Messages in Threads**');
    expect(said(await desk.command('summary post', { channel: reading, thread: true }))).toContain(
      'inside of a thread',
    );
    desk.rooms.room({ id: reading });
    desk.rooms.members = 1n << 10n;
    const today = said(await desk.command('summary today', { channel: reading }));
    expect(today).toContain('you still need');
    expect(today.match(/\*\*(.+)\*\*/g)).toEqual(['**Send Messages**', '**Create Polls**']);
    expect(said(await desk.command('summary today', { channel: reading, talk: 'question' }))).not.toContain('Polls');
  });
});

describe('the button under a preview', () => {
  it('posts once, however often it is pressed', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('summary post', { pin: true }), 'post');
    const answers = await Promise.all([desk.press(id), desk.press(id), desk.press(id)]);
    expect(answers.filter((answer) => answer.kind === 'update')).toHaveLength(1);
    expect(answers.filter((answer) => said(answer).includes('already pressed'))).toHaveLength(2);
    expect(desk.rooms.sent).toHaveLength(1);
    expect(desk.rooms.pinned).toEqual([desk.rooms.sent[0]?.id]);
    // Late, when all is done and Discord has forgotten the nonce.
    desk.rooms.forgetNonces();
    desk.advance(30 * 86_400_000);
    expect(said(await desk.press(id))).toContain('already pressed');
    expect(desk.rooms.sent).toHaveLength(1);
    expect(await desk.services.store.schedules.list(here)).toEqual([]);
  });

  it('schedules once, however often it is pressed', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('summary post', { when: 'in 2h' }), 'post');
    const answers = await Promise.all([desk.press(id), desk.press(id)]);
    expect(answers.filter((answer) => said(answer).includes('already pressed'))).toHaveLength(1);
    expect(await desk.services.store.schedules.list(here)).toHaveLength(1);
    desk.advance(2 * 3_600_000);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(1);
    expect(said(await desk.press(id))).toContain('already pressed');
    expect(await desk.services.store.schedules.list(here)).toEqual([]);
  });

  it('does nothing for an article that has changed since', async () => {
    const desk = await openModeratorsDesk({ articles: [other] });
    const id = idOf(await desk.command('summary post'), 'post');
    const [section] = other.sections;
    if (section === undefined) throw new Error('no section');
    const changed = { ...other, sections: [{ ...section, claims: [{ id: '1.1', text: 'It says that.' }] }] };
    const later = await openModeratorsDesk({ articles: [changed] });
    expect(said(await later.press(id))).toContain('has changed since this preview');
    expect(later.rooms.sent).toEqual([]);
  });

  it('of an earlier version still does what it did', async () => {
    const desk = await openModeratorsDesk();
    const soon = start / 1000 + 3600;
    const scheduled = await desk.press(`1:post:AAAA-BBBB_CC:Sv5yE10k:1:sfptq:${reading}:${soon}`);
    expect(said(scheduled)).toContain(`<t:${soon}:F>`);
    const posted = await desk.press(`1:post:DDDD-EEEE_FF:Sv5yE10k::ss--q:${reading}:`);
    expect(said(posted)).toContain('Posted in');
    const turned = await desk.press(`1:post-page:GGGG-HHHH_II:Sv5yE10k:0:df--p:${reading}::1`);
    expect(said(turned)).toContain('Message 2 of 2');
    expect(desk.rooms.sent).toHaveLength(1);
    desk.advance(hour);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(2);
    expect(desk.rooms.pinned).toEqual([desk.rooms.sent[1]?.id]);
  });

  it('is of no use in another server', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('summary post'), 'post');
    const answer = await desk.press(id, { guildId: ids.otherGuild });
    expect(said(answer)).toContain('I cannot see');
    expect(desk.rooms.sent).toEqual([]);
    const list = await desk.press(`1:unschedule:${id.split(':')[2]}`, { guildId: ids.otherGuild });
    expect(said(list)).toContain('Nothing is scheduled');
  });

  it('checks who presses it, each one of them, and lets whom the admins gave the command', async () => {
    const desk = await openModeratorsDesk();
    const preview = await desk.command('summary post', { length: 'full' });
    const actions = [
      idOf(preview, 'post'),
      '1:post-cancel',
      [...idOf(preview, 'post').replace('post', 'post-page').split(':').slice(0, 8), '0'].join(':'),
    ];
    for (const id of [
      ...actions,
      '1:unschedule:AAAAAAAAAAAA',
      '1:quiz-reveal:AAAAAAAAAAAA:AAAAAAAA:1.1-0-1',
      '1:quiz-tell:AAAAAAAAAAAA:AAAAAAAA:1.1-0-1',
    ]) {
      const refused = await desk.press(id, { permissions: ordinary });
      expect(said(refused)).toContain('You need the Manage Messages permission');
      expect(isPrivate(refused)).toBe(true);
    }
    expect(desk.rooms.sent).toEqual([]);
    desk.rooms.given.add(`summary ${ids.bob}`);
    await desk.press(idOf(preview, 'post'), { permissions: ordinary, userId: ids.bob });
    expect(desk.rooms.sent).toHaveLength(1);
  });

  it('answers whatever its custom id holds', async () => {
    const desk = await openModeratorsDesk();
    const actions = ['post', 'post-page', 'post-cancel', 'unschedule', 'quiz', 'quiz-show', 'quiz-reveal', 'quiz-tell'];
    const args = fc.array(
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('1.1-0-5', 'ssptq', '200000000000000001')),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actions), args, async (action, parts) => {
        const answer = await desk.press(`1:${action}:${parts.join(':')}`);
        expect(said(answer)).not.toContain('Something went wrong');
      }),
    );
    expect(desk.rooms.sent).toEqual([]);
  });
});

describe('what fails in the middle', () => {
  const claims = Array.from({ length: 60 }, (_, n) => ({
    id: `1.${n + 1}`,
    text: `Claim ${n} ${'and more '.repeat(40)}`,
  }));
  const long: Article = { id: 'long', title: 'Long', language: 'en', sections: [{ heading: 'All', claims }] };

  it.each(['post', 'pin', 'thread'] as const)(
    'when Docent ends right after it did the %s, is not done twice',
    async (what) => {
      const desk = await openModeratorsDesk({ articles: [long] });
      let count = 0;
      desk.rooms.lost = (done) => {
        count += done === what ? 1 : 0;
        if (done === what && count === (what === 'post' ? 2 : 1)) throw new Error('gone');
      };
      const id = idOf(await desk.command('summary post', { length: 'full', pin: true, thread: true }), 'post');
      expect(said(await desk.press(id))).toContain('I keep trying');
      desk.advance(minute);
      await desk.due();
      const texts = desk.rooms.sent.map(({ message }) => JSON.stringify(message));
      expect(new Set(texts).size).toBe(texts.length);
      for (const claim of claims) expect(texts.join('')).toContain(`\`${claim.id}\` `);
      expect(desk.rooms.pinned).toEqual([desk.rooms.sent[0]?.id]);
      expect(desk.rooms.threads.map(({ messageId }) => messageId)).toEqual([desk.rooms.sent.at(-1)?.id]);
      expect(await desk.services.store.schedules.list(here)).toEqual([]);
    },
  );

  it('is not sent again, the last message least of all, when Docent ends before it has kept count of it', async () => {
    const desk = await openModeratorsDesk({ articles: [long] });
    const { schedules } = desk.services.store;
    const preview = await desk.command('summary post', { length: 'full' });
    const messages = Number(/Message 1 of (\d+)/.exec(said(preview))?.[1]);
    expect(messages).toBeGreaterThan(1);
    const keep = schedules.settle.bind(schedules);
    const ended = Promise.withResolvers<void>();
    const settle = vi.spyOn(schedules, 'settle').mockImplementation((...next) => {
      if (desk.rooms.sent.length < messages) return keep(...next);
      ended.resolve();
      return new Promise(() => undefined);
    });
    void desk.press(idOf(preview, 'post'));
    await ended.promise;
    settle.mockRestore();
    desk.advance(minute);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(messages);
    expect(await schedules.list(here)).toEqual([]);
  });

  it('is not sent again either where only the pin was lacking, hours later', async () => {
    const desk = await openModeratorsDesk({ articles: [long] });
    desk.rooms.fault = (what) => {
      if (what === 'pin') throw new Error('Discord is down');
    };
    await desk.press(idOf(await desk.command('summary post', { length: 'full', pin: true }), 'post'));
    const sent = desk.rooms.sent.length;
    expect(sent).toBeGreaterThan(1);
    desk.rooms.fault = () => undefined;
    desk.rooms.forgetNonces();
    desk.advance(3 * hour);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(sent);
    expect(desk.rooms.pinned).toEqual([desk.rooms.sent[0]?.id]);
  });

  it('is tried again less and less often, and given up with a note in the log', async () => {
    const desk = await openModeratorsDesk();
    desk.rooms.fault = () => {
      throw new Error('Discord is down');
    };
    await desk.press(idOf(await desk.command('summary post'), 'post'));
    const waits: number[] = [];
    for (;;) {
      const [schedule] = await desk.services.store.schedules.list(here);
      if (schedule === undefined) break;
      const wait = schedule.at - desk.services.now();
      waits.push(wait / minute);
      desk.advance(wait);
      await desk.due();
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720]);
    expect(desk.log()).toContain('failed too often and was given up');
    expect(desk.rooms.sent).toEqual([]);
  });

  it('is not begun where a permission went missing since it was scheduled', async () => {
    const desk = await openModeratorsDesk();
    await desk.press(idOf(await desk.command('summary post', { when: 'in 2h', pin: true }), 'post'));
    desk.rooms.room({ id: ids.channel, own: everything & ~(1n << 51n) });
    desk.advance(2 * hour);
    await desk.due();
    expect(desk.rooms.sent).toEqual([]);
    expect(desk.log()).toContain('PinMessages');
    desk.rooms.room({ id: ids.channel });
    desk.advance(minute);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(1);
  });
});

describe('/summary scheduled', () => {
  it('shows what is to come by time, and calls off what is chosen, in its own server only', async () => {
    const desk = await openModeratorsDesk();
    for (const when of ['in 3h', 'in 2h']) await desk.press(idOf(await desk.command('summary post', { when }), 'post'));
    const list = await desk.command('summary scheduled');
    expect(isPrivate(list)).toBe(true);
    const times = said(list).match(/<t:(\d+):F>/g);
    expect(times).toEqual([2, 3].map((hours) => `<t:${(start + hours * hour) / 1000}:F>`));
    const [first] = await desk.services.store.schedules.list(here);
    const values = [first?.id ?? ''];
    expect(said(await desk.press('1:unschedule', { values, guildId: ids.otherGuild }))).toContain(
      'not scheduled any more',
    );
    expect(await desk.services.store.schedules.list(here)).toHaveLength(2);
    const left = await desk.press('1:unschedule', { values });
    expect(said(left)).toContain('Called off.');
    expect(said(left).match(/:F>/g)).toHaveLength(1);
    expect(said(await desk.press('1:unschedule', { values }))).toContain('not scheduled any more');
  });

  it('stays within Discord’s limits, however much is scheduled', async () => {
    const desk = await openModeratorsDesk({ articles: [{ ...other, title: '**_title_** '.repeat(200) }] });
    for (let hours = 1; hours <= 30; hours++)
      await desk.press(idOf(await desk.command('summary post', { when: `in ${hours}h` }), 'post'));
    const list = await desk.command('summary scheduled');
    expectWithinDiscord(messageOf(list));
    expect(said(list)).toContain('… and 18 more');
    expect(customIds(messageOf(list))).toEqual(['1:unschedule']);
  });
});

describe('/summary today', () => {
  it('begins with the first section that says something', async () => {
    const silent: Article = { ...other, sections: [{ heading: 'Nothing yet', claims: [] }, ...other.sections] };
    const desk = await openModeratorsDesk({ articles: [silent] });
    await desk.press(idOf(await desk.command('summary today'), 'post'));
    const [first] = desk.rooms.sent;
    expect(textsIn(first?.message.layout ?? [])[0]).toContain('Day 1 of 1');
    expect(textsIn(first?.message.layout ?? [])[1]).toContain('Only one');
  });

  it('counts the failures of each day by themselves', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('summary today'), 'post');
    for (const isDown of [true, false]) {
      desk.rooms.fault = () => {
        if (isDown) throw new Error('Discord is down');
      };
      if (isDown) await desk.press(id);
      else desk.advance(minute);
      await desk.due();
    }
    const [next] = await desk.services.store.schedules.list(here);
    expect(next && readPost(next)).toMatchObject({ failures: 0, sent: [], section: { index: 1 } });
  });

  it('posts one section a day; after days off it goes on with the next one, at its time of day', async () => {
    const desk = await openModeratorsDesk();
    const id = idOf(await desk.command('summary today', { start: 'tomorrow 9:00' }), 'post');
    await desk.press(id);
    desk.advance(day);
    await desk.due();
    desk.advance(5 * day);
    await desk.due();
    await desk.due();
    const sections = () =>
      desk.rooms.sent.flatMap(({ message }) =>
        textsIn(message.layout ?? []).flatMap((text) => /^### (\d)/.exec(text)?.[1] ?? []),
      );
    expect(sections()).toEqual(['1', '2']);
    const [next] = await desk.services.store.schedules.list(here);
    expect(next?.at).toBe(Date.UTC(2026, 11, 1, 9));
    desk.advance(day);
    await desk.due();
    expect(sections()).toEqual(['1', '2', '3']);
    expect(await desk.services.store.schedules.list(here)).toEqual([]);
  });

  it('asks a question where a section has too few claims for a poll', async () => {
    const desk = await openModeratorsDesk({ articles: [other] });
    const done = await desk.press(idOf(await desk.command('summary today'), 'post'));
    expect(said(done)).not.toContain('next section');
    expect(desk.rooms.sent.map(({ message }) => message.poll)).toEqual([undefined, undefined]);
    expect(desk.rooms.sent.at(-1)?.message.content).toBe('💬 **Which of these do you want to talk about?**');
  });
});
