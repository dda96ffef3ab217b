import { join } from 'node:path';
import { OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors, says, written } from '../../support/members-support.ts';
import { allow, deny, folder, posts } from '../../support/reading-room.ts';

const day = 86_400_000;

/** A moderator who has added articles of these titles, each of which says something of its own. */
async function withArticles(discord: LocalDiscord, ...titles: readonly string[]) {
  const maria = discord.as(discord.ids.moderator);
  for (const title of titles) {
    const data = `# ${title}\n\n## About it\n\n- The colour of ${title} is told here.\n`;
    const preview = await maria.command('library add', { file: { name: 'a.md', data } }).reply();
    await maria.click(preview, 'Add').reply();
  }
  return maria;
}

const listed = (message: SeenMessage) => [...written(message).matchAll(/^\*\*(.+?)\*\*/gm)].map(([, title]) => title);

describe('/library', () => {
  it('removes an article once asked, and puts it back for a day, after a restart too', async () => {
    let at = Date.UTC(2026, 10, 24, 12);
    const settings = {
      config: { databaseUrl: join(folder(), 'docent.sqlite') },
      overrides: { now: () => at },
    };
    const first = await startDocent(settings);
    const { discord } = first;
    const maria = await withArticles(discord, 'Lamps', 'Boats');
    const [choice] = await maria.autocomplete('library remove', 'article', 'lam');
    expect(choice).toEqual({ name: 'Lamps', value: 'lamps' });
    const asked = await maria.command('library remove', { article: 'lamps' }).reply();
    expect(asked.ephemeral).toBe(true);
    expect(written(await maria.click(asked, 'Keep').reply())).toBe('It stays.');
    const again = await maria.command('library remove', { article: 'lamps' }).reply();
    const removed = await maria.click(again, 'Remove').reply();
    expect(says(removed)).toContain('Lamps is out of the library.');
    const list = await maria.command('library list').reply();
    expect(listed(list).slice(0, 1)).toEqual(['Boats']);
    expect(says(list)).toContain('Recently removed');
    await first.stop();

    const second = await startDocent({ ...settings, on: discord });
    const back = await maria.click(list, 'Put back').reply();
    expect(says(back)).toContain('Lamps is in the library again.');
    expect(says(await maria.click(removed, 'Undo').reply())).toContain('That article is not here any more');
    const third = await maria
      .click(await maria.command('library remove', { article: 'boats' }).reply(), 'Remove')
      .reply();
    at += day + 1;
    expect(says(await maria.click(third, 'Undo').reply())).toContain('a day has passed');
    expect(says(await maria.command('library list').reply())).not.toContain('Recently removed');
    expectNoErrors(second);
  });

  it('renames, shows, and says which article is meant', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const maria = await withArticles(discord, 'Lamps', 'Boats');
    await maria.command('library rename', { article: 'lamps', title: 'All *lamps* @everyone' }).reply();
    const shown = await maria.command('library show', { article: 'lamps' }).reply();
    expect(says(shown)).toContain('All *lamps* @everyone');
    expect(says(shown)).toContain('renamed an article');
    expect(shown.pinged).toEqual([]);
    const chosen = await maria.command('library default', { article: 'boats' }).reply();
    expect(says(chosen)).toBe('Where no article is named, Boats is meant.');
    expect(written(await maria.command('library list').reply())).toContain('**Boats** · default');
    expect(says(await maria.command('library default').reply())).toContain('There is no default article');
    const refused = await maria.command('library remove', { article: 'russia-and-the-taliban' }).reply();
    expect(says(refused)).toContain('it cannot be changed here');
    expectNoErrors(docent);
  });

  it('puts the default article back as the default, unless there is another by then', async () => {
    const docent = await startDocent();
    const maria = await withArticles(docent.discord, 'Lamps', 'Boats');
    const remove = async () =>
      maria.click(await maria.command('library remove', { article: 'lamps' }).reply(), 'Remove').reply();
    const list = async () => written(await maria.command('library list').reply());
    await maria.command('library default', { article: 'lamps' }).reply();
    const removed = await remove();
    expect(await list()).not.toContain('· default');
    await maria.click(removed, 'Undo').reply();
    expect(await list()).toContain('**Lamps** · default');
    const again = await remove();
    await maria.command('library default', { article: 'boats' }).reply();
    await maria.click(again, 'Undo').reply();
    expect(await list()).toContain('**Boats** · default');
    expect(await list()).not.toContain('**Lamps** · default');
    await maria.command('library default').reply();
    // What was once the default is not for ever.
    await maria.click(await remove(), 'Undo').reply();
    expect(await list()).not.toContain('· default');
    expectNoErrors(docent);
  });

  it('turns the pages of a long list', async () => {
    const { discord } = await startDocent();
    const titles = Array.from({ length: 12 }, (_, n) => `Article ${n}`);
    const maria = await withArticles(discord, ...titles);
    const first = await maria.command('library list').reply();
    expect(listed(first)).toEqual(titles.slice(0, 10));
    const second = await maria.click(first, 'Next').reply();
    expect(listed(second).slice(0, 2)).toEqual(titles.slice(10));
    expect(listed(await maria.click(second, 'Back').reply())).toEqual(titles.slice(0, 10));
  });

  it('tells in a channel who changed what, where it may write, and pings nobody', async () => {
    const { discord } = await startDocent();
    const { moderator, reading, bot } = discord.ids;
    const maria = discord.as(moderator);
    deny(discord, reading, bot, OverwriteType.Member, Flag.SendMessages);
    const lacks = await maria.command('library news', { channel: reading }).reply();
    expect(says(lacks)).toContain('Send Messages');
    allow(discord, reading);
    await maria.command('library news', { channel: reading }).reply();
    await withArticles(discord, 'Lamps @everyone');
    const told = posts(discord, reading);
    expect(told.map(written)).toEqual([
      `<@${moderator}> changed where changes to the library are announced.`,
      `<@${moderator}> added **Lamps \\@everyone**.`,
    ]);
    expect(told.flatMap(({ pinged }) => pinged)).toEqual([]);
    await maria.command('library news').reply();
    await maria.command('library default').reply();
    expect(posts(discord, reading)).toHaveLength(2);
  });

  it('tells of each of several that are added at once, and knows of each who added it', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const { moderator, reading } = discord.ids;
    const maria = discord.as(moderator);
    await maria.command('library news', { channel: reading }).reply();
    const files = ['Lamps', 'Boats'].map((title) => ({
      name: `${title}.md`,
      data: `# ${title}\n\n- ${title} are red.\n`,
    }));
    const preview = await maria.submit(await maria.command('library add').modal(), { files }).reply();
    await maria.click(preview, 'Add all 2').reply();
    expect(posts(discord, reading).map(written).at(-1)).toBe(
      `<@${moderator}> added **Lamps**.\n<@${moderator}> added **Boats**.`,
    );
    for (const article of ['lamps', 'boats'])
      expect(written(await maria.command('library show', { article }).reply())).toContain(
        `<@${moderator}> added **${article === 'lamps' ? 'Lamps' : 'Boats'}**.`,
      );
    expectNoErrors(docent);
  });

  it('exports an article and a library as files, and imports a library from one', async () => {
    const first = await startDocent();
    const maria = await withArticles(first.discord, 'Lamps', 'Boats');
    const article = await maria.command('library export', { article: 'lamps' }).reply();
    expect(article.ephemeral).toBe(true);
    expect(article.attachments.map(({ filename }) => filename)).toEqual(['lamps.md']);
    expect(await contentOf(article)).toContain('- The colour of Lamps is told here.');
    const all = await maria.command('library export').reply();
    expect(all.attachments.map(({ filename }) => filename)).toEqual(['library.json']);
    const data = await contentOf(all);

    const second = await startDocent();
    const { discord } = second;
    const other = discord.as(discord.ids.moderator);
    const file = { name: 'library.json', data, type: 'application/json' };
    const preview = await other.command('library import', { file }).reply();
    expect(says(preview)).toContain('New articles: 2');
    // Pressed twice at once, it is imported once.
    const presses = [other.click(preview, 'Import'), other.click(preview, 'Import')];
    const done = await Promise.all(presses.map((press) => press.reply()));
    expect(done.map(written).join('\n')).toContain('Imported articles: 2');
    expect(listed(await other.command('library list').reply()).slice(0, 2)).toEqual(['Lamps', 'Boats']);
    const answer = await discord
      .as(discord.ids.alice)
      .command('ask', { question: 'What is the colour of boats?' })
      .reply();
    expect(says(answer)).toContain('The colour of Boats is told here.');
    const broken = await other.command('library import', { file: { ...file, data: data.slice(0, 100) } }).reply();
    expect(says(broken)).toContain('no file that /library export made');
    expectNoErrors(second);
  });

  it('neither hides the sample nor makes it the default where it gives way, and says where two have one title', async () => {
    const docent = await startDocent();
    const { discord } = docent;
    const maria = discord.as(discord.ids.moderator);
    const sample = { article: 'Russia and the Taliban' };
    const said = async (name: string, options: Readonly<Record<string, string>>) =>
      written(await maria.command(name, options).reply());
    expect(await said('library hide', sample)).toContain('is hidden in this server');
    expect(await said('library default', sample)).toContain('is not offered here');
    expect(await said('library hide', sample)).toContain('is here again');
    expect(await said('library default', sample)).toContain('is meant');
    await withArticles(discord, 'Lamps', 'Boats');
    for (const _ of [1, 2]) expect(await said('library hide', sample)).toContain('is a sample: it gives way');
    expect(await said('library default', sample)).toContain('is not offered here');
    const twin = await said('library rename', { article: 'boats', title: 'LAMPS' });
    expect(twin).toContain('It is called **LAMPS** now.\n⚠️ Another article here has this title, too');
    expect(await said('library rename', { article: 'boats', title: 'Boats' })).not.toContain('⚠️');
    expectNoErrors(docent);
  });

  it('is offered to moderators in /help, and to nobody else', async () => {
    const { discord } = await startDocent();
    const help = await discord.as(discord.ids.moderator).command('help').reply();
    expect(written(help)).toContain('library add');
    expect(written(help)).toContain('**Add to the library**');
    expect(written(await discord.as(discord.ids.alice).command('help').reply())).not.toContain('library');
    for (const what of ['list', 'export', 'news'])
      expect(() => discord.as(discord.ids.alice).command(`library ${what}`)).toThrow('not offered');
  });
});

async function contentOf({ attachments }: SeenMessage): Promise<string> {
  const response = await fetch(attachments[0]?.url ?? '');
  return response.text();
}
