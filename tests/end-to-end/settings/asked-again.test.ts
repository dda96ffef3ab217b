import type { LocalDiscord, SeenMessage } from 'local-discord';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { type Docent, type DocentOptions, startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const trade = 'How much does Russia trade with Afghanistan?';
const hour = 3_600_000;
const above = 'This was answered here within the last hour';
const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };

async function pointing(options: DocentOptions = {}) {
  let at = Date.UTC(2026, 10, 24, 12);
  const config = { cooldown, ...options.config };
  const docent = await startDocent({ ...options, config, overrides: { now: () => at } });
  const { discord } = docent;
  await discord.as(discord.ids.moderator).command('settings set', { 'point-back': true }).reply();
  const ask = (question: string, more: { readonly [option: string]: string | boolean } = {}, channelId?: string) =>
    discord
      .as(discord.ids.bob)
      .command('ask', { question, ...more }, channelId === undefined ? {} : { channelId })
      .reply();
  return { docent, discord, ask, alice: discord.as(discord.ids.alice), advance: (ms: number) => void (at += ms) };
}

/** Docent's answer to a message that mentions it. */
async function mentioned(discord: LocalDiscord, text: string): Promise<SeenMessage> {
  const { alice, general, bot } = discord.ids;
  const asked = discord.as(alice).send(general, `<@${bot}> ${text}`);
  return eventually(() => {
    const found = answerTo(discord, asked.id);
    expect(found).toBeDefined();
    return found as SeenMessage;
  });
}

function answerTo(discord: LocalDiscord, askedId: string): SeenMessage | undefined {
  const { alice, general } = discord.ids;
  const seen = discord.as(alice).sees(general);
  return seen.find((post) => post.message_reference?.message_id === askedId);
}

/** Until it is known where an answer stands: Discord is asked for that once it does. */
async function known({ app, discord }: Docent, answer: SeenMessage): Promise<SeenMessage> {
  const [, , answerId = ''] = buttonId(answer, 'options').split(':');
  const { posts } = app.services.store;
  await expect.poll(() => posts.placeOf(guildScope(asGuildId(discord.ids.guild)), answerId)).toBeDefined();
  return answer;
}

const isPointer = (message: SeenMessage) => says(message).includes(above);

describe('asked the same again within an hour', () => {
  it('Docent points to the answer above, to whoever asked alone, and answers in its place all the same', async () => {
    const { docent, discord, ask } = await pointing();
    const answer = await discord.as(discord.ids.alice).command('ask', { question: trade }).reply();
    expect(isPointer(answer)).toBe(false);
    await known(docent, answer);
    const pointer = await ask('how much does russia TRADE with Afghanistan');
    expect(pointer.ephemeral).toBe(true);
    expect(pointer.content).toContain(`/${answer.channel_id}/${answer.id}`);
    const anyway = await discord.as(discord.ids.bob).click(pointer, 'Answer anyway').reply();
    expect(says(anyway)).toContain('$289 million');
    expect(anyway.ephemeral).toBe(true);
    expect(isPointer(await ask(trade))).toBe(true);
    // Every asking is counted.
    const insights = await discord.as(discord.ids.moderator).command('insights').reply();
    expect(says(insights)).toContain('Questions: 4');
    expectNoErrors(docent);
  });

  it('a mention gets the link as its answer, and a menu entry too', async () => {
    const { docent, discord } = await pointing();
    const first = await known(docent, await mentioned(discord, trade));
    const second = await mentioned(discord, `Please: ${trade} Thanks!`);
    expect(second.content).toContain(first.id);
    const shown = await discord.as(discord.ids.bob).click(second, buttonId(second, 'ask-anyway')).reply();
    expect(says(shown)).toContain('$289 million');
    expect(shown.id).toBe(second.id);
    const question = discord.as(discord.ids.alice).send(discord.ids.general, trade);
    const done = await discord.as(discord.ids.bob).contextMenu('Answer this question', question).reply();
    expect(isPointer(done)).toBe(true);
    expectNoErrors(docent);
  });

  it('answers as ever where the answer was private, elsewhere, of another article, too old, or is gone or another one by now', async () => {
    const { docent, discord, ask, advance } = await pointing();
    await ask(trade, { private: true });
    const first = await known(docent, await ask(trade));
    expect(isPointer(first)).toBe(false);
    expect(isPointer(await ask(trade, {}, discord.ids.reading))).toBe(false);
    expect(isPointer(await ask('Who is the ambassador?'))).toBe(false);
    expect(isPointer(await ask(trade, { private: true }))).toBe(false);
    expect(isPointer(await ask(trade, { for: discord.ids.alice }))).toBe(false);
    expect(isPointer(await ask(trade))).toBe(true);
    advance(hour + 1);
    const later = await known(docent, await ask(trade));
    expect(isPointer(later)).toBe(false);
    expect(isPointer(await ask(trade))).toBe(true);
    const options = await discord.as(discord.ids.bob).click(later, 'Options').reply();
    await discord.as(discord.ids.bob).click(options, 'Take this answer away').reply();
    expect(isPointer(await ask(trade))).toBe(false);

    const { alice, general, bot } = discord.ids;
    advance(hour + 1);
    const asked = discord.as(alice).send(general, `<@${bot}> ${trade}`);
    await eventually(() => expect(answerTo(discord, asked.id)).toBeDefined());
    await known(docent, answerTo(discord, asked.id) as SeenMessage);
    discord.as(alice).edit(asked, `<@${bot}> Who is the ambassador?`);
    await eventually(() => expect(says(answerTo(discord, asked.id))).not.toContain('$289 million'));
    expect(isPointer(await ask(trade))).toBe(false);
    expectNoErrors(docent);
  });

  it('answers anew once the article has changed', async () => {
    const { docent, discord, ask } = await pointing();
    const maria = discord.as(discord.ids.moderator);
    const guide = '# Harbour guide\n\n## Hours\n\nThe harbour office opens at nine.\nBoats are white.\n';
    const file = (data: string) => ({ file: { name: 'guide.md', data } });
    await maria.click(await maria.command('library add', file(guide)).reply(), 'Add').reply();
    const office = 'When does the harbour office open?';
    await known(docent, await ask(office));
    expect(isPointer(await ask(office))).toBe(true);
    const newer = file(guide.replace('white', 'blue'));
    const preview = await maria.command('library replace', { article: 'harbour-guide', ...newer }).reply();
    await maria.click(preview, 'Replace').reply();
    expect(isPointer(await ask(office))).toBe(false);
    expectNoErrors(docent);
  });

  it('who asks nobody is pointed above, and an answer to such a question is pointed to, with nothing kept of either, also where it is answered anyway', async () => {
    const options = {
      config: { messageContent: true },
      discord: { privilegedIntents: GatewayIntentBits.MessageContent },
    };
    const { docent, discord } = await pointing(options);
    const { general, guild, moderator, alice, reading } = discord.ids;
    for (const channel of [general, reading])
      await discord.as(moderator).command('settings answer', { channel, on: true }).reply();
    const heard = async (text: string, channel = general): Promise<SeenMessage> => {
      const asked = discord.as(alice).send(channel, text);
      return eventually(() => {
        const found = discord
          .as(alice)
          .sees(channel)
          .find((post) => post.message_reference?.message_id === asked.id);
        expect(found).toBeDefined();
        return found as SeenMessage;
      });
    };
    const first = await heard(trade);
    expect(first.content).toContain('$289 million');
    const second = await heard(`hey, ${trade} thanks`);
    expect([isPointer(second), customIds(second)]).toEqual([true, ['1:ask-heard']]);
    expect(second.content).toContain(first.id);
    const bob = discord.as(discord.ids.bob);
    const shown = await bob.click(second, buttonId(second, 'ask-heard')).reply();
    expect([shown.id, isPointer(shown), customIds(shown)]).toEqual([second.id, false, []]);
    expect(shown.content).toMatch(/^-# hey, How much does Russia trade[^]*\$289 million/);
    // Elsewhere it is answered, and so is another question.
    expect(isPointer(await heard(trade, reading))).toBe(false);
    expect(isPointer(await heard('Who is the ambassador?'))).toBe(false);
    const { questions } = docent.app.services.store;
    expect(await questions.list(guildScope(asGuildId(guild)), { limit: 5 })).toEqual([]);

    const mention = await mentioned(discord, trade);
    expect(mention.content).toMatch(new RegExp(`^${above}: https.*/(?:${first.id}|${second.id})$`));
    const answer = await bob.click(mention, buttonId(mention, 'ask-anyway')).reply();
    expect([answer.id, isPointer(answer)]).toEqual([mention.id, false]);
    discord.as(moderator).delete(answer);
    discord.as(moderator).delete(first);
    discord.as(moderator).delete(second);
    const asked = await known(docent, await mentioned(discord, trade));
    expect(isPointer(asked)).toBe(false);
    const third = await heard(trade);
    expect([third.content, customIds(third)]).toEqual([expect.stringContaining(asked.id), ['1:ask-heard']]);
    // By mention, anyway, and by mention again.
    expect(await questions.list(guildScope(asGuildId(guild)), { limit: 5 })).toHaveLength(3);
    expectNoErrors(docent);
  });

  it('is off at first, and says where it would know nothing', async () => {
    const docent = await startDocent({ config: { cooldown, questionRetentionDays: 0 } });
    const { discord } = docent;
    const bob = discord.as(discord.ids.bob);
    for (const _ of [1, 2]) {
      const answer = await bob.command('ask', { question: trade }).reply();
      expect(isPointer(answer)).toBe(false);
      expect(customIds(answer).length).toBeGreaterThan(0);
    }
    const maria = discord.as(discord.ids.moderator);
    expect(says(await maria.command('settings set', { 'point-back': true }).reply())).toContain(
      'QUESTION_RETENTION_DAYS',
    );
    expectNoErrors(docent);
  });
});
