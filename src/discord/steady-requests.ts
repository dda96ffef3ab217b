import { DefaultRestOptions, type ResponseLike, type RESTOptions } from 'discord.js';
import { setTimeout as pause } from 'node:timers/promises';

type Send = RESTOptions['makeRequest'];
type Init = Parameters<Send>[1];

/** Before a request is sent again whose connection was lost. */
const waitsMs = [50, 400];
const connectionLost = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);

/**
 * How the client's requests are sent, so that one fault does not become many.
 *
 * - A connection that is lost leaves open whether the request arrived; it is sent again. That does no harm: a message's nonce
 *   stands for one message, and whatever else is sent may be repeated. (The first answer to an interaction is `Responder`'s.)
 * - At a 401 the client drops its token, and then refuses every request itself. So Discord is asked first whether the token
 *   still holds. If so, the request is sent again, and what is refused even then is forbidden (403), not unauthorised. If not,
 *   `onTokenRefused` is called.
 */
export function steadyRequests(onTokenRefused: () => void): Send {
  let checking: Promise<boolean> | undefined;
  /** Many requests that are refused at once ask once. */
  const tokenHolds = (url: string, init: Init): Promise<boolean> =>
    (checking ??= holds(url, init).finally(() => {
      checking = undefined;
    }));
  return async (url, init) => {
    const first = await send(url, init);
    if (first.status !== 401 || authorisation(init) === null) return first;
    if (!(await tokenHolds(url, init))) {
      onTokenRefused();
      return first;
    }
    await first.arrayBuffer();
    const second = await send(url, init);
    return second.status === 401 ? { ...second, status: 403 } : second;
  };
}

async function send(url: string, init: Init): Promise<ResponseLike> {
  if (url.endsWith('/callback')) return DefaultRestOptions.makeRequest(url, init);
  for (let lost = 0; ; lost += 1) {
    try {
      return await DefaultRestOptions.makeRequest(url, init);
    } catch (error) {
      const wait = waitsMs[lost];
      if (wait === undefined || init.signal?.aborted === true || !isConnectionLost(error)) throw error;
      await pause(wait);
    }
  }
}

/** Asks for the bot's own user. Only Discord's clear refusal counts: whatever else goes wrong says nothing of the token. */
async function holds(url: string, init: Init): Promise<boolean> {
  const api = /^.*?\/v\d+(?=\/)/.exec(url)?.[0];
  const answer = await send(`${api}/users/@me`, {
    method: 'GET',
    headers: { authorization: authorisation(init) ?? '' },
    ...(init.signal != null && { signal: init.signal }),
  }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status !== 401;
}

function authorisation({ headers }: Init): string | null {
  return new Headers(headers as Record<string, string>).get('authorization');
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && connectionLost.has(String(error.code));
}
