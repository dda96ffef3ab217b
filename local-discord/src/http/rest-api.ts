import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults, RestFault } from '../faults.ts';
import type { World } from '../state/world.ts';
import type { Traffic } from '../traffic-log.ts';
import { type RequestBody, readBody } from './request-body.ts';
import { ApiError, methodNotAllowed, notFound, unauthorized } from './api-errors.ts';
import type { Answer, Match, Router } from './router.ts';

export type ApiOptions = {
  readonly world: World;
  readonly router: Router;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly token: () => string;
  readonly url: () => string;
};

const noBody: RequestBody = { text: '', json: {}, files: new Map() };

/** Discord's REST API: match, authorize, read, handle, answer, log. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** `path` is what follows the version. Never rejects. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    const started = performance.now();
    const method = request.method ?? 'GET';
    const match = this.#options.router.match(method, path);
    let body = noBody;
    let answer: Answer;
    let fault: RestFault | undefined;
    const name = `${method} ${typeof match === 'object' ? match.route.path : path}`;
    try {
      body = await readBody(request);
      const isCallback = typeof match === 'object' && match.route.name === 'callback';
      fault = this.#options.faults.take({ route: name, isCallback, request: `${method} ${path}` });
      answer = isPrevented(fault) ? { status: 0 } : this.#answer(request, match, query, body);
    } catch (error) {
      answer = refusal(error);
    }
    answer = faulty(fault, answer);
    const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
    send(response, answer, text, fault);
    this.#options.traffic.record({
      kind: 'rest',
      direction: 'in',
      name,
      path: safePath(path, match),
      status: answer.status,
      code: errorCode(answer),
      ms: performance.now() - started,
      request: body.text,
      response: text,
      files: Array.from(body.files.values(), ({ name, type, data }) => ({ name, type, size: data.byteLength })),
    });
  }

  #answer(
    request: IncomingMessage,
    match: Match | 'method' | undefined,
    query: URLSearchParams,
    body: RequestBody,
  ): Answer {
    if (match === undefined) throw notFound();
    if (match === 'method') throw methodNotAllowed();
    const { world, token, url } = this.#options;
    if (match.route.authorized !== false && request.headers.authorization !== `Bot ${token()}`) throw unauthorized();
    return match.route.handle({
      world,
      url: url(),
      query,
      json: body.json,
      files: body.files,
      param: (name) => match.params.get(name) ?? '',
    });
  }
}

function isPrevented(fault: RestFault | undefined): boolean {
  return fault !== undefined && (fault.kind === 'rateLimit' || !fault.arrives);
}

function faulty(fault: RestFault | undefined, answer: Answer): Answer {
  if (fault === undefined) return answer;
  if (fault.kind === 'status') {
    const { status, code, message } = fault;
    return hasBody(status) ? { status, body: { message, code } } : { status };
  }
  if (fault.kind === 'rateLimit') {
    const { retryAfter, global } = fault;
    return { status: 429, body: { message: 'You are being rate limited.', retry_after: retryAfter, global } };
  }
  return { status: 0 };
}

/** Whether HTTP lets an answer of this status have a body. */
function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

function send(response: ServerResponse, answer: Answer, text: string, fault: RestFault | undefined): void {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'disconnect') {
    response.socket?.destroy();
    return;
  }
  const headers: Record<string, string | number> = { 'content-length': Buffer.byteLength(text) };
  if (text !== '') headers['content-type'] = 'application/json';
  if (fault?.kind === 'rateLimit') {
    headers['retry-after'] = fault.retryAfter;
    headers['x-ratelimit-scope'] = fault.global ? 'global' : 'user';
    if (fault.global) headers['x-ratelimit-global'] = 'true';
  }
  response.writeHead(answer.status, headers).end(text);
}

function refusal(error: unknown): Answer {
  if (error instanceof ApiError) return { status: error.status, body: error.toJSON() };
  // A fault of this server, not of the bot: say where, for whoever mends it.
  const detail = error instanceof Error ? error.stack : String(error);
  return { status: 500, body: { message: '500: Internal Server Error', code: 0, detail } };
}

function errorCode({ status, body }: Answer): number | undefined {
  if (status < 400 || typeof body !== 'object' || body === null || !('code' in body)) return undefined;
  return typeof body.code === 'number' ? body.code : undefined;
}

function safePath(path: string, match: Match | 'method' | undefined): string {
  const token = typeof match === 'object' ? match.params.get('token') : undefined;
  return token === undefined || token === '' ? path : path.replace(token, '[token]');
}
