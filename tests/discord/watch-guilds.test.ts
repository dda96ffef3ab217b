import { expect, it } from 'vitest';
import { bareBot } from './bare-bot.ts';

type Told = readonly [what: 'listed' | 'left' | 'joined', ...guildIds: string[]];

async function watched(fail = false) {
  const told: Told[] = [];
  const note =
    (what: Told[0]) =>
    async (ids: string | readonly string[]): Promise<void> => {
      told.push([what, ...[ids].flat()]);
      if (fail) throw new Error('the disk is full');
    };
  const all = await bareBot({}, { listed: note('listed'), left: note('left'), joined: note('joined') });
  const { discord } = all;
  /** As Discord says it of a server that it cannot reach just now. */
  const outage = (id: string) =>
    discord.world.emit({ name: 'GUILD_DELETE', data: { id, unavailable: true }, guildId: id });
  return { ...all, told, outage };
}

it('tells of all servers at log-in, then of each that comes and goes, in order', async () => {
  const { discord, told } = await watched();
  const { guild, owner } = discord.ids;
  expect(told).toEqual([['listed', guild]]);
  const other = discord.addServer({ name: 'Elsewhere', ownerId: owner });
  discord.removeBot(guild);
  discord.inviteBot(guild);
  await expect
    .poll(() => told)
    .toEqual([
      ['listed', guild],
      ['joined', other.guild],
      ['left', guild],
      ['joined', guild],
    ]);
});

it('tells of all of them again at the next log-in, without those that were left meanwhile', async () => {
  const { discord, told } = await watched();
  const { guild, owner } = discord.ids;
  const other = discord.addServer({ name: 'Elsewhere', ownerId: owner });
  await expect.poll(() => told).toHaveLength(2);
  discord.faults.invalidSession();
  // Nobody hears of it: the session is over.
  discord.world.guilds.get(guild)?.members.delete(discord.ids.bot);
  await expect.poll(() => told, { timeout: 15_000 }).toHaveLength(3);
  expect(told.at(-1)).toEqual(['listed', other.guild]);
});

it('an outage is no removal', async () => {
  const { discord, told, outage } = await watched();
  const { guild, owner } = discord.ids;
  outage(guild);
  const other = discord.addServer({ name: 'Elsewhere', ownerId: owner });
  await expect
    .poll(() => told)
    .toEqual([
      ['listed', guild],
      ['joined', other.guild],
    ]);
});

it('what cannot be noted is logged, and the next is told', async () => {
  const { discord, told, errors } = await watched(true);
  discord.removeBot(discord.ids.guild);
  await expect.poll(() => told).toHaveLength(2);
  await expect.poll(errors).toHaveLength(2);
  expect(errors()[0]).toContain('could not be noted');
  expect(errors()[0]).toContain('the disk is full');
});
