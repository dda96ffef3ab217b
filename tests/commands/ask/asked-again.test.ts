import { expect, it } from 'vitest';
import { sameQuestions } from '../../../commands/ask/again/same-question.ts';
import { overheard } from '../../../commands/index.ts';
import { locales } from '../../../src/bot/messages/index.ts';
import type { QuestionMeanings } from '../../../src/library/asked/question-meanings.ts';
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
    const { guild: guildId, channel: channelId, alice: userId } = ids;
    const heard = {
      id: '600000000000000001',
      guildId,
      channelId,
      userId,
      locale,
      permissions: 0n,
      text: trade,
      files: [],
    };
    const toNobody = await overheard.handle(heard, services);
    if (toNobody !== undefined) shown.push(`== ${locale}, asked of nobody`, plainView(toNobody), '');
  }
  await expect(shown.join('\n')).toMatchFileSnapshot('../../golden/members/asked-again.txt');
});

const unread = { of: () => Promise.resolve(new Map<string, Float32Array>()) };
/** As if all questions meant the same, but those of pigeons. */
const alike = {
  of: (texts: readonly { readonly text: string }[]) =>
    Promise.resolve(
      new Map(texts.map(({ text }) => [text, Float32Array.from(text.includes('pigeon') ? [0, 1] : [1, 0])] as const)),
    ),
};

async function isSame(one: string, other: string, meanings: Pick<QuestionMeanings, 'of'>): Promise<boolean> {
  return (await sameQuestions(one, [{ text: other }], 'en', meanings)).length > 0;
}

it.each([
  ['How do I get the red role?', 'how do I get the red role', true, true],
  ['How do I get the red role?', 'hey, pls how do I get the red role, thanks', true, true],
  ['How do I get the red role?', 'How can I get the red role', true, true],
  ['How do I get the red role?', 'What must I do to become red?', false, true],
  ['How do I get the red role?', 'Where do pigeons sleep?', false, false],
  ['How do I get the red role?', 'How do I get the blue role?', false, false],
  ['How do I ban a member?', 'How do I unban a member?', false, false],
  ['Does Russia pay Iran?', 'Does Iran pay Russia?', false, false],
  ['What changed in 2021?', 'What changed in 2022?', false, false],
  ['', '?', true, true],
])(
  '“%s” and “%s” are the same question by words: %s, and where the reader finds them alike: %s',
  async (one, other, byWords, read) => {
    expect(await isSame(one, other, unread)).toBe(byWords);
    expect(await isSame(one, other, alike)).toBe(read);
  },
);
