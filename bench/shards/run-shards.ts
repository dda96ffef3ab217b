import { Progress } from '../../src/cli/progress.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { parseCommandLine } from '../../src/cli/usage.ts';
import { noPostgres } from '../../tests/support/database/postgres-process.ts';
import { measureShards } from './measure-shards.ts';
import { type Assumed, reckon } from './shard-arithmetic.ts';

const usage = `Usage: npm run bench:shards

Measures what a shard's process takes (memory, connections, transactions, time), on a local Discord and a PostgreSQL that puts nothing on the
disk, and reckons with it what many servers take: the constants, and the table, of docs/many-machines.md.

  --help  print this`;

const assumed: Omit<Assumed, 'servers'> = {
  serversAShard: 1_000,
  shardsAProcess: 4,
  questionsADay: 10,
  peak: 4,
  writesAQuestion: 0.2,
  atOnce: 1,
};
const sizes = [2_500, 10_000, 25_000, 100_000];

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  if (noPostgres !== undefined) {
    say(`There is no PostgreSQL to measure with: ${noPostgres}`);
    return 1;
  }
  const progress = new Progress(process.stderr);
  const constants = await measureShards((text) => progress.show(text));
  progress.clear();
  const { logInEveryMs, readyMs } = constants;
  say(`a process, without its reader          ${megabytes(constants.processBytes)}`);
  say(`its reader                             ${megabytes(constants.readerBytes)}`);
  say(`each server                            ${(constants.serverBytes / 1e3).toFixed(1)} kB`);
  say(`who starts the processes (SHARDS)      ${megabytes(constants.managerBytes)}`);
  say(`connections of a process               ${constants.connections.toFixed(1)}`);
  say(`transactions a question                ${constants.transactionsAQuestion.toFixed(2)}`);
  say(`transactions a second of an idle one   ${constants.idleTransactions.toFixed(2)}`);
  say(`processor for a question               ${constants.cpuMsAQuestion.toFixed(1)} ms`);
  say(`the database's time for a question     ${constants.databaseMsAQuestion.toFixed(2)} ms`);
  say(`a write that all others wait for       ${constants.writeMs.toFixed(2)} ms`);
  say(`between two log-ins                    ${logInEveryMs / 1e3} s`);
  say(`two processes, until both were ready   ${(readyMs / 1e3).toFixed(1)} s`);
  const { serversAShard, shardsAProcess, questionsADay, peak, writesAQuestion, atOnce } = assumed;
  say(
    `\n${serversAShard} servers a shard, ${shardsAProcess} shards a process, ${questionsADay} questions a server and day, ` +
      `${peak} times as many in the busiest hour, a vote for every ${1 / writesAQuestion}, max_concurrency ${atOnce}:\n`,
  );
  say(
    '| servers | shards | processes | memory | connections | start of everything | questions a second | transactions a second | cores | writing |',
  );
  say('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const servers of sizes) {
    const all = reckon(constants, { ...assumed, servers });
    const cells = [
      servers.toLocaleString('en'),
      all.shards,
      all.processes,
      `${(all.bytes / 1e9).toFixed(1)} GB`,
      all.connections.toFixed(0),
      `${(all.startMs / 60_000).toFixed(1)} min`,
      all.questions.toFixed(1),
      all.transactions.toFixed(0),
      all.cores.toFixed(1),
      `${(all.writing * 100).toFixed(0)} %`,
    ];
    say(`| ${cells.join(' | ')} |`);
  }
  return 0;
});

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
