import { expect, it } from 'vitest';
import { asGuildId } from '../../src/library/ids.ts';
import { teach } from '../../src/library/teaching/teaching-edits.ts';
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
