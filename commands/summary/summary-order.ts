import { isId, isSnowflake } from '../ask/answer-view.ts';

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

/** For a custom id: at most 75 characters together. */
export function orderArgs(order: Order): [string, string, string, string, string, string] {
  const flags = [
    order.kind === 'daily' ? 'd' : 's',
    order.length === 'full' ? 'f' : 's',
    order.pin ? 'p' : '-',
    order.thread ? 't' : '-',
    order.talk === 'poll' ? 'p' : 'q',
  ].join('');
  const section = order.section === undefined ? '' : String(order.section);
  const at = order.at === undefined ? '' : String(Math.floor(order.at / 1000));
  return [order.id, order.fingerprint, section, flags, order.channelId, at];
}

/** Undefined for what `orderArgs` never made. */
export function readOrder(args: readonly string[]): Order | undefined {
  const [id = '', fingerprint = '', section = '', flags = '', channelId = '', at = '', ...rest] = args;
  const isOurs =
    isId(id) &&
    /^[\w-]{8}$/.test(fingerprint) &&
    /^\d{0,4}$/.test(section) &&
    /^[ds][fs][p-][t-][pq]$/.test(flags) &&
    isSnowflake(channelId) &&
    /^\d{0,11}$/.test(at) &&
    rest.length === 0;
  if (!isOurs) return undefined;
  return {
    id,
    kind: flags[0] === 'd' ? 'daily' : 'summary',
    fingerprint,
    ...(section !== '' && { section: Number(section) }),
    length: flags[1] === 'f' ? 'full' : 'short',
    channelId,
    pin: flags[2] === 'p',
    thread: flags[3] === 't',
    talk: flags[4] === 'p' ? 'poll' : 'question',
    ...(at !== '' && { at: Number(at) * 1000 }),
  };
}
