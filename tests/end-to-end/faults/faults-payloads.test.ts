import { InteractionType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { chatCommand } from '../../../src/bot/command.ts';
import { deliver } from '../../support/deliver.ts';
import { type Docent, startDocent } from '../../support/docent.ts';
import { says } from '../../support/members-support.ts';

const secret = 'Quetzalcoatlus';
const trade = 'How much trade does Russia do with Afghanistan?';

/** It still answers, and nothing that was written is in its log. */
async function expectWell({ discord, log }: Docent): Promise<void> {
  const reply = await discord.as(discord.ids.alice).command('ask', { question: trade }).reply();
  expect(says(reply)).toContain('$289 million');
  expect(log()).not.toContain(secret);
}

const option = { type: 3, name: 'question', value: secret };
const broken: readonly (readonly [string, InteractionType, Readonly<Record<string, unknown>>])[] = [
  [
    'nobody who did it',
    InteractionType.ApplicationCommand,
    { member: undefined, data: { id: '1', name: 'ask', type: 1, options: [option] } },
  ],
  ['no data', InteractionType.ApplicationCommand, { data: undefined }],
  [
    'options that are no list',
    InteractionType.ApplicationCommand,
    { data: { id: '1', name: 'ask', type: 1, options: secret } },
  ],
  [
    'options of nothing',
    InteractionType.ApplicationCommand,
    { data: { id: '1', name: 'ask', type: 1, options: [null] } },
  ],
  [
    'flags that are words',
    InteractionType.ApplicationCommand,
    {
      member: { user: { id: '1', flags: secret }, permissions: secret, roles: [] },
      data: { id: '1', name: 'ask', type: 1, options: [option] },
    },
  ],
  [
    'a kind of command that nobody knows',
    InteractionType.ApplicationCommand,
    { data: { id: '1', name: secret, type: 77 } },
  ],
  [
    'a message that is not there',
    InteractionType.ApplicationCommand,
    { data: { id: '1', name: 'Answer this question', type: 3, target_id: '1', resolved: {} } },
  ],
  [
    'a component without a message',
    InteractionType.MessageComponent,
    { data: { custom_id: `1:up:${secret}`, component_type: 2 } },
  ],
  [
    'a kind of component that nobody knows',
    InteractionType.MessageComponent,
    { data: { custom_id: secret, component_type: 99 } },
  ],
  [
    'a modal without fields',
    InteractionType.ModalSubmit,
    { data: { custom_id: `1:next:${secret}`, components: [{ type: 1, components: [null] }] } },
  ],
];

describe('an interaction with', () => {
  it.each(broken)('%s is answered, and ends nothing', async (_, type, changes) => {
    const docent = await startDocent();
    const { answer } = deliver(docent.discord, type, changes);
    await expect.poll(answer, { timeout: 4_000 }).toMatch(/\w/);
    await expectWell(docent);
  });

  it('autocomplete of nothing is offered nothing', async () => {
    const docent = await startDocent();
    const { interaction } = deliver(docent.discord, InteractionType.ApplicationCommandAutocomplete, {
      data: { id: '1', name: 'lookup', type: 1, options: [null] },
    });
    await expect.poll(() => interaction.choices, { timeout: 4_000 }).toEqual([]);
    await expectWell(docent);
  });
});

describe('an event of the gateway with', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', secret],
    ['an author of nothing', { id: '1', channel_id: '2', content: secret, author: null }],
    ['mentions of nothing', { id: '1', channel_id: '2', content: secret, author: { id: '3' }, mentions: [null] }],
    ['flags that are words', { id: '1', channel_id: '2', content: '', author: { id: '3' }, flags: secret }],
  ])('%s is passed over', async (_, data) => {
    const docent = await startDocent();
    const { discord } = docent;
    for (const name of ['MESSAGE_CREATE', 'GUILD_UPDATE', 'CHANNEL_CREATE', 'GUILD_ROLE_UPDATE'] as const)
      discord.world.emit({ name, data: data as object });
    await expectWell(docent);
    expect(docent.log()).not.toContain('"level":60');
  });
});

describe('what members write stays out of the log', () => {
  it('when Discord quotes it in its refusal', async () => {
    const { discord, log } = await startDocent();
    const { alice, general, bot } = discord.ids;
    const refusal = { status: 400, code: 50035, message: `Invalid Form Body: "${secret}"` };
    discord.faults.fail('callback', refusal);
    expect(
      says(
        await discord
          .as(alice)
          .command('ask', { question: `what is ${secret}` })
          .reply(),
      ),
    ).toContain('wrong');
    discord.faults.fail('POST channels/:channel/messages', refusal);
    discord.as(alice).send(general, `<@${bot}> what is ${secret}`);
    await expect.poll(log).toContain('"code":50035,"status":400,"method":"POST","url":"');
    await expect.poll(log).toContain('a request was not answered');
    expect(log()).not.toContain(secret);
  });

  it('when a handler quotes it in what it throws', async () => {
    const parsing = chatCommand(
      {
        name: 'parse',
        description: 'For a test',
        options: [{ type: 3, name: 'json', description: 'x', required: true }],
      },
      { handle: ({ options }) => JSON.parse(options.json) as never },
    );
    const { discord, log } = await startDocent({ overrides: { commands: [parsing] } });
    await discord
      .as(discord.ids.alice)
      .command('parse', { json: `${secret} is no JSON` })
      .reply();
    expect(log()).toContain('"name":"SyntaxError"');
    expect(log()).not.toContain(secret.slice(0, 6));
  });
});
