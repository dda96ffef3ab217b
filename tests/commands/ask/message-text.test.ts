import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pastedText } from '../../../commands/ask/asked-words.ts';
import { AttachmentFetcher } from '../../../src/fetching/attachment-fetcher.ts';

/** Text of so many characters. */
const paste = (length: number) => 'w'.repeat(length);
const asked: (string | undefined)[] = [];
const server = createServer(({ url }, response) => {
  asked.push(url);
  response.end(
    url?.endsWith('binary') === true ? Buffer.from([0xff, 0xfe, 0x00]) : paste(Number(url?.split('/').at(-1))),
  );
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const read = (url: string, { name = 'message.txt', size = 10 } = {}) =>
  pastedText([{ id: '1', name, url, size }], { files: new AttachmentFetcher({ apiUrl: `${origin}/api` }) });

describe('a long paste', () => {
  it('is read from where Discord keeps its files only', async () => {
    expect(await read(`${origin}/attachments/1/2/12`)).toBe(paste(12));
    asked.length = 0;
    expect(await read(`${origin}/elsewhere/12`)).toBe('');
    expect(await read(`${origin.replace('127.0.0.1', 'localhost')}/attachments/1/2/12`)).toBe('');
    expect(await read(`${origin}/attachments/1/2/12`, { name: 'story.txt' })).toBe('');
    expect(asked).toEqual([]);
  });

  it('is passed over where it is larger than it may be, whatever is said of it, or no text', async () => {
    expect(await read(`${origin}/attachments/1/2/65536`)).toHaveLength(65_536);
    expect(await read(`${origin}/attachments/1/2/65537`)).toBe('');
    expect(await read(`${origin}/attachments/1/2/binary`)).toBe('');
    asked.length = 0;
    expect(await read(`${origin}/attachments/1/2/12`, { size: 65_537 })).toBe('');
    expect(asked).toEqual([]);
  });
});
