import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test } from 'vitest';
import { hasPostgres } from '../../support/database/postgres-database.ts';

const PROCESS = fileURLToPath(new URL('../../support/database/postgres-process.ts', import.meta.url));
const START = `import { PostgresProcess } from ${JSON.stringify(PROCESS)};
const { url } = await PostgresProcess.start();
process.stdout.write(url, () => process.kill(process.pid, 'SIGKILL'));`;

test.runIf(hasPostgres)('the tests’ own server ends when whoever started it is killed', async () => {
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', START], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(starter, 'exit');
  const url = await text(starter.stdout);
  expect(await exit).toEqual([null, 'SIGKILL']);
  const answers = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  await expect.poll(answers).toBe(false);
});
