import { ButtonStyle } from 'discord-api-types/v10';
import { escape } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { button, rows } from '../../src/reply/message-components.ts';
import { colours } from '../../src/reply/reply-parts.ts';
import { type Order, cancelPostAction, confirmPostAction, orderArgs, turnPreviewAction } from './summary-order.ts';
import type { Post } from './summary-post.ts';

/** What the moderator alone sees before anything is posted: each message of the post as it will be, and the buttons. */
export function previewMessage(order: Order, post: Post, page: number, zone: string, words: Messages): Message {
  const { summary } = words;
  const { messages: all } = post;
  const shown = Math.min(page, all.length - 1);
  const { content, embeds, poll } = all[shown] ?? {};
  const lines = [
    `**${summary.preview(`<#${order.channelId}>`)}**`,
    ...(order.kind === 'daily' ? [summary.series] : []),
    ...(order.at === undefined
      ? []
      : [summary.goesOut(time(order.at, 'F'), time(order.at, 'R')), `-# ${summary.zone(zone)}`]),
    ...(all.length > 1 ? [`-# ${summary.message(shown + 1, all.length)}`] : []),
  ];
  const turn = (label: string, to: number) => button(label, turnPreviewAction.id({ ...orderArgs(order), page: to }));
  const confirm = order.at === undefined ? summary.post : summary.schedule;
  return {
    content: [lines.join('\n'), ...(content === undefined ? [] : [content])].join('\n\n'),
    embeds: poll === undefined ? (embeds ?? []) : [pollPreview(poll)],
    components: rows([
      button(confirm, confirmPostAction.id(orderArgs(order)), { style: ButtonStyle.Success }),
      button(summary.cancel, cancelPostAction.id({})),
      ...(shown > 0 ? [turn(summary.back, shown - 1)] : []),
      ...(shown < all.length - 1 ? [turn(summary.next, shown + 1)] : []),
    ]),
  };
}

/** Only others can be asked: what is private shows a poll as text. */
function pollPreview({ question, answers }: NonNullable<Message['poll']>) {
  return {
    title: `📊 ${escape(question.text ?? '')}`,
    description: answers.map(({ poll_media: { text = '' } }) => `- ${escape(text)}`).join('\n'),
    color: colours.neutral,
  };
}

/** A time that each member's Discord shows in their own zone. `F`: in full; `R`: as "in two hours". */
export function time(at: number, style: 'F' | 'R'): string {
  return `<t:${Math.floor(at / 1000)}:${style}>`;
}
