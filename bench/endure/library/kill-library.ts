import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { openStore } from '../../../src/store/open-store.ts';
import { afterOrder, nextOrder, noRecords, type ServerRecords } from './library-model.ts';
import type { LibraryOrder, LibraryOutcome } from './library-orders.ts';
import { orphanRows, recordsOf } from './library-records.ts';
import { LibraryWriter } from './library-writer-process.ts';

export type LibraryKilled = {
  readonly kills: number;
  /** Changes that were said to be done. */
  readonly changes: number;
  /** Changes in the middle of which it was killed: so many were there all the same, so many were not. */
  readonly cutShort: { readonly there: number; readonly notThere: number };
  /** What must never be: each in words. */
  readonly broken: readonly string[];
};

const servers = ['100000000000000001', '100000000000000002', '100000000000000003'];
/** One in so many is killed while it starts. */
const killEarlyEvery = 5;
const longestStartMs = 500;
const longestLifeMs = 700;
/** So long may be seen what was there before a library was deleted: it is known for half a second without asking. */
const seenAfterMs = 600;
/** So much time passes between two orders, as these have it: what is taken out lapses after two hundred. */
const stepMs = 600_000;

/** What is known of a server: what was said to be done, and what may have been done. */
type Known = { records: ServerRecords; pending: LibraryOrder | undefined };

/** Starts a writer on one database so many times, kills it in the middle of changes, and looks at what it left. */
export async function killLibrary(
  kills: number,
  databaseUrl: string,
  tell: (text: string) => void = () => undefined,
): Promise<LibraryKilled> {
  const known = new Map<string, Known>(servers.map((server) => [server, { records: noRecords, pending: undefined }]));
  const broken: string[] = [];
  const cutShort = { there: 0, notThere: 0 };
  let changes = 0;
  let number = 0;
  const clock = { next: () => ({ number: (number += 1), at: Date.UTC(2026, 2, 1) + number * stepMs }) };
  for (let kill = 1; kill <= kills; kill += 1) {
    const fault = (what: string) => void broken.push(`after kill ${kill}: ${what}`);
    await using writer = new LibraryWriter(databaseUrl);
    if (kill % killEarlyEvery === 1) await pause(Math.random() * longestStartMs);
    else if (await writer.ready()) {
      const work = Promise.all(servers.map((server) => keepWriting(writer, server, known, clock, fault)));
      await pause(Math.random() * longestLifeMs);
      await writer.kill();
      for (const done of await work) changes += done;
    } else fault('it did not start');
    await writer.kill();
    await inspect(databaseUrl, known, cutShort, fault);
    tell(`${kill} of ${kills} kills: ${changes} changes, ${broken.length} faults`);
  }
  return { kills, changes, cutShort, broken };
}

/** One order after another in one server, until the writer has ended. Says how many changes were done. */
async function keepWriting(
  writer: LibraryWriter,
  server: string,
  all: ReadonlyMap<string, Known>,
  clock: { readonly next: () => { readonly number: number; readonly at: number } },
  fault: (what: string) => void,
): Promise<number> {
  const known = all.get(server);
  if (known === undefined) return 0;
  let forgottenAt = Number.NEGATIVE_INFINITY;
  for (let done = 0; ; ) {
    const { number, at } = clock.next();
    const order = nextOrder(server, known.records, number, at);
    known.pending = order;
    const outcome = await writer.order(order).catch((error: unknown): LibraryOutcome => {
      fault(`${order.do}: ${String(error)}`);
      return {};
    });
    if (outcome === undefined) return done;
    if (outcome.code !== undefined) fault(`${order.do} was refused: ${outcome.code}`);
    known.records = afterOrder(known.records, order);
    known.pending = undefined;
    if (order.do !== 'look') done += 1;
    if (order.do === 'forget') forgottenAt = performance.now();
    if (outcome.revision !== undefined && outcome.revision !== known.records.revision)
      fault(`revision ${outcome.revision} after ${order.do}, not ${known.records.revision}`);
    const isSettled = performance.now() - forgottenAt > seenAfterMs;
    if (order.do === 'look' && isSettled && !isDeepStrictEqual(outcome.seen, toSee(known.records)))
      fault(`who asked saw ${JSON.stringify(outcome.seen)}, not ${JSON.stringify(toSee(known.records))}`);
  }
}

/** What whoever asks in channel 1 is told of. */
function toSee({ articles }: ServerRecords): readonly (readonly string[])[] {
  return articles
    .filter(({ channelIds }) => channelIds.length === 0 || channelIds.includes('1'))
    .map(({ id, claims }) => [id, claims[0] ?? '']);
}

async function inspect(
  databaseUrl: string,
  all: ReadonlyMap<string, Known>,
  cutShort: { there: number; notThere: number },
  fault: (what: string) => void,
): Promise<void> {
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  for (const [server, known] of all) {
    const there = await recordsOf(store, databaseUrl, server, fault);
    const { pending } = known;
    const after = pending === undefined ? known.records : afterOrder(known.records, pending);
    const isDone = isDeepStrictEqual(there, after);
    if (!isDone && !isDeepStrictEqual(there, known.records))
      fault(`${pending?.do ?? 'nothing'} left ${differences(known.records, there)}`);
    else if (pending !== undefined && !isDeepStrictEqual(after, known.records))
      cutShort[isDone ? 'there' : 'notThere'] += 1;
    known.records = there;
    known.pending = undefined;
  }
  for (const orphan of await orphanRows(databaseUrl)) fault(orphan);
}

function differences(expected: ServerRecords, there: ServerRecords): string {
  const keys = Object.keys(expected) as (keyof ServerRecords)[];
  const other = keys.filter((key) => !isDeepStrictEqual(expected[key], there[key]));
  return other.map((key) => `${key} ${JSON.stringify(there[key])} for ${JSON.stringify(expected[key])}`).join('; ');
}
