import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReadingProcess } from '../../../src/article/reading-process/reading-process.ts';
import { startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { folder, handOver } from '../../support/reading-room.ts';

const guide = `# Server guide

## Rules

- Be kind to everybody.
- No spam in any channel.

## How do I get the red role?

Ask a moderator in the roles channel for the red role.
`;
const file = { name: 'guide.md', data: guide, type: 'text/markdown; charset=utf-8' };

describe('/library add', () => {
  it('previews a file, adds it on a press, and answers from it', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { moderator, alice, general } = discord.ids;
    const maria = discord.as(moderator);
    const preview = await maria.command('library add', { file }).reply();
    expect(preview.ephemeral).toBe(true);
    expect(says(preview)).toContain('Sections: 2 · Statements: 3');
    const before = await discord.as(alice).command('ask', { question: 'Who gives me the red role?' }).reply();
    expect(says(before)).not.toContain('Ask a moderator');

    const added = await maria.click(preview, 'Add').reply();
    expect(written(added)).toContain('**Server guide** is in the library.');
    expect(customIds(added).map((id) => id.split(':')[1])).toEqual(['library-remove']);
    const answer = await discord.as(alice).command('ask', { question: 'How do I get the red role?' }).reply();
    expect(says(answer)).toContain('Ask a moderator in the roles channel for the red role.');
    expect(discord.as(alice).sees(general)).not.toContainEqual(expect.objectContaining({ id: preview.id }));

    const undone = await maria.click(added, 'Undo').reply();
    expect(written(undone)).toContain('is out of the library');
    const after = await discord.as(alice).command('ask', { question: 'How do I get the red role?' }).reply();
    expect(says(after)).not.toContain('Ask a moderator in the roles channel');
    expectNoErrors(docent);
  });

  it('takes a pasted text and several files from its dialog', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    const dialog = await maria.command('library add').modal();
    const text = await maria.submit(dialog, { title: 'Pasted rules', text: '- Be kind.\n- Be brief.' }).reply();
    expect(text.ephemeral).toBe(true);
    expect(written(text)).toContain('### Pasted rules');
    expect(written(await maria.click(text, 'Add').reply())).toContain('**Pasted rules** is in the library.');

    const again = await maria.command('library add', { language: 'de' }).modal();
    const files = [
      file,
      { name: 'two.txt', data: 'Zwei\n\n- Das ist das zweite Dokument.' },
      { name: 'no.png', data: 'x' },
    ];
    const several = await maria.submit(again, { title: 'All of it', files }).reply();
    expect(says(several)).toContain('The title “All of it” is left aside: there are several documents');
    expect(says(several)).toContain('Document 1 of 2.');
    expect(says(several)).toContain('no.png is left out: I do not know that kind of file.');
    const second = await maria.click(several, 'Next').reply();
    expect(says(second)).toContain('Document 2 of 2.');
    expect(says(second)).toContain('Zwei');
    const added = await maria.click(second, 'Add all 2').reply();
    expect(written(added)).toContain('Added to the library: 2 articles.');
    const list = await maria.command('library list').reply();
    expect(written(list).match(/^\*\*(Pasted rules|Server guide|Zwei)\*\*/gm)).toHaveLength(3);
    const undone = await maria.click(added, 'Undo').reply();
    expect(written(undone)).toContain('Out of the library again: 2 articles.');
    const rest = await maria.command('library list').reply();
    expect(written(rest).match(/^\*\*(Pasted rules|Server guide|Zwei)\*\*/gm)).toEqual(['**Pasted rules**']);
    const twins = [
      { name: 'a.md', data: '# Rules\n\n- Be kind to each other.' },
      { name: 'b.md', data: '# Rules\n\n- Bring your own dice.' },
    ];
    const twin = await maria.submit(await maria.command('library add').modal(), { files: twins }).reply();
    expect(says(twin)).toContain('Another of these documents has this title: Rules.');
    const retitled = await maria
      .submit(await maria.click(twin, 'Edit title').modal(), { title: 'House rules' })
      .reply();
    expect(says(retitled)).not.toContain('Another of these documents');
    expect(says(await maria.click(retitled, 'Next').reply())).not.toContain('Another of these documents');
    const nothing = await maria.submit(await maria.command('library add').modal(), {}).reply();
    expect(written(nothing)).toContain('There is nothing to add');
  });

  it('adds nothing once cancelled, and only once however often it is pressed', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('library add', { file }).reply();
    const cancelled = await maria.click(preview, 'Cancel').reply();
    expect(written(cancelled)).toBe('Cancelled. Nothing was added.');
    expect(written(await maria.command('library list').reply())).toContain('no articles of its own yet');

    const other = await maria.command('library add', { file }).reply();
    const add = buttonId(other, 'library-add');
    const presses = [maria.click(other, add), maria.click(other, add)];
    const replies = await Promise.all(presses.map((press) => press.reply()));
    expect(replies.map(written).join('\n')).toContain('**Server guide** is in the library.');
    const list = written(await maria.command('library list').reply());
    expect(list.match(/Server guide/g)).toHaveLength(1);
  });

  it('has its title edited before it is added, also after a restart', async () => {
    const settings = { config: { databaseUrl: join(folder(), 'docent.sqlite') } };
    const first = await startDocent(settings);
    const { discord } = first;
    const maria = discord.as(discord.ids.moderator);
    const preview = await maria.command('library add', { file }).reply();
    await first.stop();

    const second = await startDocent({ ...settings, on: discord });
    const dialog = await maria.click(preview, 'Edit title').modal();
    const renamed = await maria.submit(dialog, { title: 'A *better* title' }).reply();
    expect(says(renamed)).toContain('A *better* title');
    const none = await maria.submit(await maria.click(renamed, 'Edit title').modal(), { title: '** **' }).reply();
    expect(written(none)).toContain('A title needs letters or digits.');
    const added = await maria.click(renamed, 'Add').reply();
    expect(says(added)).toContain('A *better* title is in the library.');
    expectNoErrors(second);
  });

  it('refuses web addresses where the operator has not allowed them, and fetches them where they are', async () => {
    const { discord } = await startDocent();
    const maria = discord.as(discord.ids.moderator);
    const refused = await maria.command('library add', { url: 'https://example.org/guide' }).reply();
    expect(written(refused)).toContain('I may not fetch web pages');

    const web = {
      fetch: (address: string) =>
        Promise.resolve({
          bytes: new TextEncoder().encode(`<html><body><h1>Guide</h1><p>The web page says so.</p></body></html>`),
          contentType: 'text/html',
          url: address,
          etag: '"1"',
        }),
    };
    const documents = { allowUrls: true, maxBytes: 1_000_000 };
    const allowed = await startDocent({ config: { documents }, overrides: { web } });
    const other = allowed.discord.as(allowed.discord.ids.moderator);
    const preview = await other.command('library add', { url: 'https://example.org/guide' }).reply();
    expect(says(preview)).toContain('The web page says so.');
    expect(written(preview)).toContain('<https://example.org/guide>');
    await other.click(preview, 'Add').reply();
    expect(written(await other.command('library list').reply())).toMatch(/^\*\*Guide\*\*/m);
  });

  it('is not for ordinary members, nor are its buttons', async () => {
    const { discord } = await startDocent();
    const { moderator, alice } = discord.ids;
    const names = discord
      .as(alice)
      .commands()
      .map(({ name }) => name);
    expect(names).not.toContain('library');
    expect(names).not.toContain('Add to the library');
    const preview = await discord.as(moderator).command('library add', { file }).reply();
    handOver(discord, preview, alice);
    for (const name of ['Add', 'Cancel']) {
      const refused = await discord.as(alice).click(preview, name).reply();
      expect(written(refused)).toBe('You need the Manage Messages permission here to do that.');
    }
    handOver(discord, preview, moderator);
    expect(written(await discord.as(moderator).click(preview, 'Add').reply())).toContain('is in the library');
  });
});

it('reads in a process of its own, which tells what is wrong', async () => {
  await using reading = new ReadingProcess();
  const docent = await startDocent({ overrides: { read: reading.read } });
  const { discord } = docent;
  const maria = discord.as(discord.ids.moderator);
  const preview = await maria.command('library add', { file }).reply();
  expect(says(await maria.click(preview, 'Add').reply())).toContain('Server guide is in the library.');
  const broken = await maria.command('library add', { file: { name: 'a.pdf', data: '%PDF-1.7 nothing' } }).reply();
  expect(says(broken)).toContain('That document is damaged');
  const picture = await maria.command('library add', { file: { name: 'a.md', data: 'GIF89a\0\0' } }).reply();
  expect(says(picture)).toContain('That file is no document with text.');
  expectNoErrors(docent);
});

describe('Apps → Add to the library', () => {
  it('previews a file or a text of a message, with a link to it', async () => {
    const { discord } = await startDocent();
    const { moderator, alice, general } = discord.ids;
    const maria = discord.as(moderator);
    const withFile = discord.as(alice).send(general, 'read this', { files: [file] });
    const preview = await maria.contextMenu('Add to the library', withFile).reply();
    expect(preview.ephemeral).toBe(true);
    expect(says(preview)).toContain('Server guide');
    expect(written(preview)).toContain(`/${general}/${withFile.id}`);
    expect(written(await maria.click(preview, 'Add').reply())).toContain('**Server guide** is in the library.');
    const withText = discord.as(alice).send(general, 'No spam here.\nNo ads either. Nor @everyone.');
    const text = await maria.contextMenu('Add to the library', withText).reply();
    expect(says(text)).toContain('No ads either.');
  });
});

it('keeps what one server adds from the other', async () => {
  const docent = await startDocent();
  const { discord } = docent;
  const { moderator, alice } = discord.ids;
  const other = discord.addServer({ name: 'Elsewhere', ownerId: moderator, memberIds: [alice] });
  const maria = discord.as(moderator);
  await maria.click(await maria.command('library add', { file }).reply(), 'Add').reply();
  const here = { channelId: other.general };
  const list = await maria.command('library list', {}, here).reply();
  expect(written(list)).not.toContain('Server guide');
  const show = await maria.command('library show', { article: 'server-guide' }, here).reply();
  expect(written(show)).toContain('There is no such article');
  const typed = await maria.autocomplete('library remove', 'article', '', here);
  expect(typed).toEqual([]);
  const answer = await discord.as(alice).command('ask', { question: 'How do I get the red role?' }, here).reply();
  expect(says(answer)).not.toContain('Ask a moderator in the roles channel');
  expectNoErrors(docent);
});
