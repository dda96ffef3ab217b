import type { APIMessage, OverwriteType } from 'discord-api-types/v10';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDiscord } from 'local-discord';
import { onTestFinished, vi } from 'vitest';
import { removeFolder } from './files/remove-folder.ts';

/** A folder of its own, deleted after the test. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'docent-'));
  onTestFinished(() => removeFolder(made));
  return made;
}

/** A folder with one article of bullets in it. */
export function articleFolder(title: string, sections: readonly (readonly [string, readonly string[]])[]): string {
  const made = folder();
  const body = sections.map(([heading, claims]) =>
    [heading, '', ...claims.map((claim) => `  • ${claim}`), ''].join('\n'),
  );
  writeFileSync(join(made, 'article.txt'), [title, '', ...body].join('\n'));
  return made;
}

/** What everyone sees in a channel, oldest first, without what Discord itself says ("pinned a message"). */
export function posts(discord: LocalDiscord, channelId: string) {
  return discord
    .as(discord.ids.alice)
    .sees(channelId)
    .filter(({ type, author }) => type === 0 && author.id === discord.ids.bot);
}

/** Takes permissions in one channel from a role or a member. */
export function deny(discord: LocalDiscord, channelId: string, id: string, type: OverwriteType, flags: bigint): void {
  const before = discord.world.channels.get(channelId)?.overwrites ?? [];
  discord.setOverwrites(channelId, [...before, { id, type, allow: '0', deny: String(flags) }]);
}

export function allow(discord: LocalDiscord, channelId: string): void {
  discord.setOverwrites(channelId, []);
}

/** Shows someone a message that only somebody else sees: Discord's client would not let them press its buttons. */
export function handOver(discord: LocalDiscord, { id, channel_id }: APIMessage, userId: string): void {
  const messages = discord.world.channels.get(channel_id)?.messages;
  const message = messages?.get(id);
  if (message === undefined) throw new Error('There is no such message.');
  messages?.set(id, { ...message, ephemeralFor: userId });
}

/** Until what is expected holds: what is scheduled is looked up again and again. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 60_000, interval: 20 });
}
