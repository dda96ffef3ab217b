import { LocalDiscord } from 'local-discord';
import { onTestFinished } from 'vitest';

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly contentType: string | undefined;
  readonly at: number;
};
/** `hangs`: nothing is ever answered. */
type Answer = { readonly status: number; readonly body?: string } | 'hangs';

/** A server in Discord's place that answers as a test says, until that has finished: what no Discord would say, or in which order. */
export async function ownServer(answer: (asked: Asked, count: number) => Answer) {
  const requests: Asked[] = [];
  const server = await LocalDiscord.start({
    routes: [
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { method = '', url: path = '' } = request;
          const contentType = request.headers['content-type'];
          const asked = { method, path, body: Buffer.concat(chunks).toString(), contentType, at: performance.now() };
          requests.push(asked);
          const answered = answer(asked, requests.length);
          if (answered === 'hangs') return;
          const { status, body = '' } = answered;
          response.writeHead(status, body === '' ? {} : { 'content-type': 'application/json' }).end(body);
        });
        return true;
      },
    ],
  });
  onTestFinished(() => server.close());
  // Beside the local Discord's own API.
  return { requests, apiUrl: `${server.url}/own` };
}
