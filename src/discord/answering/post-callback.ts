import { DefaultUserAgent, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { RESTPostAPIInteractionCallbackWithResponseResult } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import { getGlobalDispatcher } from 'undici';
import type { Meter } from '../../bot/meter.ts';
import type { InteractionKey } from '../delivered/incoming.ts';

/** The code of the error where nobody has answered in time. */
export const callbackTimeout = 'CALLBACK_TIMEOUT';

type CallbackSettings = {
  readonly meter?: Meter | undefined;
  readonly wantsMessage?: boolean;
  readonly onAgain?: () => unknown;
};

/**
 * Posts the first answer to an interaction straight through the connections that the REST client uses. The client itself would
 * keep a queue for each interaction, of which only ever one request is sent, for an hour; this takes half its time. Whatever
 * asks for its care it gets: what Discord limits, or answers with a fault of its own, is sent again through it; `onAgain` is told of the
 * latter, after which it may have arrived before. Gives the id of the message that came of it, where that is wanted.
 * @throws DiscordAPIError where Discord refuses, and whatever keeps the request from being answered within `withinMs`
 */
export async function postCallback(
  rest: REST,
  { id, token }: InteractionKey,
  body: object,
  withinMs: number,
  { meter, wantsMessage = false, onAgain }: CallbackSettings = {},
): Promise<string | undefined> {
  const route = Routes.interactionCallback(id, token);
  const until = performance.now() + withinMs;
  const { status, text } = await post(
    rest,
    wantsMessage ? `${route}?with_response=true` : route,
    JSON.stringify(body),
    withinMs,
  );
  meter?.responded(status, status === 429 && readRefusal(text).raw.global === true ? 'global' : 'user');
  if (status < 300) return wantsMessage ? messageIdIn(text) : undefined;
  const left = () => Math.max(0, Math.ceil(until - performance.now()));
  if (status === 429 || status >= 500) {
    const { retryAfterMs } = readRefusal(text);
    if (status >= 500) onAgain?.();
    if (retryAfterMs > 0) await pause(Math.min(retryAfterMs, left()));
    const signal = AbortSignal.timeout(left());
    const query = new URLSearchParams(wantsMessage ? { with_response: 'true' } : {});
    const answer = await rest.post(route, { body, query, auth: false, signal });
    return wantsMessage ? messageIdIn(JSON.stringify(answer)) : undefined;
  }
  const { code, raw } = readRefusal(text);
  throw new DiscordAPIError(raw, code, status, 'POST', rest.options.api + route, {
    body,
    files: undefined,
  });
}

/** What comes back is of no weight otherwise. */
function messageIdIn(text: string): string | undefined {
  try {
    const answer = JSON.parse(text) as Partial<RESTPostAPIInteractionCallbackWithResponseResult> | null;
    return answer?.interaction?.response_message_id;
  } catch {
    return undefined;
  }
}

type Answer = { readonly status: number; readonly text: string };

function post({ options }: REST, route: string, body: string, withinMs: number): Promise<Answer> {
  const [, origin = '', prefix = ''] = /^(\w+:\/\/[^/]+)(.*)$/.exec(options.api) ?? [];
  const dispatcher = options.agent ?? getGlobalDispatcher();
  const headers = { 'content-type': 'application/json', 'user-agent': DefaultUserAgent };
  return new Promise((resolve, reject) => {
    let abort: ((error: Error) => void) | undefined;
    const timer = setTimeout(() => {
      const error = Object.assign(new Error('Discord has not answered in time'), { code: callbackTimeout });
      abort?.(error);
      reject(error);
    }, withinMs);
    let status = 0;
    const chunks: Buffer[] = [];
    dispatcher.dispatch(
      { origin, path: `${prefix}/v${options.version}${route}`, method: 'POST', headers, body },
      {
        onConnect: (cancel) => {
          abort = cancel;
        },
        onHeaders: (code) => {
          status = code;
          return true;
        },
        onData: (chunk) => chunks.push(chunk) > 0,
        onComplete: () => {
          clearTimeout(timer);
          resolve({ status, text: Buffer.concat(chunks).toString() });
        },
        onError: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      },
    );
  });
}

/** What Discord says of its refusal; nothing where it is not Discord that answers. */
function readRefusal(text: string) {
  const said = parse(text);
  const code = Number(said.code ?? 0);
  const message = typeof said.message === 'string' ? said.message : '';
  return { code, raw: { ...said, code, message }, retryAfterMs: Number(said.retry_after ?? 0) * 1_000 };
}

type Refusal = {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly retry_after?: unknown;
  readonly global?: unknown;
};

/** What stands between Docent and Discord may answer with a page. */
function parse(text: string): Refusal {
  try {
    return (JSON.parse(text) as Refusal | null) ?? {};
  } catch {
    return {};
  }
}
