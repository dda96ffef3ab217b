import { locales, messages, type Messages } from '../../src/bot/messages/index.ts';
import { lacking, memberNeeds, ownNeeds } from '../../src/bot/permissions.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest, Request } from '../../src/bot/request.ts';
import { doesBeside } from '../../src/bot/schedule/schedule-trouble.ts';
import { type DigestPost, toSchedule } from '../../src/bot/schedule/scheduled-post.ts';
import { nextMonday, shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import { type GuildId, guildScope, newId } from '../../src/library/ids.ts';
import type { Schedule } from '../../src/library/port.ts';
import type { DigestOptions } from './settings-options.ts';

/** /settings digest: a channel, or none. */
export async function setDigest(
  { options: { channel: channelId }, ...request }: CommandRequest<DigestOptions>,
  services: Services,
): Promise<Reply> {
  const { guildId, channelId: askedIn, userId: memberId, locale } = request;
  const { store, settings, retentionDays, now } = services;
  const words = messages[locale];
  if (guildId === undefined) return privately({ content: words.errors.notAllowed });
  if (channelId === undefined) {
    await endDigests(guildId, services);
    return privately({ content: words.digest.off });
  }
  if (retentionDays === 0) return privately({ content: words.insights.notKept });
  const set = await settings.of(guildId);
  const spoken = locales.find((each) => each === set.language) ?? locale;
  const due = nextMonday(now(), set.zone ?? zoneOf(spoken));
  const scope = guildScope(guildId);
  const post = { id: newId(), scope, channelId, memberId, kind: 'digest', locale, askedIn, due } as const;
  const digest: DigestPost = { ...post, sent: [], failures: 0 };
  const problem = await problemOfPosting(digest, request, services, words);
  if (problem !== undefined) return privately({ content: problem });
  await endDigests(guildId, services);
  await store.schedules.add(toSchedule(digest, due));
  return privately({ content: words.digest.on(`<#${channelId}>`, shownTime(due, 'F')) });
}

/** Where it goes and when, or that there is none. */
export async function digestLine(guildId: GuildId, services: Services, { digest }: Messages): Promise<string> {
  const [found] = await digestsOf(guildId, services);
  const where = found === undefined ? digest.lineOff : `<#${found.channelId}> · ${shownTime(found.at, 'f')}`;
  return `**${digest.line}** ${where}`;
}

async function digestsOf(guildId: GuildId, { store }: Services): Promise<readonly Schedule[]> {
  return (await store.schedules.list(guildScope(guildId))).filter(({ kind }) => kind === 'digest');
}

async function endDigests(guildId: GuildId, services: Services): Promise<void> {
  for (const { scope, id } of await digestsOf(guildId, services)) await services.store.schedules.cancel(scope, id);
}

async function problemOfPosting(
  post: DigestPost,
  { guildId, channelId, userId, permissions }: Request,
  { channels }: Services,
  words: Messages,
): Promise<string | undefined> {
  const where = `<#${post.channelId}>`;
  const channel = await channels.find(post.channelId);
  if (channel === undefined || channel.guildId !== guildId)
    return words.posting.unseen(where, `**${words.permissions.ViewChannel}**`);
  const posting = doesBeside(post);
  const own = lacking(channel.own, ownNeeds(channel, posting));
  const held = post.channelId === channelId ? permissions : await channels.permissionsOf(userId, post.channelId);
  const members = lacking(held, memberNeeds(channel, posting));
  const lacks = own.length > 0 ? own : members;
  if (lacks.length === 0) return undefined;
  const names = lacks.map((name) => `- **${words.permissions[name]}**`);
  return [own.length > 0 ? words.posting.docentLacks(where) : words.posting.memberLacks(where), ...names].join('\n');
}
