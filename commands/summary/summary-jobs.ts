import type { Article } from '../../src/article/article-model.ts';
import type { Channels } from '../../src/bot/channels.ts';
import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import { jobFor, type KeepProgress } from '../../src/bot/schedule/job.ts';
import type { PostNote, SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import { UserError } from '../../src/errors.ts';
import { guildOf } from '../../src/library/ids.ts';
import { makePost, sectionAt, sectionIndex, sectionsWithClaims } from './make-post.ts';
import { postingOf, readersOf } from './posting-check.ts';
import { keepQuotes } from '../ask/keep-answer.ts';

/** Posts a summary once. */
export const summaryJob = jobFor('summary', async (post, services, keep) => {
  await send(post, services, keep);
  return undefined;
});

/** Posts one section a day, until the last one. */
export const dailyJob = jobFor('daily', async (post, services, keep) => {
  const article = await send(post, services, keep);
  return nextDay(post, article, services.now());
});

/** Sends what is not sent yet, and keeps count of it after each message. Gives back the article as it was posted. */
async function send(post: SummaryPost, services: Services, keep: KeepProgress): Promise<Article> {
  const { library, channels } = services;
  const { id, channelId, section } = post;
  const { article, made } = await library.read(await readersOf(channelId, guildOf(post.scope), channels), (view) => {
    const found = view.articles.find((each) => each.id === post.article.id);
    return { article: found, made: found && makePost(post, found, view) };
  });
  if (article === undefined)
    throw new UserError('ARTICLE_UNKNOWN', 'The article to be posted is gone.', { article: post.article.id });
  if (made === undefined) throw new UserError('ARTICLE_UNKNOWN', 'The section to be posted is gone.');
  const channel = await channels.find(channelId);
  if (channel === undefined)
    throw new UserError('CHANNEL_GONE', 'The channel is gone, or Docent lacks permissions to see it.');
  const lacks = lacking(channel.own, ownNeeds(channel, postingOf(post)));
  if (lacks.length > 0)
    throw new UserError('CANNOT_POST', 'Docent lacks permissions in the channel.', { permissions: lacks.join(', ') });
  let done = post;
  for (const [at, message] of made.messages.entries()) {
    if (at < done.sent.length) continue;
    if (channel.kind === 'forum' && at === 0) {
      const { tags = [], due: since = services.now() } = post;
      const postedIn = await channels.openPost(channelId, { title: made.subject, tags, since }, message);
      done = { ...done, sent: [postedIn], postedIn };
    } else {
      // Should Docent end between sending and keeping count of it, Discord knows the message by its nonce.
      const nonce = `${id}.${section?.index ?? ''}.${at}`;
      done = { ...done, sent: [...done.sent, await channels.post(done.postedIn ?? channelId, message, { nonce })] };
    }
    await keep(done);
  }
  const [first] = done.sent;
  if (first !== undefined)
    keepQuotes(
      {
        guildId: guildOf(post.scope),
        channelId: done.postedIn ?? channelId,
        messageId: first,
        kind: 'summary',
        claims: made.sections.flatMap(({ claims }) => claims.map((claim) => ({ article, claim }))),
      },
      services,
    );
  const notes = await doBeside(done, made.subject, channels);
  if (notes.length > 0) await keep({ ...done, notes });
  return article;
}

/**
 * Pins it, and opens its thread: each whatever becomes of the other. Gives back what cannot be done until a person mends
 * something. @throws what may pass by itself
 */
async function doBeside(post: SummaryPost, subject: string, channels: Channels): Promise<readonly PostNote[]> {
  const { sent, postedIn } = post;
  const channelId = postedIn ?? post.channelId;
  const [first] = sent;
  const last = sent.at(-1);
  if (first === undefined || last === undefined) return [];
  const notes: PostNote[] = [];
  const faults: unknown[] = [];
  const attempt = async (what: PostNote['what'], act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      if (error instanceof UserError) notes.push({ what, why: error.code });
      else faults.push(error);
    }
  };
  if (post.pin) await attempt('pin', () => channels.pin(channelId, first));
  if (post.publish === true)
    await attempt('publish', async () => {
      for (const messageId of sent) await channels.publish(channelId, messageId);
    });
  if (post.thread && postedIn === undefined)
    await attempt('thread', () => channels.startThread(channelId, last, subject));
  if (faults.length > 0) throw faults[0];
  return notes;
}

/** Tomorrow at the same time of day, or on the first such day that is still to come. */
function nextDay(post: SummaryPost, article: Article, now: number) {
  const posted = sectionIndex(post, article) ?? post.section?.index ?? 0;
  const index = sectionsWithClaims(article).find((each) => each > posted);
  if (index === undefined) return undefined;
  const zone = post.zone ?? zoneOf(post.locale);
  const today = post.due ?? now;
  let due = daysLater(today, 1, zone);
  for (let days = 2; due <= now; days++) due = daysLater(today, days, zone);
  const { trouble: _, notes: __, postedIn: ___, ...rest } = post;
  return { ...rest, section: sectionAt(index, article), due, sent: [], failures: 0 };
}
