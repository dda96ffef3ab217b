import type { Article } from '../../../article/article-model.ts';
import { UserError } from '../../../errors.ts';
import {
  type CheckQuestion,
  type LibraryDraft,
  mostChecks,
  type StoredArticle,
  undoMs,
} from '../../../library/stored-library.ts';
import type { Db } from '../database-schema.ts';
import type { Secrets } from '../secrets.ts';

const DAY_MS = 86_400_000;

/** One that is there (`replaced`) keeps its place, and whoever is reading it again keeps it, where nothing of that changes. */
export async function putArticle(
  db: Db,
  scope: string,
  stored: StoredArticle,
  article: Article | undefined,
  replaced: StoredArticle | undefined,
): Promise<void> {
  const { id } = stored;
  const row = { info: JSON.stringify(stored) };
  const sync = { sync_at: syncAt(stored) };
  const isSyncedAsBefore = replaced !== undefined && syncAt(replaced) === sync.sync_at;
  await db
    .insertInto('library_articles')
    .values({
      scope,
      id,
      position: replaced === undefined ? await lastPosition(db, scope, stored.addedAt) : stored.addedAt,
      removed_at: null,
      ...row,
      ...sync,
    })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'id']).doUpdateSet(isSyncedAsBefore ? row : { ...row, ...sync }),
    )
    .execute();
  if (article === undefined) return;
  const text = { article: JSON.stringify(article) };
  await db
    .insertInto('library_texts')
    .values({ scope, id, ...text })
    .onConflict((conflict) => conflict.columns(['scope', 'id']).doUpdateSet(text))
    .execute();
}

/** Behind all others, whatever the clocks say: several are added in the same millisecond, and by processes on other machines. */
export async function lastPosition(db: Db, scope: string, at: number): Promise<number> {
  const last = await db
    .selectFrom('library_articles')
    .select('position')
    .where('scope', '=', scope)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Math.max(at, (last?.position ?? 0) + 1);
}

export function syncAt({ source }: StoredArticle): number | null {
  return source.kind === 'web' && source.sync !== 'off' ? source.checkedAt + DAY_MS : null;
}

/** What is of one article: its id may be given to another once it is gone. */
const ofOneArticle = [
  ['check_questions', 'article_id'],
  ['quoting_posts', 'article_id'],
  ['library_texts', 'id'],
  ['library_articles', 'id'],
] as const;

/** Takes out for good what nobody has put back in time; of one server or of all. Says how many articles. */
export async function dropRemoved(db: Db, now: number, scope?: string): Promise<number> {
  const over = db
    .selectFrom('library_articles')
    .select(['scope', 'id'])
    .where('removed_at', '<', now - undoMs);
  const rows = await (scope === undefined ? over : over.where('scope', '=', scope)).execute();
  for (const row of rows)
    for (const [table, column] of ofOneArticle)
      await db.deleteFrom(table).where('scope', '=', row.scope).where(column, '=', row.id).execute();
  return rows.length;
}

/** False where the article has as many as it may have. */
export async function putCheck(
  db: Db,
  scope: string,
  { id, question, articleId, claimId, text, at }: CheckQuestion,
): Promise<boolean> {
  const there = await db
    .selectFrom('check_questions')
    .select('question')
    .where('scope', '=', scope)
    .where('article_id', '=', articleId)
    .execute();
  if (there.length >= mostChecks && there.every((other) => other.question !== question)) return false;
  const place = { scope, article_id: articleId, question };
  await db
    .deleteFrom('check_questions')
    .where((row) => row.and(place))
    .execute();
  await db
    .insertInto('check_questions')
    .values({ ...place, id, claim_id: claimId, claim: text, at })
    .execute();
  return true;
}

export function checksFull(): UserError {
  const context = { most: mostChecks };
  return new UserError(
    'CHECKS_FULL',
    `An article has ${mostChecks} check questions at most. Remove some first.`,
    context,
  );
}

/** @throws UserError `DRAFT_OVER` where it is not there */
export async function removeCheckRow(db: Db, scope: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('check_questions')
    .where('scope', '=', scope)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new UserError('DRAFT_OVER', 'This check question is gone already.');
}

/** @throws UserError `DRAFT_OVER` where one is not there */
export async function takeDrafts(db: Db, scope: string, ids: readonly string[]): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('library_drafts')
    .where('scope', '=', scope)
    .where('id', 'in', ids)
    .executeTakeFirst();
  if (numDeletedRows !== BigInt(ids.length))
    throw new UserError('DRAFT_OVER', 'This was done or called off already, or is more than a day old.');
}

/** `scope`: as it is kept. One of the same id stays its maker's. */
export async function putDraft(
  db: Db,
  scope: string,
  { id, at, memberId, payload }: Omit<LibraryDraft, 'scope'>,
  secrets: Secrets,
): Promise<void> {
  const row = { at, payload };
  await db
    .insertInto('library_drafts')
    .values({ id, scope, owner: secrets.hashMember(memberId), sealed: secrets.seal(memberId), ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
