import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Of a question: its language, the article that was named, how sure the answer was, and which answer it is, so that votes join. */
export const whatWasAsked: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('questions').addColumn('locale', 'text').execute();
  await db.schema.alterTable('questions').addColumn('article_id', 'text').execute();
  await db.schema.alterTable('questions').addColumn('confidence', 'integer').execute();
  await db.schema.alterTable('questions').addColumn('answer_id', 'text').execute();
}
