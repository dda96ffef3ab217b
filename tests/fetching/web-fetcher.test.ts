import { readFile } from 'node:fs/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WebFetcher } from '../../src/fetching/web-fetcher.ts';
import { fetched, loopbackServer, page, problem } from './loopback-server.ts';

/** One that reaches the loopback, and nothing else that is not public. */
const reaching = (options = {}) => new WebFetcher({ allow: (address) => address === '127.0.0.1', ...options });

describe('a document', () => {
  it('comes with what the server says of it', async () => {
    const { url, asked } = await loopbackServer((_, response) =>
      page(response, {
        'content-type': 'Text/HTML; charset=ISO-8859-1',
        'content-disposition': 'attachment; filename="Our rules.html"',
        etag: 'W/"1"',
        'last-modified': 'Fri, 01 May 2026 10:00:00 GMT',
      }),
    );
    const { bytes, ...about } = await fetched(reaching(), `${url}/a/rules?x=1#part`);
    expect(Buffer.from(bytes).toString()).toBe('<p>Hello');
    expect(about).toEqual({
      url: `${url}/a/rules?x=1`,
      contentType: 'text/html',
      fileName: 'Our rules.html',
      etag: 'W/"1"',
      lastModified: 'Fri, 01 May 2026 10:00:00 GMT',
    });
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
    expect(asked[0]?.headers['user-agent']).toMatch(new RegExp(`^Docent/${version.replaceAll('.', '\\.')} `));
    for (const name of ['cookie', 'referer', 'authorization', 'origin'])
      expect(asked[0]?.headers).not.toHaveProperty(name);
  });

  it('without any of that is named by its address', async () => {
    const { url } = await loopbackServer((_, response) => response.end('Plain text.'));
    const { bytes: _, ...about } = await fetched(reaching(), `${url}/notes/${encodeURIComponent('Правила.md')}`);
    expect(about).toEqual({ url: `${url}/notes/${encodeURIComponent('Правила.md')}`, fileName: 'Правила.md' });
    expect(await fetched(reaching(), url)).not.toHaveProperty('fileName');
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => Buffer.from(text)],
  ])('packed as %s is unpacked', async (encoding, pack) => {
    const text = 'Some words. '.repeat(5_000);
    const { url } = await loopbackServer((_, response) => page(response, { 'content-encoding': encoding }, pack(text)));
    expect(Buffer.from((await fetched(reaching(), url)).bytes).toString()).toBe(text);
  });

  it.each([
    ['deflate', deflateSync('text')],
    ['gzip, gzip', gzipSync(gzipSync('text'))],
    ['zstd', Buffer.from('text')],
    ['gzip', Buffer.from('no gzip at all')],
    ['gzip', gzipSync('cut off in the middle of it').subarray(0, 20)],
  ])('packed as %s, which was not asked for or is none, is told', async (encoding, body) => {
    const { url } = await loopbackServer((_, response) => page(response, { 'content-encoding': encoding }, body));
    expect(await problem(reaching().fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });

  it.each([
    ['a picture', 'image/png', '<p>no picture'],
    ['a picture that says it is a page', 'text/html', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['a film', 'video/mp4', 'x'],
    ['an archive', 'application/zip', Buffer.from('PK\u0003\u0004 nothing written here')],
    ['data', 'application/json', '{"a": 1}'],
    ['bytes', 'application/octet-stream', Buffer.from([1, 2, 0, 0, 3, 0, 9])],
    ['nothing', 'text/html', ''],
  ])('that is %s is none', async (_, type, body) => {
    const { url } = await loopbackServer((__, response) => page(response, { 'content-type': type }, body));
    expect(await problem(reaching().fetch(url))).toMatchObject({ code: 'URL_NOT_A_DOCUMENT' });
  });
});

describe('an answer', () => {
  it.each([
    [204, 'URL_NOT_A_DOCUMENT'],
    [206, 'URL_UNREACHABLE'],
    [300, 'URL_UNREACHABLE'],
    [304, 'URL_UNREACHABLE'],
    [400, 'URL_REFUSED'],
    [401, 'URL_REFUSED'],
    [403, 'URL_REFUSED'],
    [404, 'URL_GONE'],
    [408, 'URL_UNREACHABLE'],
    [410, 'URL_GONE'],
    [429, 'URL_UNREACHABLE'],
    [451, 'URL_REFUSED'],
    [500, 'URL_UNREACHABLE'],
    [503, 'URL_UNREACHABLE'],
  ])('of %i is %s, and nothing after the path is named', async (status, code) => {
    const { url, port } = await loopbackServer((_, response) => response.writeHead(status).end());
    const error = await problem(reaching().fetch(`${url}/rules?token=canary`));
    expect(error).toMatchObject({ code, context: { status, address: `127.0.0.1:${port}/rules` } });
    expect(JSON.stringify(error) + error.message + String(error.cause)).not.toContain('canary');
  });

  it('that it is unchanged is one, where that was asked', async () => {
    const { url, asked } = await loopbackServer(({ headers }, response) => {
      const isSame = headers['if-none-match'] === '"1"' || headers['if-modified-since'] !== undefined;
      if (isSame) response.writeHead(304).end();
      else page(response, { etag: '"1"' });
    });
    const fetcher = reaching();
    const { etag } = await fetched(fetcher, url);
    expect(await fetcher.fetch(url, { etag: etag ?? '' })).toEqual({ unchanged: true });
    expect(await fetcher.fetch(url, { lastModified: 'Fri, 01 May 2026 10:00:00 GMT' })).toEqual({ unchanged: true });
    expect(await fetcher.fetch(url, { etag: '"0"' })).toMatchObject({ etag: '"1"' });
    expect(asked).toHaveLength(4);
  });
});

describe('a redirect', () => {
  it('is followed, five times', async () => {
    const { url, paths } = await loopbackServer(({ url: path }, response) => {
      const left = Number(path?.slice(1));
      if (left === 0) page(response);
      else response.writeHead([301, 302, 303, 307, 308][left - 1] ?? 302, { location: `/${left - 1}#x` }).end();
    });
    expect(await fetched(reaching(), `${url}/5`)).toMatchObject({ url: `${url}/0` });
    expect(await problem(reaching().fetch(`${url}/6`))).toMatchObject({ code: 'URL_UNREACHABLE' });
    expect(paths()).toEqual(['/5', '/4', '/3', '/2', '/1', '/0', '/6', '/5', '/4', '/3', '/2', '/1']);
  });

  it('in a circle ends', async () => {
    const { url, asked } = await loopbackServer((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await problem(reaching().fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE' });
    expect(asked).toHaveLength(6);
  });

  it.each([
    ['http://127.0.0.2/', 'URL_PRIVATE'],
    ['//127.0.0.2/', 'URL_PRIVATE'],
    ['http://169.254.169.254/latest/meta-data/', 'URL_PRIVATE'],
    ['http://[::1]/', 'URL_PRIVATE'],
    ['http://0x7f.2/', 'URL_PRIVATE'],
    ['http://localhost/', 'URL_PRIVATE'],
    ['https://metadata.google.internal/', 'URL_PRIVATE'],
    ['http://user:secret@127.0.0.1/', 'URL_INVALID'],
    ['ftp://example.org/', 'URL_INVALID'],
    ['file:///etc/passwd', 'URL_INVALID'],
    ['http://[', 'URL_UNREACHABLE'],
  ])('to %s is not', async (location, code) => {
    const { url, asked } = await loopbackServer((_, response) => response.writeHead(302, { location }).end());
    expect(await problem(reaching().fetch(url))).toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });

  it('to nowhere is not', async () => {
    const { url } = await loopbackServer((_, response) => response.writeHead(302).end());
    expect(await problem(reaching().fetch(url))).toMatchObject({ code: 'URL_UNREACHABLE' });
  });
});
