import { describe, expect, it } from 'vitest';
import type { Meter } from '../../../src/bot/meter.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import { Responder } from '../../../src/discord/answering/responder.ts';
import type { InteractionHandle, LocalDiscord } from 'local-discord';
import { heldTimers } from '../bare-bot.ts';
import { readableLog, restClient } from '../rest-client.ts';

const callback = 'POST interactions/:interaction/:token/callback';
const edit = 'PATCH webhooks/:webhook/:token/messages/:message';
const followUp = 'POST webhooks/:webhook/:token';
const discard = 'DELETE webhooks/:webhook/:token/messages/:message';

const said = (content: string): Reply => ({ kind: 'message', message: { content } });
const updated = (content: string): Reply => ({ kind: 'update', message: { content } });
const only = (content: string): Reply => privately({ content });
/** Discord refuses a field without a name. */
const malformed = {
  content: 'a',
  components: [{ type: 1 as const, components: [{ type: 2 as const, style: 2 as const, custom_id: 'no label' }] }],
};
const modal: Reply = {
  kind: 'modal',
  modal: {
    custom_id: 'modal',
    title: 'A field',
    components: [{ type: 1, components: [{ type: 4, custom_id: 'field', style: 1, label: 'Field' }] }],
  },
};

/** Alice uses `/ask` or presses the button; what answers her, and what everyone sees. */
async function opened(how: 'command' | 'button' = 'command') {
  const { discord, rest, withButton, requests } = await restClient();
  const { log, lines } = readableLog();
  const alice = discord.as(discord.ids.alice);
  const responderTo = ({ id, interaction: { token } }: InteractionHandle) =>
    new Responder(rest, { id, token, applicationId: discord.ids.bot }, log);
  /** Of a process among several that may each answer. */
  const sharing = ({ id, interaction: { token } }: InteractionHandle) =>
    new Responder(rest, { id, token, applicationId: discord.ids.bot }, log, { shared: true });
  const handle = how === 'command' ? alice.command('ask') : alice.click(withButton, 'more');
  const sees = (who: 'alice' | 'bob') =>
    discord
      .as(discord.ids[who])
      .sees()
      .filter(({ id }) => id !== withButton.id)
      .map(({ content }) => content);
  const source = () =>
    discord
      .as(discord.ids.bob)
      .sees()
      .find(({ id }) => id === withButton.id)?.content;
  const responder = responderTo(handle);
  return { discord, rest, alice, handle, responder, responderTo, sharing, sees, source, requests, lines };
}

describe('at once', () => {
  it.each([
    ['everyone', said('here'), ['here']],
    ['the asker alone', only('here'), []],
  ])('a message for %s', async (_, reply, bobSees) => {
    const { responder, handle, sees, requests } = await opened();
    await responder.send(reply);
    expect((await handle.reply()).content).toBe('here');
    expect(sees('alice')).toEqual(['here']);
    expect(sees('bob')).toEqual(bobSees);
    expect(requests()).toEqual([callback]);
  });

  it('in place of the message that was clicked on', async () => {
    const { responder, source, sees, requests } = await opened('button');
    await responder.send(updated('after'));
    expect(source()).toBe('after');
    expect(sees('alice')).toEqual([]);
    expect(requests()).toEqual([callback]);
  });

  it('with a field to fill in', async () => {
    const { responder, handle } = await opened();
    await responder.send(modal);
    expect((await handle.modal()).title).toBe('A field');
  });

  it('with choices for what is being typed', async () => {
    const { alice, discord, responderTo } = await opened();
    const typing = alice.autocomplete('ask', 'question', 'wh');
    const { latest } = discord.world.interactions;
    const choices = [{ name: 'What?', value: 'what' }];
    await responderTo({ id: latest?.id, interaction: latest } as InteractionHandle).choices(choices);
    expect(await typing).toEqual(choices);
  });

  it('once only', async () => {
    const { responder, sees, requests } = await opened();
    await responder.send(said('first'));
    await responder.send(said('second'));
    await responder.defer('public');
    expect(sees('bob')).toEqual(['first']);
    expect(requests()).toEqual([callback]);
  });
});

describe('beside the answer', () => {
  const get = 'GET webhooks/:webhook/:token/messages/:message';

  it('what comes after a change is for whoever pressed alone', async () => {
    const { responder, source, sees, requests } = await opened('button');
    await responder.send({ kind: 'update', message: { content: 'after' }, after: { content: 'and this' } });
    expect([source(), sees('alice'), sees('bob')]).toEqual(['after', ['and this'], []]);
    expect(requests()).toEqual([callback, followUp]);
  });

  it('nothing comes after a change that Discord no longer knows of', async () => {
    const { discord, responder, requests } = await opened('button');
    discord.clock.advance(3_001);
    const sent = await responder.send({ kind: 'update', message: { content: 'b' }, after: { content: 'c' } });
    expect(sent).toBe(false);
    expect(requests()).toEqual([callback]);
  });

  it.each([
    ['in everyone’s sight', false],
    ['for the asker alone', true],
  ])('files are put in once it was announced, %s', async (_, ephemeral) => {
    const { responder, handle, requests } = await opened();
    const files = [{ name: 'a.txt', data: Buffer.from('a') }];
    await responder.send({ kind: 'message', message: { content: 'here', files }, ephemeral });
    const { content, attachments, ephemeral: isPrivate } = await handle.reply();
    expect([content, attachments.map(({ filename }) => filename), isPrivate]).toEqual(['here', ['a.txt'], ephemeral]);
    expect(requests()).toEqual([callback, edit]);
  });

  it('files are not put in where Discord no longer knows of what', async () => {
    const { discord, responder, requests } = await opened();
    discord.clock.advance(3_001);
    const files = [{ name: 'a.txt', data: Buffer.from('a') }];
    expect(await responder.send({ kind: 'message', message: { files } })).toBe(false);
    expect(requests()).toEqual([callback]);
  });

  it('a text becomes one among components where the message is made of these', async () => {
    const { discord, rest, handle } = await opened('button');
    const { id, interaction } = handle;
    const key = { id, token: interaction.token, applicationId: discord.ids.bot, isOnLayout: true };
    await new Responder(rest, key, readableLog().log).send(updated('after'));
    const [entry] = discord.traffic.requests(callback);
    expect(JSON.parse(entry?.request ?? '')).toMatchObject({
      data: { components: [{ type: 10, content: 'after' }], content: null },
    });
  });

  it('a new message stays a text, whatever the one is made of that was clicked on', async () => {
    const { discord, rest, handle, sees } = await opened('button');
    const { id, interaction } = handle;
    const key = { id, token: interaction.token, applicationId: discord.ids.bot, isOnLayout: true };
    await new Responder(rest, key, readableLog().log).send(said('beside'));
    expect(sees('bob')).toEqual(['beside']);
  });

  it.each([
    ['where it is asked for', { sent: () => Promise.resolve() }, [callback]],
    ['where something comes after it', { after: () => ({ content: 'b' }) }, [callback]],
    ['else by asking', {}, [callback, get]],
  ])('the id of the message is said, %s', async (_, more, asked) => {
    const { responder, handle, requests } = await opened();
    await responder.send({ kind: 'message', message: { content: 'here' }, ...more });
    expect(await responder.messageId()).toBe((await handle.reply()).id);
    expect(requests()).toEqual(asked);
  });

  it('the id of a message that was put in is known', async () => {
    const { responder, handle, requests } = await opened();
    await responder.defer('public');
    await responder.send(said('here'));
    expect(await responder.messageId()).toBe((await handle.reply()).id);
    expect(requests()).toEqual([callback, edit]);
  });
});

describe('announced first', () => {
  it('to everyone, then put in', async () => {
    const { responder, handle, sees, requests } = await opened();
    await responder.defer('public');
    expect(handle.current()).toMatchObject({ loading: true, ephemeral: false });
    await responder.send(said('at last'));
    expect(handle.current()).toMatchObject({ content: 'at last', loading: false });
    expect(sees('bob')).toEqual(['at last']);
    expect(requests()).toEqual([callback, edit]);
  });

  it('to the asker alone, then put in there', async () => {
    const { responder, handle, sees, requests } = await opened();
    await responder.defer('private');
    expect(handle.current()).toMatchObject({ loading: true, ephemeral: true });
    await responder.send(only('at last'));
    expect(sees('alice')).toEqual(['at last']);
    expect(sees('bob')).toEqual([]);
    expect(requests()).toEqual([callback, edit]);
  });

  it('to everyone, a private answer comes after the announcement is taken back', async () => {
    const { responder, sees, requests } = await opened();
    await responder.defer('public');
    await responder.send(only('only you'));
    expect(sees('alice')).toEqual(['only you']);
    expect(sees('bob')).toEqual([]);
    expect(requests()).toEqual([callback, discard, followUp]);
  });

  it('as a change to come, the message is changed', async () => {
    const { responder, handle, source, sees, requests } = await opened('button');
    await responder.defer('update');
    expect(handle.current()).toMatchObject({ content: 'before', loading: false });
    await responder.send(updated('after'));
    expect(source()).toBe('after');
    expect(sees('alice')).toEqual([]);
    expect(requests()).toEqual([callback, edit]);
  });

  it.each([
    ['everyone', said('more'), ['more']],
    ['the asker alone', only('more'), []],
  ])('as a change to come, a message of its own for %s follows', async (_, reply, bobSees) => {
    const { responder, source, sees, requests } = await opened('button');
    await responder.defer('update');
    await responder.send(reply);
    expect(source()).toBe('before');
    expect(sees('alice')).toEqual(['more']);
    expect(sees('bob')).toEqual(bobSees);
    expect(requests()).toEqual([callback, followUp]);
  });

  it('once only, and not where it cannot be', async () => {
    const { responder, requests } = await opened();
    await responder.defer('none');
    expect(requests()).toEqual([]);
    await responder.defer('private');
    await responder.defer('public');
    expect(requests()).toEqual([callback]);
  });

  it('can no longer be a field to fill in', async () => {
    const { responder } = await opened();
    await responder.defer('private');
    await expect(responder.send(modal)).rejects.toThrow('a modal cannot follow a deferral');
  });
});

describe('what Discord refuses', () => {
  it('at once is thrown, and replaced', async () => {
    const { responder, sees, requests } = await opened();
    await expect(responder.send({ kind: 'message', message: malformed })).rejects.toMatchObject({ code: 50_035 });
    await responder.retry(only('sorry'));
    expect(sees('alice')).toEqual(['sorry']);
    expect(requests()).toEqual([callback, callback]);
  });

  it.each([
    ['for everyone', 'public', said('sorry'), ['sorry'], [edit]],
    ['for the asker alone', 'public', only('sorry'), [], [discard, followUp]],
    ['for the asker alone, announced so', 'private', only('sorry'), [], [edit]],
  ] as const)('once announced is thrown, and replaced %s', async (_, deferral, apology, bobSees, sent) => {
    const { responder, sees, requests } = await opened();
    await responder.defer(deferral);
    await expect(responder.send({ kind: 'message', message: malformed })).rejects.toMatchObject({ code: 50_035 });
    await responder.retry(apology);
    expect(sees('alice')).toEqual(['sorry']);
    expect(sees('bob')).toEqual(bobSees);
    expect(requests()).toEqual([callback, edit, ...sent]);
  });

  it('as a private answer after a public announcement is replaced by one', async () => {
    const { responder, sees, requests, lines } = await opened();
    await responder.defer('public');
    await expect(responder.send(privately(malformed))).rejects.toMatchObject({ code: 50_035 });
    await responder.retry(only('sorry'));
    expect(sees('alice')).toEqual(['sorry']);
    expect(sees('bob')).toEqual([]);
    expect(requests()).toEqual([callback, discard, followUp, followUp]);
    expect(lines()).toBe('');
  });

  it('as a change is replaced by a message beside what was to change', async () => {
    const { responder, sees, source, requests } = await opened('button');
    await responder.defer('update');
    await expect(responder.send({ kind: 'update', message: malformed })).rejects.toMatchObject({ code: 50_035 });
    await responder.retry(only('sorry'));
    expect(source()).toBe('before');
    expect(sees('alice')).toEqual(['sorry']);
    expect(requests()).toEqual([callback, edit, followUp]);
  });
});

describe('what several processes may answer', () => {
  it('is answered by the first: the other’s answer is left, and changes nothing', async () => {
    const { handle, sharing, sees, requests, lines } = await opened();
    const [first, second] = [sharing(handle), sharing(handle)];
    expect(await first.send(said('first'))).toBe(true);
    expect(await second.send(said('second'))).toBe(false);
    expect([first.isElsewhere, second.isElsewhere]).toEqual([false, true]);
    expect(sees('alice')).toEqual(['first']);
    expect(requests()).toEqual([callback, callback]);
    expect(lines()).toBe('');
  });

  it('is left to the one that has announced it', async () => {
    const { handle, sharing, sees, requests } = await opened();
    const [first, second, third] = [sharing(handle), sharing(handle), sharing(handle)];
    await first.defer('public');
    await second.defer('public');
    expect(await second.send(said('second'))).toBe(false);
    expect(await third.send(said('third'))).toBe(false);
    expect(await first.send(said('first'))).toBe(true);
    expect([first, second, third].map(({ isElsewhere }) => isElsewhere)).toEqual([false, true, true]);
    expect(sees('bob')).toEqual(['first']);
    expect(requests()).toEqual([callback, callback, callback, edit]);
  });

  it.each([
    ['whose connection was lost', (discord: LocalDiscord) => discord.faults.disconnect('callback', { arrives: true })],
    [
      'that Discord failed at',
      (discord: LocalDiscord) => discord.faults.fail('callback', { status: 502, arrives: true }),
    ],
  ])('counts as one’s own where it was sent again, %s', async (_, fail) => {
    const { discord, handle, sharing, sees } = await opened();
    fail(discord);
    const responder = sharing(handle);
    expect(await responder.send(said('here'))).toBe(true);
    expect(responder.isElsewhere).toBe(false);
    expect(sees('alice')).toEqual(['here']);
  });
});

describe('what a process that has ended was sent', () => {
  it('is announced and answered by the one that takes it up', async () => {
    const { responder, sees, requests } = await opened();
    expect(await responder.takeUp('public')).toBe(true);
    await responder.send(said('here'));
    expect(requests()).toEqual([callback, edit]);
    expect(sees('bob')).toEqual(['here']);
  });

  it('is gone on with where it was announced', async () => {
    const { responder, responderTo, handle, sees } = await opened();
    await responderTo(handle).defer('public');
    expect(await responder.takeUp('public')).toBe(true);
    await responder.send(said('here'));
    expect(sees('bob')).toEqual(['here']);
  });

  it('is left where it was answered', async () => {
    const { responder, responderTo, handle } = await opened();
    await responderTo(handle).send(said('there'));
    expect(await responder.takeUp('public')).toBe(false);
  });

  it('is left where its announcement was deleted, or Discord no longer knows of it', async () => {
    const { responder, responderTo, handle, discord } = await opened();
    const other = responderTo(handle);
    await responderTo(handle).defer('public');
    const announcement = handle.current();
    if (announcement === undefined) throw new Error('Nothing was announced.');
    discord.as(discord.ids.moderator).delete(announcement);
    expect(await responder.takeUp('public')).toBe(false);
    discord.faults.fail('callback', { status: 404, code: 10_062 });
    expect(await other.takeUp('public')).toBe(false);
  });

  it('cannot be taken up where Discord does not say what became of it', async () => {
    const { responder, responderTo, handle, discord } = await opened();
    await responderTo(handle).defer('public');
    discord.faults.fail(/GET/, { status: 403 });
    await expect(responder.takeUp('public')).rejects.toMatchObject({ status: 403 });
  });
});

describe('what Discord no longer knows', () => {
  it('is dropped without an error: an answer after three seconds', async () => {
    const { responder, discord, handle, requests, lines } = await opened();
    discord.clock.advance(3_000);
    await responder.send(said('late'));
    await responder.retry(said('later'));
    expect(requests()).toEqual([callback]);
    expect(lines()).toContain('Discord no longer knows this interaction');
    expect(lines()).toContain(`"interaction":"${handle.id}"`);
    expect(lines()).toContain('"code":10062');
  });

  it('is dropped without an error: an announcement after three seconds, and its answer', async () => {
    const { responder, discord, requests, lines } = await opened();
    discord.clock.advance(3_000);
    await responder.defer('public');
    await responder.send(said('late'));
    expect(requests()).toEqual([callback]);
    expect(lines().match(/Discord no longer knows/g)).toHaveLength(1);
  });

  it.each([
    ['edit', 'public', said('late')],
    ['private answer after a public deferral', 'public', only('late')],
  ] as const)('is dropped without an error: %s after a quarter of an hour', async (what, deferral, reply) => {
    const { responder, discord, handle, lines } = await opened();
    await responder.defer(deferral);
    discord.clock.advance(15 * 60_000);
    await responder.send(reply);
    expect(lines()).toContain(`"msg":"dropped: ${what}"`);
    expect(lines()).toContain('"code":50027');
    expect(lines()).toContain(`"interaction":"${handle.id}"`);
    await responder.retry(said('later'));
    expect(lines().match(/dropped/g)).toHaveLength(1);
  });

  it('is dropped without an error: what follows a change after a quarter of an hour', async () => {
    const { responder, discord, lines } = await opened('button');
    await responder.defer('update');
    discord.clock.advance(15 * 60_000);
    await responder.send(said('late'));
    expect(lines()).toContain('"msg":"dropped: follow-up"');
  });

  it('is dropped without an error: an announcement that was deleted', async () => {
    const { responder, discord, handle, lines } = await opened();
    await responder.defer('public');
    const announcement = handle.current();
    if (announcement === undefined) throw new Error('Nothing was announced.');
    discord.as(discord.ids.moderator).delete(announcement);
    await responder.send(said('late'));
    expect(lines()).toContain('"code":10008');
    expect(lines()).toContain('"msg":"dropped: edit"');
  });

  it('is not what Discord refuses for another reason', async () => {
    const { responder, discord, lines } = await opened();
    await responder.defer('public');
    discord.faults.fail(/PATCH/, { status: 403 });
    await expect(responder.send(said('here'))).rejects.toMatchObject({ status: 403 });
    expect(lines()).toBe('');
  });
});

describe('an acknowledgement of which nobody knows whether it arrived', () => {
  it('is followed by an edit where it had', async () => {
    const { responder, discord, sees, requests, lines } = await opened();
    discord.faults.fail('callback', { status: 502, arrives: true });
    await responder.send(said('here'));
    expect(requests()).toEqual([callback, callback, edit]);
    expect(sees('bob')).toEqual(['here']);
    expect(lines()).toBe('');
  });

  it('is taken as given where an answer was only announced', async () => {
    const { responder, discord, sees, requests } = await opened();
    discord.faults.fail('callback', { status: 502, arrives: true });
    await responder.defer('public');
    await responder.send(said('here'));
    expect(requests()).toEqual([callback, callback, edit]);
    expect(sees('bob')).toEqual(['here']);
  });

  it('is asked for again after half of the time that Discord waits, and followed by an edit where it had', async () => {
    const { responderTo, discord, sees, requests, lines, handle } = await opened();
    const timers = heldTimers();
    const responder = responderTo(handle);
    discord.faults.hang('callback', { arrives: true });
    const sending = responder.send(said('here'));
    expect((await handle.reply()).content).toBe('here');
    await timers.advance(1_350);
    expect(lines()).toBe('');
    await timers.advance(50);
    timers.release();
    await sending;
    expect(requests()).toEqual([callback, callback, edit]);
    expect(sees('bob')).toEqual(['here']);
    expect(lines()).toContain('an acknowledgement may not have arrived');
    expect(lines()).toContain(`"interaction":"${handle.id}"`);
  });

  it.each(['at once', 'as an announcement'])('arrives where it had not, %s', async (how) => {
    const { responderTo, handle, discord, sees, requests } = await opened();
    const timers = heldTimers();
    const responder = responderTo(handle);
    discord.faults.hang('callback');
    const sending = how === 'at once' ? responder.send(said('here')) : responder.defer('public');
    await expect.poll(requests).toEqual([callback]);
    await timers.advance(1_400);
    timers.release();
    await sending;
    await responder.send(said('here'));
    expect(requests()).toEqual(how === 'at once' ? [callback, callback] : [callback, callback, edit]);
    expect(sees('bob')).toEqual(['here']);
  });

  it('is waited for no longer than Discord waits, and dropped where it never arrived: there is nothing to edit', async () => {
    const { responderTo, handle, discord, sees, lines, requests } = await opened();
    const timers = heldTimers();
    const responder = responderTo(handle);
    discord.faults.hang('callback', { times: 3 });
    const sending = responder.send(said('here'));
    for (const [at, half] of [1_400, 700, 700].entries()) {
      await expect.poll(requests).toHaveLength(at + 1);
      await timers.advance(half);
    }
    timers.release();
    await sending;
    expect(requests()).toEqual([callback, callback, callback, edit]);
    expect(sees('bob')).toEqual([]);
    expect(lines()).toContain('"msg":"dropped: edit after an unknown acknowledgement"');
    expect(lines()).toContain('"code":10015');
  });

  it('is sent again a moment after its connection was lost', async () => {
    const { responder, discord, requests } = await opened();
    discord.faults.disconnect('callback');
    const began = performance.now();
    await responder.send(said('here'));
    expect(performance.now() - began).toBeGreaterThan(45);
    expect(requests()).toEqual([callback, callback]);
  });

  it('is not begun anew where Discord fails at it again and again', async () => {
    const { responder, discord, requests } = await opened();
    discord.faults.fail('callback', { status: 502, times: 20 });
    await responder.send(said('here'));
    // The client sends it again by itself, three times.
    expect(requests()).toEqual([...Array.from({ length: 5 }, () => callback), edit]);
  });

  it('is told to whoever counts, with the status that Discord answers with', async () => {
    const { rest, handle, discord } = await opened();
    const statuses: number[] = [];
    const meter = { responded: (status: number) => void statuses.push(status) } as unknown as Meter;
    const key = { id: handle.id, token: handle.interaction.token, applicationId: discord.ids.bot };
    await new Responder(rest, key, readableLog().log, { meter }).send(said('here'));
    expect(statuses).toEqual([204]);
  });

  it('of a field to fill in is not edited', async () => {
    const { responder, discord, requests } = await opened();
    discord.faults.fail('callback', { status: 502, arrives: true });
    await responder.send(modal);
    expect(requests()).toEqual([callback, callback]);
  });
});
