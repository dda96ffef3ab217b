import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardedAgent } from '../../src/fetching/guarded-agent.ts';
import { WebFetcher } from '../../src/fetching/web-fetcher.ts';
import { fetched, loopbackServer, page, problem } from './loopback-server.ts';

const first = '127.0.0.1';
const second = '127.0.0.2';
/** As if `first` were public, and no other address of the loopback. */
const only = (address: string) => address === first;
const at = (...addresses: readonly string[]) => addresses.map((address) => ({ address, family: 4 }));
const gate = (options = {}) => new WebFetcher({ allow: only, ...options });

describe('a name', () => {
  it('is looked up once for a connection: what it stands for a moment later is not asked', async () => {
    const good = await loopbackServer((_, response) => page(response));
    const bad = await loopbackServer((_, response) => page(response), second, good.port);
    const answers = [at(first), at(second)];
    let looks = 0;
    const fetcher = gate({ resolve: () => Promise.resolve(answers[looks++] ?? []) });
    const address = `http://rebinding.example.org:${good.port}/`;
    expect(await fetched(fetcher, address)).toMatchObject({ url: address });
    expect(looks).toBe(1);
    // The next connection looks again, and is refused before it is made.
    expect(await problem(fetcher.fetch(address))).toMatchObject({ code: 'URL_PRIVATE' });
    expect([looks, good.asked.length, bad.asked.length]).toEqual([2, 1, 0]);
  });

  it('is looked up anew for a redirect to itself', async () => {
    const { port, asked } = await loopbackServer((_, response) => response.writeHead(302, { location: '/on' }).end());
    const bad = await loopbackServer((_, response) => page(response), second, port);
    const answers = [at(first), at(second)];
    const fetcher = gate({ resolve: () => Promise.resolve(answers.shift() ?? []) });
    expect(await problem(fetcher.fetch(`http://rebinding.example.org:${port}/`))).toMatchObject({
      code: 'URL_PRIVATE',
    });
    expect([asked.length, bad.asked.length]).toEqual([1, 0]);
  });

  it.each([
    ['private beside a public one', at(first, second)],
    ['public beside a private one', at(second, first)],
    ['of IPv6', [...at(first), { address: '::1', family: 6 }]],
    ['of IPv4 in one of IPv6', [...at(first), { address: '::ffff:127.0.0.2', family: 6 }]],
    ['none', []],
  ])('that has an address %s is refused', async (_, found) => {
    const { port, asked } = await loopbackServer((__, response) => page(response));
    const fetcher = gate({ resolve: () => Promise.resolve(found) });
    expect(await problem(fetcher.fetch(`http://docs.example.org:${port}/`))).toMatchObject({ code: 'URL_PRIVATE' });
    expect(asked).toEqual([]);
  });

  it('is held to where the socket is connected in the end', async () => {
    const { port, asked } = await loopbackServer((_, response) => page(response));
    // As a network would that leads an allowed address to another place: the rule changes its mind once there is a connection.
    let asks = 0;
    const fetcher = new WebFetcher({ allow: () => (asks += 1) < 2, resolve: () => Promise.resolve(at(first)) });
    expect(await problem(fetcher.fetch(`http://docs.example.org:${port}/`))).toMatchObject({ code: 'URL_PRIVATE' });
    expect([asks, asked.length]).toEqual([2, 0]);
  });

  it('or a number in its place: an address that is not allowed is not even connected to', async () => {
    let connections = 0;
    const server = createServer(() => (connections += 1)).listen(0, first);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    for (const host of [first, 'docs.example.org']) {
      const guard = { mayConnect: () => false, resolve: () => Promise.resolve(at(first)) };
      const dispatcher = guardedAgent(guard, 1_000);
      const asking = problem(dispatcher.request({ origin: `http://${host}:${port}`, path: '/', method: 'GET' }));
      expect(await asking).toMatchObject({ code: 'URL_PRIVATE' });
      await dispatcher.destroy();
    }
    expect(connections).toBe(0);
  });

  it('that the system knows as its own is refused, at the ports of the web too', async () => {
    const { port, asked } = await loopbackServer((_, response) => page(response));
    for (const address of [
      `http://localhost:${port}/`,
      `http://127.0.0.1:${port}/`,
      'http://127.0.0.1/',
      'https://[::1]/',
    ])
      expect((await problem(new WebFetcher().fetch(address))).code).toMatch(/^URL_(?:PRIVATE|INVALID)$/);
    const own = new WebFetcher({ resolve: () => Promise.resolve(at(first)) });
    for (const scheme of ['http', 'https'])
      expect(await problem(own.fetch(`${scheme}://docs.example.org/`))).toMatchObject({ code: 'URL_PRIVATE' });
    expect(asked).toEqual([]);
  });

  it('that nobody knows is told', async () => {
    const fetcher = gate({ resolve: () => Promise.reject(new Error('getaddrinfo ENOTFOUND')) });
    expect(await problem(fetcher.fetch('https://docs.example.org/'))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });
});

describe('a body', () => {
  const limits = { maxBytes: 100_000 };

  it('may be as large as the limit', async () => {
    const { url } = await loopbackServer((_, response) => page(response, {}, 'x'.repeat(100_000)));
    expect((await fetched(gate(limits), url)).bytes).toHaveLength(100_000);
  });

  it.each([
    ['says so', { 'content-length': '100001' }, 'x'.repeat(100_001)],
    ['does not say so', { 'transfer-encoding': 'chunked' }, 'x'.repeat(100_001)],
    ['is packed small by gzip', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000))],
    ['is packed small by brotli', { 'content-encoding': 'br' }, brotliCompressSync(Buffer.alloc(50_000_000))],
  ])('that is larger and %s is not read to its end', async (_, headers, body) => {
    const { url } = await loopbackServer((__, response) => page(response, headers, body));
    const error = await problem(gate(limits).fetch(url));
    expect(error).toMatchObject({ code: 'URL_TOO_LARGE', context: { mostMegabytes: 0 } });
  });

  it('that is announced as larger is not waited for', async () => {
    const { url } = await loopbackServer((_, response) => {
      response.writeHead(200, { 'content-length': '100001' }).flushHeaders();
    });
    expect(await problem(gate(limits).fetch(url))).toMatchObject({ code: 'URL_TOO_LARGE' });
  });

  it('that never ends is cut off', async () => {
    let isOpen = true;
    const { url } = await loopbackServer((_, response) => {
      response.on('close', () => (isOpen = false));
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = () => isOpen && response.write('x'.repeat(10_000), () => setImmediate(more));
      more();
    });
    expect(await problem(gate(limits).fetch(url))).toMatchObject({ code: 'URL_TOO_LARGE' });
    await expect.poll(() => isOpen).toBe(false);
  });

  it('that is shorter than announced is told', async () => {
    const { url } = await loopbackServer((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('short', () => request.socket.destroy());
    });
    expect(await problem(gate(limits).fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });
});

describe('a server', () => {
  const timeoutMs = 250;

  it.each(['the headers', 'the body'])(
    'that gives %s drop by drop is given up after the time for all of it',
    async (what) => {
      const server = createServer((socket) => {
        socket.on('error', () => {});
        socket.write(
          what === 'the body' ? 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n' : 'HTTP/1.1 200 OK\r\n',
        );
        const drip = setInterval(() => socket.write(what === 'the body' ? 'x' : 'a: b\r\n'), 20);
        socket.on('close', () => clearInterval(drip));
      }).listen(0, first);
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      const { port } = server.address() as { port: number };
      expect(await problem(gate({ timeoutMs }).fetch(`http://${first}:${port}/`))).toMatchObject({
        code: 'URL_TOO_SLOW',
      });
      await expect.poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))).toBe(0);
    },
  );

  it('that redirects slowly has no more time for that', async () => {
    const { url, asked } = await loopbackServer((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 100);
    });
    expect(await problem(gate({ timeoutMs }).fetch(url))).toMatchObject({ code: 'URL_TOO_SLOW' });
    expect(asked.length).toBeLessThan(5);
  });

  it('whose name takes for ever to look up is given up', async () => {
    const fetcher = gate({ timeoutMs, resolve: () => new Promise(() => {}) });
    expect(await problem(fetcher.fetch('https://docs.example.org/'))).toMatchObject({ code: 'URL_TOO_SLOW' });
  });

  it('that speaks no HTTP, or is not there, is told', async () => {
    const server = createServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end('SSH-2.0-OpenSSH\r\n'),
    ).listen(0, first);
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await problem(gate().fetch(`http://${first}:${port}/`))).toMatchObject({ code: 'URL_UNREACHABLE' });
    await new Promise((resolve) => server.close(resolve));
    expect(await problem(gate().fetch(`http://${first}:${port}/`))).toMatchObject({ code: 'URL_UNREACHABLE' });
    const plain = await loopbackServer((_, response) => page(response));
    const overTls = plain.url.replace('http:', 'https:');
    expect(await problem(gate().fetch(overTls))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });

  it('that sends more headers than anybody needs is told', async () => {
    const { url } = await loopbackServer((_, response) => page(response, { 'x-large': 'x'.repeat(100_000) }));
    expect(await problem(gate().fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });
});

it('whoever asked may stop it', async () => {
  const { url } = await loopbackServer(() => {});
  const controller = new AbortController();
  const fetching = problem(gate().fetch(url, {}, controller.signal));
  controller.abort(new Error('shutting down'));
  expect((await fetching).message).toBe('shutting down');
});

it('proxies of the environment change nothing', async () => {
  const proxy = await loopbackServer((_, response) => page(response));
  const code = `
    const { WebFetcher } = await import(${JSON.stringify(new URL('../../src/fetching/web-fetcher.ts', import.meta.url).href)});
    const fetcher = new WebFetcher({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    for (const url of ['http://docs.example.org/', 'https://docs.example.org/', 'http://169.254.169.254/'])
      console.log(await fetcher.fetch(url).then(() => 'fetched', ({ code }) => code));`;
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
  const env = {
    ...process.env,
    NODE_USE_ENV_PROXY: '1',
    ...Object.fromEntries(names.map((name) => [name, proxy.url])),
  };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { env });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  expect(said.trim().split('\n')).toEqual(['URL_PRIVATE', 'URL_PRIVATE', 'URL_PRIVATE']);
  expect(proxy.asked).toEqual([]);
});
