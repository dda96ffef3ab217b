import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { RecordScope } from '../../src/library/ids.ts';
import { teach } from '../../src/library/teaching/teaching-edits.ts';
import { openStore } from '../../src/store/open-store.ts';
import { docentTables, scopedTables } from '../../src/store/tables/database-schema.ts';
import { withoutPeople } from '../../src/store/tables/questions-and-answers.ts';
import { allRows } from '../support/database/all-rows.ts';
import { fillStore } from '../support/database/filled-store.ts';
import { emptiedPostgresDatabase, hasPostgres } from '../support/database/postgres-database.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;
const NOW = Date.UTC(2026, 2, 1);

const folder = mkdtempSync(join(tmpdir(), 'docent-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const member = fc.stringMatching(/^[1-9]\d{16,19}$/);
const name = fc.stringMatching(/^[a-zäёж0-9_.]{3,30}[a-z0-9]$/);
/** Ways in which a question names somebody: a member, a role, a webhook's author, by id, name or address. */
const naming = fc.oneof(
  member.map((id) => ({ secret: id, said: `<@${id}>` })),
  member.map((id) => ({ secret: id, said: `<@!${id}>` })),
  member.map((id) => ({ secret: id, said: `<@&${id}>` })),
  member.map((id) => ({ secret: id, said: `<#${id}>` })),
  member.map((id) => ({ secret: id, said: `user ${id}` })),
  member.map((id) => ({ secret: id, said: `https://discord.com/channels/1/${id}` })),
  member.map((id) => ({ secret: id, said: `https://discord.com/api/webhooks/${id}/token` })),
  name.map((own) => ({ secret: own, said: `@${own}` })),
  name.map((own) => ({ secret: own, said: `${own}#1234` })),
  name.map((own) => ({ secret: own, said: `${own}@example.org` })),
);
const words = fc.array(fc.oneof(fc.constantFrom('who', 'is', 'the', '?', 'Wie', 'где'), fc.string({ maxLength: 8 })), {
  maxLength: 6,
});

describe('what is kept of a question', () => {
  test('names nobody, whatever is asked, in whichever column of whichever table', async () => {
    const path = join(folder, 'names.sqlite');
    const secrets: string[] = [];
    {
      await using store = await openStore(path, { questionRetentionDays: 90 });
      let made = 0;
      await fc.assert(
        fc.asyncProperty(words, naming, words, async (before, { secret, said }, after) => {
          made += 1;
          const text = [...before, said, ...after].join(' ');
          // Bits of a name may well stand elsewhere in what was made at random.
          fc.pre(text.split(secret).length === 2);
          secrets.push(secret);
          const id = `answer-${made}`;
          const kept = { scope: GUILD, at: NOW + made, outcome: 'unsure', claims: [] } as const;
          await store.questions.add({ ...kept, text, locale: 'en', confidence: 0.5, answerId: id });
          const readAs = {
            corrections: [{ from: said, to: said }],
            missing: [{ kind: 'name' as const, text: said }],
          };
          await store.answers.save({ ...kept, id, question: text, readAs });
          await store.votes.cast(GUILD, id, '287654321098765432', 'down');
        }),
        { numRuns: 300 },
      );
      secrets.push('287654321098765432');
    }
    expect(secrets.length).toBeGreaterThan(200);
    using database = new DatabaseSync(path, { readOnly: true });
    for (const table of ['questions', 'answers', 'votes']) {
      const rows = JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all());
      expect(rows.length).toBeGreaterThan(1_000);
      // The servers' own id is no member's.
      const found = secrets.filter((secret) => rows.replaceAll(GUILD, '').includes(secret));
      expect(found.filter((secret) => secret.length > 5)).toEqual([]);
    }
  });

  test('is otherwise as it was asked', () => {
    for (const text of ['What is C#?', 'Rule #4?', 'Is 1,400.5 > 3 %?', '20261127 or 2026-11-27?', 'Wie geht’s?'])
      expect(withoutPeople(text)).toBe(text);
    expect(withoutPeople('Does @ann know <@123>, bob#0042 and eve@example.org?')).toBe('Does @… know @…, @… and @…');
  });

  test('takes time by the length of a text, not by its square', () => {
    // By its square, each of these would take minutes, and the test reach its limit.
    for (const sign of ['a', '@', '<@', '1', 'a@', '#', 'a#1'])
      expect(withoutPeople(sign.repeat(200_000 / sign.length))).toMatch(/^.{1,200000}$/u);
  });
});

const databases = [
  ['SQLite', () => Promise.resolve(join(folder, 'deleted.sqlite'))] as const,
  ...(hasPostgres ? [['PostgreSQL', emptiedPostgresDatabase] as const] : []),
];

test.each(databases)(
  '%s: deleting a server leaves no row of it in any table, and all of another',
  async (_name, address) => {
    const url = await address();
    await fillStore(url);
    {
      await using store = await openStore(url, { questionRetentionDays: 90 });
      for (const scope of [GUILD, OTHER])
        for (let n = 0; n < 450; n += 1) {
          const kept = { scope, at: NOW + (n % 7), outcome: 'refused', claims: [] } as const;
          const id = `${scope}-${n}`;
          await store.questions.add({ ...kept, text: `Question ${n}`, answerId: id });
          await store.answers.save({ ...kept, id, question: `Question ${n}` });
          store.posts.add({ scope, at: NOW, questionId: String(n), answerId: String(n) });
          if (n < 20) await store.votes.cast(scope, id, String(n), 'down');
        }
      for (const scope of [GUILD, OTHER]) {
        const quoted = {
          channelId: '3',
          messageId: '4',
          kind: 'answer',
          articleId: 'bees',
          claimIds: ['1.1'],
        } as const;
        store.quotes.add({ scope, at: NOW, ...quoted });
        const term = { kind: 'term', term: 'ult', means: 'ultimate', bothWays: true } as const;
        const taught = { id: `term-${scope}`, at: NOW, locale: 'en', teaching: term } as const;
        await store.library.change(scope, { memberId: '5', at: NOW }, (before) => teach(before, taught));
      }
    }
    const before = await allRows(url);
    const isOf = (row: unknown) => JSON.stringify(row).includes(GUILD);
    const had = Object.keys(before).filter((table) => before[table]?.some(isOf));
    // Of each something of it stood.
    expect(scopedTables.filter((table) => !had.includes(table))).toEqual([]);
    {
      await using store = await openStore(url, { questionRetentionDays: 90 });
      await store.retention.forgetScope(GUILD);
    }
    const after = await allRows(url);
    expect(Object.keys(after).filter((table) => JSON.stringify(after[table]).includes(GUILD))).toEqual([]);
    for (const table of docentTables)
      expect([table, after[table]?.length]).toEqual([table, before[table]?.filter((row) => !isOf(row)).length]);
  },
);
