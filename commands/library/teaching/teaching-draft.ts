import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import type {
  TaughtLink,
  TaughtNote,
  TaughtPlace,
  TaughtTerm,
  Teaching,
} from '../../../src/library/teaching/taught.ts';
import type { LibraryRequest } from '../change-library.ts';

/** A link may still lack its place. */
export type DraftedLink = Omit<TaughtLink, 'to'> & { readonly to?: TaughtPlace };

/** What a moderator wants to teach and has not said yes to. */
export type TeachingDraft = {
  readonly kind: 'teaching';
  readonly teaching: DraftedLink | TaughtTerm | TaughtNote;
  /** Id of what was taught, whose place it is to take. */
  readonly changes?: string;
  /** The message whose words a note is. */
  readonly messageId?: string;
};

/** What was found of a draft, and who made it. */
export type FoundDraft = { readonly draft: TeachingDraft; readonly memberId: string };

export async function saveTeaching(
  draft: TeachingDraft,
  { guildId, userId: memberId }: Pick<LibraryRequest, 'guildId' | 'userId'>,
  { store, now }: Services,
  id: string = newId(),
): Promise<string> {
  await store.drafts.save({ id, scope: guildScope(guildId), at: now(), memberId, payload: JSON.stringify(draft) });
  return id;
}

/** Undefined where it is done, called off, or too old. */
export async function findTeaching(
  id: string,
  { guildId }: Pick<LibraryRequest, 'guildId'>,
  { store }: Services,
): Promise<FoundDraft | undefined> {
  const found = await store.drafts.find(guildScope(guildId), id);
  const draft = found && (JSON.parse(found.payload) as TeachingDraft | { readonly kind: unknown });
  return found === undefined || draft?.kind !== 'teaching'
    ? undefined
    : { draft: draft as TeachingDraft, memberId: found.memberId };
}

/** Takes a draft out, for one taker only. */
export async function takeTeaching(
  id: string,
  request: Pick<LibraryRequest, 'guildId'>,
  services: Services,
): Promise<FoundDraft | undefined> {
  const found = await findTeaching(id, request, services);
  const isTaken = found !== undefined && (await services.store.drafts.remove(guildScope(request.guildId), id));
  return isTaken ? found : undefined;
}

/** Undefined while a link has no place. */
export function wholeTeaching({ teaching }: TeachingDraft): Teaching | undefined {
  if (teaching.kind !== 'link') return teaching;
  const { to, ...rest } = teaching;
  return to === undefined ? undefined : { ...rest, to };
}
