import { GatewayIntentBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import { allRows } from '../../support/database/all-rows.ts';
import { type Docent, lastingDatabase, startDocent } from '../../support/docent.ts';
import { inflectedNames } from '../../commands/ask/inflected-names.ts';
import { buttonId, customIds, expectNoErrors, says } from '../../support/members-support.ts';
import { eventually } from '../../support/reading-room.ts';

const trade = 'How much does Russia trade with Afghanistan?';
const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };
/** What is kept of what was asked, and of what came of it. */
const tables = ['questions', 'answers', 'votes', 'posts', 'quoting_posts', 'quiz_answers', 'taken', 'processes'];

/** Names as people have them: handles, of one word and of two, in several scripts; none that the article speaks of. */
const handle = fc.stringMatching(/^[a-z]{3}x[a-z]{2,6}[0-9]?$/);
const shown = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{2}x[a-z]{2,5}$/),
  fc.stringMatching(/^[A-Z][a-z]{2}q[a-z]{2,5} [A-Z]x[a-z]{3,5}$/),
  fc.stringMatching(/^[ЖЩ][а-я]{4,6}щ$/),
  fc.constantFrom('田中太郎', 'Zoë-Åsa', 'mr.[quux]', 'Jörg 🦊 Øyx'),
);
const person = fc.record({ username: handle, globalName: shown, nick: shown });
/** Members' names as languages write them: words between others, which no part of another word is. */
const inflected = fc
  .constantFrom(...inflectedNames)
  .map(([, name, forms]) => ({
    name,
    forms: forms.split(' ').filter((form) => /^(?!.*\p{Script=Han})\p{L}+$/u.test(form)),
  }))
  .filter(({ forms }) => forms.length > 0);
const asked = fc.record({
  alice: person,
  bob: person,
  hook: shown,
  /** Somebody who is mentioned, and in which cases the name is written. */
  third: inflected,
  /** Where in a question somebody's name stands. */
  wording: fc.constantFrom(
    (name: string) => `Does ${name} know? ${trade}`,
    (name: string) => `${name}: ${trade}`,
    (name: string) => `${trade} asks ${name.toUpperCase()}`,
    (name: string) => `What is ${name}s trade with Afghanistan?`,
    (name: string) => `Who is ${name}?`,
  ),
});

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

/** Renames people, and lets all of them ask in every way there is, with each other's names in what they say. Says how many questions that were. */
async function askInEveryWay({ discord }: Docent, { alice, bob, hook, third, wording }: Asked): Promise<number> {
  const { ids, world } = discord;
  for (const [id, { username, globalName, nick }] of [
    [ids.alice, alice],
    [ids.bob, bob],
  ] as const) {
    Object.assign(world.users.get(id) ?? {}, { username, globalName });
    Object.assign(world.guilds.get(ids.guild)?.members.get(id) ?? {}, { nick });
  }
  const [al, bo] = [discord.as(ids.alice), discord.as(ids.bob)];
  const own = Object.values(alice);
  const others = Object.values(bob);
  const answers: SeenMessage[] = [];
  for (const name of own) answers.push(await al.command('ask', { question: wording(name) }).reply());
  for (const name of others) {
    const reply = al.command('ask', { question: `${wording(name)} <@${ids.bob}>`, for: ids.bob });
    answers.push(await reply.reply());
  }
  Object.assign(world.guilds.get(ids.guild)?.members.get(ids.moderator) ?? {}, { nick: third.name });
  const many = third.forms.map((form) => `Does ${form} know, or ${form.toLowerCase()}? ${trade}`);
  for (const question of many)
    answers.push(await al.command('ask', { question: `${question} <@${ids.moderator}>`, for: ids.moderator }).reply());
  // By mention, in a thread, by reply, in a direct message.
  const thread = al.thread(ids.general, 'questions');
  const said = [
    al.send(ids.general, `<@${ids.bot}> ${wording(own[1] ?? '')}`),
    al.send(thread, `<@${ids.bot}> <@${ids.bob}> says: ${wording(others[2] ?? '')}`),
    al.send(ids.general, `<@${ids.bot}>`, { replyTo: bo.send(ids.general, wording(others[0] ?? '')) }),
    al.send(al.dmId, wording(own[0] ?? '')),
    al.send(ids.general, `<@${ids.bot}> <@${ids.moderator}> ${many.join(' ')}`),
  ];
  await answered(discord, said);
  // What others wrote: a member, and a webhook under a name of its own.
  const posted = bo.send(ids.general, wording(others[1] ?? ''));
  await al.contextMenu('Answer this question', posted).reply();
  await al.contextMenu('Answer this question', discord.webhook(ids.general, hook, wording(hook))).reply();
  const found = answers.find((answer) =>
    customIds(answer).some((id) => id.split(':')[1] === 'vote' || id.split(':')[1] === 'up'),
  );
  if (found !== undefined) await bo.click(found, buttonId(found, 'down')).reply();
  return answers.length + said.length + 2;
}

async function answered(discord: LocalDiscord, said: readonly SeenMessage[]): Promise<void> {
  const alice = discord.as(discord.ids.alice);
  for (const { id, channel_id: channelId } of said)
    await eventually(() => {
      const answers = alice.sees(channelId).filter(({ author }) => author.id === discord.ids.bot);
      const isUnder = answers.some(
        (answer) => answer.message_reference?.message_id === id || answer.nonce === id || channelId === alice.dmId,
      );
      expect(isUnder).toBe(true);
    });
}

describe('what is kept of questions', () => {
  it('names nobody who asks, is mentioned or wrote it, webhooks too, whatever is asked and however', async () => {
    const databaseUrl = await lastingDatabase();
    const docent = await startDocent({
      config: { databaseUrl, cooldown, messageContent: true },
      discord: { privilegedIntents: GatewayIntentBits.MessageContent },
    });
    const { discord, app } = docent;
    const { ids } = discord;
    const scope = guildScope(asGuildId(ids.guild));
    const forms = new Set<string>();
    const secrets = new Set<string>(Object.values(ids).filter((id) => id !== ids.guild));
    let times = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        times += await askInEveryWay(docent, one);
        for (const form of one.third.forms) forms.add(form.toLowerCase());
        for (const name of [...Object.values(one.alice), ...Object.values(one.bob), one.hook]) secrets.add(name);
      }),
      { numRuns: 12 },
    );
    // Overheard in a channel where Docent answers unasked: nothing of that is kept.
    await discord.as(ids.moderator).command('settings answer', { on: true, channel: ids.general }).reply();
    discord.as(ids.bob).send(ids.general, trade);
    await eventually(() => expect(discord.as(ids.alice).sees(ids.general).at(-1)?.author.id).toBe(ids.bot));
    expect((await app.services.store.questions.list(scope, { limit: 1_000 })).length).toBeGreaterThan(times / 2);
    await docent.stop();
    const rows = await allRows(databaseUrl);
    expect(rows['questions']?.length).toBe(times);
    const texts = JSON.stringify(rows['questions']);
    expect(texts).toContain('Russia trade with Afghanistan');
    for (const table of tables) {
      const kept = JSON.stringify(rows[table] ?? []).toLowerCase();
      expect([...secrets].filter((secret) => kept.includes(secret.toLowerCase()))).toEqual([]);
    }
    // Short names may be a part of an id: these are looked for where words stand.
    const said = [rows['questions'], rows['answers']].flatMap((all = []) => all as Readonly<Record<string, unknown>>[]);
    const words = JSON.stringify(said.map(({ text, question, read_as }) => [text, question, read_as]));
    const kept = words.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    expect(kept).toContain('afghanistan');
    expect(kept.filter((word) => forms.has(word))).toEqual([]);
    expectNoErrors(docent);
  });

  it('leaves out a name in another case, whoever has it: who asks, is mentioned, or wrote the message', async () => {
    const docent = await startDocent({ config: { cooldown } });
    const { discord, app } = docent;
    const { ids, world } = discord;
    Object.assign(world.users.get(ids.alice) ?? {}, { username: 'ivan1987', globalName: 'Иван Петров' });
    Object.assign(world.users.get(ids.bob) ?? {}, { username: 'mlopez', globalName: 'María López' });
    const alice = discord.as(ids.alice);
    await alice.command('ask', { question: `Do friends of Ивана and Ivan know? ${trade}` }).reply();
    await alice.contextMenu('Answer this question', discord.as(ids.bob).send(ids.general, `Marias: ${trade}`)).reply();
    await alice.command('ask', { question: `Do lopezs know? ${trade}`, for: ids.bob }).reply();
    const kept = await app.services.store.questions.list(guildScope(asGuildId(ids.guild)));
    expect(kept.map(({ text }) => text).sort()).toEqual([
      `@…: ${trade}`,
      `Do @… know? ${trade}`,
      `Do friends of @… and @… know? ${trade}`,
    ]);
    expectNoErrors(docent);
  });

  it('leaves out the name of who asks, and no word of the article that is a member’s name, too', async () => {
    const docent = await startDocent({ config: { cooldown } });
    const { discord, app } = docent;
    const { ids } = discord;
    Object.assign(discord.world.users.get(ids.alice) ?? {}, { username: 'russia', globalName: 'Trade Quibbler' });
    const answer = await discord
      .as(ids.alice)
      .command('ask', { question: `Quibbler asks: ${trade}` })
      .reply();
    expect(says(answer)).toContain('$289 million');
    const [kept] = await app.services.store.questions.list(guildScope(asGuildId(ids.guild)));
    expect(kept?.text).toBe(`@… asks: ${trade}`);
    expectNoErrors(docent);
  });
});
