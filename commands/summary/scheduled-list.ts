import { component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { escapeWithin, plain } from '../../src/bot/markdown.ts';
import { type Locale, messages, type Messages } from '../../src/bot/messages/index.ts';
import { type Message, message, type Reply, withNote } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request } from '../../src/bot/request.ts';
import { troubleOf } from '../../src/bot/schedule/schedule-trouble.ts';
import { readPost } from '../../src/bot/schedule/scheduled-post.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { ArticleInfo } from '../../src/library/library-view.ts';
import type { Schedule } from '../../src/library/port.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import { button, menu, type Row, rows } from '../../src/reply/message-parts.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { unscheduleAction } from './post-actions.ts';

/** What a menu holds; the rest shows once these are done or cancelled. */
const shownSchedules = 12;
const subjectLength = 90;

/** /summary scheduled */
export async function listSchedules(request: Request, services: Services): Promise<Reply> {
  return message(await listed(request, services));
}

/** The menu and the button that call off what is scheduled. */
export const unschedule = component(unscheduleAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'summary',
  handle: async (request, services) => {
    const { summary } = messages[request.locale];
    const id = request.values[0] ?? request.args.id ?? '';
    const wasThere = await services.store.schedules.cancel(scopeOf(request), id);
    const note = wasThere ? summary.calledOff : summary.notScheduled;
    return { kind: 'update', message: withNote(note, await listed(request, services)) };
  },
});

/** Calls off what was just scheduled. */
export function cancelButton({ id }: Pick<Schedule, 'id'>, { summary }: Messages): readonly Row[] {
  return rows([button(summary.callOff, unscheduleAction.id({ id }))]);
}

/** What comes by itself, by time, with a menu to cancel it. */
async function listed(request: Request, { store, library, channels, settings }: Services): Promise<Message> {
  const words = messages[request.locale];
  const { summary } = words;
  // What is posted every week is set in /settings.
  const schedules = (await store.schedules.list(scopeOf(request))).filter(({ kind }) => kind !== 'digest');
  const articles = await library.articles(request);
  const zone = (await settings.of(request.guildId)).zone ?? zoneOf(request.locale);
  const shown = schedules.slice(0, shownSchedules).map((schedule) => ({
    schedule,
    subject: subjectOf(schedule, articles, words),
  }));
  const lines = await Promise.all(
    shown.map(async ({ schedule, subject }) => {
      const post = readPost(schedule);
      const trouble = typeof post === 'string' ? undefined : await troubleOf(post, articles, channels, words);
      return line(schedule, subject, trouble, words);
    }),
  );
  if (schedules.length > shown.length) lines.push(summary.moreScheduled(schedules.length - shown.length));
  return longMessage({
    title: summary.scheduled,
    parts: lines.length === 0 ? [summary.nothingScheduled] : lines,
    rows: cancelMenu(shown, request.locale, zone),
  });
}

function line(schedule: Schedule, name: string, trouble: string | undefined, words: Messages): string {
  const { kind, at, channelId, memberId } = schedule;
  const { summary } = words;
  const subject = escapeWithin(name, subjectLength);
  return [
    `**${shownTime(at, 'F')}** · ${shownTime(at, 'R')}`,
    kind === 'daily' ? summary.dailyOf(subject) : subject,
    `-# <#${channelId}> · ${summary.scheduledBy(`<@${memberId}>`)}`,
    ...(trouble === undefined ? [] : [`-# ⚠️ ${trouble}`]),
  ].join('\n');
}

function cancelMenu(
  shown: readonly { readonly schedule: Schedule; readonly subject: string }[],
  locale: Locale,
  zone: string,
): readonly Row[] {
  // Menus show no timestamps of Discord's.
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const options = shown.map(({ schedule: { id, at }, subject }) => ({
    label: `${when.format(at)} ${zone} · ${subject}`,
    value: id,
  }));
  return menu(messages[locale].summary.chooseCancel, unscheduleAction.id({ id: undefined }), options);
}

/** What a schedule posts: the section or the article by its name. What cannot be read can still be called off. */
function subjectOf(schedule: Schedule, articles: readonly ArticleInfo[], words: Messages): string {
  const post = readPost(schedule);
  if (typeof post === 'string' || post.kind === 'digest') return words.summary.articleGone;
  const article = articles.find(({ id }) => id === post.article.id);
  const title = article === undefined ? words.summary.articleGone : plain(titleOf(article, words));
  const heading = plain(post.section?.heading ?? '');
  return schedule.kind === 'daily' || heading === '' ? title : heading;
}
