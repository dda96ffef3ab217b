import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { LogInOptions } from './state/log-ins.ts';
import type { TrafficOptions } from './traffic-log.ts';

/** A page of one's own beside Discord's API, asked for what is neither under `/api` nor a file. True: it answers, now or later. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => boolean;

export type StartOptions = {
  /** 0, the default: whichever is free. */
  readonly port?: number;
  /** A taken port: take the next free one. */
  readonly fallback?: boolean;
  /** Where to listen; beyond the loopback only with `remote`. */
  readonly host?: string;
  /** Whether other machines may use it, which has no passwords. */
  readonly remote?: boolean;
  /** Names by which this server may be called, besides the loopback's and `host`. */
  readonly allowedHosts?: readonly string[];
  /** Its time; the real one by default. */
  readonly clock?: Clock;
  /** The bot's token; a made-up one by default. */
  readonly token?: string;
  /** The bot's user name; `Bot` by default. */
  readonly botName?: string;
  /** Privileged intents that the application was given, as bits of GatewayIntentBits; none by default. */
  readonly privilegedIntents?: number;
  /** How often the bot may log in, and how many shards are recommended to it. */
  readonly logIns?: LogInOptions;
  /** How much of the traffic is kept. */
  readonly traffic?: TrafficOptions;
  /** Asked in turn for what is not Discord's. */
  readonly routes?: readonly PageHandler[];
};
