import type { QuestionRecord } from '../library/asked/answer-records.ts';

/** By which way an answer was asked for. */
export type AskedBy = 'command' | 'menu' | 'component' | 'mention' | 'autocomplete';

/** Whose limit a request met: the bot's for a route, the bot's for all of them, or that of everybody who uses a resource. */
export type LimitScope = 'user' | 'global' | 'shared';

/**
 * Told what happens, so that it can be counted. It is told of kinds and times, never of whom, where or in which words: what counts
 * cannot give away what it was not told. None of it ever throws.
 */
export type Meter = {
  /** What came of a question. */
  readonly asked: (outcome: QuestionRecord['outcome']) => void;
  /** Discord has an answer, so many milliseconds after what it answers came in. */
  readonly answered: (kind: AskedBy, tookMs: number) => void;
  /** Somebody was told to come again: too many wait, or they asked too often. */
  readonly turnedAway: (reason: 'busy' | 'cooldown') => void;
  /** A handler failed in a way that nobody foresaw, or Discord refused what it made. */
  readonly failed: () => void;
  /** So many records will never be kept. */
  readonly lost: (records: number) => void;
  /** The connection to the gateway was lost, and is made anew. */
  readonly reconnecting: () => void;
  /** Discord's answer to a request; of a 429 whose limit was met. */
  readonly responded: (status: number, limit?: LimitScope) => void;
  /** A request waits, for the client knows that it would meet a limit of Discord's. */
  readonly heldBack: () => void;
};
