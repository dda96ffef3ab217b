import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const quizzes: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quiz_answers')
    .addColumn('quiz_id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('quiz_answers_key', ['quiz_id', 'scope', 'voter'])
    .execute();
  await db.schema.createIndex('quiz_answers_by_scope').on('quiz_answers').column('scope').execute();
  await db.schema.createIndex('quiz_answers_by_voter').on('quiz_answers').column('voter').execute();
  await db.schema.createIndex('quiz_answers_by_time').on('quiz_answers').column('at').execute();
}
