import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { type Docent, startDocent } from '../support/docent.ts';
import { buttonId, expectNoErrors, openOptions, says, written } from '../support/members-support.ts';

const trade = 'How much does Russia trade with Afghanistan?';

let docent: Docent;
let discord: LocalDiscord;
let at: string;
const as = (who: 'alice' | 'bob' | 'moderator') => discord.as(discord.ids[who]);
/** What Docent has written in the reading room. */
const answers = () =>
  as('bob')
    .sees(discord.ids.reading)
    .filter(({ author, ephemeral }) => author.id === discord.ids.bot && !ephemeral);
const send = (text: string, options?: Parameters<ReturnType<typeof as>['send']>[2]) =>
  as('alice').send(discord.ids.reading, text, options);

beforeEach(async () => {
  docent = await startDocent({ config: { cooldown: { windowSeconds: 60, perMember: 0, perChannel: 0 } } });
  discord = docent.discord;
  at = `<@${discord.ids.bot}>`;
  return () => expectNoErrors(docent);
});

/** Docent's next answer; what was sent before it and stayed unanswered is known to be passed over by then. */
async function nextAnswer(): Promise<SeenMessage> {
  const before = answers().length;
  send(`${at} ${trade}`);
  await expect.poll(() => answers().length).toBe(before + 1);
  const answer = answers().at(-1);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

describe('chatter', () => {
  it('that replies to an answer is met with silence; a question that goes on is answered', async () => {
    const answer = await nextAnswer();
    for (const text of ['haha same, cheers', 'thanks!', '👍', 'good to know'])
      as('bob').send(discord.ids.reading, text, { replyTo: answer });
    const second = await nextAnswer();
    expect(answers().map(({ id }) => id)).toEqual([answer.id, second.id]);
    as('bob').send(discord.ids.reading, 'and China?', { replyTo: answer });
    await expect.poll(() => answers().length).toBe(3);
    expect(says(answers().at(-1))).toContain('China');
  });

  it('that speaks of Docent to others is passed over, and so is an emoji alone', async () => {
    for (const text of [`I asked ${at} yesterday, it was great`, `${at} 👋`, `${at} <:wave:123456789012345678>`])
      send(text);
    await nextAnswer();
    expect(answers()).toHaveLength(1);
  });

  it('that thanks by name costs a reaction, or a line where Docent may not react', async () => {
    const thanks = send(`${at} thanks!`);
    const reactions = () =>
      as('bob')
        .sees(discord.ids.reading)
        .find(({ id }) => id === thanks.id)?.reactions ?? [];
    await expect.poll(() => reactions().map(({ emoji }) => emoji.name)).toEqual(['👍']);
    expect(answers()).toEqual([]);
    discord.faults.fail('PUT channels/:channel/messages/:message/reactions/:emoji/@me', { status: 403, code: 50_013 });
    send(`${at} thank you`);
    await expect.poll(() => answers().map(({ content }) => content)).toEqual(['You are welcome.']);
    expect(answers()[0]?.components).toEqual([]);
  });

  it('that greets by a command gets one line, without buttons', async () => {
    const reply = await as('alice').command('ask', { question: 'thanks!' }).reply();
    expect(reply.content).toBe('You are welcome.');
    expect(reply.components).toEqual([]);
  });
});

describe('an answer', () => {
  it('goes when its question is deleted', async () => {
    const asked = send(`${at} ${trade}`);
    await expect.poll(answers).toHaveLength(1);
    as('alice').delete(asked);
    await expect.poll(answers).toEqual([]);
  });

  it('goes even when the question is deleted while it is being answered', async () => {
    const asked = send(`${at} ${trade}`);
    as('alice').delete(asked);
    await expect.poll(() => discord.traffic.requests('DELETE channels/:channel/messages/:message').length).toBe(1);
    expect(answers()).toEqual([]);
  });

  it('is given anew in its place when its question is edited', async () => {
    const asked = send(`${at} who wn the world cup`);
    await expect.poll(answers).toHaveLength(1);
    const [refusal] = answers();
    expect(written(refusal ?? nothing())).toContain('does not cover');
    as('alice').edit(asked, `${at} ${trade}`);
    await expect.poll(() => written(answers()[0] ?? nothing())).toContain('**$289 million**');
    expect(answers().map(({ id }) => id)).toEqual([refusal?.id]);
    const [answer] = answers();
    if (answer === undefined) throw new Error('no answer');
    expect((await as('alice').click(answer, buttonId(answer, 'up')).reply()).id).toBe(answer.id);
    as('alice').delete(asked);
    await expect.poll(answers).toEqual([]);
  });

  it('is taken away by whoever asked, and by nobody else but a moderator', async () => {
    const answer = await as('alice').command('ask', { question: trade }, { channelId: discord.ids.reading }).reply();
    expect(JSON.stringify((await openOptions(as('bob'), answer)).components)).not.toContain('take-away');
    const gone = await as('alice')
      .click(await openOptions(as('alice'), answer), 'Take this answer away')
      .reply();
    expect(gone.content).toBe('Taken away.');
    expect(answers()).toEqual([]);

    const second = await nextAnswer();
    expect(() => as('bob').contextMenu('Take this answer away', second)).toThrow('is not offered');
    await as('moderator').contextMenu('Take this answer away', second).reply();
    expect(answers()).toEqual([]);
    const others = as('bob').send(discord.ids.reading, 'hello');
    const refused = await as('moderator').contextMenu('Take this answer away', others).reply();
    expect(refused.content).toBe('That is not a message of mine, so I cannot take it away.');
  });

  it('is asked for somebody, who is named and not pinged', async () => {
    const { bob, reading } = discord.ids;
    const reply = await as('alice').command('ask', { question: trade, for: bob }, { channelId: reading }).reply();
    expect(reply.content.split('\n')[0]).toBe(`-# For <@${bob}>: ${trade}`);
    expect(reply.pinged).toEqual([]);
  });
});

describe('what is asked', () => {
  it('by a long paste, which Discord makes a file of, is read', async () => {
    send(at, { files: [{ name: 'message.txt', data: `${trade}\n`.repeat(3), type: 'text/plain' }] });
    await expect.poll(() => says(answers()[0])).toContain('$289 million');
    send(at, { files: [{ name: 'cat.png', data: 'x', type: 'image/png' }] });
    await expect.poll(() => says(answers()[1])).toContain('I cannot read files here');
  });

  it('by its name alone under somebody’s question is that question, where Docent may read it', async () => {
    const question = as('bob').send(discord.ids.reading, `${trade} Does <@${discord.ids.bot}> know it, Maria?`);
    await expect.poll(answers).toHaveLength(1);
    send(at, { replyTo: question });
    await expect.poll(answers).toHaveLength(2);
    expect(says(answers()[1])).toContain('$289 million');
    const unreadable = as('bob').send(discord.ids.reading, trade);
    send(at, { replyTo: unreadable });
    await expect.poll(() => says(answers()[2])).toContain('Apps → Answer this question');
  });

  it.each([
    ['a forwarded message', { message_snapshots: [{ message: { content: trade, embeds: [] } }] }],
    ['a poll', { poll: { question: { text: trade }, answers: [] } }],
    ['an embed', { embeds: [{ title: trade }] }],
    [
      'the text of a layout',
      { flags: MessageFlags.IsComponentsV2, components: [{ type: ComponentType.TextDisplay, content: trade }] },
    ],
  ])('by %s is read by the menus', async (_, parts) => {
    const message = as('bob').send(discord.ids.reading, 'x');
    const stored = discord.world.channels.get(discord.ids.reading)?.messages.get(message.id);
    if (stored === undefined) throw new Error('no such message');
    Object.assign(stored.data, { content: '', ...parts });
    await as('alice').contextMenu('Answer this question', message).reply();
    expect(says(answers()[0])).toContain('$289 million');
    const found = await as('alice').contextMenu('Find in the article', message).reply();
    expect(says(found)).toContain('2.1');
  });
});

function nothing(): never {
  throw new Error('nothing was answered');
}
