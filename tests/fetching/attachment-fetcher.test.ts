import { LocalDiscord } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { AttachmentFetcher } from '../../src/fetching/attachment-fetcher.ts';
import { attachedFile } from '../../src/discord/delivered/target-message.ts';
import { loopbackServer, page, problem } from './loopback-server.ts';

type Given = { readonly name: string; readonly data: string | Uint8Array; readonly type?: string };

/** A file that a member sent in the local Discord, as the bot is told of it, and one that fetches there. */
async function sent(discord: LocalDiscord, file: Given, limits = {}) {
  const [attachment] = discord.as(discord.ids.alice).send(discord.ids.general, '', { files: [file] }).attachments;
  if (attachment === undefined) throw new Error('The test expects a file.');
  return { file: attachedFile(attachment), fetcher: new AttachmentFetcher({ apiUrl: discord.apiUrl, ...limits }) };
}

describe('a file that a member attached', () => {
  it('is fetched from the Discord that has it, with its name and type', async () => {
    await using discord = await LocalDiscord.start();
    const { file, fetcher } = await sent(discord, { name: 'rules.md', data: '# Rules', type: 'text/markdown' });
    const { bytes, ...about } = await fetcher.fetch(file);
    expect(Buffer.from(bytes).toString()).toBe('# Rules');
    expect(about).toMatchObject({ fileName: 'rules.md', contentType: 'text/markdown' });
  });

  it('that is too large is not even asked for, and one that lied of its size is not read to its end', async () => {
    await using discord = await LocalDiscord.start();
    const { file, fetcher } = await sent(discord, { name: 'a.txt', data: 'x'.repeat(2_000) }, { maxBytes: 1_000 });
    const nowhere = { ...file, url: `${discord.url}/attachments/1/2/nothing.txt` };
    expect(await problem(fetcher.fetch(nowhere))).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await problem(fetcher.fetch({ ...file, size: 5 }))).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('is gone once its address has lapsed', async () => {
    await using discord = await LocalDiscord.start();
    const { file, fetcher } = await sent(discord, { name: 'a.txt', data: 'text' });
    discord.clock.advance(2 * 86_400_000);
    expect(await problem(fetcher.fetch(file))).toMatchObject({ code: 'FILE_GONE' });
  });

  it('that has no words is told', async () => {
    await using discord = await LocalDiscord.start();
    const picture = { name: 'rules.txt', data: Buffer.from('89504e470d0a1a0a', 'hex'), type: 'text/plain' };
    const { file, fetcher } = await sent(discord, picture);
    expect(await problem(fetcher.fetch(file))).toMatchObject({ code: 'FILE_NOT_A_DOCUMENT' });
  });

  it('is told where Discord fails, or sends one elsewhere', async () => {
    const elsewhere = await loopbackServer((_, response) => page(response));
    const { url } = await loopbackServer(({ url: path }, response) => {
      if (path?.endsWith('/1') === true)
        response.writeHead(302, { location: `${elsewhere.url}/attachments/1/1/1` }).end();
      else response.writeHead(503).end();
    });
    const fetcher = new AttachmentFetcher({ apiUrl: `${url}/api` });
    const file = (path: string) => ({ url: `${url}/attachments/1/1/${path}`, size: 1, name: 'a' });
    expect(await problem(fetcher.fetch(file('1')))).toMatchObject({ code: 'FILE_UNREACHABLE' });
    expect(await problem(fetcher.fetch(file('2')))).toMatchObject({
      code: 'FILE_UNREACHABLE',
      context: { status: 503 },
    });
    expect(elsewhere.asked).toEqual([]);
  });
});

describe('what is not at Discord', () => {
  it.each([
    'https://example.org/attachments/1/2/a.txt',
    'http://cdn.discordapp.com/attachments/1/2/a.txt',
    'https://cdn.discordapp.com.example.org/attachments/1/2/a.txt',
    'https://cdn.discordapp.com:8443/attachments/1/2/a',
    'https://user@cdn.discordapp.com/attachments/1/2/a.txt',
    'https://cdn.discordapp.com/avatars/1/2.png',
    'nothing',
    '',
    'https://cdn.discordapp.com@127.0.0.1/attachments/1/2/a.txt',
    'file:///attachments/1/2/a',
    'https://media.discordapp.net/',
  ])('%s is not fetched', async (url) => {
    const file = { url, size: 1, name: 'a.txt' };
    expect(await problem(new AttachmentFetcher().fetch(file))).toMatchObject({ code: 'FILE_UNREACHABLE' });
  });

  it('is not fetched from the loopback either, where Discord is the real one', async () => {
    const { url, asked } = await loopbackServer((_, response) => page(response));
    const file = { url: `${url}/attachments/1/2/a.txt`, size: 1, name: 'a.txt' };
    expect(await problem(new AttachmentFetcher().fetch(file))).toMatchObject({ code: 'FILE_UNREACHABLE' });
    const local = new AttachmentFetcher({ apiUrl: 'http://127.0.0.1:1/api' });
    expect(await problem(local.fetch(file))).toMatchObject({ code: 'FILE_UNREACHABLE' });
    expect(asked).toEqual([]);
  });
});
