import type { ArticleInfo } from '../../library/library-view.ts';
import type { Channels } from '../channels.ts';
import type { Messages } from '../messages/index.ts';
import { problemOf } from '../messages/index.ts';
import { lacking, ownNeeds, type Posting } from '../permissions.ts';
import type { ScheduledPost } from './scheduled-post.ts';

/** What would keep a post from being made now, or kept it when it was tried last, in a moderator's words; none: nothing is known to. */
export async function troubleOf(
  post: ScheduledPost,
  articles: readonly Pick<ArticleInfo, 'id'>[],
  channels: Channels,
  words: Messages,
): Promise<string | undefined> {
  if (post.kind !== 'digest' && !articles.some(({ id }) => id === post.article.id))
    return problemOf('ARTICLE_UNKNOWN', words);
  const channel = await channels.find(post.channelId);
  if (channel === undefined) return problemOf('CHANNEL_GONE', words);
  const lacks = lacking(channel.own, ownNeeds(channel, doesBeside(post)));
  if (lacks.length > 0)
    return `${problemOf('CANNOT_POST', words)} ${lacks.map((name) => `**${words.permissions[name]}**`).join(', ')}`;
  return post.trouble === undefined ? undefined : problemOf(post.trouble, words);
}

/** What a post does beyond being sent. */
export function doesBeside(post: ScheduledPost): Posting {
  if (post.kind === 'digest') return { pin: false, thread: false, poll: false };
  return { pin: post.pin, thread: post.thread, poll: post.kind === 'daily' && post.talk === 'poll' };
}
