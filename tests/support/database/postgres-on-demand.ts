/** Vitest's global setup: one PostgreSQL server for a run, started when a test first asks for it, ended with the run. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { PostgresProcess } from './postgres-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A port on loopback that answers with the server's address. */
    readonly postgresPort: number;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresProcess> | undefined;
  const door = createServer((socket) => {
    starting ??= PostgresProcess.start();
    starting.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ reason: String(error) })),
    );
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  const address = door.address();
  if (typeof address !== 'object' || address === null) throw new Error('there is no port');
  project.provide('postgresPort', address.port);
  return async () => {
    door.close();
    await (await starting?.catch(() => undefined))?.[Symbol.asyncDispose]();
  };
}
