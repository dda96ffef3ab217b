import { ButtonStyle } from 'discord-api-types/v10';
import type { ClaimPlace } from '../../src/article/article-places.ts';
import {
  action,
  idField,
  localeField,
  openField,
  pageField,
  snowflakeField,
  wholeField,
} from '../../src/bot/action.ts';
import { cut, escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { type Locale, type Messages, messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { LibraryView } from '../../src/library/library.ts';
import type { AnswerRecord, VoteCounts } from '../../src/library/port.ts';
import { type AnswerContext, button, colours, type Row, rows } from '../../src/reply/message-parts.ts';
import {
  articlesOf,
  coverage,
  groupBySection,
  hitsShown,
  limits,
  signatures,
  claimName,
  groupMarkdown,
  sectionName,
} from '../../src/reply/claim-quotes.ts';
import { openAroundAction, openSectionAction, placeRef } from '../../src/reply/places.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import type { Hit, Missing, SearchResult } from '../../src/search/index.ts';
import { notSaid, whyRefused } from './not-said.ts';
import { smalltalkMessage, wholeMessage } from './whole-message.ts';

/** The message that answers: hits under their headings, or what the article covers instead. */
export function answerMessage(result: SearchResult, context: AnswerContext): Message {
  const { intent } = result;
  if (intent.kind === 'smalltalk') return smalltalkMessage(intent, context);
  if (intent.kind === 'whole') return wholeMessage(intent, result.question, context);
  if (intent.kind === 'empty') return refusalMessage(result, context, context.messages.answer.noQuestion);
  if (result.status === 'refused')
    return refusalMessage(result, context, whyRefused(result, context.messages, shortWord));
  const { question, status, hits, corrections, missing = [] } = result;
  const title = escapeWithin(question, limits.title);
  return hitsMessage({ title, band: status === 'answered' ? 'sure' : 'unsure', hits, corrections, missing }, context);
}

/** Hits as they are shown: one page of an answer. */
export type Shown = {
  readonly title: Markdown;
  /** `further`: the hits that come after an answer's first. */
  readonly band: 'sure' | 'unsure' | 'further';
  readonly hits: readonly Hit[];
  readonly corrections: SearchResult['corrections'];
  /** What the first hit does not say of what was asked about. */
  readonly missing: readonly Missing[];
};

/** The message that shows hits, grouped under their headings. */
export function hitsMessage({ title, band, hits, corrections, missing }: Shown, context: AnswerContext): Message {
  const { messages } = context;
  const { answer } = messages;
  const small = { sure: answer.sure, unsure: undefined, further: messages.answerNotes.further }[band];
  const description = [
    ...notes(corrections, context),
    ...(band === 'unsure' ? [[`**${answer.unsure}**`, ...notSaid(missing, messages, shortWord)].join(' ')] : []),
    ...groupBySection(hits).map((group) => groupMarkdown(group, hits, messages)),
    ...(small === undefined ? [] : [`-# ${small}`]),
  ];
  return {
    embeds: [
      {
        title,
        description: description.join('\n\n'),
        color: { sure: colours.sure, unsure: colours.unsure, further: colours.neutral }[band],
        footer: { text: signatures(articlesOf(hits)) },
      },
    ],
  };
}

const shortWord = (text: string): Markdown => escapeWithin(text, limits.word);

/** How the question was understood, in small print. */
function notes(corrections: SearchResult['corrections'], { messages, after, sharedBy }: AnswerContext): Markdown[] {
  const { answer, answerNotes } = messages;
  const lines = [
    ...(sharedBy === undefined ? [] : [answerNotes.sharedBy(`<@${sharedBy}>`)]),
    ...(after === undefined ? [] : [answerNotes.after(escapeWithin(after, limits.previous))]),
    ...corrections.slice(0, limits.corrections).map(({ from, to }) => answer.readAs(shortWord(from), shortWord(to))),
  ];
  return lines.length === 0 ? [] : [lines.map((line) => `-# ${line}`).join('\n')];
}

function refusalMessage(result: SearchResult, context: AnswerContext, why: string): Message {
  const { articles, messages } = context;
  const title = escapeWithin(result.question, limits.title);
  const said = [...notes([], context), why, `${messages.answer.covers}\n${coverage(articles, messages)}`];
  return {
    embeds: [
      {
        ...(title !== '' && { title }),
        description: cut(said.join('\n\n'), limits.description),
        color: colours.refused,
        footer: { text: signatures(articles) },
      },
    ],
  };
}

/**
 * How an answer is shown in one message: what its buttons carry in their custom ids, so that they work in any later run.
 * It grants nothing: the answer is looked up in the scope of whoever clicks.
 */
export type AnswerView = {
  readonly answerId: string;
  /** From 0. */
  readonly page: number;
  /** How many claims page 0 shows, 1 to `hitsShown`: beside a sure answer only those that come near to it. */
  readonly first: number;
  /** Who turns its pages. */
  readonly ownerId: string;
  /** Whether everyone in the channel sees it. */
  readonly open: boolean;
  /** The language it is in, whoever clicks. */
  readonly locale: Locale;
};

const viewFields = {
  answerId: idField,
  page: pageField,
  first: wholeField(1, hitsShown),
  ownerId: snowflakeField,
  open: openField,
  locale: localeField,
};

export const turnAnswerAction = action('more', viewFields);
export const shareAnswerAction = action('share', viewFields);
export const voteActions = { up: action('up', viewFields), down: action('down', viewFields) };
/** Opens the field for the next question. */
export const followUpAction = action('follow', { answerId: idField, open: openField });
/** The next question, answered to everyone, or to the asker alone. */
export const nextPublicAction = action('next', { answerId: idField });
export const nextPrivateAction = action('next-private', { answerId: idField });

/** Which of the answer's claims the page shows: from the first, up to but without the last. */
export function pageRange({ page, first }: Pick<AnswerView, 'page' | 'first'>): { from: number; to: number } {
  const to = first + page * hitsShown;
  return { from: page === 0 ? 0 : to - hitsShown, to };
}

/** An answer that was given, with its claims where they stand, best first; none under a refusal. */
export type StoredAnswer = {
  readonly record: AnswerRecord;
  readonly library: LibraryView;
  readonly places: readonly ClaimPlace[];
};

/** How an answer is shown, and what is shown with it. */
export type Under = {
  readonly view: AnswerView;
  readonly votes: VoteCounts;
  /** Whether there is a channel with others in it. */
  readonly inServer: boolean;
};

/** Buttons and menus under an answer; under a refusal, what there is to read instead. */
export function componentsUnder({ record, library, places }: StoredAnswer, under: Under): readonly Row[] {
  const buttons = answerRows(places, under);
  if (record.outcome !== 'refused') return buttons;
  return [...buttons, ...sectionMenu(library.articles, messages[under.view.locale])];
}

function answerRows(places: readonly ClaimPlace[], { view, votes, inServer }: Under): readonly Row[] {
  const { answerButtons } = messages[view.locale];
  const { from, to } = pageRange(view);
  const first = places[from];
  const left = places.length - to;
  const turn = (label: string, page: number) => button(label, turnAnswerAction.id({ ...view, page }));
  const vote = (emoji: string, way: 'up' | 'down') =>
    button(votes.up + votes.down > 0 ? String(votes[way]) : '', voteActions[way].id(view), { emoji });
  return rows(
    [
      ...(view.page > 0 ? [turn(answerButtons.back, view.page - 1)] : []),
      ...(left > 0 ? [turn(answerButtons.more(left), view.page + 1)] : []),
      ...(first === undefined ? [] : placeButtons(first, messages[view.locale])),
    ],
    [
      button(answerButtons.followUp, followUpAction.id(view), { style: ButtonStyle.Primary }),
      ...(!view.open && inServer && first !== undefined
        ? [button(answerButtons.post, shareAnswerAction.id(view))]
        : []),
      vote('👍', 'up'),
      vote('👎', 'down'),
    ],
  );
}

/** *Section 2* and *Around 2.1*: to read on from a claim. */
export function placeButtons({ article, index, section, claim }: ClaimPlace, { answerButtons }: Messages) {
  return [
    button(
      answerButtons.section(sectionName({ index, section })),
      openSectionAction.id(placeRef({ article, index, section })),
    ),
    button(answerButtons.around(claimName(claim)), openAroundAction.id(placeRef({ article, index, section, claim }))),
  ];
}
