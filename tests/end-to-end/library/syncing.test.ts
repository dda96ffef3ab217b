import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { syncChore } from '../../../commands/library/syncing/sync-chore.ts';
import { asGuildId } from '../../../src/library/ids.ts';
import { WebFetcher } from '../../../src/fetching/web-fetcher.ts';
import { loopbackServer } from '../../fetching/loopback-server.ts';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors, says, written } from '../../support/members-support.ts';

const day = 86_400_000;
const pageWith = (...claims: readonly string[]) =>
  `<html><body><h1>Harbour guide</h1><h2>Lamps</h2><ul>${claims.map((claim) => `<li>${claim}</li>`).join('')}</ul></body></html>`;
const red = 'Red lamps warn boats of rocks.';

/** A page whose text the test changes, an article linked to it, and a day that the test makes pass. */
async function linked(mode: 'tell' | 'apply') {
  const site = { body: pageWith(red), status: 200, etag: '"1"', held: Promise.resolve() };
  const answer = (ifNoneMatch: string | undefined, response: ServerResponse) => {
    if (site.status !== 200) return response.writeHead(site.status).end();
    if (ifNoneMatch === site.etag) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'text/html', etag: site.etag }).end(site.body);
  };
  const server = await loopbackServer((request, response: ServerResponse) => {
    void site.held.then(() => answer(request.headers['if-none-match'], response));
  });
  let at = Date.UTC(2026, 10, 24);
  const docent = await startDocent({
    config: { documents: { allowUrls: true, maxBytes: 1_000_000 } },
    overrides: {
      now: () => at,
      chores: [{ ...syncChore, everyMs: 50 }],
      web: new WebFetcher({ maxBytes: 1_000_000, allow: (_, port) => port === server.port }),
    },
  });
  const { discord } = docent;
  const { ids } = discord;
  const maria = discord.as(ids.moderator);
  const alice = discord.as(ids.alice);
  await maria.click(await maria.command('library add', { url: `${server.url}/guide` }).reply(), 'Add').reply();
  await maria.command('library news', { channel: ids.reading }).reply();
  const set = written(await maria.command('library sync', { article: 'Harbour guide', daily: mode }).reply());
  const news = () => alice.sees(ids.reading).filter(({ author, ephemeral }) => author.id === ids.bot && !ephemeral);
  const heard = () => JSON.stringify(news());
  const titlesOfClaims = async () =>
    (await alice.autocomplete('lookup', 'statement', 'lamps')).map(({ name }) => name).join('\n');
  return { docent, site, server, maria, alice, set, news, heard, titlesOfClaims, passDay: () => (at += day) };
}

it('tells moderators what has changed on the page, once, with what there is to press', async () => {
  const { docent, site, server, maria, set, news, heard, titlesOfClaims, passDay } = await linked('tell');
  expect(set).toContain('read again every day');
  const before = news().length;
  passDay();
  await expect.poll(() => server.asked.length).toBe(2);
  expect(server.asked[1]?.headers['if-none-match']).toBe('"1"');
  Object.assign(site, { body: pageWith(red, 'Green lamps show boats the way.'), etag: '"2"' });
  passDay();
  await expect.poll(heard).toContain('Green lamps show boats the way.');
  expect(heard()).toContain('The page has changed.');
  expect(await titlesOfClaims()).not.toContain('Green');
  passDay();
  await expect.poll(() => server.asked.length).toBe(4);
  expect(news()).toHaveLength(before + 1);
  const told = news().at(-1);
  if (told === undefined) throw new Error('nothing was told');
  await maria.click(told, 'Replace').reply();
  expect(await titlesOfClaims()).toContain('Green');
  expectNoErrors(docent);
});

it('takes the new text by itself where moderators said so, but not where a check question would fail', async () => {
  const { docent, site, maria, heard, titlesOfClaims, passDay } = await linked('apply');
  await maria
    .command('library check', { question: 'What do red lamps warn of?', statement: 'Red lamps warn boats of rocks.' })
    .reply();
  Object.assign(site, { body: pageWith(red, 'Green lamps show boats the way.'), etag: '"2"' });
  passDay();
  await expect.poll(heard).toContain('has been read again from its address: 1 new, 0 changed, 0 gone');
  expect(await titlesOfClaims()).toContain('Green');
  Object.assign(site, { body: pageWith('Boats are painted white.', 'Green lamps show boats the way.'), etag: '"3"' });
  passDay();
  await expect.poll(heard).toContain('would bring something else first');
  expect(await titlesOfClaims()).toContain('Red lamps');
  expectNoErrors(docent);
});

it('what took effect by itself is taken back by a moderator, who is asked from then on, and not of the same again', async () => {
  const { docent, site, server, maria, alice, news, heard, titlesOfClaims, passDay } = await linked('apply');
  Object.assign(site, { body: pageWith(red, 'Green lamps show boats the way.'), etag: '"2"' });
  passDay();
  await expect.poll(heard).toContain('1 new, 0 changed, 0 gone');
  const told = news().at(-1);
  if (told === undefined) throw new Error('nothing was told');
  // Nobody did it: it was Docent, as it is set.
  const changes = written(await maria.command('library show', { article: 'Harbour guide' }).reply());
  expect(changes).toContain('I gave **Harbour guide** the new text of its page: it is set to take that by itself.');
  expect(changes).toContain(
    `<@${docent.discord.ids.moderator}> changed whether **Harbour guide** is read again by itself.`,
  );
  expect(changes).not.toContain('Somebody');
  expect(says(await alice.click(told, 'Undo').reply())).toContain('Manage Messages');
  expect(await titlesOfClaims()).toContain('Green');
  const undone = written(await maria.click(told, 'Undo').reply());
  expect(undone).toContain('waits for *Replace*');
  expect(await titlesOfClaims()).not.toContain('Green');
  const before = news().length;
  const asked = server.asked.length;
  passDay();
  await expect.poll(() => server.asked.length).toBe(asked + 1);
  Object.assign(site, { body: pageWith(red, 'Blue lamps show boats the way.'), etag: '"3"' });
  passDay();
  await expect.poll(heard).toContain('Blue lamps');
  expect(news()).toHaveLength(before + 1);
  expect(await titlesOfClaims()).not.toMatch(/Green|Blue/);
  expectNoErrors(docent);
});

it('what moderators say while a page is being read stands', async () => {
  const { docent, site, server, maria, passDay } = await linked('apply');
  const { discord, app } = docent;
  const source = async () => (await app.services.library.stored(asGuildId(discord.ids.guild))).articles[0]?.source;
  let letGo = (): void => undefined;
  Object.assign(site, { held: new Promise<void>((resolve) => void (letGo = resolve)), etag: '"2"' });
  const checkedAt = passDay();
  await expect.poll(() => server.asked.length).toBe(2);
  const off = written(await maria.command('library sync', { article: 'Harbour guide', daily: 'off' }).reply());
  expect(off).toContain('no longer read again by itself');
  letGo();
  await expect.poll(source).toMatchObject({ checkedAt });
  expect(await source()).toMatchObject({ sync: 'off' });
  expectNoErrors(docent);
});

it('tells once of a page that is gone, and keeps its last reading', async () => {
  const { docent, site, server, maria, heard, news, titlesOfClaims, passDay } = await linked('apply');
  const before = news().length;
  site.status = 404;
  passDay();
  await expect.poll(heard).toContain('Its last reading stays.');
  passDay();
  await expect.poll(() => server.asked.length).toBe(3);
  expect(await titlesOfClaims()).toContain('Red lamps');
  expect(says(await maria.command('library sync', { article: 'Harbour guide' }).reply())).not.toBe('');
  site.status = 200;
  passDay();
  await expect.poll(() => server.asked.length).toBe(5);
  expect(news()).toHaveLength(before + 1);
  expectNoErrors(docent);
});

it('says in the list of a page that cannot be read, tells it once there is a channel for that, and no more once it is read', async () => {
  const { docent, site, server, maria, news, heard, passDay } = await linked('tell');
  const list = async () => written(await maria.command('library list').reply());
  const shown = async () => written(await maria.command('library show', { article: 'Harbour guide' }).reply());
  expect(await shown()).toContain('every day; what has changed is announced');
  await maria.command('library news').reply();
  const before = news().length;
  site.status = 404;
  passDay();
  await expect.poll(list).toContain('its page cannot be read');
  expect(await shown()).toContain('its last reading stays');
  expect(news()).toHaveLength(before);
  await maria.command('library news', { channel: docent.discord.ids.reading }).reply();
  passDay();
  await expect.poll(heard).toContain('Its last reading stays.');
  passDay();
  await expect.poll(() => server.asked.length).toBe(4);
  expect(await list()).toContain('its page cannot be read');
  site.status = 200;
  expect(written(await maria.command('library sync', { article: 'Harbour guide' }).reply())).toContain('already');
  expect(await list()).not.toContain('its page cannot be read');
  expect(await shown()).not.toContain('its last reading stays');
  // The channel was named anew, and told once.
  expect(news()).toHaveLength(before + 2);
  expectNoErrors(docent);
});

it('is read again by hand, and says what cannot be', async () => {
  const { site, maria, titlesOfClaims } = await linked('tell');
  const again = () => maria.command('library sync', { article: 'Harbour guide' }).reply();
  expect(written(await again())).toContain('says what the article says already');
  site.body = pageWith(red, 'Green lamps show boats the way.');
  await maria.click(await again(), 'Replace').reply();
  expect(await titlesOfClaims()).toContain('Green');
  await maria
    .click(
      await maria.command('library add', { file: { name: 'b.txt', data: 'Bees\n\n- Bees hum.\n' } }).reply(),
      'Add',
    )
    .reply();
  expect(written(await maria.command('library sync', { article: 'Bees' }).reply())).toContain('not from a web address');
  expect(written(await maria.command('library sync', { article: 'Harbour guide', daily: 'off' }).reply())).toContain(
    'no longer',
  );
});
