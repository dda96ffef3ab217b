import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What moderators taught: JSON, and a keyed hash of the member whose words it is. */
export const taughtTable: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('taught')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('taken_out_at', 'bigint')
    .addColumn('author', 'text')
    .addColumn('taught', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('taught_key', ['scope', 'id'])
    .execute();
  await db.schema.createIndex('taught_by_author').on('taught').column('author').execute();
}
