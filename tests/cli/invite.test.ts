import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { messages } from '../../src/bot/messages/index.ts';
import { invitePermissions } from '../../src/bot/permissions.ts';
import { applicationOfToken } from '../../src/cli/invite-link.ts';
import { runHere } from '../support/run-here.ts';

const applicationId = '1234567890123456789';
const token = `${Buffer.from(applicationId).toString('base64url')}.canary.${'c'.repeat(30)}`;

async function printed(args: readonly string[], env: Record<string, string>): Promise<URL> {
  const { status, out, err } = await runHere('src/cli/invite.ts', args, env);
  expect([status, err]).toEqual([0, '']);
  expect(out).not.toContain('canary');
  return new URL(out.trim());
}

/** Names of the bits that are set. */
function names(set: bigint): readonly string[] {
  return Object.entries(PermissionFlagsBits).flatMap(([name, bit]) => ((set & bit) === 0n ? [] : [name]));
}

describe('npm run invite', () => {
  it('prints the link for the application that the token names, and asks nobody', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const { origin, pathname, searchParams } = await printed([], { DISCORD_TOKEN: token });
    expect(origin + pathname).toBe('https://discord.com/oauth2/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: applicationId,
      scope: 'bot applications.commands',
      permissions: String(invitePermissions()),
      integration_type: '0',
    });
    expect(fetching).not.toHaveBeenCalled();
    fetching.mockRestore();
  });

  it('prefers the application that is named, and chooses the server that is', async () => {
    const env = { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: '2'.repeat(19), DISCORD_GUILD_ID: '3'.repeat(18) };
    const { searchParams } = await printed([], env);
    expect([searchParams.get('client_id'), searchParams.get('guild_id')]).toEqual(['2'.repeat(19), '3'.repeat(18)]);
  });

  it('prints the link for a member of their own, which asks for no permissions', async () => {
    const { searchParams } = await printed(['--user'], { DISCORD_TOKEN: token, DISCORD_GUILD_ID: '3'.repeat(18) });
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: applicationId,
      scope: 'applications.commands',
      integration_type: '1',
    });
  });

  it.each([
    ['nothing', {}, 'Neither DISCORD_TOKEN nor DISCORD_APPLICATION_ID'],
    ['a token that names nothing', { DISCORD_TOKEN: 'wrong.canary.token' }, 'Set DISCORD_APPLICATION_ID'],
  ])('of %s says what to set, with status 78', async (_, env, told) => {
    const { status, out, err } = await runHere('src/cli/invite.ts', [], env);
    expect([status, out]).toEqual([78, '']);
    expect(err).toContain(told);
    expect(err).not.toContain('canary');
  });

  it('finds the id in whichever form of base64', () => {
    fc.assert(
      fc.property(
        fc.bigInt(10n ** 16n, 10n ** 20n - 1n),
        fc.constantFrom('base64' as const, 'base64url' as const),
        (id, encoding) => {
          const first = Buffer.from(String(id)).toString(encoding);
          expect(applicationOfToken(`${first}.a.b`)).toBe(String(id));
        },
      ),
    );
  });
});

describe('the permissions', () => {
  it('are those that posting, answering and reacting take, and none that could do harm', () => {
    expect(names(invitePermissions()).toSorted()).toEqual([
      'AddReactions',
      'CreatePublicThreads',
      'PinMessages',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'SendPolls',
      'ViewChannel',
    ]);
  });

  it('are those that README names', async () => {
    const readme = (await readFile(new URL('../../README.md', import.meta.url), 'utf8')).replaceAll(/\s+/g, ' ');
    const [, step = ''] = /`npm run invite` prints a link(.*?)5\. /.exec(readme) ?? [];
    const named = [...step.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name);
    const wording: Readonly<Record<string, string>> = { ...messages.en.permissions, AddReactions: 'Add Reactions' };
    const wanted = names(invitePermissions()).map((name) => wording[name]);
    expect(new Set(named)).toEqual(new Set(wanted));
    expect(named).toHaveLength(wanted.length);
  });
});
