import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Asked = { readonly method: string; readonly path: string; readonly body: string; readonly at: number };
type Answer = { readonly status: number; readonly body?: string };

/** A server in Discord's place that answers as a test says, until that has finished: what no Discord would say, or in which order. */
export async function ownServer(answer: (asked: Asked, count: number) => Answer) {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const asked = { method, path, body: Buffer.concat(chunks).toString(), at: performance.now() };
      requests.push(asked);
      const { status, body = '' } = answer(asked, requests.length);
      response.writeHead(status, body === '' ? {} : { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { requests, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` };
}
