import { type Kysely, PostgresAdapter } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Each server's own library. */
export const library: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('libraries')
    .addColumn('scope', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('library_articles')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('info', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'bigint')
    .addColumn('sync_at', 'bigint')
    .addPrimaryKeyConstraint('library_articles_key', ['scope', 'id'])
    .execute();
  await db.schema.createIndex('library_articles_by_sync').on('library_articles').column('sync_at').execute();
  await db.schema.createIndex('library_articles_by_removal').on('library_articles').column('removed_at').execute();

  // Apart from what is listed, which is read far more often.
  await db.schema
    .createTable('library_texts')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('library_texts_key', ['scope', 'id'])
    .execute();

  await db.schema
    .createTable('library_history')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('article_id', 'text')
    .addColumn('title', 'text')
    .addColumn('owner', 'text')
    .addColumn('sealed', 'text')
    .execute();
  await db.schema.createIndex('library_history_by_scope').on('library_history').columns(['scope', 'at']).execute();
  await db.schema.createIndex('library_history_by_owner').on('library_history').column('owner').execute();
  await db.schema.createIndex('library_history_by_time').on('library_history').column('at').execute();

  await db.schema
    .createTable('library_drafts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('library_drafts_by_scope').on('library_drafts').column('scope').execute();
  await db.schema.createIndex('library_drafts_by_owner').on('library_drafts').column('owner').execute();
  await db.schema.createIndex('library_drafts_by_time').on('library_drafts').column('at').execute();

  const checks = db.schema
    .createTable('check_questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('claim_id', 'text', (column) => column.notNull())
    .addColumn('claim', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull());
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    // Its indexes hold no text as long as a question may be.
    await checks.execute();
    await db.schema
      .createIndex('check_questions_by_article')
      .on('check_questions')
      .columns(['scope', 'article_id'])
      .execute();
  } else await checks.addUniqueConstraint('check_questions_key', ['scope', 'article_id', 'question']).execute();
}
