/** Writes to the store named on the command line until it is killed, and prints each write once it is acknowledged. */
import type { RecordScope } from '../../../src/library/ids.ts';
import { openStore } from '../../../src/store/open-store.ts';

const scope = 'guild' as string as RecordScope;
const [, , path = '', round = ''] = process.argv;
const store = await openStore(path, { questionRetentionDays: 90 });
for (let n = 0; ; n += 1) {
  const id = `${round}-${n}`;
  const record = { scope, at: n, question: id, outcome: 'answered', claims: [] } as const;
  await store.answers.save({ id, ...record });
  await store.votes.cast(scope, id, 'member', 'up');
  process.stdout.write(`${id}\n`);
}
