import { describe, expect, it } from 'vitest';
import { gradedMessage } from '../../commands/menus/graded-message.ts';
import { messages } from '../../src/bot/messages/index.ts';
import {
  bundled,
  customIds,
  here,
  ids,
  idOf,
  isPrivate,
  labels,
  messageOf,
  moderating,
  openDesk,
  ordinary,
  said,
} from '../support/desk.ts';

const find = 'Find in the article';
const answer = 'Answer this question';
const moderator = { permissions: moderating };
const claim = 'Russia’s trade volume with Afghanistan is only $289 million, far behind Iran and China.';

describe('Find in the article', () => {
  it('shows privately what is nearest, and says nothing about true or false', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim);
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain('· 2.1');
    expect(labels(reply)).toEqual(['Around 2.1']);
    expect(said(reply)).toContain('for you to judge');
    expect(said(reply)).not.toMatch(/\b(true|false|correct|wrong)\b/i);
  });

  it('grades as stated, related or not found', async () => {
    const desk = await openDesk();
    const title = async (text: string) => messageOf(await desk.menu(find, text)).content?.split('\n')[0];
    expect(await title(claim)).toBe('🟢 **The article says so**');
    expect(await title('My cat likes to sleep on warm laptops all day')).toBe('**Not found in the article**');
    const otherwise = gradedMessage({ grade: 'denied', hits: [] }, bundled, messages.en);
    expect(otherwise.content?.split('\n')[0]).toBe('🔴 **The article says otherwise**');
  });

  it('lets a moderator quote it under that message, and keeps nothing of what it says', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim, moderator);
    expect(labels(reply)).toEqual(['Quote it here', 'Around 2.1']);
    const done = await desk.press(idOf(reply, 'quote'), messageOf(reply), moderator);
    expect(done.kind).toBe('update');
    expect(said(done)).toContain(`https://discord.com/channels/${ids.guild}/${ids.channel}/${ids.message}`);
    const [posted] = desk.channels.posted;
    expect(posted?.replyTo).toBe(ids.message);
    expect(posted?.message.content).toMatch(/^> Russia’s trade volume .*\n-# .* · 2\.1$/);
    expect(posted?.message.components).toBeUndefined();
    const record = await desk.services.store.answers.find(here, idOf(reply, 'quote').split(':')[2] ?? '');
    expect(record?.question).toBeUndefined();
    expect(await desk.services.store.questions.list(here)).toEqual([]);
  });

  it('quotes the rule that fits, by the name that the document gives it', async () => {
    const rules = (heading: string, label: string, text: string) => ({
      id: 'rules',
      title: 'Server',
      language: 'en',
      sections: [
        { heading: 'Welcome', claims: [{ id: '1.1', text: 'Hello and welcome to all gardeners.' }] },
        { heading, claims: [{ id: '2.1', text, ...(label !== '' && { label }) }] },
      ],
    });
    for (const [heading, label, text, name] of [
      ['Rules', '4.', '4. Never advertise other servers.', '**Rule 4**'],
      ['Netiquette', '4.', '4. Never advertise other servers.', '**Point 4**'],
      ['Netiquette', '§ 4', '§ 4 Never advertise other servers.', '**§ 4**'],
      ['Rule 4 – Advertising', '', 'Never advertise other servers.', '**Rule 4**'],
      ['Advertising', '', 'Never advertise other servers.', ''],
    ] as const) {
      const desk = await openDesk({ articles: [rules(heading, label, text)] });
      const reply = await desk.menu(find, 'Never advertise other servers', moderator);
      await desk.press(idOf(reply, 'quote'), messageOf(reply), moderator);
      const [first = ''] = desk.channels.posted[0]?.message.content?.split('\n') ?? [];
      expect(first.startsWith('>') ? '' : first).toBe(name);
    }
  });

  it('is posted by moderators only', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim, moderator);
    expect(customIds(messageOf(await desk.menu(find, claim))).filter((id) => id.includes('quote'))).toEqual([]);
    const forged = await desk.press(idOf(reply, 'quote'), messageOf(reply));
    expect(said(forged)).toContain('Manage Messages');
    expect(desk.channels.posted).toEqual([]);
  });

  it('does not post for a member who may not write there, nor where it may not itself', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim, moderator);
    const muted = await desk.press(idOf(reply, 'quote'), messageOf(reply), {
      permissions: (1n << 10n) | (1n << 13n),
    });
    expect(said(muted)).toContain('You may not write here yourself');
    desk.channels.own = 1n << 10n;
    expect(said(await desk.press(idOf(reply, 'quote'), messageOf(reply), moderator))).toContain('Send Messages');
    expect(desk.channels.posted).toEqual([]);
  });

  it('is for whoever looked, and once: a refusal can be mended, and pressed again', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim, moderator);
    const press = (userId: string) =>
      desk.press(idOf(reply, 'quote'), messageOf(reply), { ...moderator, userId, askedBy: ids.alice });
    expect(said(await press(ids.bob))).toBe('Only the person who asked can post this.');
    desk.channels.own = 0n;
    expect(said(await press(ids.alice))).toContain('I may not write here');
    desk.channels.own = ordinary;
    await Promise.all([press(ids.alice), press(ids.alice)]);
    expect(said(await press(ids.alice))).toMatch(/^You have posted this in this channel already: https:\/\//);
    expect(desk.channels.posted).toHaveLength(1);
  });

  it('is not posted in another server', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(find, claim, moderator);
    const elsewhere = { ...moderator, guildId: ids.otherGuild };
    expect(isPrivate(await desk.press(idOf(reply, 'quote'), messageOf(reply), elsewhere))).toBe(true);
    expect(desk.channels.posted).toEqual([]);
  });

  it.each(['', '  ', '<@123456789012345678> <:smile:123456789012345678>'])(
    'says that “%s” has no text',
    async (text) => {
      const desk = await openDesk();
      expect(said(await desk.menu(find, text))).toContain('no text');
      expect(said(await desk.menu(answer, text))).toContain('no text');
    },
  );
});

describe('Answer this question', () => {
  it('answers under that message, for everyone, and tells the member where', async () => {
    const desk = await openDesk();
    const reply = await desk.menu(answer, '<@123456789012345678> how much trade does Russia do with Afghanistan?');
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain('Done: https://discord.com/channels/');
    const [posted] = desk.channels.posted;
    expect(posted).toMatchObject({ channelId: ids.channel, replyTo: ids.message });
    expect(JSON.stringify(posted?.message)).toContain('$289 million');
    expect(JSON.stringify(posted?.message)).not.toContain('123456789012345678');
  });

  it('answers privately where it may not write, and says which permissions it lacks', async () => {
    const desk = await openDesk();
    desk.channels.own = 0n;
    const reply = await desk.menu(answer, 'how much trade does Russia do?');
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain('View Channels and Send Messages');
    expect(said(reply)).toContain('· 2.1');
  });
});
