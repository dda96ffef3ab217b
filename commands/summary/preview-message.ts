import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Article } from '../../src/article/article-model.ts';
import { sectionNumber } from '../../src/article/article-places.ts';
import { escape, escapeWithin, type Markdown, plain } from '../../src/bot/markdown.ts';
import { messages, type Messages } from '../../src/bot/messages/index.ts';
import { inLayout, type Message } from '../../src/bot/reply.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import { framed, textPart } from '../../src/reply/long-message.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import type { MadePost, SeriesDay } from './make-post.ts';
import { cancelPostAction, confirmPostAction, postArgs, turnPreviewAction } from './post-actions.ts';

export type PreviewDetails = {
  readonly tagPlaces?: string | undefined;
  readonly article: Article;
  /** Of a series. */
  readonly days: readonly SeriesDay[];
};

/** So many dates are named one by one below the preview's head, where there is room for them. */
const mostDates = 20;
/** So many days of a series stand on one page. */
const daysOnPage = 20;
const headingLength = 60;
/** What Discord takes of texts in one message, with some room left. */
const textLength = 3_990;

function datesText(days: readonly SeriesDay[], room: number, { posts, answer }: Messages): readonly string[] {
  if (days.length < 2) return [];
  const naming = (count: number): string => {
    const left = days.length - count;
    const named = days.slice(0, count).map(({ at }) => shownTime(at, 'f'));
    return `${posts.dates} ${[...named, ...(left > 0 ? [answer.moreHeadings(left)] : [])].join(' · ')}`;
  };
  for (let count = Math.min(mostDates, days.length); count > 0; count -= 1)
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

type PreviewPage = { readonly parts: NonNullable<Message['layout']>; readonly note?: Markdown };

/** What is turned through: each message of the post as it will be; of a series every date, with the section that comes then. */
function pagesOf(
  { messages: all }: MadePost,
  { article, days }: PreviewDetails,
  words: Messages,
): readonly PreviewPage[] {
  const { message } = words.summary;
  const posted = all.map((each, at) => ({
    parts: seenAlone(each),
    ...(all.length > 1 && { note: message(at + 1, all.length) }),
  }));
  if (days.length < 2) return posted;
  const starts = Array.from({ length: Math.ceil(days.length / daysOnPage) }, (_, page) => page * daysOnPage);
  const coming = starts.map((from) => {
    const lines = days.slice(from, from + daysOnPage).map((day) => dayLine(day, article));
    return { parts: [framed([textPart([`**${words.posts.dates}**`, ...lines].join('\n'))])] };
  });
  return [...posted, ...coming];
}

function dayLine({ at, index }: SeriesDay, article: Article): Markdown {
  const section = article.sections[index];
  const heading = plain(section?.heading ?? '');
  const number = section === undefined ? '' : sectionNumber({ section, index });
  return [shownTime(at, 'f'), number, ...(heading === '' ? [] : [escapeWithin(heading, headingLength)])].join(' · ');
}

/** A message as it will be, without what members will press there; a poll as text. */
function seenAlone({ poll, ...body }: Message): NonNullable<Message['layout']> {
  if (poll !== undefined) return [framed([textPart(pollPreview(poll))])];
  return inLayout(body).layout.filter(({ type }) => type !== ComponentType.ActionRow);
}

/** What the moderator alone sees before anything is posted, a page of it, and the buttons. */
export function previewMessage(post: SummaryPost, made: MadePost, page: number, details: PreviewDetails): Message {
  const words = messages[post.locale];
  const { summary } = words;
  const { due } = post;
  const pages = pagesOf(made, details, words);
  const shown = Math.min(page, pages.length - 1);
  const { parts: seen, note } = pages[shown] ?? { parts: [] };
  const first = [`**${summary.preview(`<#${post.channelId}>`)}**`, ...(post.kind === 'daily' ? [summary.series] : [])];
  const last = [
    ...(due === undefined
      ? []
      : [
          summary.goesOut(shownTime(due, 'F'), shownTime(due, 'R')),
          `-# ${summary.zone(post.zone ?? zoneOf(post.locale))}`,
        ]),
    ...(note === undefined ? [] : [`-# ${note}`]),
  ];
  const room = textLength - lengthIn(seen) - [...first, ...last].join('\n').length - 1;
  const isPosted = shown < made.messages.length;
  const lines = [...first, ...(isPosted ? datesText(details.days, room, words) : []), ...last];
  const args = postArgs(post, details.tagPlaces);
  const turn = (label: string, to: number) => button(label, turnPreviewAction.id({ ...args, page: to }));
  const buttons = rows([
    button(due === undefined ? summary.post : summary.schedule, confirmPostAction.id(args), {
      style: ButtonStyle.Success,
    }),
    button(summary.cancel, cancelPostAction.id({})),
    ...(shown > 0 ? [turn(summary.back, shown - 1)] : []),
    ...(shown < pages.length - 1 ? [turn(summary.next, shown + 1)] : []),
  ]);
  return { layout: [{ type: ComponentType.TextDisplay, content: lines.join('\n') }, ...seen, ...buttons] };
}

/** Only others can be asked: what is private shows a poll as text. */
function pollPreview({ question, answers }: NonNullable<Message['poll']>): Markdown {
  const choices = answers.map(({ poll_media: { text = '' } }) => `- ${escape(text)}`);
  return [`**📊 ${escape(question.text ?? '')}**`, ...choices].join('\n');
}
