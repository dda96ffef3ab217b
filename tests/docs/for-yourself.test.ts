import { ApplicationIntegrationType as For, InteractionContextType as In } from 'discord-api-types/v10';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { inviteLink } from '../../src/cli/invite-link.ts';
import { repository } from '../layout/cruise.ts';

const readme = readFileSync(join(repository, 'README.md'), 'utf8');
const paragraph = /^\*\*For yourself\.\*\*[^]*?\n\n/mu.exec(readme)?.[0].replaceAll('\n', ' ') ?? '';

/** A command as the README's table names it: what stands before the first option. */
type Row = { readonly name: string; readonly who: string };

const rows: readonly Row[] = [
  ...readme.matchAll(/^\| (?<what>(?:`\/|\*Apps → )[^|]*) \| (?<who>everyone|moderators) \|/gmu),
].flatMap(({ groups: { what = '', who = '' } = {} }) =>
  [...what.matchAll(/`\/(?<typed>[a-z]+)|\*Apps → (?<menu>[^*]+)\*/gu)].map(({ groups: { typed, menu } = {} }) => ({
    name: typed ?? menu ?? '',
    who,
  })),
);
const named = (who: string) => new Set(rows.flatMap((row) => (row.who === who ? [row.name] : [])));
const [members, moderators] = [named('everyone'), named('moderators')];

const places = new Map(
  commands.map(({ definition: { name, contexts, integration_types: types } }) => [name, { contexts, types }]),
);

test('the README’s table has every command, and says whose each is', () => {
  expect([...new Set([...members, ...moderators])].toSorted()).toEqual([...places.keys()].toSorted());
});

test('what it says of members’ commands holds: they come along into every server and conversation', () => {
  expect(paragraph).toContain(
    "has the members' commands in every server and conversation, also where Docent itself is not",
  );
  expect(members.size).toBeGreaterThan(7);
  for (const name of members)
    expect([name, places.get(name)]).toEqual([
      name,
      { contexts: [In.Guild, In.BotDM, In.PrivateChannel], types: [For.GuildInstall, For.UserInstall] },
    ]);
});

test('and of no others: what is for moderators alone is a server’s', () => {
  const alone = moderators.difference(members);
  expect(alone.size).toBeGreaterThan(5);
  for (const name of alone)
    expect([name, places.get(name)]).toEqual([name, { contexts: [In.Guild], types: [For.GuildInstall] }]);
});

test('the link that it speaks of adds commands, and no bot, to an account', () => {
  expect(paragraph).toContain('`npm run invite -- --user`');
  expect(paragraph).toContain('*User Install* beside *Guild Install*');
  const { searchParams } = new URL(inviteLink({ applicationId: '1', for: 'user', permissions: 8n }));
  expect(paragraph).toContain(`\`${searchParams.get('scope')}\``);
  expect(searchParams.get('integration_type')).toBe(String(For.UserInstall));
  expect(searchParams.has('permissions')).toBe(false);
});
