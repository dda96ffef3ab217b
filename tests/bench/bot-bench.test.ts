import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newQuestionAt } from '../../bench/bot/bot-questions.ts';
import { askOne, holdRate, startDiscord } from '../../bench/bot/ask-members.ts';
import { argsOf, BotProcess, DOCENT, EMPTY_BOT, runToEnd } from '../../bench/bot/bot-process.ts';
import { botRatios, botTable } from '../../bench/bot/bot-table.ts';
import type { BotFigures } from '../../bench/bot/measure-bots.ts';
import { runScript } from '../support/run-script.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

const figures = (times: number): BotFigures => ({
  memory: 100 * times,
  start: 700 * times,
  startCpu: 400 * times,
  p50: times,
  p99: 2 * times,
  cpu: 0.5 * times,
  rate: 1000 / times,
});
const bench = {
  empty: figures(1),
  docent: figures(2),
  asNew: { p50: 90, p99: 200, cpu: 4 },
  held: {
    rate: 500,
    seconds: 60,
    asked: 30_000,
    unanswered: 0,
    turnedAway: 3,
    p50: 1,
    p99: 9,
    loopP99: 4,
    memory: 200,
  },
  ask: { wall: 400, cpu: 350, memory: 110 },
};

describe('the benchmark beside an empty bot', () => {
  it.each([EMPTY_BOT, DOCENT])('starts $name, asks it, and learns what it costs', async (program) => {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'));
    try {
      await using discord = await startDiscord();
      await using bot = await BotProcess.start(program, discord, folder);
      const before = await bot.watch();
      const asked = await askOne(discord, 0);
      expect(asked).toStrictEqual({ ms: expect.any(Number), isTurnedAway: false });
      const { unanswered, times, turnedAway } = await holdRate(discord, 20, 0.3);
      expect(unanswered).toBe(0);
      expect(times.length + turnedAway).toBeGreaterThan(0);
      const after = await bot.cost();
      expect(bot.readyMs).toBeGreaterThan(0);
      expect(after.rss).toBeGreaterThan(40e6);
      expect(after.cpuMs).toBeGreaterThan(before.cpuMs);
    } finally {
      await removeFolder(folder);
    }
  });

  it('asks no question twice where each is to be searched for', () => {
    const asked = Array.from({ length: 3000 }, (_, at) => newQuestionAt(at));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('runs a tool as npm does, and learns what it cost in the end', async () => {
    const { wallMs, cost } = await runToEnd([...argsOf('ask'), 'How much is the trade?']);
    expect(wallMs).toBeGreaterThan(0);
    // Each is looked at in its own moment.
    expect(cost.peak).toBeGreaterThan(0.95 * cost.rss);
  });

  it('puts figures side by side, with what is wanted', () => {
    expect(botRatios(bench)).toStrictEqual({ memory: 2, start: 2, startCpu: 2, p50: 2, p99: 2, cpu: 2, rate: 0.5 });
    const lines = botTable(bench).split('\n');
    expect(lines[1]).toMatch(/^memory at ready, MB +100 +200 +2\.00 +≤ 170$/);
    expect(lines).toContainEqual(expect.stringMatching(/^500 a second for 60 s: unanswered of 30000 +0\.000 +0$/));
  });

  it('says how it is used', async () => {
    const { status, out } = await runScript('bench/bot/run-bot-bench.ts', ['--help']);
    expect(status).toBe(0);
    expect(out).toContain('npm run bench:bot');
  });
});
