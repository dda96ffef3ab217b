import { infoOf } from '../../../src/library/library-view.ts';
import { asGuildId, guildScope } from '../../../src/library/ids.ts';
import type { Store } from '../../../src/library/port.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { type ArticleRecord, mostHistory, type ServerRecords } from './library-model.ts';
import { claimTexts } from './library-orders.ts';

/** What a store keeps of a server. `broken` is told where what it keeps does not agree with itself. */
export async function recordsOf(
  store: Store,
  databaseUrl: string,
  server: string,
  broken: (what: string) => void,
): Promise<ServerRecords> {
  const scope = guildScope(asGuildId(server));
  const { revision, articles, removed, settings } = await store.library.read(scope);
  const stored = [...articles, ...removed];
  const texts = new Map(
    (
      await store.library.texts(
        scope,
        stored.map(({ id }) => id),
      )
    ).map((article) => [article.id, article]),
  );
  for (const each of stored) {
    const text = texts.get(each.id);
    if (text === undefined) broken(`${each.id} has no text`);
    else
      for (const [key, value] of Object.entries(infoOf(text)))
        if (each[key as keyof typeof each] !== value) broken(`${key} of ${each.id} is not that of its text`);
  }
  const record = ({ id, title, audience }: (typeof articles)[number]): ArticleRecord => {
    const text = texts.get(id);
    return { id, title, claims: text === undefined ? [] : claimTexts(text), channelIds: audience.channelIds };
  };
  const history = await store.library.history(scope, mostHistory);
  const checks = await store.checks.list(scope);
  return {
    revision,
    articles: articles.map(record),
    removed: removed.map((each) => ({
      ...record(each),
      removedAt: each.removedAt,
      ...(each.wasDefault && { wasDefault: true as const }),
    })),
    defaultId: settings.defaultArticleId,
    drafts: (await draftsIn(databaseUrl, scope)).toSorted(),
    checks: checks.map(({ id, articleId }) => `${id} ${articleId}`).toSorted(),
    history: history.map(({ at, action, articleId = '' }) => `${at} ${action} ${articleId}`),
  };
}

async function draftsIn(databaseUrl: string, scope: string): Promise<readonly string[]> {
  const rows = await lookInto(databaseUrl, (db) =>
    db.selectFrom('library_drafts').select(['id', 'payload']).where('scope', '=', scope).execute(),
  );
  return rows.flatMap(({ id, payload }) => (payload === id.repeat(50) ? [id] : [`${id}, damaged`]));
}

/** Rows of libraries that belong to nothing that is there, in words. */
export function orphanRows(databaseUrl: string): Promise<readonly string[]> {
  return lookInto(databaseUrl, async (db) => {
    const keys = async (table: 'library_articles' | 'library_texts') =>
      (await db.selectFrom(table).select(['scope', 'id']).execute()).map(({ scope, id }) => `${scope} ${id}`);
    const [articles, texts] = [await keys('library_articles'), await keys('library_texts')];
    const libraries = (await db.selectFrom('libraries').select('scope').execute()).map(({ scope }) => scope);
    const asked = await db.selectFrom('check_questions').select(['scope', 'article_id']).execute();
    const told = await db.selectFrom('library_history').select('scope').distinct().execute();
    const missing = (what: string, of: readonly string[], among: readonly string[]) =>
      of.filter((key) => !among.includes(key)).map((key) => `${what}: ${key}`);
    return [
      ...missing('an article without a text', articles, texts),
      ...missing('a text without an article', texts, articles),
      ...missing(
        'an article without a library',
        articles.map((key) => key.split(' ')[0] ?? ''),
        libraries,
      ),
      ...missing(
        'a check question without an article',
        asked.map((row) => `${row.scope} ${row.article_id}`),
        articles,
      ),
      ...missing(
        'a history without a library',
        told.map(({ scope }) => scope),
        libraries,
      ),
    ];
  });
}

type OpenedDb = ReturnType<Awaited<ReturnType<typeof openDatabase>>['open']>;

async function lookInto<T>(databaseUrl: string, look: (db: OpenedDb) => Promise<T>): Promise<T> {
  const db = (await openDatabase(databaseUrl)).open('lasting');
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}
