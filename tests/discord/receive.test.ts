import { describe, expect, it } from 'vitest';
import type { Deferral } from '../../src/bot/dispatch.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { bareBot, heldAnswer, heldTimers, said } from './bare-bot.ts';

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
    const refused = { embeds: [{ fields: [{ name: '', value: '' }] }] };
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

  it('waits ten seconds at most', async () => {
    const { bot, timers, discord } = await slow('none');
    const stopped = bot.stop();
    await timers.advance(9_999);
    expect(discord.connections).toBe(1);
    await timers.advance(1);
    timers.release();
    await stopped;
    await expect.poll(() => discord.connections).toBe(0);
  });
});
