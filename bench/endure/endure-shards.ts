import { killShard } from '../shards/kill-a-shard.ts';
import { noPostgres, PostgresProcess } from '../../tests/support/database/postgres-process.ts';

/** Questions a second, and how long it is asked before the kill and after. */
const rate = 20;
const seconds = 30;

/** Kills one of so many shards in the middle of work, and says what came of it; the faults. */
export async function endureShards(
  processes: number,
  servers: number,
  { say, tell }: { readonly say: (line: string) => void; readonly tell: (text: string) => void },
): Promise<readonly string[]> {
  if (noPostgres !== undefined) {
    say(`Shards: not tried, as ${noPostgres}`);
    return [];
  }
  await using server = await PostgresProcess.start();
  const killed = await killShard({ processes, servers, rate, seconds, databaseUrl: server.url }, tell);
  const { logIns } = killed;
  say(
    `${processes} shards, ${servers} servers, one killed: ${killed.answered} of ${killed.asked} questions answered, ` +
      `of them ${killed.whileGone} asked as it ended or while it was gone, for ${(killed.goneMs / 1000).toFixed(1)} s ` +
      `(${killed.tooLate} later than the three seconds that Discord waits); ` +
      `${killed.lastBatch} answers of its last batch lost; ${killed.votes} votes, ${killed.posts} posts due meanwhile; ` +
      `${logIns.letIn} log-ins, ${logIns.tooEarly} too early`,
  );
  for (const [when, { count, p50, p95 }] of Object.entries(killed.others))
    say(`  the other shards, ${when}: half within ${p50.toFixed(0)} ms, 95 % within ${p95.toFixed(0)} ms (${count})`);
  return killed.broken;
}
