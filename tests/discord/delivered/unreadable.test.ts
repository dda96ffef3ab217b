import { InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../src/bot/messages/index.ts';
import { deliver } from '../../support/deliver.ts';
import { bareBot, said } from '../bare-bot.ts';

const secret = 'Quetzalcoatlus';
const plan = () => ({ deferral: 'public' as const, run: () => Promise.resolve(said('here')) });
const callback = 'POST interactions/:interaction/:token/callback';

describe('an interaction that cannot be read', () => {
  it.each([
    ['of a kind that the client does not know', InteractionType.ApplicationCommand, { type: 77 }],
    [
      'at which the client fails',
      InteractionType.ApplicationCommand,
      { data: { id: '1', name: 'ask', type: 1, options: secret } },
    ],
    [
      'without what it was used on',
      InteractionType.ApplicationCommand,
      { data: { id: '1', name: 'On a message', type: 3, target_id: '1', resolved: {} } },
    ],
    ['of a kind of component that nobody knows', InteractionType.MessageComponent, { data: { component_type: 99 } }],
  ])(
    '%s gets an apology in the member’s language, with the number under which it is logged',
    async (_, type, changes) => {
      const { discord, alice, requests, errors, lines } = await bareBot({ plan });
      const { interaction, answer } = deliver(discord, type, changes);
      await expect.poll(answer).toBe(messages.de.errors.unforeseen(interaction.id.slice(-8)));
      expect(requests()).toEqual([callback]);
      expect(errors().join('\n')).toContain(`"interaction":"${interaction.id}"`);
      expect(errors().join('\n')).toContain('an interaction could not be read');
      expect(lines()).not.toContain(secret);
      // Only the member sees it, and the next one is answered.
      expect(discord.as(discord.ids.bob).sees()).toEqual([]);
      expect((await alice.command('ask').reply()).content).toBe('here');
    },
  );

  it('of which no language is known gets one in English', async () => {
    const { discord } = await bareBot({ plan });
    const { interaction, answer } = deliver(discord, InteractionType.ApplicationCommand, { type: 77, locale: 5 });
    await expect.poll(answer).toBe(messages.en.errors.unforeseen(interaction.id.slice(-8)));
  });

  it('is apologised for once, however often it is delivered', async () => {
    const { discord, alice, requests } = await bareBot({ plan });
    discord.faults.duplicatedInteractions = 1;
    const { answer } = deliver(discord, InteractionType.ApplicationCommand, { type: 77 });
    await expect.poll(answer).toMatch(/\w/);
    await alice.command('ask').reply();
    expect(requests()).toEqual([callback, callback]);
  });

  it('while something is typed is offered no choices', async () => {
    const { discord, errors } = await bareBot({ autocomplete: () => Promise.resolve([{ name: 'x', value: 'x' }]) });
    const { interaction } = deliver(discord, InteractionType.ApplicationCommandAutocomplete, {
      data: { id: '1', name: 'ask', type: 1, options: [null] },
    });
    await expect.poll(() => interaction.choices).toEqual([]);
    const { interaction: second } = deliver(discord, InteractionType.ApplicationCommandAutocomplete, {
      data: { id: '1', name: 'ask', type: 1, options: [] },
    });
    await expect.poll(() => second.choices).toEqual([]);
    expect(errors().join('\n')).toContain(`"interaction":"${second.id}"`);
  });

  it('without so much as a token is passed over', async () => {
    const { discord, alice, requests } = await bareBot({ plan });
    for (const missing of ['id', 'token', 'application_id'])
      deliver(discord, InteractionType.ApplicationCommand, { type: 77, [missing]: 5 });
    await alice.command('ask').reply();
    expect(requests()).toEqual([callback]);
  });

  it('that is nothing at all is passed over', async () => {
    const { discord, alice, requests } = await bareBot({ plan });
    for (const data of [null, 'text', 5])
      discord.world.emit({ name: 'INTERACTION_CREATE', data: data as unknown as object });
    expect((await alice.command('ask').reply()).content).toBe('here');
    expect(requests()).toEqual([callback]);
  });

  it('after Docent was told to stop is no longer apologised for', async () => {
    const { discord, bot, requests } = await bareBot({ plan });
    const stopped = bot.stop();
    deliver(discord, InteractionType.ApplicationCommand, { type: 77 });
    await stopped;
    expect(requests()).toEqual([]);
  });
});

describe('choices', () => {
  it('that a handler fails to find are none, and that is logged', async () => {
    const { alice, errors } = await bareBot({ autocomplete: () => Promise.reject(new Error('the index is broken')) });
    expect(await alice.autocomplete('ask', 'question', 'wh')).toEqual([]);
    expect(errors()).toHaveLength(1);
  });
});

describe('an event of the gateway that cannot be read', () => {
  it('is logged by its name, without what it says, and the next one is heard', async () => {
    const { discord, alice, errors, lines } = await bareBot({ plan });
    discord.world.emit({ name: 'GUILD_UPDATE', data: secret as unknown as object });
    discord.world.emit({ name: 'CHANNEL_CREATE', data: null as unknown as object });
    expect((await alice.command('ask').reply()).content).toBe('here');
    expect(errors().length).toBeGreaterThan(0);
    for (const error of errors()) expect(error).toContain('the gateway sent what cannot be read; passed over');
    expect(errors().join('\n')).toMatch(/"event":"(GUILD_UPDATE|CHANNEL_CREATE)"/);
    expect(lines()).not.toContain(secret);
  });

  it('a message without an author is passed over', async () => {
    const { discord, alice, errors, lines } = await bareBot({ plan });
    const { general, guild } = discord.ids;
    const data = { id: '1', channel_id: general, guild_id: guild, content: secret, mentions: [] };
    discord.world.emit({ name: 'MESSAGE_CREATE', data, guildId: guild, channelId: general } as never);
    expect((await alice.command('ask').reply()).content).toBe('here');
    await expect.poll(errors).toHaveLength(1);
    expect(lines()).not.toContain(secret);
  });
});
