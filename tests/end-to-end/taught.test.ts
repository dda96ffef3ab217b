import { expect, it } from 'vitest';
import { asGuildId } from '../../src/library/ids.ts';
import { takeOutTaught, teach } from '../../src/library/teaching/teaching-edits.ts';
import type { Taught, Teaching } from '../../src/library/teaching/taught.ts';
import { startDocent } from '../support/docent.ts';
import { buttonId, expectNoErrors, says } from '../support/members-support.ts';

const note: Teaching = {
  kind: 'note',
  questions: ['Is there a Minecraft server?'],
  text: 'Yes: ask *Zoe*.',
  from: 'moderators',
};

it('a note is told as the moderators’ own under the server’s name, and can be voted for', async () => {
  const docent = await startDocent();
  const { discord, app } = docent;
  const guildId = asGuildId(discord.ids.guild);
  const taught: Taught = { id: 'note', at: Date.UTC(2026, 4, 3), locale: 'en', teaching: note };
  await app.services.library.change(guildId, { at: 1 }, (before) => teach(before, taught));
  const alice = discord.as(discord.ids.alice);
  const asked = await alice.command('ask', { question: 'is there a minecraft server' }).reply();
  const said = says(asked);
  expect(said).toContain('Yes: ask *Zoe*.');
  expect(said).toContain('Answer by the moderators of Reading room');
  const voted = await alice.click(asked, buttonId(asked, 'up')).reply();
  expect([says(voted), JSON.stringify(voted.components)]).toEqual([said, expect.stringContaining('"1"')]);
  expectNoErrors(docent);
});

it('a private note is shared once, by who asked, and not where it was taken back', async () => {
  const docent = await startDocent();
  const { discord, app } = docent;
  const guildId = asGuildId(discord.ids.guild);
  const taught: Taught = { id: 'abcdefghijkl', at: Date.UTC(2026, 4, 3), locale: 'en', teaching: note };
  await app.services.library.change(guildId, { at: 1 }, (before) => teach(before, taught));
  const alice = discord.as(discord.ids.alice);
  const ask = () => alice.command('ask', { question: 'Is there a Minecraft server?', private: true }).reply();
  const asked = await ask();
  expect(asked.ephemeral).toBe(true);
  const shared = await alice.click(asked, buttonId(asked, 'share-note')).reply();
  expect(shared.ephemeral).toBe(false);
  expect(says(shared)).toMatch(
    /Is there a Minecraft server\?[^]*Yes: ask \*Zoe\*\.[^]*Answer by the moderators[^]*shared/i,
  );
  const voted = await discord.as(discord.ids.bob).click(shared, buttonId(shared, 'up')).reply();
  expect(JSON.stringify(voted.components)).toContain('"1"');
  expect(says(await alice.click(asked, buttonId(asked, 'share-note')).reply())).toContain('/channels/');
  const another = await ask();
  await app.services.library.change(guildId, { at: 2 }, (before) => takeOutTaught(before, taught.id));
  expect(says(await alice.click(another, buttonId(another, 'share-note')).reply())).not.toContain('Zoe');
  expectNoErrors(docent);
});

it('a term reaches look-ups and the menu of a message, in its own server only', async () => {
  const docent = await startDocent();
  const { discord, app } = docent;
  const term: Teaching = { kind: 'term', term: 'PDPA', means: 'trade volume', bothWays: false };
  const alice = discord.as(discord.ids.alice);
  const lookUp = async () => says(await alice.command('lookup', { statement: 'PDPA' }).reply());
  const suggested = async () =>
    (await alice.autocomplete('lookup', 'statement', 'PDPA')).map(({ name }) => name).join('\n');
  const found = async () => {
    const message = alice.send(discord.ids.general, 'The PDPA of Russia with Afghanistan is only 289 million dollars');
    return says(await alice.contextMenu('Find in the article', message).reply());
  };
  expect([await lookUp(), await suggested()].join()).not.toContain('$289');
  await app.services.library.change(asGuildId(discord.ids.guild), { at: 1 }, (before) =>
    teach(before, { id: 'term', at: 1, teaching: term }),
  );
  expect(await lookUp()).toContain('$289 million');
  expect(await suggested()).toContain('trade volume');
  expect(await found()).toContain('$289 million');
  await app.services.library.read({ guildId: asGuildId('900000000000000009') }, ({ lookup }) =>
    expect(
      lookup('PDPA')
        .map(({ claim }) => claim.text)
        .join(),
    ).not.toContain('$289'),
  );
  expectNoErrors(docent);
});
