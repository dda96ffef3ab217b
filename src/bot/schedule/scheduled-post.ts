import type { Schedule } from '../../library/port.ts';
import { type Locale, locales } from '../messages/index.ts';

/**
 * A post that a moderator wants: what, where, how, and how far it has come. This is its one shape, from the preview (whose
 * buttons carry it) through the store to the messages that are sent.
 */
export type ScheduledPost = Pick<Schedule, 'id' | 'scope' | 'channelId' | 'memberId' | 'kind'> & Kept;

/** What the store keeps of it in a schedule's payload; the rest is in columns of its own. */
type Kept = {
  /** `revision`: of the article as it was previewed; empty where that is not known. */
  readonly article: { readonly id: string; readonly revision: string };
  /** The section to post, from 0; absent: all. Its heading finds it again in an article that has changed. */
  readonly section?: { readonly index: number; readonly heading: string };
  readonly length: 'short' | 'full';
  readonly pin: boolean;
  readonly thread: boolean;
  /** How a series starts the talk about each of its sections. */
  readonly talk: 'poll' | 'question';
  readonly locale: Locale;
  /** Whose clocks a series keeps its hour by, an IANA name; absent: by language. */
  readonly zone?: string;
  /** Whether an announcement channel hands it on to those that follow it. */
  readonly publish?: boolean;
  /** Of a post in a forum: its tags by id. */
  readonly tags?: readonly string[];
  /** Where it was set up: there its moderator is told what they take no direct message about. */
  readonly askedIn?: string;
  /** The post in the forum that it has become, in which the rest of it stands. */
  readonly postedIn?: string;
  /** When it is to be posted, in milliseconds; absent: at once, as soon as the moderator says so. */
  readonly due?: number;
  /** Messages of this post that are sent, by id, in order. */
  readonly sent: readonly string[];
  /** How often sending it has failed so far. */
  readonly failures: number;
  /** Why it failed last, by the code of what a person can mend. */
  readonly trouble?: string;
  /** What could not be done beside sending it, with why, by such a code too. */
  readonly notes?: readonly PostNote[];
};

export type PostNote = { readonly what: 'pin' | 'thread' | 'publish'; readonly why: string };

/** Raised when a payload changes its meaning. `readPost` goes on reading every earlier version. */
const version = 2;

/** As the store keeps it; `at`: when it is due, or due again. */
export function toSchedule(post: ScheduledPost, at: number): Schedule {
  const { id, scope, channelId, memberId, kind, article, section, length, pin, thread, talk, locale } = post;
  const { due, sent, failures, trouble, notes, publish, tags, askedIn, postedIn, zone } = post;
  const kept: Unchecked<Kept> = {
    article,
    section,
    length,
    pin,
    thread,
    talk,
    locale,
    due,
    sent,
    failures,
    trouble,
    notes,
    publish,
    tags,
    askedIn,
    postedIn,
    zone,
  };
  return { id, scope, channelId, memberId, kind, at, payload: JSON.stringify({ version, ...kept }) };
}

/** What `toSchedule` made, in this version or an earlier one. `newer`: a later version made it; `broken`: none did. */
export function readPost(schedule: Schedule): ScheduledPost | 'newer' | 'broken' {
  const { id, scope, channelId, memberId, kind, payload } = schedule;
  const found = parsed(payload);
  if (!isObject(found)) return 'broken';
  if (typeof found.version === 'number' && found.version > version) return 'newer';
  const { version: known, ...kept } = found.version === undefined ? ofVersion1(found) : found;
  return known === version && isKept(kept) ? { id, scope, channelId, memberId, kind, ...kept } : 'broken';
}

/** The first payloads had no version, named the article by its id alone, and counted failures only once there were some. */
function ofVersion1({ articleId: id, failures = 0, ...rest }: Unchecked): Unchecked {
  return { ...rest, version, article: { id, revision: '' }, failures };
}

type Unchecked<Shape = Record<string, unknown>> = { readonly [Key in keyof Shape]-?: unknown };

/** One for each part of what is kept: a part without one fails the type check. */
const checks: { readonly [Key in keyof Kept]-?: (value: unknown) => boolean } = {
  article: (value) => isObject(value) && isText(value.id) && isText(value.revision),
  section: (value) => value === undefined || (isObject(value) && isCount(value.index) && isText(value.heading)),
  length: (value) => value === 'short' || value === 'full',
  pin: (value) => typeof value === 'boolean',
  thread: (value) => typeof value === 'boolean',
  talk: (value) => value === 'poll' || value === 'question',
  publish: (value) => value === undefined || typeof value === 'boolean',
  tags: (value) => value === undefined || (Array.isArray(value) && value.every(isText)),
  askedIn: (value) => value === undefined || isText(value),
  zone: (value) => value === undefined || isText(value),
  postedIn: (value) => value === undefined || isText(value),
  locale: (value) => locales.some((locale) => locale === value),
  due: (value) => value === undefined || isCount(value),
  sent: (value) => Array.isArray(value) && value.every(isText),
  failures: isCount,
  trouble: (value) => value === undefined || isText(value),
  notes: (value) => value === undefined || (Array.isArray(value) && value.every(isNote)),
};

function isKept(value: Unchecked): value is Kept {
  return Object.entries(checks).every(([part, isRight]) => isRight(value[part]));
}

function isNote(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.what === 'pin' || value.what === 'thread' || value.what === 'publish') &&
    isText(value.why)
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
