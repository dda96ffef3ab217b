import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const first: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settings')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('questions_by_scope').on('questions').columns(['scope', 'at']).execute();
  await db.schema.createIndex('questions_by_time').on('questions').column('at').execute();

  await db.schema
    .createTable('answers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('answers_by_scope').on('answers').column('scope').execute();
  await db.schema.createIndex('answers_by_time').on('answers').column('at').execute();

  await db.schema
    .createTable('votes')
    .addColumn('answer_id', 'text', (column) => column.notNull().references('answers.id').onDelete('cascade'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('vote', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['answer_id', 'voter'])
    .execute();
  await db.schema.createIndex('votes_by_scope').on('votes').column('scope').execute();
  await db.schema.createIndex('votes_by_voter').on('votes').column('voter').execute();

  await db.schema
    .createTable('schedules')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('schedules_by_scope').on('schedules').column('scope').execute();
  await db.schema.createIndex('schedules_by_time').on('schedules').column('at').execute();
  await db.schema.createIndex('schedules_by_owner').on('schedules').column('owner').execute();
}
