import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { WebFetcher } from '../../src/fetching/web-fetcher.ts';
import type { UserError } from '../../src/errors.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A real server on the loopback, for one test; it remembers what it was asked for. */
export async function loopbackServer(handler: Handler, host = '127.0.0.1', port = 0) {
  const asked: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://${host}:${own}`, port: own, asked, paths: () => asked.map(({ url }) => url) };
}

/** Answers with a page. */
export function page(
  response: ServerResponse,
  headers: Record<string, string> = {},
  body: string | Buffer = '<p>Hello',
): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

/** What a fetch ends with. */
export async function problem(fetching: Promise<unknown>): Promise<UserError> {
  try {
    await fetching;
  } catch (error) {
    return error as UserError;
  }
  throw new Error('The test expects it to fail.');
}

export async function fetched(fetcher: WebFetcher, url: string, since = {}) {
  const outcome = await fetcher.fetch(url, since);
  if ('unchanged' in outcome) throw new Error('The test expects a document.');
  return outcome;
}

/** What stands between spaces and line breaks. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
