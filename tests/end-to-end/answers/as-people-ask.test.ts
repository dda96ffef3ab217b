import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { type Docent, startDocent } from '../../support/docent.ts';
import { customIds, expectNoErrors } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const question = 'How much does Russia trade with Afghanistan?';

/** What people put around and into a question, for which Discord has signs. */
const dressed = [
  `<:wave:123456789012345678> ${question} <@123456789012345678>`,
  `<a:party:123456789012345678>${question}`,
  `${question} <#123456789012345678> <@&123456789012345678>`,
  `${question} https://example.org/a?b=c`,
  `${question} <https://example.org/x>`,
  'How much does **Russia** trade with __Afghanistan__?',
  'How much does ||Russia|| trade with ~~Afghanistan~~?',
  'How much does `Russia` trade with [Afghanistan](https://example.org)?',
];

/** What they say to be polite: it stays in the question as it is shown, and says nothing of what is asked. */
const polite = [
  'hey does anyone know how much Russia trades with Afghanistan? lmk',
  `${question} thanks in advance`,
  `hi all, quick question: ${question} lmk, thx!`,
];

let docent: Docent;
let discord: LocalDiscord;
let plain: SeenMessage;
const ask = (text: string) => discord.as(discord.ids.alice).command('ask', { question: text }).reply();

async function mentioned(text: string): Promise<SeenMessage> {
  const { bob, bot, reading } = discord.ids;
  const asked = discord.as(bob).send(reading, `<@${bot}> ${text}`);
  return await eventually(() => {
    const answer = discord
      .as(bob)
      .sees(reading)
      .find(({ message_reference: under }) => under?.message_id === asked.id);
    if (answer === undefined) throw new Error('nothing was answered');
    return answer;
  });
}

/** By what is pressed, without whose it is. */
const actions = (message: SeenMessage) => customIds(message).map((id) => id.split(':')[1]);

beforeEach(async () => {
  docent = await startDocent({ config: { cooldown: { windowSeconds: 60, perMember: 0, perChannel: 0 } } });
  discord = docent.discord;
  plain = await ask(question);
  expect(plain.content).toContain('> Russia’s trade volume with Afghanistan is only **$289 million**');
  return () => expectNoErrors(docent);
});

describe('what is put around a question changes nothing of its answer, by /ask and by mention', () => {
  it.each(dressed)('%s', async (text) => {
    for (const answer of [await ask(text), await mentioned(text)]) {
      expect(answer.content).toBe(plain.content);
      expect(actions(answer)).toEqual(actions(plain));
      expect(answer.pinged).toEqual([]);
    }
  });

  it.each(polite)('%s', async (text) => {
    const below = ({ content }: SeenMessage) => content.split('\n').slice(1);
    for (const answer of [await ask(text), await mentioned(text)]) expect(below(answer)).toEqual(below(plain));
  });
});
