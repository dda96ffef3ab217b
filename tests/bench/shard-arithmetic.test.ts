import { expect, test } from 'vitest';
import { reckon } from '../../bench/shards/shard-arithmetic.ts';

test('what many servers take follows from what one process, one server and one question do', () => {
  const constants = {
    processBytes: 100,
    readerBytes: 50,
    managerBytes: 7,
    serverBytes: 2,
    connections: 7,
    transactionsAQuestion: 3,
    idleTransactions: 2,
    cpuMsAQuestion: 500,
    databaseMsAQuestion: 1,
    writeMs: 10,
    logInEveryMs: 5_000,
  };
  const assumed = {
    servers: 8_640,
    serversAShard: 1_000,
    shardsAProcess: 4,
    questionsADay: 10,
    peak: 4,
    writesAQuestion: 0.5,
    atOnce: 2,
  };
  expect(reckon(constants, assumed)).toEqual({
    shards: 9,
    processes: 3,
    bytes: 3 * 150 + 8_640 * 2,
    connections: 21,
    logIns: 9,
    // Five pairs, the first of which need not wait.
    startMs: 20_000,
    questions: 4,
    transactions: 4 * 3 + 3 * 2,
    cores: 2,
    writing: 0.02,
  });
});
