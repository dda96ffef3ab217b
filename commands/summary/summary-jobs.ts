import { dailyPost, type Post, readable, summaryPost } from './summary-post.ts';
import { postingOf } from './summary-check.ts';
import { readTask, sectionAt, sectionIndex, type Task, writeTask } from './summary-task.ts';
import type { Article } from '../../src/article/article-model.ts';
import type { Job, KeepProgress } from '../../src/bot/schedule/job.ts';
import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import type { Services } from '../../src/bot/services.ts';
import { daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import { UserError } from '../../src/errors.ts';
import type { Schedule } from '../../src/library/port.ts';
import { guildOf } from '../../src/library/scopes.ts';

/** Posts a summary once. */
export const summaryJob: Job = {
  kind: 'summary',
  run: async (schedule, services, keep) => {
    const { task, article, engine } = await ready(schedule, services);
    await send(schedule, task, summaryPost(task, article, engine, schedule.memberId), services, keep);
    return undefined;
  },
};

/** Posts one section a day, until the last one. */
export const dailyJob: Job = {
  kind: 'daily',
  run: async (schedule, services, keep) => {
    const { task, article, engine } = await ready(schedule, services);
    await send(schedule, task, dailyPost(task, article, engine, schedule.memberId), services, keep);
    return nextDay(task, article, services.now());
  },
};

async function ready({ payload, scope, channelId, kind }: Schedule, { library, channels }: Services) {
  const task = readTask(payload);
  const engine = await library.read(guildOf(scope), (view) => view);
  const article = engine.articles.find(({ id }) => id === task.articleId);
  if (article === undefined)
    throw new UserError('ARTICLE_UNKNOWN', 'The article to be posted is gone.', { article: task.articleId });
  const channel = await channels.find(channelId);
  const lacks =
    channel === undefined ? ['ViewChannel'] : lacking(channel.own, ownNeeds(channel, postingOf({ kind, ...task })));
  if (lacks.length > 0)
    throw new UserError('CANNOT_POST', 'Docent lacks permissions in the channel.', { permissions: lacks.join(', ') });
  return { task, article, engine };
}

/** Sends what is not sent yet, and keeps count of it after each message. */
async function send(
  { id, channelId }: Schedule,
  task: Task,
  post: Post | undefined,
  { channels }: Services,
  keep: KeepProgress,
): Promise<void> {
  if (post === undefined) throw new UserError('ARTICLE_UNKNOWN', 'The section to be posted is gone.');
  let { sent } = task;
  for (const [at, message] of post.messages.entries()) {
    if (at < sent.length) continue;
    // Should Docent end between sending and keeping count of it, Discord knows the message by its nonce.
    const nonce = `${id}.${task.section?.index ?? ''}.${at}`;
    sent = [...sent, await channels.post(channelId, message, { nonce })];
    await keep(writeTask({ ...task, sent }));
  }
  const [first] = sent;
  const last = sent.at(-1);
  if (task.pin && first !== undefined) await channels.pin(channelId, first);
  if (task.thread && last !== undefined) await channels.startThread(channelId, last, post.subject);
}

/** Tomorrow at the same time of day, or on the first such day that is still to come. */
function nextDay(task: Task, article: Article, now: number) {
  const posted = sectionIndex(task, article) ?? task.section?.index ?? 0;
  const index = readable(article).find((each) => each > posted);
  if (index === undefined) return undefined;
  const zone = zoneOf(task.locale);
  let at = daysLater(task.due, 1, zone);
  for (let days = 2; at <= now; days++) at = daysLater(task.due, days, zone);
  return { at, payload: writeTask({ ...task, section: sectionAt(index, article), due: at, sent: [] }) };
}
