import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messages } from '../../src/bot/messages/index.ts';
import { startDiscord } from '../bot/ask-members.ts';
import { questionAt } from '../bot/bot-questions.ts';
import { DocentProcess } from './docent-process.ts';

/** `toldBusy`: asked to come again. `failed`: nothing within Discord's three seconds. `lastMs`: until the last was answered. */
export type AskedAtOnce = {
  readonly answered: number;
  readonly toldBusy: number;
  readonly failed: number;
  readonly lastMs: number;
};

/** Lets so many members ask in the same moment, of a Docent in a process of its own. */
export async function askAtOnce(count: number): Promise<AskedAtOnce> {
  const folder = await mkdtemp(join(tmpdir(), 'docent-at-once-'));
  try {
    await using discord = await startDiscord();
    await using docent = new DocentProcess(discord, join(folder, 'docent.sqlite'));
    await docent.ready();
    const alice = discord.as(discord.ids.alice);
    await alice.command('ask', { question: 'Pakistan' }).reply();
    const from = performance.now();
    const asked = Array.from({ length: count }, (_, at) => alice.command('ask', { question: questionAt(at) }));
    const texts = await Promise.all(
      asked.map((one) =>
        one.reply().then(
          ({ content }) => content,
          () => undefined,
        ),
      ),
    );
    const lastMs = performance.now() - from;
    await docent.stop();
    const failed = texts.filter((text) => text === undefined).length;
    const toldBusy = texts.filter((text) => text === messages.en.errors.busy).length;
    return { answered: count - failed - toldBusy, toldBusy, failed, lastMs };
  } finally {
    await rm(folder, { recursive: true });
  }
}
