import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const outcomes: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('taken').addColumn('outcome', 'text').execute();
}
