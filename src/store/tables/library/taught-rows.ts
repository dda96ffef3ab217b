import type { MemberNote, MemberNoteStore } from '../../../library/port.ts';
import type { RecordScope } from '../../../library/ids.ts';
import { type LibraryEdit, type StoredLibrary, undoMs } from '../../../library/stored-library.ts';
import type { Taught, TaughtNote } from '../../../library/teaching/taught.ts';
import type { Db } from '../database-schema.ts';
import type { Secrets } from '../secrets.ts';

/** What has columns of its own is not in the JSON. */
type Packed = Omit<Taught, 'id' | 'at'>;

export async function readTaught(db: Db, scope: string): Promise<Pick<StoredLibrary, 'taught' | 'takenOut'>> {
  const rows = await db
    .selectFrom('taught')
    .select(['id', 'at', 'taken_out_at', 'taught'])
    .where('scope', '=', scope)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const all = rows.map((row) => ({ takenOutAt: row.taken_out_at, taught: unpack(row) }));
  return {
    taught: all.flatMap(({ takenOutAt, taught }) => (takenOutAt === null ? [taught] : [])),
    takenOut: all
      .flatMap(({ takenOutAt, taught }) => (takenOutAt === null ? [] : [{ ...taught, takenOutAt }]))
      .sort((one, other) => other.takenOutAt - one.takenOutAt),
  };
}

/** Makes the part of a change that is about what is taught. */
export async function changeTaughtRows(
  db: Db,
  scope: string,
  at: number,
  { teach = [], takeOut = [], putBack = [] }: LibraryEdit,
  secrets: Secrets,
): Promise<void> {
  for (const { taught, authorId } of teach)
    await putTaught(db, scope, taught, authorId && secrets.hashMember(authorId));
  const set = async (ids: readonly string[], takenOutAt: number | null) => {
    if (ids.length === 0) return;
    await db
      .updateTable('taught')
      .set({ taken_out_at: takenOutAt })
      .where('scope', '=', scope)
      .where('id', 'in', ids)
      .execute();
  };
  await set(takeOut, at);
  await set(putBack, null);
  await dropTakenOut(db, at, scope);
}

async function putTaught(
  db: Db,
  scope: string,
  { id, at, ...rest }: Taught,
  author: string | undefined,
): Promise<void> {
  const row = { at, taught: JSON.stringify(rest satisfies Packed) };
  await db
    .insertInto('taught')
    .values({ scope, id, taken_out_at: null, author: author ?? null, ...row })
    .onConflict((conflict) => conflict.columns(['scope', 'id']).doUpdateSet(row))
    .execute();
}

/** Deletes what nobody has put back in time; of one server or of all. Says how much. */
export async function dropTakenOut(db: Db, now: number, scope?: string): Promise<number> {
  const over = db.deleteFrom('taught').where('taken_out_at', '<', now - undoMs);
  const { numDeletedRows } = await (scope === undefined
    ? over
    : over.where('scope', '=', scope)
  ).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Deletes a member's notes, in every server or one of them, so that nobody goes on knowing them; says how many. */
export async function dropNotesOf(
  db: Db,
  author: string,
  only?: { readonly scope: string; readonly id: string },
): Promise<number> {
  const own = db.selectFrom('taught').select(['scope', 'id']).where('author', '=', author);
  const rows = await (only === undefined
    ? own
    : own.where('scope', '=', only.scope).where('id', '=', only.id)
  ).execute();
  for (const { scope, id } of rows) {
    await db.deleteFrom('taught').where('scope', '=', scope).where('id', '=', id).execute();
    await db
      .updateTable('libraries')
      .set((set) => ({ revision: set('revision', '+', 1) }))
      .where('scope', '=', scope)
      .execute();
  }
  return rows.length;
}

export class MemberNotes implements MemberNoteStore {
  readonly #db: Db;
  readonly #secrets: Secrets;
  readonly #wipe: () => Promise<unknown>;

  /** `wipe`: takes what was deleted out of the files. */
  constructor(db: Db, secrets: Secrets, wipe: () => Promise<unknown>) {
    this.#db = db;
    this.#secrets = secrets;
    this.#wipe = wipe;
  }

  async list(memberId: string): Promise<readonly MemberNote[]> {
    const rows = await this.#db
      .selectFrom('taught')
      .select(['scope', 'id', 'at', 'taught'])
      .where('author', '=', this.#secrets.hashMember(memberId))
      .orderBy('at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ scope: row.scope as RecordScope, taught: unpack(row) as Taught<TaughtNote> }));
  }

  async takeBack(memberId: string, scope: RecordScope, id: string): Promise<boolean> {
    const author = this.#secrets.hashMember(memberId);
    const only = { scope: this.#secrets.hashScope(scope), id };
    const dropped = await this.#db.transaction().execute((db) => dropNotesOf(db, author, only));
    if (dropped > 0) await this.#wipe();
    return dropped > 0;
  }
}

function unpack({ id, at, taught }: { readonly id: string; readonly at: number; readonly taught: string }): Taught {
  return { id, at, ...(JSON.parse(taught) as Packed) };
}
