import { expect, it } from 'vitest';
import { isSameQuestion } from '../../../commands/ask/again/same-question.ts';
import { locales } from '../../../src/bot/messages/index.ts';
import { customIds, here, ids, messageOf, openDesk } from '../../support/desk.ts';
import { plainView } from '../../support/plain-view.ts';

const trade = 'How much does Russia trade with Afghanistan?';

it('what points to an answer above is as it was, in every language', async () => {
  const shown: string[] = [];
  for (const locale of locales) {
    const { services, channels, command } = await openDesk();
    await services.settings.change(ids.guild, (before) => ({ ...before, pointsBack: true }));
    const answer = messageOf(await command('ask', { question: trade }, { locale }));
    const found = customIds(answer);
    const [, , answerId = ''] = (found.find((id) => id.startsWith('1:options:')) ?? '').split(':');
    const place = { scope: here, at: services.now(), answerId };
    services.store.posts.place({ ...place, channelId: ids.channel, messageId: ids.message });
    Object.assign(channels, { customIdsOn: () => Promise.resolve(found) });
    shown.push(`== ${locale}`, plainView(await command('ask', { question: trade }, { locale })), '');
  }
  await expect(shown.join('\n')).toMatchFileSnapshot('../../golden/members/asked-again.txt');
});

it.each([
  ['How do I get the red role?', 'how do I get the red role', true],
  ['How do I get the red role?', 'How can I get the red role', true],
  ['How do I get the red role?', 'hey, pls how do I get the red role, thanks', true],
  ['How do I get the red role?', 'How do I get the blue role?', false],
  ['How do I ban a member?', 'How do I unban a member?', false],
  ['Does Russia pay Iran?', 'Does Iran pay Russia?', false],
  ['What changed in 2021?', 'What changed in 2022?', false],
  ['', '?', true],
])('“%s” and “%s” are the same question: %s', (one, other, isSame) => {
  expect(isSameQuestion(one, other, 'en')).toBe(isSame);
});
