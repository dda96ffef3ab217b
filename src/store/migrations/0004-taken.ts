import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const taken: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('taken')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('taken_key', ['scope', 'what'])
    .execute();
  await db.schema.createIndex('taken_by_time').on('taken').column('until').execute();
}
