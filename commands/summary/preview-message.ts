import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { escape, type Markdown } from '../../src/bot/markdown.ts';
import { messages, type Messages } from '../../src/bot/messages/index.ts';
import { inLayout, type Message } from '../../src/bot/reply.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import { framed, textPart } from '../../src/reply/long-message.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import type { MadePost } from './make-post.ts';
import { cancelPostAction, confirmPostAction, postArgs, turnPreviewAction } from './post-actions.ts';

export type PreviewDetails = { readonly tagPlaces?: string | undefined; readonly dates?: readonly number[] };

/** So many dates are named one by one, where there is room for them. */
const mostDates = 20;
/** What Discord takes of texts in one message, with some room left. */
const textLength = 3_990;

function datesText(dates: readonly number[], room: number, { posts, answer }: Messages): readonly string[] {
  if (dates.length < 2) return [];
  const naming = (count: number): string => {
    const left = dates.length - count;
    const named = dates.slice(0, count).map((at) => shownTime(at, 'f'));
    return `${posts.dates} ${[...named, ...(left > 0 ? [answer.moreHeadings(left)] : [])].join(' · ')}`;
  };
  for (let count = Math.min(mostDates, dates.length); count > 0; count -= 1)
    if (naming(count).length < room) return [naming(count)];
  return [];
}

/** Characters of the texts among components, at whatever depth. */
function lengthIn(parts: readonly unknown[]): number {
  return parts.reduce<number>((sum, part) => {
    const { content = '', components = [] } = part as { readonly content?: string; readonly components?: unknown[] };
    return sum + content.length + lengthIn(components);
  }, 0);
}

/** What the moderator alone sees before anything is posted: each message of the post as it will be, and the buttons. */
export function previewMessage(
  post: SummaryPost,
  { messages: all }: MadePost,
  page: number,
  { tagPlaces, dates = [] }: PreviewDetails = {},
): Message {
  const words = messages[post.locale];
  const { summary } = words;
  const { due } = post;
  const shown = Math.min(page, all.length - 1);
  const { poll, ...body } = all[shown] ?? {};
  // What members will press there is not for here.
  const seen =
    poll === undefined
      ? inLayout(body).layout.filter(({ type }) => type !== ComponentType.ActionRow)
      : [framed([textPart(pollPreview(poll))])];
  const first = [`**${summary.preview(`<#${post.channelId}>`)}**`, ...(post.kind === 'daily' ? [summary.series] : [])];
  const last = [
    ...(due === undefined
      ? []
      : [
          summary.goesOut(shownTime(due, 'F'), shownTime(due, 'R')),
          `-# ${summary.zone(post.zone ?? zoneOf(post.locale))}`,
        ]),
    ...(all.length > 1 ? [`-# ${summary.message(shown + 1, all.length)}`] : []),
  ];
  const room = textLength - lengthIn(seen) - [...first, ...last].join('\n').length - 1;
  const lines = [...first, ...(post.kind === 'daily' ? datesText(dates, room, words) : []), ...last];
  const args = postArgs(post, tagPlaces);
  const turn = (label: string, to: number) => button(label, turnPreviewAction.id({ ...args, page: to }));
  const buttons = rows([
    button(due === undefined ? summary.post : summary.schedule, confirmPostAction.id(args), {
      style: ButtonStyle.Success,
    }),
    button(summary.cancel, cancelPostAction.id({})),
    ...(shown > 0 ? [turn(summary.back, shown - 1)] : []),
    ...(shown < all.length - 1 ? [turn(summary.next, shown + 1)] : []),
  ]);
  return { layout: [{ type: ComponentType.TextDisplay, content: lines.join('\n') }, ...seen, ...buttons] };
}

/** Only others can be asked: what is private shows a poll as text. */
function pollPreview({ question, answers }: NonNullable<Message['poll']>): Markdown {
  const choices = answers.map(({ poll_media: { text = '' } }) => `- ${escape(text)}`);
  return [`**📊 ${escape(question.text ?? '')}**`, ...choices].join('\n');
}
