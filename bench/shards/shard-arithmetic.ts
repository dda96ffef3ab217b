/** What one machine measured. Bytes, milliseconds, counts. */
export type ShardConstants = {
  /** Of a shard's process with next to no servers, without its reader; of its reader; of who starts them; for each server. */
  readonly processBytes: number;
  readonly readerBytes: number;
  readonly managerBytes: number;
  readonly serverBytes: number;
  /** To PostgreSQL, of one process. */
  readonly connections: number;
  /** For one question, and in a second of a process that nobody asks anything. */
  readonly transactionsAQuestion: number;
  readonly idleTransactions: number;
  /** Of Docent's processor, and of the database's time, for one question. */
  readonly cpuMsAQuestion: number;
  readonly databaseMsAQuestion: number;
  /** Of one transaction that waits for all others: they come one after another, over all processes. */
  readonly writeMs: number;
  /** Between two log-ins of one queue. */
  readonly logInEveryMs: number;
};

/** How a deployment is cut, and what its members do. */
export type Assumed = {
  readonly servers: number;
  readonly serversAShard: number;
  readonly shardsAProcess: number;
  readonly questionsADay: number;
  /** How much more is asked in the busiest hour than in the mean. */
  readonly peak: number;
  /** Votes and the like, for each question. */
  readonly writesAQuestion: number;
  /** How many Discord lets in at once. */
  readonly atOnce: number;
};

export type Reckoned = {
  readonly shards: number;
  readonly processes: number;
  readonly bytes: number;
  readonly connections: number;
  /** Log-ins of a start of everything, and how long that takes. */
  readonly logIns: number;
  readonly startMs: number;
  /** In a second of the busiest hour. */
  readonly questions: number;
  readonly transactions: number;
  readonly cores: number;
  /** The share of a second in which somebody writes whom all others wait for. */
  readonly writing: number;
};

const DAY = 86_400;

export function reckon(constants: ShardConstants, assumed: Assumed): Reckoned {
  const { servers, serversAShard, shardsAProcess, questionsADay, peak, writesAQuestion, atOnce } = assumed;
  const shards = Math.ceil(servers / serversAShard);
  const processes = Math.ceil(shards / shardsAProcess);
  const questions = ((servers * questionsADay) / DAY) * peak;
  return {
    shards,
    processes,
    bytes: processes * (constants.processBytes + constants.readerBytes) + servers * constants.serverBytes,
    connections: processes * constants.connections,
    logIns: shards,
    startMs: (Math.ceil(shards / atOnce) - 1) * constants.logInEveryMs,
    questions,
    transactions: questions * constants.transactionsAQuestion + processes * constants.idleTransactions,
    cores: (questions * constants.cpuMsAQuestion) / 1000,
    writing: (questions * writesAQuestion * constants.writeMs) / 1000,
  };
}
