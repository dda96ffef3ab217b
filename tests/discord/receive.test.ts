import { REST } from 'discord.js';
import { allOurs, drainMs } from '../../src/bot/admission.ts';
import { describe, expect, it, vi } from 'vitest';
import type { Deferral } from '../../src/bot/dispatch.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { Responder } from '../../src/discord/answering/responder.ts';
import { bareBot, deafToGuilds, heldAnswer, heldTimers, said } from './bare-bot.ts';
import { readableLog } from './rest-client.ts';

const callback = 'POST interactions/:interaction/:token/callback';
const edit = 'PATCH webhooks/:webhook/:token/messages/:message';
const followUp = 'POST webhooks/:webhook/:token';
const discard = 'DELETE webhooks/:webhook/:token/messages/:message';

async function slow(deferral: Deferral) {
  const held = heldAnswer();
  const all = await bareBot({ plan: () => ({ deferral, run: held.run }) });
  const timers = heldTimers();
  const asked = all.alice.command('ask');
  await held.begun;
  return { ...all, held, timers, asked };
}

describe('an answer', () => {
  it('in time is not announced', async () => {
    const { held, timers, asked, requests, errors } = await slow('public');
    await timers.advance(1_199);
    held.give(said('here'));
    expect((await asked.reply()).content).toBe('here');
    // Discord's own answer is on its way back.
    await timers.advance(0);
    await timers.advance(10_000);
    expect(requests()).toEqual([callback]);
    expect(errors()).toEqual([]);
  });

  it('that takes longer is announced, once', async () => {
    const { held, timers, asked, requests } = await slow('private');
    await timers.advance(1_199);
    expect(requests()).toEqual([]);
    await timers.advance(1);
    await asked.acknowledged();
    expect(asked.current()).toMatchObject({ loading: true, ephemeral: true });
    await timers.advance(10_000);
    held.give(privately({ content: 'here' }));
    expect((await asked.reply()).content).toBe('here');
    expect(requests()).toEqual([callback, edit]);
  });

  it('that must wait for many others is announced once, as soon as that is known', async () => {
    let isKnown = false;
    const { alice, requests } = await bareBot({
      plan: () => ({
        deferral: 'public',
        run: async (announce) => {
          await Promise.all([announce?.(), announce?.()]);
          isKnown = requests().length === 1;
          return said('here');
        },
      }),
    });
    expect((await alice.command('ask').reply()).content).toBe('here');
    expect(isKnown).toBe(true);
    expect(requests()).toEqual([callback, edit]);
  });

  it('that comes while it is being announced waits for that', async () => {
    const { discord, held, timers, asked, requests } = await slow('public');
    discord.faults.rateLimit('callback', { retryAfter: 0.05 });
    await timers.advance(1_200);
    await expect.poll(requests).toEqual([callback]);
    held.give(privately({ content: 'only you' }));
    const contents = () => asked.messages().map(({ content }) => content);
    await expect.poll(async () => (await timers.advance(50), contents())).toEqual(['only you']);
    expect(requests()).toEqual([callback, callback, discard, followUp]);
    expect(discord.as(discord.ids.bob).sees()).toEqual([]);
  });

  it('whose announcement Discord refuses comes all the same', async () => {
    const { discord, held, timers, asked, requests, lines } = await slow('public');
    discord.faults.fail('callback', { status: 403 });
    await timers.advance(1_200);
    await expect.poll(requests).toEqual([callback]);
    await expect.poll(lines).toContain('an answer could not be deferred');
    expect(lines()).toContain('"status":403');
    held.give(said('here'));
    expect((await asked.reply()).content).toBe('here');
  });

  it('that Discord refuses is replaced by an apology in the member’s language, with the number under which it is logged', async () => {
    const refused = {
      content: 'a',
      components: [{ type: 1 as const, components: [{ type: 2 as const, style: 2 as const, custom_id: 'no label' }] }],
    };
    const { discord, lines } = await bareBot({
      plan: () => ({ deferral: 'public', run: () => Promise.resolve({ kind: 'message', message: refused }) }),
    });
    const asked = discord.as(discord.ids.alice, { locale: 'de' }).command('ask');
    const reply = await asked.reply();
    expect(reply.ephemeral).toBe(true);
    expect(reply.content).toBe(messages.de.errors.unforeseen(asked.id.slice(-8)));
    expect(lines()).toContain('Discord refused an answer');
    expect(lines()).toContain(`"interaction":"${asked.id}"`);
  });

  it('that never comes is logged, and the next one is given', async () => {
    let first = true;
    const run = () => {
      if (!first) return Promise.resolve(said('here'));
      first = false;
      return Promise.reject(new Error('the disk is full'));
    };
    const { alice, errors } = await bareBot({ plan: () => ({ deferral: 'public', run }) });
    alice.command('ask');
    await expect.poll(errors).toHaveLength(1);
    expect(errors()[0]).toContain('a request was not answered');
    expect(errors()[0]).toContain('the disk is full');
    expect((await alice.command('ask').reply()).content).toBe('here');
  });

  it('is given once to what is delivered again, however often', async () => {
    let count = 0;
    const { discord, alice } = await bareBot({
      plan: () => ({ deferral: 'public', run: () => Promise.resolve(said(String((count += 1)))) }),
    });
    discord.faults.duplicatedInteractions = 1;
    const asked = alice.command('ask');
    await asked.reply();
    discord.faults.redeliver(asked.interaction);
    expect((await alice.command('ask').reply()).content).toBe('2');
  });

  it('to what is being typed is choices', async () => {
    const { alice } = await bareBot({
      autocomplete: ({ request }) => Promise.resolve([{ name: request.focused.value, value: 'x' }]),
    });
    expect(await alice.autocomplete('ask', 'question', 'wh')).toEqual([{ name: 'wh', value: 'x' }]);
  });

  it('to what Docent does not offer is an apology', async () => {
    const { discord, alice, requests, errors } = await bareBot();
    const reply = await alice.contextMenu('On a member', discord.ids.bob).reply();
    expect(reply).toMatchObject({ ephemeral: true, content: expect.stringContaining('Something went wrong') });
    expect(requests()).toEqual([callback]);
    expect(errors()).toHaveLength(1);
  });
});

describe('what was kept because of an answer', () => {
  async function kept(message: object = { content: 'here' }) {
    const unsent = vi.fn(() => Promise.resolve());
    const sent = vi.fn((_messageId: string) => Promise.resolve());
    const reply = { kind: 'message' as const, message, unsent, sent };
    const held = heldAnswer();
    const all = await bareBot({ plan: () => ({ deferral: 'none', run: held.run }) });
    const asked = all.alice.command('ask');
    await held.begun;
    return { ...all, asked, unsent, sent, give: () => held.give(reply) };
  }

  it('stays where it was sent, and is told the message that it stands in', async () => {
    const { asked, unsent, sent, give, bot } = await kept();
    give();
    const { id, content } = await asked.reply();
    expect(content).toBe('here');
    await bot.stop();
    expect(sent.mock.calls).toEqual([[id]]);
    expect(unsent).not.toHaveBeenCalled();
  });

  it('stays where that cannot be told: the answer stands, and it is noted', async () => {
    const { asked, unsent, sent, give, bot, lines } = await kept();
    sent.mockRejectedValueOnce(new Error('the disk is full'));
    give();
    expect((await asked.reply()).content).toBe('here');
    await bot.stop();
    expect(unsent).not.toHaveBeenCalled();
    const [noted = ''] = lines()
      .split('\n')
      .filter((line) => line.includes('what became of an answer was not kept'));
    expect(JSON.parse(noted)).toMatchObject({ interaction: asked.id, err: { message: 'the disk is full' } });
  });

  it('is taken back where Discord no longer knows the interaction', async () => {
    const { discord, unsent, give, lines } = await kept();
    discord.clock.advance(3_000);
    give();
    await expect.poll(() => unsent.mock.calls).toHaveLength(1);
    expect(lines()).toContain('Discord no longer knows this interaction');
  });

  it('is taken back where Discord refuses the answer', async () => {
    const { asked, unsent, sent, give } = await kept({
      content: 'a',
      components: [{ type: 1 as const, components: [{ type: 2 as const, style: 2 as const, custom_id: 'no label' }] }],
    });
    give();
    expect((await asked.reply()).content).toContain(asked.id.slice(-8));
    expect(unsent).toHaveBeenCalledTimes(1);
    expect(sent).not.toHaveBeenCalled();
  });
});

describe('where several processes are told the same', () => {
  async function claiming(isOurs: boolean) {
    const claimed: unknown[] = [];
    const take = (incoming: unknown) => {
      claimed.push(incoming);
      return Promise.resolve(isOurs);
    };
    const run = vi.fn(() => Promise.resolve(said('here')));
    const plan = () => ({ deferral: 'public' as const, run });
    const mentioned = vi.fn(() => Promise.resolve(said('there')));
    const choices = () => Promise.resolve([{ name: 'x', value: 'x' }]);
    const all = await bareBot({ plan, mentioned, autocomplete: choices }, deafToGuilds, {
      claims: { ...allOurs, take },
    });
    return { ...all, claimed, run, mentioned, at: `<@${all.discord.ids.bot}> hello` };
  }

  it('answers what is its own, known by its id and place', async () => {
    const { discord, alice, claimed, at } = await claiming(true);
    const { general, guild } = discord.ids;
    const asked = alice.command('ask');
    expect((await asked.reply()).content).toBe('here');
    const inDm = alice.command('ask', {}, { channelId: alice.dmId });
    await inDm.reply();
    const sent = alice.send(general, at);
    await expect.poll(() => alice.sees(general).map(({ content }) => content)).toContain('there');
    expect(claimed).toEqual([
      { id: asked.id, guildId: guild, channelId: general },
      { id: inDm.id, channelId: alice.dmId },
      { id: sent.id, guildId: guild, channelId: general },
    ]);
  });

  it('leaves the rest to others, but for choices, which are given by all', async () => {
    const { discord, alice, claimed, run, mentioned, requests, at } = await claiming(false);
    alice.command('ask');
    alice.send(discord.ids.general, at);
    await expect.poll(() => claimed).toHaveLength(2);
    expect(await alice.autocomplete('ask', 'question', 'wh')).toEqual([{ name: 'x', value: 'x' }]);
    expect(claimed).toHaveLength(2);
    expect(run).not.toHaveBeenCalled();
    expect(mentioned).not.toHaveBeenCalled();
    expect(requests()).toEqual([callback]);
  });
});

describe('what each of several processes may do', () => {
  async function repeating() {
    const elsewhere = vi.fn(() => Promise.resolve());
    const sent = vi.fn(() => Promise.resolve());
    const held = heldAnswer();
    const take = vi.fn(() => Promise.resolve(false));
    const plan = () => ({ deferral: 'public' as const, repeatable: true, run: held.run });
    const all = await bareBot({ plan }, deafToGuilds, { claims: { ...allOurs, take } });
    const give = () => held.give({ kind: 'message', message: { content: 'here' }, sent, elsewhere });
    const asked = all.alice.command('ask');
    await held.begun;
    return { ...all, asked, give, take, sent, elsewhere };
  }

  it('is claimed by none of them', async () => {
    const { asked, give, take, bot, sent, elsewhere } = await repeating();
    give();
    expect((await asked.reply()).content).toBe('here');
    await bot.stop();
    expect(take).not.toHaveBeenCalled();
    expect([sent.mock.calls.length, elsewhere.mock.calls.length]).toEqual([1, 0]);
  });

  it('is taken back where another has answered, and done where it comes again for want of that one', async () => {
    const { discord, asked, give, requests, errors, sent, elsewhere } = await repeating();
    const { id, interaction } = asked;
    const key = { id, token: interaction.token, applicationId: discord.ids.bot };
    await new Responder(new REST({ api: discord.apiUrl }), key, readableLog().log).send(said('from the other one'));
    give();
    await expect.poll(() => elsewhere.mock.calls).toHaveLength(1);
    expect(sent).not.toHaveBeenCalled();
    expect((await asked.reply()).content).toBe('from the other one');
    discord.faults.redeliver(interaction);
    await expect.poll(() => elsewhere.mock.calls).toHaveLength(2);
    expect(requests()).toEqual([callback, callback, callback]);
    expect(errors()).toEqual([]);
  });
});

it('what is delivered again after hundreds of others is still known', async () => {
  const { discord, alice, requests } = await bareBot({
    plan: () => ({ deferral: 'public', run: () => Promise.resolve(said('here')) }),
    autocomplete: () => Promise.resolve([]),
  });
  const type = () => alice.autocomplete('ask', 'question', 'wh');
  const asked = alice.command('ask');
  await asked.reply();
  for (let more = 0; more < 6; more += 1) await Promise.all(Array.from({ length: 50 }, type));
  discord.traffic.clear();
  discord.faults.redeliver(asked.interaction);
  await type();
  expect(requests()).toEqual([callback]);
});

describe('told to stop, it', () => {
  it('finishes what is under way and takes nothing more in', async () => {
    const held = heldAnswer();
    let asked = 0;
    const { alice, bot, discord } = await bareBot({
      plan: () => ((asked += 1), { deferral: 'none', run: held.run }),
    });
    const first = alice.command('ask');
    await held.begun;
    const stopped = bot.stop();
    alice.command('ask');
    alice.send(discord.ids.general, `<@${discord.ids.bot}> hello`);
    let isStopped = false;
    void stopped.then(() => (isStopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStopped).toBe(false);
    held.give(said('here'));
    await stopped;
    expect((await first.reply()).content).toBe('here');
    expect(asked).toBe(1);
    await expect.poll(() => discord.connections).toBe(0);
  });

  it('waits so long that it is gone within ten seconds', async () => {
    const { bot, timers, discord } = await slow('none');
    const stopped = bot.stop();
    await timers.advance(drainMs - 1);
    expect(discord.connections).toBe(1);
    await timers.advance(1);
    timers.release();
    await stopped;
    await expect.poll(() => discord.connections).toBe(0);
  });
});
