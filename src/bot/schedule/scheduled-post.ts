import type { Schedule } from '../../library/port.ts';
import { type Locale, locales } from '../messages/index.ts';

/** A post that comes by itself, or is about to: what, where, how, and how far it has come. */
export type ScheduledPost = SummaryPost | DigestPost;
export type PostOf<Kind extends ScheduledPost['kind']> = Kind extends 'digest' ? DigestPost : SummaryPost;

type Place = Pick<Schedule, 'id' | 'scope' | 'channelId' | 'memberId'>;

/**
 * A summary that a moderator wants. This is its one shape, from the preview (whose buttons carry it) through the store to the messages that
 * are sent.
 */
export type SummaryPost = Place & { readonly kind: 'summary' | 'daily' } & Course & Summary;

/** What was asked in a week, every week. */
export type DigestPost = Place & { readonly kind: 'digest' } & Course;

/** What the store keeps of every post in a schedule's payload; the rest is in columns of its own. */
type Course = {
  readonly locale: Locale;
  /** Whose clocks a series keeps its hour by, an IANA name; absent: by language. */
  readonly zone?: string;
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

/** What it keeps of a summary beside that. */
type Summary = {
  /** `revision`: of the article as it was previewed; empty where that is not known. */
  readonly article: { readonly id: string; readonly revision: string };
  /** The section to post, from 0; absent: all. Its heading finds it again in an article that has changed. */
  readonly section?: { readonly index: number; readonly heading: string };
  readonly length: 'short' | 'full';
  readonly pin: boolean;
  readonly thread: boolean;
  /** How a series starts the talk about each of its sections. */
  readonly talk: 'poll' | 'question';
  /** Whether an announcement channel hands it on to those that follow it. */
  readonly publish?: boolean;
  /** Of a post in a forum: its tags by id. */
  readonly tags?: readonly string[];
};

export type PostNote = { readonly what: 'pin' | 'thread' | 'publish'; readonly why: string };

/** Raised when a payload changes its meaning. `readPost` goes on reading every earlier version. */
const version = 2;

/** As the store keeps it; `at`: when it is due, or due again. */
export function toSchedule(post: ScheduledPost, at: number): Schedule {
  const { id, scope, channelId, memberId, kind } = post;
  const parts: Readonly<Record<string, unknown>> = post;
  const kept = Object.fromEntries(Object.keys(checksOf(kind)).map((part) => [part, parts[part]]));
  return { id, scope, channelId, memberId, kind, at, payload: JSON.stringify({ version, ...kept }) };
}

/** What `toSchedule` made, in this version or an earlier one. `newer`: a later version made it; `broken`: none did. */
export function readPost(schedule: Schedule): ScheduledPost | 'newer' | 'broken' {
  const { id, scope, channelId, memberId, kind, payload } = schedule;
  const found = parsed(payload);
  if (!isObject(found)) return 'broken';
  if (typeof found.version === 'number' && found.version > version) return 'newer';
  const { version: known, ...kept } = found.version === undefined ? ofVersion1(found) : found;
  if (known !== version || Object.entries(checksOf(kind)).some(([part, isRight]) => !isRight(kept[part])))
    return 'broken';
  return { id, scope, channelId, memberId, kind, ...kept } as unknown as ScheduledPost;
}

/** The first payloads had no version, named the article by its id alone, and counted failures only once there were some. */
function ofVersion1({ articleId: id, failures = 0, ...rest }: Unchecked): Unchecked {
  return { ...rest, version, article: { id, revision: '' }, failures };
}

type Unchecked = Readonly<Record<string, unknown>>;

/** One for each part of what is kept: a part without one fails the type check. */
type Checks<Shape> = { readonly [Part in keyof Shape]-?: (value: unknown) => boolean };

const courseChecks: Checks<Course> = {
  locale: (value) => locales.some((locale) => locale === value),
  zone: (value) => value === undefined || isText(value),
  askedIn: (value) => value === undefined || isText(value),
  postedIn: (value) => value === undefined || isText(value),
  due: (value) => value === undefined || isCount(value),
  sent: (value) => Array.isArray(value) && value.every(isText),
  failures: isCount,
  trouble: (value) => value === undefined || isText(value),
  notes: (value) => value === undefined || (Array.isArray(value) && value.every(isNote)),
};

const summaryChecks: Checks<Course & Summary> = {
  ...courseChecks,
  article: (value) => isObject(value) && isText(value.id) && isText(value.revision),
  section: (value) => value === undefined || (isObject(value) && isCount(value.index) && isText(value.heading)),
  length: (value) => value === 'short' || value === 'full',
  pin: (value) => typeof value === 'boolean',
  thread: (value) => typeof value === 'boolean',
  talk: (value) => value === 'poll' || value === 'question',
  publish: (value) => value === undefined || typeof value === 'boolean',
  tags: (value) => value === undefined || (Array.isArray(value) && value.every(isText)),
};

function checksOf(kind: Schedule['kind']): Readonly<Record<string, (value: unknown) => boolean>> {
  return kind === 'digest' ? courseChecks : summaryChecks;
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
