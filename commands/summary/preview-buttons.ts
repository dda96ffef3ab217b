import type { Component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { ComponentRequest } from '../../src/bot/request.ts';
import { leaseMs, type PostOutcome, runPost } from '../../src/bot/schedule/run-post.ts';
import { type ScheduledPost, toSchedule } from '../../src/bot/schedule/scheduled-post.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Schedule } from '../../src/library/port.ts';
import { outdated } from '../../src/reply/apologies.ts';
import { makePost, sectionsWithClaims } from './make-post.ts';
import { readPostArgs } from './post-custom-id.ts';
import { postingOf, postingProblem, problemText } from './posting-check.ts';
import { previewMessage } from './preview-message.ts';
import { cancelButton } from './scheduled-list.ts';
import { dailyJob, summaryJob } from './summary-jobs.ts';

/** *Post* and *Schedule* under a preview. */
export const confirmPost: Component = {
  kind: 'component',
  action: 'post',
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const found = await previewed(request.args, request, services);
    if ('kind' in found) return found;
    const { summary } = messages[request.locale];
    const now = services.now();
    const { due = now } = found.post;
    const post = { ...found.post, due };
    const problem = await postingProblem(request, post.channelId, postingOf(post), services.channels);
    // The preview stays: once mended, the same button works.
    if (problem !== undefined)
      return privately({ content: problemText(problem, post.channelId, messages[request.locale]) });
    // What is posted at once is leased to this run: should it end in the middle, the next one goes on.
    const schedule = toSchedule(post, due > now ? due : now + leaseMs);
    if (!(await added(schedule, services))) return privately({ content: summary.alreadyPosted });
    if (due > now) return done(scheduledText(schedule, request), post, request);
    const outcome = await runPost(post.kind === 'daily' ? dailyJob : summaryJob, post, services);
    const goesOn = post.kind === 'daily' && sectionsWithClaims(found.article).length > 1;
    return done(outcomeText(outcome, goesOn, request), goesOn ? post : undefined, request);
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
    if (!/^\d{1,3}$/.test(page)) return outdated(request);
    const found = await previewed(request.args.slice(0, -1), request, services);
    if ('kind' in found) return found;
    const { post, article, engine } = found;
    const made = makePost(post, article, engine);
    if (made === undefined) return privately({ content: messages[request.locale].summary.changed });
    return { kind: 'update', message: previewMessage(post, made, Number(page)) };
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

/** What a button was pressed for: only as it was previewed, and only in the server that clicks; else what to say. */
async function previewed(args: readonly string[], request: ComponentRequest, { library }: Services) {
  const engine = await library.engineFor(request.guildId);
  const found = readPostArgs(args, engine.articles(), request);
  if (found === undefined) return outdated(request);
  if (found === 'changed') return privately({ content: messages[request.locale].summary.changed });
  return { ...found, engine };
}

/** False where this very post was added before: the button was pressed twice. */
async function added(schedule: Schedule, { store }: Services): Promise<boolean> {
  try {
    await store.schedules.add(schedule);
    return true;
  } catch (error) {
    const known = await store.schedules.list(schedule.scope);
    if (known.some(({ id }) => id === schedule.id)) return false;
    throw error;
  }
}

function done(content: string, cancellable: ScheduledPost | undefined, { locale }: ComponentRequest): Reply {
  const components = cancellable === undefined ? [] : cancelButton(cancellable, messages[locale]);
  return { kind: 'update', message: { content, embeds: [], components } };
}

function scheduledText({ at, channelId }: Schedule, { locale }: ComponentRequest): string {
  const { summary } = messages[locale];
  const text = summary.willPost(`<#${channelId}>`, shownTime(at, 'F'), shownTime(at, 'R'));
  return `${text}\n-# ${summary.zone(zoneOf(locale))}`;
}

function outcomeText({ status, post }: PostOutcome, goesOn: boolean, { locale }: ComponentRequest): string {
  const { summary } = messages[locale];
  const { scope, channelId, sent } = post;
  if (status !== 'done') return summary.notYet(`<#${channelId}>`);
  const [first] = sent;
  const link = first === undefined ? '' : `https://discord.com/channels/${scope}/${channelId}/${first}`;
  return [summary.posted(`<#${channelId}>`, link), ...(goesOn ? [summary.goesOn] : [])].join('\n');
}
