import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebFetcher } from '../../src/fetching/web-fetcher.ts';
import { fetched, loopbackServer, page, problem } from './loopback-server.ts';

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
const name = 'pages.example.com';

/** A server that shows a certificate for that name, which an authority of these tests signed. */
async function securePages(answer: RequestListener = (_, response) => page(response, { etag: '"1"' })) {
  const asked: IncomingMessage[] = [];
  const names: (string | undefined)[] = [];
  const server = createServer({ cert: pem('server'), key: pem('server-key') }, (request, response) => {
    asked.push(request);
    names.push((request.socket as TLSSocket & { readonly servername?: string }).servername);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const fetcher = new WebFetcher({ allow: (address) => address === '127.0.0.1', resolve });
  return { port, asked, names, fetcher };
}

/** What an operator does with `NODE_EXTRA_CA_CERTS`: one authority more is trusted, and nothing else is changed. */
function trustAuthority(): void {
  const usual = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...usual, pem('authority')]);
  onTestFinished(() => tls.setDefaultCACertificates(usual));
}

describe('a page by https', () => {
  it('is fetched from whom an authority that is trusted vouches for, by the name that was asked for', async () => {
    trustAuthority();
    const { port, asked, names, fetcher } = await securePages();
    const { url, bytes, etag } = await fetched(fetcher, `https://${name}:${port}/guide`);
    expect([url, new TextDecoder().decode(bytes), etag]).toEqual([`https://${name}:${port}/guide`, '<p>Hello', '"1"']);
    expect(asked.map(({ headers }) => headers.host)).toEqual([`${name}:${port}`]);
    expect(names).toEqual([name]);
  });

  it('is not fetched where nobody who is trusted vouches for it, nor under another name', async () => {
    const stranger = await securePages();
    expect(await problem(stranger.fetcher.fetch(`https://${name}:${stranger.port}/`))).toMatchObject({
      code: 'URL_UNREACHABLE',
    });
    trustAuthority();
    const { port, asked, fetcher } = await securePages();
    for (const other of ['other.example.com', '127.0.0.1'])
      expect(await problem(fetcher.fetch(`https://${other}:${port}/`))).toMatchObject({ code: 'URL_UNREACHABLE' });
    expect([...asked, ...stranger.asked]).toEqual([]);
  });

  it('follows a redirect to another page by https, and none to http', async () => {
    trustAuthority();
    const open = await loopbackServer((_, response) => page(response));
    const { port, fetcher } = await securePages((request, response) => {
      if (request.url === '/there') return page(response);
      response.writeHead(302, { location: request.url === '/on' ? '/there' : `${open.url}/` }).end();
    });
    expect((await fetched(fetcher, `https://${name}:${port}/on`)).url).toBe(`https://${name}:${port}/there`);
    expect(await problem(fetcher.fetch(`https://${name}:${port}/down`))).toMatchObject({ code: 'URL_REFUSED' });
    expect(open.asked).toEqual([]);
  });
});
