import type { Article } from '../../src/article/article-model.ts';
import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import type { Job, KeepProgress } from '../../src/bot/schedule/job.ts';
import type { ScheduledPost } from '../../src/bot/schedule/scheduled-post.ts';
import { daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import { UserError } from '../../src/errors.ts';
import { guildOf } from '../../src/library/ids.ts';
import { makePost, sectionAt, sectionIndex, sectionsWithClaims } from './make-post.ts';
import { postingOf } from './posting-check.ts';

/** Posts a summary once. */
export const summaryJob: Job = {
  kind: 'summary',
  run: async (post, services, keep) => {
    await send(post, services, keep);
    return undefined;
  },
};

/** Posts one section a day, until the last one. */
export const dailyJob: Job = {
  kind: 'daily',
  run: async (post, services, keep) => {
    const article = await send(post, services, keep);
    return nextDay(post, article, services.now());
  },
};

/** Sends what is not sent yet, and keeps count of it after each message. Gives back the article as it was posted. */
async function send(post: ScheduledPost, { library, channels }: Services, keep: KeepProgress): Promise<Article> {
  const { id, channelId, section } = post;
  const { article, made } = await library.read(guildOf(post.scope), (view) => {
    const found = view.articles.find((each) => each.id === post.article.id);
    return { article: found, made: found && makePost(post, found, view) };
  });
  if (article === undefined)
    throw new UserError('ARTICLE_UNKNOWN', 'The article to be posted is gone.', { article: post.article.id });
  if (made === undefined) throw new UserError('ARTICLE_UNKNOWN', 'The section to be posted is gone.');
  const channel = await channels.find(channelId);
  const lacks = channel === undefined ? ['ViewChannel'] : lacking(channel.own, ownNeeds(channel, postingOf(post)));
  if (lacks.length > 0)
    throw new UserError('CANNOT_POST', 'Docent lacks permissions in the channel.', { permissions: lacks.join(', ') });
  let { sent } = post;
  for (const [at, message] of made.messages.entries()) {
    if (at < sent.length) continue;
    // Should Docent end between sending and keeping count of it, Discord knows the message by its nonce.
    const nonce = `${id}.${section?.index ?? ''}.${at}`;
    sent = [...sent, await channels.post(channelId, message, { nonce })];
    await keep({ ...post, sent });
  }
  const [first] = sent;
  const last = sent.at(-1);
  if (post.pin && first !== undefined) await channels.pin(channelId, first);
  if (post.thread && last !== undefined) await channels.startThread(channelId, last, made.subject);
  return article;
}

/** Tomorrow at the same time of day, or on the first such day that is still to come. */
function nextDay(post: ScheduledPost, article: Article, now: number) {
  const posted = sectionIndex(post, article) ?? post.section?.index ?? 0;
  const index = sectionsWithClaims(article).find((each) => each > posted);
  if (index === undefined) return undefined;
  const zone = zoneOf(post.locale);
  const today = post.due ?? now;
  let due = daysLater(today, 1, zone);
  for (let days = 2; due <= now; days++) due = daysLater(today, days, zone);
  return { ...post, section: sectionAt(index, article), due, sent: [], failures: 0 };
}
