/** One of several processes on one database: gives an answer, then votes for its own and the others'. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordScope } from '../../src/library/ids.ts';
import type { Vote } from '../../src/library/asked/answer-records.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , path = '', guild = '', vote = '', number = '', votes = '', processes = ''] = process.argv;
const scope = guild as RecordScope;
const ids = Array.from({ length: Number(processes) }, (_, n) => `answer-${n}`);
await using store = await openStore(path, { questionRetentionDays: 90 });
await store.answers.save({ id: `answer-${number}`, scope, at: Date.now(), outcome: 'answered', claims: [] });
for (const id of ids) while ((await store.answers.find(scope, id)) === undefined) await pause(5);
const members = Array.from({ length: Number(votes) }, (_, n) => `member-${number}-${n}`);
for (const id of ids) await Promise.all(members.map((member) => store.votes.cast(scope, id, member, vote as Vote)));
