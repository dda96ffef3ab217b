import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Messages of Docent's that quote claims: those to look at when an article gets another text. */
export const quotingPosts: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quoting_posts')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('article_id', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('claims', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('quoting_posts_key', ['scope', 'article_id', 'message'])
    .execute();
  await db.schema.createIndex('quoting_posts_by_time').on('quoting_posts').column('at').execute();
}
