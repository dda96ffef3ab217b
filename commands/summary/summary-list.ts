import type { Article } from '../../src/article/article-model.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { type Locale, messages, type Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { plain } from '../../src/bot/plain-text.ts';
import type { Schedule } from '../../src/library/port.ts';
import { button, menu, type Row, rows } from '../../src/reply/message-components.ts';
import { colours, titleOf } from '../../src/reply/reply-parts.ts';
import { time } from './summary-preview-message.ts';
import { unscheduleAction } from './summary-order.ts';
import { readTask } from './summary-task.ts';

/** What a menu holds; the rest shows once these are done or cancelled. */
const shownSchedules = 12;
const subjectLength = 90;

/** What comes by itself, by time, with a menu to cancel it. `note`: what just happened. */
export function schedulesMessage(
  schedules: readonly Schedule[],
  articles: readonly Article[],
  locale: Locale,
  note?: string,
): Message {
  const words = messages[locale];
  const { summary } = words;
  const shown = schedules.slice(0, shownSchedules);
  const lines = shown.map((schedule) => line(schedule, articles, words));
  if (schedules.length > shown.length) lines.push(summary.moreScheduled(schedules.length - shown.length));
  return {
    ...(note !== undefined && { content: note }),
    embeds: [
      {
        title: summary.scheduled,
        description: lines.length === 0 ? summary.nothingScheduled : lines.join('\n\n'),
        color: colours.neutral,
      },
    ],
    components: cancelMenu(shown, articles, locale),
  };
}

/** Calls off what was just scheduled. */
export function cancelButton({ id }: Pick<Schedule, 'id'>, { summary }: Messages): readonly Row[] {
  return rows([button(summary.callOff, unscheduleAction.id({ id }))]);
}

function line(schedule: Schedule, articles: readonly Article[], words: Messages): string {
  const { summary } = words;
  const subject = escapeWithin(subjectOf(schedule, articles, words), subjectLength);
  return [
    `**${time(schedule.at, 'F')}** · ${time(schedule.at, 'R')}`,
    schedule.kind === 'daily' ? summary.dailyOf(subject) : subject,
    `-# <#${schedule.channelId}> · ${summary.scheduledBy(`<@${schedule.memberId}>`)}`,
  ].join('\n');
}

function cancelMenu(shown: readonly Schedule[], articles: readonly Article[], locale: Locale): readonly Row[] {
  const words = messages[locale];
  // Menus show no timestamps of Discord's.
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const options = shown.map((schedule) => ({
    label: `${when.format(schedule.at)} UTC · ${subjectOf(schedule, articles, words)}`,
    value: schedule.id,
  }));
  return menu(words.summary.chooseCancel, unscheduleAction.id({ id: undefined }), options);
}

/** What a schedule posts: the section or the article by its name. */
function subjectOf({ payload, kind }: Schedule, articles: readonly Article[], words: Messages): string {
  const { articleId, section } = readTask(payload);
  const article = articles.find(({ id }) => id === articleId);
  const title = article === undefined ? words.summary.articleGone : plain(titleOf(article, words));
  const heading = plain(section?.heading ?? '');
  return kind === 'daily' || heading === '' ? title : heading;
}
