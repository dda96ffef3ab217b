import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.ts';
import type { Metrics } from './metrics.ts';
import { ReadinessCheck } from './readiness.ts';
import type { Vitals } from './vitals.ts';

export type HealthAddress = {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
};

export type HealthAnswer = { readonly status: number; readonly type: string; readonly body: string };

/** What is told; none of them rejects. */
export type HealthAnswers = Readonly<Record<'ready' | 'metrics', () => Promise<HealthAnswer>>>;

/** Whoever connects and asks nothing is let go. */
const ASK_WITHIN_MS = 5_000;

/**
 * Says over HTTP how Docent is: `/live`, `/ready` and `/metrics`. None of it has anything secret in it, nor of members; still it is for whoever
 * runs Docent, and listens to this machine alone unless told otherwise.
 */
export class HealthServer implements AsyncDisposable {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    const { address, port } = server.address() as AddressInfo;
    this.url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  }

  /** Says how one process is. @throws as `open` */
  static listen(address: HealthAddress, vitals: Vitals, metrics: Metrics): Promise<HealthServer> {
    const readiness = new ReadinessCheck(vitals);
    metrics.watch(vitals, readiness);
    return HealthServer.open(address, { ready: () => readyAnswer(readiness), metrics: () => metricsAnswer(metrics) });
  }

  /** @throws UserError `CONFIG_INVALID` that names the variable, where it cannot listen there */
  static async open({ port, host }: HealthAddress, answers: HealthAnswers): Promise<HealthServer> {
    const server = createServer(
      { requestTimeout: ASK_WITHIN_MS, headersTimeout: ASK_WITHIN_MS },
      (request, response) => {
        void answerTo(request, answers).then((answer) => send(response, answer, request.method === 'HEAD'));
      },
    );
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      throw cannotListen(error, { port, host });
    }
    return new HealthServer(server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

/** Never rejects. */
async function answerTo({ method, url = '' }: IncomingMessage, answers: HealthAnswers): Promise<HealthAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return jsonAnswer(405, { error: 'GET only' });
  const [path] = url.split('?');
  if (path === '/live') return jsonAnswer(200, { status: 'live' });
  if (path === '/ready') return answers.ready();
  if (path === '/metrics') return answers.metrics();
  return jsonAnswer(404, { error: 'There are /live, /ready and /metrics.' });
}

async function metricsAnswer(metrics: Metrics): Promise<HealthAnswer> {
  try {
    return { status: 200, type: metrics.contentType, body: await metrics.text() };
  } catch {
    return jsonAnswer(500, { error: 'The metrics could not be read.' });
  }
}

async function readyAnswer(readiness: ReadinessCheck): Promise<HealthAnswer> {
  const { isStopping, missing } = await readiness.look();
  if (isStopping) return jsonAnswer(503, { status: 'stopping', missing });
  return missing.length > 0 ? jsonAnswer(503, { status: 'not ready', missing }) : jsonAnswer(200, { status: 'ready' });
}

export function jsonAnswer(status: number, body: object): HealthAnswer {
  return { status, type: 'application/json', body: `${JSON.stringify(body)}\n` };
}

function send(response: ServerResponse, { status, type, body }: HealthAnswer, isHead: boolean): void {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : {};
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...allow,
  });
  response.end(isHead ? undefined : body);
}

function cannotListen(error: unknown, { port, host }: HealthAddress): UserError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isHost = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  const variable = isHost ? 'HEALTH_HOST' : 'HEALTH_PORT';
  const why = isHost
    ? `HEALTH_HOST must be an address of this machine, such as 127.0.0.1; ${host} is none`
    : `HEALTH_PORT ${port} cannot be listened at (${code === 'EADDRINUSE' ? 'another program does' : code})`;
  return new UserError('CONFIG_INVALID', `${why}. Mend it in .env or the environment.`, { variable }, { cause: error });
}
