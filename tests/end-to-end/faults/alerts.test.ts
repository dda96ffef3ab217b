import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/bot/command.ts';
import { chatCommand } from '../../../src/bot/command.ts';
import { alertRules, firing } from '../../health/alert-rules.ts';
import { type Docent, type DocentOptions, startDocent } from '../../support/docent.ts';
import { hasReader, readerFolder, readerProcesses } from './reader-processes.ts';
import { folder } from '../../support/reading-room.ts';

const health = { port: 0, host: '127.0.0.1' } as const;
const cooldown = { windowSeconds: 0, perMember: 0, perChannel: 0 };
const question = 'How much does Russia trade with Afghanistan?';

/** Docent as it runs, and what Prometheus reads of it; what of it is this process's own is as it happens to be. */
async function running(options: DocentOptions = {}) {
  const docent = await startDocent({ ...options, config: { health, cooldown, ...options.config } });
  const url = docent.app.healthUrl ?? '';
  const scrape = async (): Promise<string> => {
    try {
      return `${await (await fetch(`${url}/metrics`)).text()}up{job="docent"} 1\n`;
    } catch {
      // As Prometheus notes it.
      return 'up{job="docent"} 0\n';
    }
  };
  const before = await scrape();
  const fires = async (alert: string) => firing(before, await scrape()).includes(alert);
  return { docent, discord: docent.discord, fires, scrape };
}

function commandThat(handle: () => void | Promise<void>): Command {
  return chatCommand(
    { name: 'slow', description: 'For a test', options: [] },
    {
      handle: async () => {
        await handle();
        return { kind: 'message', message: { content: 'done' } };
      },
    },
  );
}

const slow = ({ discord }: Pick<Docent, 'discord'>) => discord.as(discord.ids.alice).command('slow', {});

/** On a Docent that runs, and a Discord that does this to it. Those that are not here are fired in `health.test.ts`. */
const elsewhere = [
  'DocentGatewayGone',
  'DocentStoreNotWritable',
  'DocentFailures',
  'DocentArticlesLeftOut',
  'DocentReaderOff',
  ...(hasReader ? [] : ['DocentReaderFails']),
];
const fired = new Set<string>();

describe('an alert fires on a running Docent:', () => {
  beforeEach(({ task }) => void fired.add(task.name));

  it('DocentDown', async () => {
    const { docent, fires } = await running();
    expect(await fires('DocentDown')).toBe(false);
    await docent.stop();
    expect(await fires('DocentDown')).toBe(true);
  });

  it('DocentRecordsLost', async () => {
    const databaseUrl = join(folder(), 'docent.sqlite');
    const { discord, fires } = await running({ config: { databaseUrl } });
    const other = new DatabaseSync(databaseUrl);
    other.exec("CREATE TRIGGER refused BEFORE INSERT ON questions BEGIN SELECT RAISE(ABORT, 'never'); END");
    other.close();
    expect(await fires('DocentRecordsLost')).toBe(false);
    await discord.as(discord.ids.alice).command('ask', { question }).reply();
    await expect.poll(() => fires('DocentRecordsLost')).toBe(true);
  });

  it('DocentInvalidRequests', async () => {
    const { discord, fires } = await running();
    const { alice, general, bot } = discord.ids;
    const post = 'POST channels/:channel/messages';
    discord.faults.fail(post, { status: 403, code: 50_013, message: 'Missing Permissions', times: 1_001 });
    const refused = () => discord.traffic.requests(post).filter(({ status }) => status === 403).length;
    let sent = 0;
    while (sent < 1_001) {
      expect(await fires('DocentInvalidRequests')).toBe(false);
      for (let times = 0; times < 91; times += 1) discord.as(alice).send(general, `<@${bot}> ${question}`);
      sent += 91;
      const all = sent;
      await expect.poll(refused).toBe(all);
    }
    await expect.poll(() => fires('DocentInvalidRequests')).toBe(true);
  });

  it('DocentSlow', async () => {
    // Longer than two seconds, whatever else the machine does.
    const { docent, discord, fires } = await running({ overrides: { commands: [commandThat(() => pause(2_050))] } });
    await slow(docent).reply();
    await expect.poll(() => fires('DocentSlow')).toBe(true);
    expect(discord.connections).toBe(1);
  });

  it('DocentBusy', async () => {
    const free = Promise.withResolvers<void>();
    const { docent, fires } = await running({ overrides: { commands: [commandThat(() => free.promise)] } });
    const asked = Array.from({ length: 2_050 }, () => slow(docent));
    await expect.poll(() => fires('DocentBusy')).toBe(true);
    free.resolve();
    expect((await asked[0]?.reply())?.content).toBe('done');
  });

  it('DocentReconnects', async () => {
    const { discord, fires, scrape } = await running();
    const count = async () => Number(/^docent_gateway_reconnects_total (\d+)$/m.exec(await scrape())?.[1]);
    for (let times = 1; times <= 6; times += 1) {
      expect(await fires('DocentReconnects')).toBe(false);
      await expect.poll(() => discord.shards).toHaveLength(1);
      discord.faults.dropSockets();
      const all = times;
      await expect.poll(count).toBe(all);
    }
    await expect.poll(() => fires('DocentReconnects')).toBe(true);
  });

  it('DocentEventLoopLag', async () => {
    const { docent, fires, scrape } = await running({ overrides: { commands: [commandThat(block)] } });
    // Each reading begins anew.
    await scrape();
    // What held the loop up is measured the next time that it comes round.
    for (let times = 0; times < 3; times += 1) {
      await slow(docent).reply();
      await pause(20);
    }
    expect(await fires('DocentEventLoopLag')).toBe(true);
  });

  it('DocentMemory', async () => {
    const held: Buffer[] = [];
    const hold = () => void held.push(Buffer.alloc(620e6, 1));
    const { docent, fires } = await running({ overrides: { commands: [commandThat(hold)] } });
    await slow(docent).reply();
    expect(await fires('DocentMemory')).toBe(true);
    expect(held).toHaveLength(1);
  });

  it.skipIf(!hasReader)('DocentReaderFails', { timeout: 240_000 }, async () => {
    const { discord, fires, scrape } = await running({ config: { reader: { on: true, model: readerFolder } } });
    const failures = async () => Number(/^docent_reader_failures_total (\d+)$/m.exec(await scrape())?.[1]);
    let asked = 0;
    // Each another question: what the same one found is remembered.
    const ask = () =>
      discord
        .as(discord.ids.alice)
        .command('ask', { question: `Who met the Taliban first, ${(asked += 1)}?` }, { channelId: discord.ids.reading })
        .reply();
    for (let times = 1; times <= 4; times += 1) {
      expect(await fires('DocentReaderFails')).toBe(false);
      // It is started by a question, after a failure not always by the next one.
      await expect.poll(() => ask().then(readerProcesses), { timeout: 60_000, interval: 200 }).toHaveLength(1);
      const [reader = 0] = readerProcesses();
      // It stands still until it has something to read, and then ends.
      process.kill(reader, 'SIGSTOP');
      await ask();
      process.kill(reader, 'SIGKILL');
      const all = times;
      await expect.poll(failures).toBe(all);
    }
    await expect.poll(() => fires('DocentReaderFails')).toBe(true);
  });

  it('and so all of them are fired on one that runs', () => {
    fired.delete('and so all of them are fired on one that runs');
    expect([...fired, ...elsewhere].toSorted()).toEqual(
      alertRules()
        .map(({ alert }) => alert)
        .toSorted(),
    );
  });
});

/** Half a second in which nothing else is done. */
function block(): void {
  const until = performance.now() + 600;
  while (performance.now() < until);
}
