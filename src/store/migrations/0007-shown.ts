import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was shown of an answer, why it was voted down, and where the answers to messages stand. */
export const whatWasShown: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('answers').addColumn('found', 'text').execute();
  await db.schema.alterTable('answers').addColumn('read_as', 'text').execute();
  await db.schema.alterTable('votes').addColumn('fault', 'text').execute();

  await db.schema
    .createTable('posts')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('posts_key', ['scope', 'question'])
    .execute();
  await db.schema.createIndex('posts_by_time').on('posts').column('at').execute();
}
