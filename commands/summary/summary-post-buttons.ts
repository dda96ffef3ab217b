import { outdated } from '../../src/reply/apologies.ts';
import { postingOf, postingProblem, problemText } from './summary-check.ts';
import { type Order, readOrder } from './summary-order.ts';
import { revisionOf } from '../../src/article/revision.ts';
import { previewMessage, time } from './summary-preview-message.ts';
import { cancelButton } from './summary-list.ts';
import { readable } from './summary-post.ts';
import { readTask, taskOf, writeTask } from './summary-task.ts';
import type { Article } from '../../src/article/article-model.ts';
import type { Component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { ComponentRequest } from '../../src/bot/request.ts';
import { leaseMs, type Outcome, runSchedule } from '../../src/bot/schedule/run-schedule.ts';
import type { Services } from '../../src/bot/services.ts';
import { isPage } from '../ask/answer-view.ts';
import { zoneOf } from '../../src/bot/schedule/when.ts';
import type { Schedule } from '../../src/library/port.ts';
import { dailyJob, summaryJob } from './summary-jobs.ts';
import { postOf } from './summary-preview.ts';

/** *Post* and *Schedule* under a preview. */
export const confirmPost: Component = {
  kind: 'component',
  action: 'post',
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const order = readOrder(request.args);
    if (order === undefined || request.guildId === undefined) return outdated(request);
    const words = messages[request.locale];
    const article = await articleOf(order, request, services);
    if (article === undefined) return privately({ content: words.summary.changed });
    const problem = await postingProblem(request, order.channelId, postingOf(order), services.channels);
    // The preview stays: once mended, the same button works.
    if (problem !== undefined) return privately({ content: problemText(problem, order.channelId, words) });
    const now = services.now();
    const inTime = order.at !== undefined && order.at > now;
    const schedule: Schedule = {
      id: order.id,
      scope: request.guildId,
      channelId: order.channelId,
      kind: order.kind,
      // What is posted at once is leased to this run: should it end in the middle, the next one goes on.
      at: inTime ? (order.at ?? now) : now + leaseMs,
      memberId: request.userId,
      payload: writeTask(taskOf(order, article, request.locale, now)),
    };
    if (!(await added(schedule, services))) return privately({ content: words.summary.alreadyPosted });
    if (inTime) return done(scheduledText(schedule, request), schedule, request);
    const outcome = await runSchedule(order.kind === 'daily' ? dailyJob : summaryJob, schedule, services);
    const goesOn = order.kind === 'daily' && readable(article).length > 1;
    return done(outcomeText(outcome, schedule, goesOn, request), goesOn ? schedule : undefined, request);
  },
};

/** *Back* and *Next* under a preview of several messages. */
export const turnPreview: Component = {
  kind: 'component',
  action: 'post-page',
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const page = request.args.at(-1) ?? '';
    const order = readOrder(request.args.slice(0, -1));
    if (order === undefined || !isPage(page)) return outdated(request);
    const words = messages[request.locale];
    const article = await articleOf(order, request, services);
    const engine = await services.library.engineFor(request.guildId);
    const post = article && postOf(order, article, engine, request, services.now());
    if (post === undefined) return privately({ content: words.summary.changed });
    return { kind: 'update', message: previewMessage(order, post, Number(page), zoneOf(request.locale), words) };
  },
};

/** *Cancel* under a preview: nothing was posted. */
export const cancelPost: Component = {
  kind: 'component',
  action: 'post-cancel',
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: (request) => done(messages[request.locale].summary.cancelled, undefined, request),
};

/** Only as it was previewed, and only in the server that clicks. */
async function articleOf(order: Order, { guildId }: ComponentRequest, { library }: Services) {
  const engine = await library.engineFor(guildId);
  return engine.articles().find((article: Article) => revisionOf(article) === order.fingerprint);
}

/** False where this very order was added before: the button was pressed twice. */
async function added(schedule: Schedule, { store }: Services): Promise<boolean> {
  const known = async () => (await store.schedules.list(schedule.scope)).some(({ id }) => id === schedule.id);
  if (await known()) return false;
  try {
    await store.schedules.add(schedule);
    return true;
  } catch (error) {
    if (await known()) return false;
    throw error;
  }
}

function done(content: string, cancellable: Schedule | undefined, { locale }: ComponentRequest): Reply {
  const components = cancellable === undefined ? [] : cancelButton(cancellable, messages[locale]);
  return { kind: 'update', message: { content, embeds: [], components } };
}

function scheduledText({ at, channelId }: Schedule, { locale }: ComponentRequest): string {
  const { summary } = messages[locale];
  return `${summary.willPost(`<#${channelId}>`, time(at, 'F'), time(at, 'R'))}\n-# ${summary.zone(zoneOf(locale))}`;
}

function outcomeText(
  outcome: Outcome,
  { channelId, scope }: Schedule,
  goesOn: boolean,
  { locale }: ComponentRequest,
): string {
  const { summary } = messages[locale];
  if (outcome.status !== 'done') return summary.notYet(`<#${channelId}>`);
  const [first] = readTask(outcome.payload).sent;
  const link = first === undefined ? '' : `https://discord.com/channels/${scope}/${channelId}/${first}`;
  return [summary.posted(`<#${channelId}>`, link), ...(goesOn ? [summary.goesOn] : [])].join('\n');
}
