import type { Article } from '../../src/article/article-model.ts';
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
import { cut, escape, escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { type Locale, messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerRecord, ReadAs, VoteCounts } from '../../src/library/port.ts';
import {
  type AnswerContext,
  button,
  claimAddress,
  linkedTo,
  type Row,
  rows,
  sourceLine,
} from '../../src/reply/message-parts.ts';
import { coverage, isOneNumber, nameAmong } from '../../src/reply/article-names.ts';
import {
  claimName,
  groupBySection,
  groupMarkdown,
  type HitGroup,
  hitMarkdown,
  hitsKept,
  hitsShown,
  limits,
} from '../../src/reply/claim-quotes.ts';
import { openAroundAction, placeRef } from '../../src/reply/places.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import { notSaid, whyRefused } from './asked-words.ts';
import { smalltalkMessage, wholeMessage } from './whole-message.ts';

/**
 * What is answered, as a message's text: it is read where previews are switched off, in a notification and aloud, and found by
 * Discord's search. First comes the question in small print, last where the answer is from.
 */
export function answerMessage(result: SearchResult, context: AnswerContext): Message {
  const { intent, question, status, hits, corrections, missing = [] } = result;
  if (intent.kind === 'smalltalk') return smalltalkMessage(intent, context);
  if (intent.kind === 'whole') return wholeMessage(intent, questionLine(question, context), context);
  const { messages } = context;
  const ofSeveral = context.articles.length > 1;
  if (intent.kind === 'empty')
    return refusalMessage(question, context, (ofSeveral ? messages.several : messages.answer).noQuestion);
  if (status === 'refused')
    return refusalMessage(question, context, whyRefused(result, messages, { ofSeveral, shown: shortWord }));
  const band = status === 'answered' ? 'sure' : 'unsure';
  return hitsMessage({ top: questionLine(question, context), band, hits, readAs: { corrections, missing } }, context);
}

/** Hits as they are shown: one page of an answer. */
export type Shown = {
  /** The line over them: `questionLine`. */
  readonly top: Markdown;
  /** `further`: the hits that come after an answer's first. */
  readonly band: 'sure' | 'unsure' | 'further';
  readonly hits: readonly Hit[];
  /** What the first hit does not say of what was asked about, and which words were read as others. */
  readonly readAs: ReadAs;
};

/** The message that shows hits: one by itself with its source below, several under their headings. */
export function hitsMessage(shown: Shown, context: AnswerContext): Message {
  const { top, band, hits, readAs } = shown;
  const { messages, sharedBy, shelf } = context;
  const doubt = () =>
    shelf.length > 1 && isOneNumber(hits)
      ? messages.several.sameNumber
      : [messages.answer.unsure, ...notSaid(readAs.missing, messages, shortWord)].join(' ');
  const before = [
    ...(top === '' ? [] : [top]),
    ...notes(readAs, context),
    ...(band === 'unsure' ? [doubt()] : []),
    ...(band === 'further' ? [`-# ${messages.answerNotes.further}`] : []),
  ];
  const after = sharedBy === undefined ? [] : [`-# ${messages.answerNotes.sharedBy(`<@${sharedBy}>`)}`];
  const room = limits.message - [...before, ...after].reduce((sum, line) => sum + line.length + 1, 0);
  return { content: [...before, quotes(hits, room, context), ...after].join('\n') };
}

const shortWord = (text: string): Markdown => escapeWithin(text, limits.word);

/** The question in small print: Discord does not show it over a command's answer. */
export function questionLine(
  question: string,
  { messages, askedFor }: Pick<AnswerContext, 'messages' | 'askedFor'>,
): Markdown {
  const shown = escapeWithin(question, limits.question);
  if (askedFor === undefined) return shown === '' ? '' : `-# ${shown}`;
  return `-# ${messages.answerNotes.askedFor(`<@${askedFor}>`)}${shown === '' ? '' : `: ${shown}`}`;
}

/** How the question was understood, in small print. */
function notes({ corrections }: ReadAs, { messages, after }: AnswerContext): readonly Markdown[] {
  const { answer, answerNotes } = messages;
  return [
    ...(after === undefined ? [] : [answerNotes.after(escapeWithin(after, limits.previous))]),
    ...corrections.slice(0, limits.corrections).map(({ from, to }) => answer.readAs(shortWord(from), shortWord(to))),
  ].map((line) => `-# ${line}`);
}

/** What claims may take each, until all of them fit: the longest first. */
const roomForEach = [limits.claim, 480, 300, 180];
/** With less than this for each, addresses have no room. */
const leastWithLinks = 480;

function quotes(hits: readonly Hit[], room: number, context: AnswerContext): Markdown {
  let made = '';
  for (const max of roomForEach) {
    made = quotesWithin(hits, max, context);
    if (made.length <= room) return made;
  }
  return cut(made, room);
}

function quotesWithin(hits: readonly Hit[], max: number, { messages, shelf }: AnswerContext): Markdown {
  const isLinked = max >= leastWithLinks;
  const [only, ...others] = hits;
  if (only !== undefined && others.length === 0) {
    const quoting = { shown: hits, max, isNumbered: false };
    return `${hitMarkdown(only, quoting, messages)}\n-# ${sourceLine(only, { shelf, isLinked })}`;
  }
  const quoting = { shown: hits, max, isNumbered: true };
  return groupBySection(hits)
    .map((group) => groupMarkdown(group, quoting, messages, groupTitle(group, shelf, isLinked)))
    .join('\n');
}

function groupTitle(
  { article, heading, hits: [first] }: HitGroup,
  shelf: readonly Article[],
  isLinked: boolean,
): Markdown {
  const title = escapeWithin(heading || article.title, limits.groupTitle);
  const linked = first === undefined || !isLinked ? title : linkedTo(title, claimAddress(first));
  const name = shelf.length > 1 ? nameAmong(article, shelf, limits.word) : undefined;
  return name === undefined || heading === '' ? linked : `${linked} · ${escape(name)}`;
}

const nothingRead: ReadAs = { corrections: [], missing: [] };

function refusalMessage(question: string, context: AnswerContext, why: string): Message {
  const { articles, messages } = context;
  const top = questionLine(question, context);
  const lines = [
    ...(top === '' ? [] : [top]),
    ...notes(nothingRead, context),
    articles.length > 1 ? why : `${why} ${messages.answer.covers}`,
    coverage(articles, messages),
  ];
  return { content: lines.join('\n') };
}

/**
 * How an answer is shown in one message: what its buttons carry in their custom ids, so that they work in any later run.
 * It grants nothing: the answer is looked up in the scope of whoever clicks.
 */
export type AnswerView = {
  readonly answerId: string;
  /** From 0. */
  readonly page: number;
  /** How many claims page 0 shows, 1 to `hitsKept`: those that come near to the first, or as many of a linked section as fit. */
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
  first: wholeField(1, hitsKept),
  ownerId: snowflakeField,
  open: openField,
  locale: localeField,
};

export const turnAnswerAction = action('more', viewFields);
export const shareAnswerAction = action('share', viewFields);
/** Shares a note: `noteId` is what was taught. */
export const shareNoteAction = action('share-note', {
  answerId: idField,
  noteId: idField,
  ownerId: snowflakeField,
  locale: localeField,
});
export const voteActions = { up: action('up', viewFields), down: action('down', viewFields) };
/** Opens what else there is to do with an answer, for whoever clicks. */
export const answerOptionsAction = action('options', viewFields);

/** Opens the field for the next question. */
export const followUpAction = action('follow', { answerId: idField, open: openField });

/** Which of the answer's claims the page shows: from the first, up to but without the last. */
export function pageRange({ page, first }: Pick<AnswerView, 'page' | 'first'>): { from: number; to: number } {
  const to = first + page * hitsShown;
  return { from: page === 0 ? 0 : to - hitsShown, to };
}

/** An answer that was given, with its hits as they were found, best first; nothing in the place of a claim that has changed since. */
export type StoredAnswer = {
  readonly record: AnswerRecord;
  readonly library: LibraryView;
  readonly hits: readonly (Hit | undefined)[];
};

/** How an answer is shown, and what is shown with it. */
export type Under = {
  readonly view: AnswerView;
  readonly votes: VoteCounts;
  /** Whether others may see it. */
  readonly canShare: boolean;
  /** Of a note: what was taught. */
  readonly noteId?: string;
};

/** Whether an answer could be for everyone: in a server, where it draws on nothing that not everybody may read. */
export function canShare(
  places: readonly (ClaimPlace | undefined)[],
  { privateIds }: Pick<LibraryView, 'privateIds'>,
  { guildId }: Pick<Request, 'guildId'>,
): boolean {
  return guildId !== undefined && !places.some((place) => place !== undefined && privateIds.has(place.article.id));
}

/**
 * One row of at most four buttons under an answer: to turn its pages or, where it has one, to read on; to share one that only the asker
 * sees, or else to vote; and the rest behind *Options*.
 */
export function componentsUnder(
  places: readonly (ClaimPlace | undefined)[],
  { view, votes, canShare: isOpen, noteId }: Under,
): readonly Row[] {
  const { answerButtons } = messages[view.locale];
  const { from, to } = pageRange(view);
  const first = places.slice(from, to).find((place) => place !== undefined);
  const left = places.length - to;
  // A phone has room for two words beside a third, and signs.
  const turn = ([label, emoji]: readonly [string, string?], page: number) =>
    button(label, turnAnswerAction.id({ ...view, page }), emoji === undefined ? {} : { emoji });
  const turns = [
    ...(view.page > 0 ? [turn(left > 0 ? ['', '⬅️'] : [answerButtons.back], view.page - 1)] : []),
    ...(left > 0 ? [turn([answerButtons.more(left)], view.page + 1)] : []),
  ];
  const vote = (emoji: string, way: 'up' | 'down') =>
    button(votes[way] > 0 ? String(votes[way]) : '', voteActions[way].id(view), { emoji });
  const toShare = !view.open && isOpen && (first !== undefined || noteId !== undefined);
  const [shareLabel, shareSign] = turns.length > 1 ? ['', { emoji: '📣' }] : [answerButtons.share, {}];
  const own = toShare
    ? [
        button(
          shareLabel,
          noteId === undefined ? shareAnswerAction.id(view) : shareNoteAction.id({ ...view, noteId }),
          shareSign,
        ),
      ]
    : turns.length > 1
      ? [vote('👎', 'down')]
      : [vote('👍', 'up'), vote('👎', 'down')];
  return rows([
    ...(turns.length > 0 || first === undefined || toShare ? turns : [aroundButton(first, view.locale)]),
    ...own,
    button(answerButtons.options, answerOptionsAction.id(view)),
  ]);
}

/** *Around 2.1*: a claim between its neighbours, for whoever clicks. */
export function aroundButton({ article, index, section, claim }: ClaimPlace, locale: Locale) {
  return button(
    messages[locale].answerButtons.around(claimName(claim)),
    openAroundAction.id(placeRef({ article, index, section, claim })),
  );
}
