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

/** So many dates are named one by one. */
const mostDates = 20;

function datesText(dates: readonly number[], { posts, answer }: Messages): readonly string[] {
  if (dates.length < 2) return [];
  const shown = dates.slice(0, mostDates).map((at) => shownTime(at, 'f'));
  const left = dates.length - shown.length;
  return [`${posts.dates} ${shown.join(' · ')}${left > 0 ? ` · ${answer.moreHeadings(left)}` : ''}`];
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
  const lines = [
    `**${summary.preview(`<#${post.channelId}>`)}**`,
    ...(post.kind === 'daily' ? [summary.series, ...datesText(dates, words)] : []),
    ...(due === undefined
      ? []
      : [
          summary.goesOut(shownTime(due, 'F'), shownTime(due, 'R')),
          `-# ${summary.zone(post.zone ?? zoneOf(post.locale))}`,
        ]),
    ...(all.length > 1 ? [`-# ${summary.message(shown + 1, all.length)}`] : []),
  ];
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
  // What members will press there is not for here.
  const seen =
    poll === undefined
      ? inLayout(body).layout.filter(({ type }) => type !== ComponentType.ActionRow)
      : [framed([textPart(pollPreview(poll))])];
  return { layout: [{ type: ComponentType.TextDisplay, content: lines.join('\n') }, ...seen, ...buttons] };
}

/** Only others can be asked: what is private shows a poll as text. */
function pollPreview({ question, answers }: NonNullable<Message['poll']>): Markdown {
  const choices = answers.map(({ poll_media: { text = '' } }) => `- ${escape(text)}`);
  return [`**📊 ${escape(question.text ?? '')}**`, ...choices].join('\n');
}
