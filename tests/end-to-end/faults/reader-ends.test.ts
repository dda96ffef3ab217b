import { describe, expect, it } from 'vitest';
import { shownText } from '../../support/discord-markdown.ts';
import { startDocent } from '../../support/docent.ts';
import { hasReader, readerFolder, readerProcesses } from './reader-processes.ts';

describe.skipIf(!hasReader)('a bot that reads', () => {
  it('answers, also when what reads is ended in the middle, which is then back; it ends with the bot', async () => {
    // What reads has low priority: a busy machine has it back only where it is seldom asked.
    const cooldown = { windowSeconds: 60, perMember: 0, perChannel: 0 };
    const { discord, stop, log } = await startDocent({
      config: { reader: { on: true, model: readerFolder }, cooldown },
    });
    const ask = async (member: string, question: string) => {
      const asked = discord.as(member).command('ask', { question }, { channelId: discord.ids.reading });
      return shownText((await asked.reply()).content);
    };
    const { alice, bob } = discord.ids;
    expect(await ask(alice, 'How much does Russia trade with Afghanistan?')).toContain('$289 million');
    await expect.poll(readerProcesses).toHaveLength(1);
    const [first = 0] = readerProcesses();
    const asked = ask(bob, 'How much is the trade volume with Afghanistan?');
    process.kill(first, 'SIGKILL');
    expect(await asked).toContain('$289 million');
    // Each another question: what the same one found is remembered.
    let times = 0;
    await expect
      .poll(() => ask(alice, `Who met the Taliban first, ${times++}?`).then(readerProcesses), {
        timeout: 90_000,
        interval: 200,
      })
      .toHaveLength(1);
    expect(readerProcesses()).not.toContain(first);
    await stop();
    await expect.poll(readerProcesses).toEqual([]);
    expect(log()).not.toContain('"level":50');
  }, 180_000);
});
