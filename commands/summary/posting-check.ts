import type { GuildId } from '../../src/library/ids.ts';
import type { Viewer } from '../../src/library/viewer.ts';
import { escape } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import { lacking, memberNeeds, ownNeeds, type PermissionName, type Posting } from '../../src/bot/permissions.ts';
import type { Request } from '../../src/bot/request.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import type { Channels } from '../../src/bot/channels.ts';

/** Why nothing can be posted there. */
export type PostingProblem =
  | { readonly kind: 'unseen' }
  | { readonly kind: 'thread in thread' }
  | { readonly kind: 'no announcements' }
  | { readonly kind: 'tag wanted'; readonly tags: readonly string[] }
  | { readonly kind: 'docent lacks' | 'member lacks'; readonly permissions: readonly PermissionName[] };

/** What a post does, and where it may. */
export type Needed = Posting & { readonly publish: boolean; readonly tags: readonly string[] };

export function postingOf({ kind, pin, thread, talk, publish = false, tags = [] }: SummaryPost): Needed {
  return { pin, thread, poll: kind === 'daily' && talk === 'poll', publish, tags };
}

/** What stands against posting there, of Docent and of the member; undefined where nothing does. */
export async function postingProblem(
  request: Pick<Request, 'guildId' | 'channelId' | 'userId' | 'permissions'>,
  channelId: string,
  posting: Needed,
  channels: Channels,
): Promise<PostingProblem | undefined> {
  const channel = await channels.find(channelId);
  if (channel === undefined || channel.guildId !== request.guildId) return { kind: 'unseen' };
  if (channel.isThread && posting.thread) return { kind: 'thread in thread' };
  if (posting.publish && channel.kind !== 'announcement') return { kind: 'no announcements' };
  if (channel.needsTag === true && posting.tags.length === 0)
    return { kind: 'tag wanted', tags: (channel.tags ?? []).map(({ name }) => name) };
  const own = lacking(channel.own, ownNeeds(channel, posting));
  if (own.length > 0) return { kind: 'docent lacks', permissions: own };
  const isHere = channelId === request.channelId;
  const held = isHere ? request.permissions : await channels.permissionsOf(request.userId, channelId);
  const members = lacking(held, memberNeeds(channel, posting));
  return members.length > 0 ? { kind: 'member lacks', permissions: members } : undefined;
}

/** The problem in the member's words, with each permission named as their Discord names it. */
export function problemText(
  problem: PostingProblem,
  channelId: string,
  { posting, permissions, posts }: Messages,
): string {
  const where = `<#${channelId}>`;
  switch (problem.kind) {
    case 'unseen':
      return posting.unseen(where, `**${permissions.ViewChannel}**`);
    case 'thread in thread':
      return posting.threadInThread;
    case 'no announcements':
      return posts.noAnnouncements(where);
    case 'tag wanted':
      return posts.tagWanted(where, problem.tags.map((name) => `**${escape(name)}**`).join(', '));
    case 'docent lacks':
    case 'member lacks': {
      const names = problem.permissions.map((name) => `- **${permissions[name]}**`).join('\n');
      return `${problem.kind === 'docent lacks' ? posting.docentLacks(where) : posting.memberLacks(where)}\n${names}`;
    }
  }
}

/** Those who will read a post: what not everybody in its channel may read is not posted. */
export async function readersOf(channelId: string, guildId: GuildId | undefined, channels: Channels): Promise<Viewer> {
  const channel = await channels.find(channelId);
  return { guildId, channelId, aboveIds: channel?.aboveIds ?? [] };
}
