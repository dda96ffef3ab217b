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
import { type Locale, type Messages, messages } from '../../src/bot/messages/index.ts';
import type { Request } from '../../src/bot/request.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerRecord, VoteCounts } from '../../src/library/asked/answer-records.ts';
import { button, type Row, rows } from '../../src/reply/message-parts.ts';
import { claimName, hitsKept, hitsShown } from '../../src/reply/claim-quotes.ts';
import { openAroundAction, placeRef } from '../../src/reply/places.ts';
import type { Hit } from '../../src/search/index.ts';

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
  const [first, second] = places.slice(from, to).filter((place) => place !== undefined);
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
  const [shareLabel, shareSign] = shareWords(turns.length, answerButtons);
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
    ...(turns.length > 0 || first === undefined || toShare
      ? turns
      : [aroundButton(first, view.locale, second === undefined)]),
    ...own,
    button(answerButtons.options, answerOptionsAction.id(view)),
  ]);
}

/** Beside more buttons there is room for fewer words. */
function shareWords(
  turns: number,
  { share, shareWithAll }: Messages['answerButtons'],
): readonly [label: string, sign: { readonly emoji?: string }] {
  if (turns > 1) return ['', { emoji: '📣' }];
  return [turns === 0 ? shareWithAll : share, {}];
}

/** *Around 2.1*: a claim between its neighbours, for whoever clicks; *In context* where it is the only one. */
export function aroundButton({ article, index, section, claim }: ClaimPlace, locale: Locale, isOnly = false) {
  const { around, inContext } = messages[locale].answerButtons;
  return button(
    isOnly ? inContext : around(claimName(claim)),
    openAroundAction.id(placeRef({ article, index, section, claim })),
  );
}
