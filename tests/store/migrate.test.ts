import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { restoreBackup } from '../../src/store/copying/restore-backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../support/database/postgres-database.ts';
import type { RecordScope } from '../../src/library/ids.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/store');
const DUMPS = readdirSync(FIXTURES)
  .filter((name) => /^\d{4}-/u.test(name))
  .sort();
const AT = Date.UTC(2026, 2, 1);
const CLAIMS = [{ articleId: 'russia-and-the-taliban', revision: '', claimId: '2.1' }];

/** What was marked, since it is kept. */
const FOUND = {
  found: [{ answer: { start: 36, end: 48 }, matched: [{ start: 0, end: 6 }] }],
  readAs: { corrections: [], missing: [] },
};

const folder = mkdtempSync(join(tmpdir(), 'docent-migrate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('there is a dump of a database as each migration left it', () => {
  expect(DUMPS.map((name) => basename(name, '.sql'))).toEqual(Object.keys(migrations).sort());
});

type Dialect = readonly [name: string, openedAt: (file: string) => Promise<string>];
const onPostgres: Dialect = [
  'PostgreSQL',
  async (file) => {
    const url = await newPostgresDatabase();
    await restoreBackup(file, url);
    return url;
  },
];
const DIALECTS: readonly Dialect[] = [
  ['SQLite', (file) => Promise.resolve(file)],
  ...(hasPostgres ? [onPostgres] : []),
];
const ON_EACH = DUMPS.flatMap((dump) => DIALECTS.map(([name, openedAt]) => ({ dump, name, openedAt })));

/** Each dump holds, for a server and for a direct message, a question, an answer, a vote and a schedule; the later ones what came to be kept besides. */
describe.each(ON_EACH)('$name: a database as left by $dump', ({ dump, name, openedAt }) => {
  // A database of PostgreSQL takes seconds on a machine that is busy: what is in it is the same for both.
  test.each(['100000000000000001', ...(name === 'SQLite' ? ['dm:400000000000000001'] : [])])(
    'keeps what it holds of %s',
    async (text) => {
      const scope = text as RecordScope;
      const path = join(folder, `${dump}-${name}-${scope.slice(0, 2)}.sqlite`);
      const old = new DatabaseSync(path);
      old.exec(readFileSync(join(FIXTURES, dump), 'utf8'));
      old.close();

      await using store = await openStore(await openedAt(path), { questionRetentionDays: 90 });
      const kind = scope.slice(0, 2);
      const kept = { scope, at: AT, outcome: 'answered', claims: CLAIMS };
      expect(await store.questions.list(scope)).toEqual([
        {
          ...kept,
          text: 'How much is the trade?',
          ...(dump >= '0011' && { locale: 'en', confidence: 0.83, answerId: `answer-${kind}` }),
        },
      ]);
      expect(await store.answers.find(scope, `answer-${kind}`)).toEqual({
        ...kept,
        id: `answer-${kind}`,
        question: 'How much is the trade?',
        ...(dump >= '0007' && FOUND),
      });
      expect(await store.schedules.list(scope)).toEqual([
        {
          id: `schedule-${kind}`,
          scope,
          channelId: '300000000000000001',
          kind: 'daily',
          at: AT,
          memberId: '200000000000000001',
          payload: '{"section":1}',
        },
      ]);
      const { articles, taught } = await store.library.read(scope);
      const hasLibrary = dump >= '0009' && kind !== 'dm';
      expect(articles.map(({ id }) => id)).toEqual(hasLibrary ? ['bees'] : []);
      if (hasLibrary) {
        expect(await store.library.texts(scope, ['bees'])).toMatchObject([
          { sections: [{ claims: [{ id: '1.1', text: 'Bees make honey.' }] }] },
        ]);
        expect(await store.library.history(scope, 9)).toEqual([
          { at: AT, action: 'add', articleId: 'bees', title: 'Bees', memberId: '200000000000000001' },
        ]);
        expect(await store.checks.list(scope)).toMatchObject([{ question: 'Who makes honey?', claimId: '1.1' }]);
        expect(await store.quotes.find(scope, 'bees', ['1.1'])).toHaveLength(Number(dump >= '0010'));
        expect(taught).toHaveLength(Number(dump >= '0012'));
      }
      // The same member's vote is known again, so the second one takes it back.
      expect(await store.votes.count(scope, `answer-${kind}`)).toEqual({ up: 1, down: 0 });
      expect(await store.votes.cast(scope, `answer-${kind}`, '200000000000000001', 'up')).toEqual({ up: 0, down: 0 });
      expect(await store.retention.forgetMember('200000000000000001')).toBe(
        3 + Number(dump >= '0009') + Number(dump >= '0012'),
      );
    },
  );
});
