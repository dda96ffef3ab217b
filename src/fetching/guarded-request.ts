import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'undici';
import { acceptedEncodings, BodyTooLarge, readBounded } from './bounded-body.ts';
import { type Guard, guardedAgent } from './guarded-agent.ts';
import type { FetchLimits } from './fetched.ts';

/** What a server said; its body only where it answers with a document. */
export type GuardedAnswer = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly bytes: Uint8Array;
};

type Asking = {
  readonly guard: Guard;
  readonly limits: FetchLimits;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends all of it. */
  readonly signal: AbortSignal;
};

const nothing = new Uint8Array();

/**
 * Asks one server once, following nothing.
 * @throws BodyTooLarge; UserError URL_PRIVATE; whatever the connection, the body's packing or the signal throw
 */
export async function guardedRequest(url: URL, { guard, limits, headers, signal }: Asking): Promise<GuardedAnswer> {
  const agent = guardedAgent(guard, limits.timeoutMs);
  // A request that still waits for its connection does not listen to its signal.
  const stop = () => void agent.destroy(signal.reason as Error).catch(() => {});
  signal.throwIfAborted();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: 'GET',
      headers: { 'accept-encoding': acceptedEncodings, ...headers },
      signal,
    });
    const { statusCode: status, body } = answer;
    // The rest of what is not wanted goes with its connection.
    body.on('error', () => {});
    const header = (name: string) => headerIn(answer.headers, name);
    if (status !== 200) return { status, header, bytes: nothing };
    if (Number(header('content-length') ?? 0) > limits.maxBytes) throw new BodyTooLarge();
    return { status, header, bytes: await readBounded(body, header('content-encoding') ?? '', limits.maxBytes) };
  } finally {
    signal.removeEventListener('abort', stop);
    void agent.destroy().catch(() => {});
  }
}

/** The first, where one comes more than once. */
function headerIn(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
