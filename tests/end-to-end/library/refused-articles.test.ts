import { expect, it } from 'vitest';
import { loopbackServer, page } from '../../fetching/loopback-server.ts';
import { lastingDatabase, startDocent } from '../../support/docent.ts';
import { expectNoErrors, says, written } from '../../support/members-support.ts';

const bulleted = (title: string, count: number) =>
  `# ${title}\n\n${Array.from({ length: count }, (_, at) => `- Lamp ${at} is red.`).join('\n')}\n`;

it('where web pages are allowed, none of this machine or its network is fetched, however its address is written', async () => {
  const server = await loopbackServer((_, response) => page(response));
  const docent = await startDocent({ config: { documents: { allowUrls: true, maxBytes: 1_000_000 } } });
  const maria = docent.discord.as(docent.discord.ids.moderator);
  const hosts = ['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '①②⑦.0.0.1', '[::1]', '[::ffff:7f00:1]'];
  const within = [
    '169.254.169.254/latest/meta-data',
    '168.63.129.16',
    '10.0.0.1',
    '[fd00:ec2::254]',
    '[64:ff9b::7f00:1]',
  ];
  const file = { name: 'a.md', data: bulleted('Lamps', 1) };
  await maria.click(await maria.command('library add', { file }).reply(), 'Add').reply();
  const fetched: string[] = [];
  for (const url of [...hosts, ...within].map((host) => `http://${host}`)) {
    const added = await maria.command('library add', { url }).reply();
    const replaced = await maria.command('library replace', { article: 'lamps', url }).reply();
    if (![added, replaced].every((reply) => says(reply).includes('pages of the public internet only')))
      fetched.push(url);
  }
  const local = server.url.replace('127.0.0.1', 'localhost');
  for (const url of [server.url, local, 'file:///etc/passwd', 'ftp://example.org']) {
    const refused = says(await maria.command('library add', { url }).reply());
    if (!/public internet only|no address of a web page/u.test(refused)) fetched.push(url);
  }
  expect(fetched).toEqual([]);
  expect(server.asked).toEqual([]);
  expectNoErrors(docent);
});

it('as much is taken as the operator allows: of a file, of an article, of a library', async () => {
  const docent = await startDocent({
    config: {
      documents: { allowUrls: false, maxBytes: 2 ** 20 },
      library: { maxArticles: 2, maxClaims: 10, indexMemoryMb: 16 },
    },
  });
  const maria = docent.discord.as(docent.discord.ids.moderator);
  const given = (data: string) => maria.command('library add', { file: { name: 'a.md', data } }).reply();
  expect(says(await given('x'.repeat(2 ** 20 + 1)))).toContain('larger than the 1 MB');
  expect(says(await given(bulleted('Lamps', 11)))).toContain('10 statements at most; this one has 11');
  for (const title of ['Lamps', 'Boats']) await maria.click(await given(bulleted(title, 10)), 'Add').reply();
  const third = await given(bulleted('Ropes', 1));
  expect(says(await maria.click(third, 'Add').reply())).toMatch(/holds 2|2 articles/u);
  expect(written(await maria.command('library list').reply())).not.toContain('Ropes');
  expectNoErrors(docent);
});

it('what one process adds, replaces or removes another on the same database answers from', async () => {
  const databaseUrl = await lastingDatabase();
  const first = await startDocent({ config: { databaseUrl } });
  const { discord } = first;
  const second = await startDocent({ config: { databaseUrl }, on: discord });
  const maria = discord.as(discord.ids.moderator);
  const guildId = discord.ids.guild as never;
  const known = () =>
    Promise.all(
      [first, second].map(async ({ app }) =>
        (await app.services.library.articles({ guildId })).map(({ title }) => title),
      ),
    );
  const sample = await known();
  const file = { name: 'a.md', data: bulleted('Lamps', 1) };
  await maria.click(await maria.command('library add', { file }).reply(), 'Add').reply();
  await expect.poll(known).toEqual([['Lamps'], ['Lamps']]);
  const claims = () =>
    Promise.all(
      [first, second].map(({ app }) => app.services.library.read({ guildId }, ({ search }) => search('lamp colour'))),
    );
  const better = { name: 'b.md', data: '# Lamps\n\n- The colour of each lamp is green.\n' };
  await maria
    .click(await maria.command('library replace', { article: 'lamps', file: better }).reply(), 'Replace')
    .reply();
  await expect
    .poll(async () => (await claims()).map(({ hits: [hit] }) => hit?.claim.text))
    .toEqual(['The colour of each lamp is green.', 'The colour of each lamp is green.']);
  await maria.click(await maria.command('library remove', { article: 'lamps' }).reply(), 'Remove').reply();
  await expect.poll(known).toEqual(sample);
});
