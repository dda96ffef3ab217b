import {
  action,
  idField,
  localeField,
  openField,
  pageField,
  snowflakeField,
  wholeField,
} from '../../src/bot/action.ts';
import type { Locale } from '../../src/bot/messages/index.ts';
import { hitsShown } from '../../src/reply/reply-parts.ts';

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
