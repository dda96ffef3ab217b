import {
  action,
  type ActionField,
  idField,
  optionalField,
  pageField,
  snowflakeField,
  unreadable,
  wholeField,
} from '../../src/bot/action.ts';
import { revisionField } from '../../src/reply/places.ts';

/** How a series starts the talk about each of its sections. */
export type Talk = 'poll' | 'question';

/** What a moderator wants posted, as a preview's buttons carry it. It grants nothing: all of it is checked again. */
export type Order = {
  /** Of this preview, and of what becomes of it: a second press of the same button finds it. */
  readonly id: string;
  /** `daily`: every section in full, one a day. */
  readonly kind: 'summary' | 'daily';
  /** Of the article as it was previewed. */
  readonly fingerprint: string;
  /** From 0; absent: all. */
  readonly section?: number;
  readonly length: 'short' | 'full';
  readonly channelId: string;
  readonly pin: boolean;
  readonly thread: boolean;
  readonly talk: Talk;
  /** Milliseconds, in whole seconds; absent: at once. */
  readonly at?: number;
};

type Flags = Pick<Order, 'kind' | 'length' | 'pin' | 'thread' | 'talk'>;

const flagsField: ActionField<Flags> = {
  write: ({ kind, length, pin, thread, talk }) =>
    [
      kind === 'daily' ? 'd' : 's',
      length === 'full' ? 'f' : 's',
      pin ? 'p' : '-',
      thread ? 't' : '-',
      talk === 'poll' ? 'p' : 'q',
    ].join(''),
  read: (text) =>
    /^[ds][fs][p-][t-][pq]$/.test(text)
      ? {
          kind: text[0] === 'd' ? 'daily' : 'summary',
          length: text[1] === 'f' ? 'full' : 'short',
          pin: text[2] === 'p',
          thread: text[3] === 't',
          talk: text[4] === 'p' ? 'poll' : 'question',
        }
      : unreadable,
};

const orderFields = {
  id: idField,
  fingerprint: revisionField,
  section: optionalField(wholeField(0, 9999)),
  flags: flagsField,
  channelId: snowflakeField,
  seconds: optionalField(wholeField(0, 99_999_999_999)),
};

export const confirmPostAction = action('post', orderFields);
export const turnPreviewAction = action('post-page', { ...orderFields, page: pageField });
export const cancelPostAction = action('post-cancel', {});
/** From a button for the one it carries, from a menu for the chosen one. */
export const unscheduleAction = action('unschedule', { id: optionalField(idField) });

/** For a custom id: at most 75 characters together. */
export function orderArgs({ id, fingerprint, section, channelId, at, ...flags }: Order) {
  return { id, fingerprint, section, flags, channelId, seconds: at === undefined ? undefined : Math.floor(at / 1000) };
}

/** The order that `orderArgs` wrote. */
export function orderOf({ id, fingerprint, section, flags, channelId, seconds }: ReturnType<typeof orderArgs>): Order {
  return {
    id,
    fingerprint,
    ...flags,
    channelId,
    ...(section !== undefined && { section }),
    ...(seconds !== undefined && { at: seconds * 1000 }),
  };
}
