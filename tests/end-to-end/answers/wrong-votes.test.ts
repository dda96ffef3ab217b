import { expect, it } from 'vitest';
import { messages, localeOf } from '../../../src/bot/messages/index.ts';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const question = 'How much does Russia trade with Afghanistan?';

/** What the member alone is asked after a vote, once it has come so many times. */
function askedWhy(member: ReturnType<LocalDiscord['as']>, times: number): Promise<SeenMessage> {
  return eventually(() => {
    const asked = member.sees().filter(({ ephemeral }) => ephemeral);
    expect(asked).toHaveLength(times);
    const last = asked.at(-1);
    if (last === undefined) throw new Error('nothing is asked');
    return last;
  });
}

it.each([
  ['Not the right statement', 'claim', 'en-US'],
  ['Out of date', 'outdated', 'en-US'],
  ['Not what I asked', 'question', 'en-US'],
  [messages.de.voting.faults.outdated, 'outdated', 'de'],
] as const)('“%s” in one tap after 👎 is kept beside the vote as %s', async (label, fault, locale) => {
  const docent = await startDocent();
  const { discord } = docent;
  const { alice, bob, guild } = discord.ids;
  const { votes } = docent.app.services.store;
  const scope = guildScope(asGuildId(guild));
  const none = { claim: 0, outdated: 0, question: 0 };
  const answer = await discord.as(alice).command('ask', { question }).reply();
  const member = discord.as(bob, { locale });
  const down = await member.click(answer, buttonId(answer, 'down')).reply();
  const answerId = buttonId(answer, 'down').split(':')[2] ?? '';
  expect(await votes.count(scope, answerId)).toEqual({ up: 0, down: 1 });
  expect(await votes.faults(scope, answerId)).toEqual(none);

  const asked = await askedWhy(member, 1);
  const { voting } = messages[localeOf(locale)];
  expect(says(asked)).toBe(voting.whatIsWrong);
  expect(customIds(asked).map((id) => id.split(':')[3])).toEqual(['claim', 'outdated', 'question']);
  const thanked = await member.click(asked, label).reply();
  expect(thanked.id).toBe(asked.id);
  expect(says(thanked)).toBe(voting.noted);
  expect(thanked.components).toEqual([]);
  expect(await votes.faults(scope, answerId)).toEqual({ ...none, [fault]: 1 });

  // The same vote again takes it back, and what was wrong with it.
  await member.click(down, buttonId(down, 'down')).reply();
  expect(await votes.count(scope, answerId)).toEqual({ up: 0, down: 0 });
  expect(await votes.faults(scope, answerId)).toEqual(none);
  expectNoErrors(docent);
});

it('a reason that comes after the vote was taken back, or changed for 👍, is not kept, and that is said', async () => {
  const docent = await startDocent();
  const { discord } = docent;
  const { alice, bob, guild } = discord.ids;
  const { votes } = docent.app.services.store;
  const answer = await discord.as(alice).command('ask', { question }).reply();
  const answerId = buttonId(answer, 'down').split(':')[2] ?? '';
  const member = discord.as(bob);
  for (const then of ['down', 'up'] as const) {
    await member.click(answer, buttonId(answer, 'down')).reply();
    const asked = await askedWhy(member, then === 'down' ? 1 : 2);
    await member.click(answer, buttonId(answer, then)).reply();
    expect(says(await member.click(asked, 'Out of date').reply())).toBe('You have taken that vote back.');
    expect(await votes.faults(guildScope(asGuildId(guild)), answerId)).toEqual({ claim: 0, outdated: 0, question: 0 });
  }
  // Who votes up is asked nothing.
  expect(member.sees().filter(({ ephemeral }) => ephemeral)).toHaveLength(2);
  expectNoErrors(docent);
});
