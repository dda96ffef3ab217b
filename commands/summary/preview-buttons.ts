import { component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { ComponentRequest } from '../../src/bot/request.ts';
import type { PostOutcome } from '../../src/bot/schedule/job.ts';
import { leaseMs, runPost } from '../../src/bot/schedule/run-post.ts';
import { type SummaryPost, toSchedule } from '../../src/bot/schedule/scheduled-post.ts';
import { linkTo, noteTexts, reasonText } from '../../src/bot/schedule/tell-moderator.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Schedule } from '../../src/library/port.ts';
import { tagsAtPlaces } from './forum-tags.ts';
import { daysOfSeries, makePost, sectionsWithClaims } from './make-post.ts';
import { cancelPostAction, confirmPostAction, type PostArgs, postOf, turnPreviewAction } from './post-actions.ts';
import { postingOf, postingProblem, problemText, readersOf } from './posting-check.ts';
import { previewMessage } from './preview-message.ts';
import { cancelButton } from './scheduled-list.ts';
import { dailyJob, summaryJob } from './summary-jobs.ts';

/** *Post* and *Schedule* under a preview. */
export const confirmPost = component(confirmPostAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const found = await previewed(request, services);
    if ('kind' in found) return found;
    const { summary } = messages[request.locale];
    const now = services.now();
    const { due = now } = found.post;
    const { tagPlaces } = request.args;
    const channel = tagPlaces === undefined ? undefined : await services.channels.find(found.post.channelId);
    const tags = tagPlaces === undefined ? [] : tagsAtPlaces(tagPlaces, channel ?? {});
    const post = { ...found.post, due, ...(tags.length > 0 && { tags }) };
    const problem = await postingProblem(request, post.channelId, postingOf(post), services.channels);
    // The preview stays: once mended, the same button works.
    if (problem !== undefined)
      return privately({ content: problemText(problem, post.channelId, messages[request.locale]) });
    // What is posted at once is leased to this run: should it end in the middle, the next one goes on.
    const schedule = toSchedule(post, due > now ? due : now + leaseMs);
    if (!(await services.store.schedules.add(schedule))) return privately({ content: summary.alreadyPosted });
    if (due > now) return done(scheduledText(schedule, post, request), post, request);
    const outcome = await runPost(post.kind === 'daily' ? dailyJob : summaryJob, post, services);
    const goesOn = post.kind === 'daily' && sectionsWithClaims(found.article).length > 1;
    return done(outcomeText(outcome, goesOn, request), goesOn ? post : undefined, request);
  },
});

/** *Back* and *Next* under a preview of several messages. */
export const turnPreview = component(turnPreviewAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const found = await previewed(request, services);
    if ('kind' in found) return found;
    return {
      kind: 'update',
      message: previewMessage(found.post, found.made, request.args.page, {
        tagPlaces: request.args.tagPlaces,
        article: found.article,
        days: daysOfSeries(found.post, found.article, services.now()),
      }),
    };
  },
});

/** *Cancel* under a preview: nothing was posted. */
export const cancelPost = component(cancelPostAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: (request) => done(messages[request.locale].summary.cancelled, undefined, request),
});

/** What a button was pressed for: only as it was previewed, and only in the server that clicks; else what to say. */
async function previewed(request: ComponentRequest<PostArgs>, { library, channels }: Services) {
  const { errors, summary } = messages[request.locale];
  return library.read(await readersOf(request.args.channelId, request.guildId, channels), (view) => {
    const found = postOf(request.args, view.articles, request);
    if (found === 'outdated') return privately({ content: errors.outdated });
    const made = found === 'changed' ? undefined : makePost(found.post, found.article, view);
    if (found === 'changed' || made === undefined) return privately({ content: summary.changed });
    return { ...found, made };
  });
}

function done(content: string, cancellable: SummaryPost | undefined, { locale }: ComponentRequest): Reply {
  const components = cancellable === undefined ? [] : cancelButton(cancellable, messages[locale]);
  return { kind: 'update', message: { content, components } };
}

function scheduledText({ at, channelId }: Schedule, { zone }: SummaryPost, { locale }: ComponentRequest): string {
  const { summary } = messages[locale];
  const text = summary.willPost(`<#${channelId}>`, shownTime(at, 'F'), shownTime(at, 'R'));
  return `${text}\n-# ${summary.zone(zone ?? zoneOf(locale))}`;
}

function outcomeText({ status, post, why }: PostOutcome, goesOn: boolean, { locale }: ComponentRequest): string {
  const words = messages[locale];
  const { summary } = words;
  const where = `<#${post.channelId}>`;
  if (status !== 'done') return [summary.notYet(where), ...(why ? [reasonText(why, words)] : [])].join('\n');
  const notes = noteTexts(post, words);
  return [summary.posted(where, linkTo(post)), ...notes, ...(goesOn ? [summary.goesOn] : [])].join('\n');
}
