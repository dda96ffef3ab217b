import { UserError } from '../../errors.ts';
import { messages, type Messages, problemOf } from '../messages/index.ts';
import type { Services } from '../services.ts';
import type { PostOutcome } from './job.ts';
import type { ScheduledPost } from './scheduled-post.ts';

/** Why it was not posted, in a moderator's words; what is no `UserError` is nothing that they can mend. */
export function reasonText(why: unknown, words: Messages): string {
  if (!(why instanceof UserError)) return words.summary.refused;
  const { permissions = '' } = why.context;
  const names = String(permissions)
    .split(', ')
    .flatMap((name) => (name in words.permissions ? words.permissions[name as keyof Messages['permissions']] : []));
  return [problemOf(why.code, words), ...names.map((name) => `- **${name}**`)].join('\n');
}

/** What was left undone beside posting, each with its reason. */
export function noteTexts({ notes = [] }: Pick<ScheduledPost, 'notes'>, words: Messages): readonly string[] {
  const undone = {
    pin: words.summary.notPinned,
    thread: words.summary.noThread,
    publish: words.posts.notPublished,
  };
  return notes.map(({ what, why }) => undone[what](problemOf(why, words)));
}

/**
 * Tells the moderator what came of a post that was made by itself: what could not be done, and the first failure that they
 * can mend. Never rejects.
 */
export async function tellOutcome({ status, post, why }: PostOutcome, services: Services): Promise<void> {
  const words = messages[post.locale];
  const { summary } = words;
  const where = `<#${post.channelId}>`;
  const { notPosted } = post.kind === 'digest' ? words.digest : summary;
  if (status === 'failed' && why !== undefined && post.failures === 1)
    await tellModerator([notPosted(where), reasonText(why, words)], post, services);
  const notes = noteTexts(post, words);
  if (status === 'done' && notes.length > 0)
    await tellModerator([summary.posted(where, linkTo(post)), ...notes], post, services);
}

/** By direct message, or, where they take none, in the channel where they set it up; false where neither can be. Never rejects. */
export async function tellModerator(
  lines: readonly string[],
  { id, memberId, askedIn }: Pick<ScheduledPost, 'id' | 'memberId' | 'askedIn'>,
  { channels, log }: Services,
): Promise<boolean> {
  const content = lines.join('\n');
  try {
    if ((await channels.tell?.(memberId, { content })) ?? true) return true;
    if (askedIn === undefined) return false;
    await channels.post(askedIn, { content: `<@${memberId}>\n${content}` });
    return true;
  } catch (error) {
    log.warn({ err: error, schedule: id }, 'a moderator could not be told what came of a post');
    return false;
  }
}

/** The first message of a post; empty where none was sent. */
export function linkTo({ scope, channelId, postedIn = channelId, sent: [first] }: ScheduledPost): string {
  return first === undefined ? '' : `https://discord.com/channels/${scope}/${postedIn}/${first}`;
}
