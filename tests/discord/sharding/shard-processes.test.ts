import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recommendedShards, ShardProcesses } from '../../../src/discord/shard-processes.ts';
import { createLog } from '../../../src/log.ts';

const program = fileURLToPath(new URL('shard-program.ts', import.meta.url));

/** What discord.js sets in this process, other tests must not find. */
const names = ['SHARDING_MANAGER', 'SHARDING_MANAGER_MODE', 'DISCORD_TOKEN'];
let before: (string | undefined)[] = [];
beforeEach(() => {
  before = names.map((name) => process.env[name]);
});
afterEach(() => {
  for (const [at, name] of names.entries())
    if (before[at] === undefined) delete process.env[name];
    else process.env[name] = before[at];
});

function start(tell: (shard: number) => Record<string, string>) {
  let lines = '';
  const log = createLog({ destination: { write: (line) => void (lines += line) } });
  const againAfterMs = { first: 10, most: 40 };
  const processes = ShardProcesses.start({ program, count: 2, token: 'a.b.c', tell, log, againAfterMs });
  const waits = () => [...lines.matchAll(/"shard":1,"status":(\S+?),"againInMs":(\d+)/g)].map(([, , ms]) => Number(ms));
  return { processes, waits };
}

describe('a process for each shard', () => {
  it('is told its own number, as an orchestrator would tell it, and ends when it is left alone', async () => {
    const { processes, waits } = start((shard) => ({ WORD: `word ${shard}` }));
    await expect
      .poll(() => processes.states.map(({ report }) => report?.healthUrl))
      .toEqual(['0 of 2 word 0', '1 of 2 word 1']);
    expect(await processes.stop()).toBe(0);
    expect(processes.states).toEqual([{ id: 0 }, { id: 1 }]);
    expect(waits()).toEqual([]);
  });

  it('is started again when it ends, each time later, up to the most', async () => {
    const { processes, waits } = start((shard) => (shard === 1 ? { STATUS: '70' } : {}));
    await expect.poll(waits).toEqual(expect.arrayContaining([10, 20, 40]));
    await expect.poll(() => waits().length).toBeGreaterThan(3);
    expect(
      waits()
        .slice(2)
        .every((ms) => ms === 40),
    ).toBe(true);
    await processes.stop();
  });

  it('ends all where something must be mended first', async () => {
    const { processes, waits } = start((shard) => (shard === 1 ? { STATUS: '78' } : {}));
    await expect(processes.ended).rejects.toMatchObject({ code: 'CONFIG_INVALID', context: { shard: 1, status: 78 } });
    expect(waits()).toEqual([]);
    await processes.stop();
  });
});

it('how many are recommended cannot be asked where Discord is out of reach', async () => {
  await expect(recommendedShards({ token: 'a.b.c', apiUrl: 'http://127.0.0.1:9/api' })).rejects.toMatchObject({
    code: 'DISCORD_UNREACHABLE',
  });
});
