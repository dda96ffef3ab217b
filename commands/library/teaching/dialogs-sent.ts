import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { ComponentRequest } from '../../../src/bot/request.ts';
import { readWhen, zoneOf } from '../../../src/bot/schedule/when.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { TaughtNote } from '../../../src/library/teaching/taught.ts';
import { placeLookedAt } from '../../../src/library/teaching/taught-places.ts';
import { checkedTeaching } from '../../../src/library/teaching/teaching-edits.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import { linkSentAction, noteSentAction, termSentAction } from './teaching-actions.ts';
import { type DraftedLink, findTeaching, saveTeaching, type TeachingDraft } from './teaching-draft.ts';
import { privatelyOver, targetsMessage, teachingPreview } from './teaching-preview.ts';
import { findTargets, targetOf } from './teaching-targets.ts';

type Sent = LibraryRequest &
  ComponentRequest<{ readonly draft: string | undefined; readonly author: string | undefined }>;

const moderators = { answers: 'private', requires: manageMessages, command: 'library' } as const;

/** The dialogs were sent: shows what would be taught. */
export const linkSent = component(linkSentAction, {
  ...moderators,
  handle: inServer((request, services) => linkTyped(request, services)),
});
export const termSent = component(termSentAction, {
  ...moderators,
  handle: inServer((request, services) => termTyped(request, services)),
});
export const noteSent = component(noteSentAction, {
  ...moderators,
  handle: inServer((request, services) => noteTyped(request, services)),
});

async function linkTyped(request: Sent, services: Services): Promise<Reply> {
  const before = await draftOf(request, services);
  if (before === 'over') return privatelyOver(request);
  const questions = questionsIn(request);
  const search = request.fields['search'] ?? '';
  const [near] = request.choices['near'] ?? [];
  const kept = before?.teaching.kind === 'link' ? before.teaching.to : undefined;
  const isLookedFor = search.trim() !== '';
  const found = isLookedFor ? await findTargets(search, request, services) : [];
  const value = isLookedFor ? (found.length === 1 ? found[0]?.value : undefined) : near;
  const place = await services.library.read(request, (view) => {
    const to = value === undefined ? undefined : targetOf(value, view);
    // What is left as it was has been looked at again.
    return to ?? (isLookedFor || kept === undefined ? undefined : placeLookedAt(kept, view.articles));
  });
  const teaching: DraftedLink = { kind: 'link', questions, ...(place !== undefined && { to: place }) };
  hold(teaching);
  if (place !== undefined) return shown({ ...before, kind: 'teaching', teaching }, request, services);
  const id = await saveTeaching({ ...before, kind: 'teaching', teaching }, request, services, request.args.draft);
  const { nothingFound } = messages[request.locale].teaching;
  const message = targetsMessage(id, found, request);
  return privately(found.length === 0 ? { ...message, content: nothingFound } : message);
}

async function termTyped(request: Sent, services: Services): Promise<Reply> {
  const before = await draftOf(request, services);
  if (before === 'over') return privatelyOver(request);
  const { term = '', means = '' } = request.fields;
  const bothWays = request.choices['ways']?.[0] !== 'one';
  const teaching = checkedTeaching({ kind: 'term', term, means, bothWays });
  return shown({ ...before, kind: 'teaching', teaching }, request, services);
}

async function noteTyped(request: Sent, services: Services): Promise<Reply> {
  const before = await draftOf(request, services);
  if (before === 'over') return privatelyOver(request);
  const old = before?.teaching.kind === 'note' ? before.teaching : undefined;
  const day = await dayIn(request, services);
  const note: TaughtNote = {
    kind: 'note',
    questions: questionsIn(request),
    // A member's words stay as they were written.
    text: (old?.from === 'member' ? old.text : request.fields['text']) ?? '',
    from: old?.from ?? 'moderators',
    ...(typeof day === 'number' && { lookAgainAt: day }),
  };
  const trouble = typeof day === 'string' ? day : undefined;
  return shown({ ...before, kind: 'teaching', teaching: checkedTeaching(note) }, request, services, trouble);
}

/** What the dialog was opened about; nothing where it was about something new. */
async function draftOf(
  { args: { draft }, guildId }: Sent,
  services: Services,
): Promise<TeachingDraft | 'over' | undefined> {
  if (draft === undefined) return undefined;
  return (await findTeaching(draft, { guildId }, services))?.draft ?? 'over';
}

/** @throws UserError where nothing is asked; of a link without a place too */
function hold(teaching: DraftedLink): void {
  checkedTeaching({ ...teaching, to: teaching.to ?? { kind: 'article', articleId: '' } });
}

async function shown(draft: TeachingDraft, request: Sent, services: Services, trouble?: string): Promise<Reply> {
  const id = await saveTeaching(draft, request, services, request.args.draft);
  return privately(await teachingPreview({ id, draft, author: request.args.author, trouble }, request, services));
}

function questionsIn({ fields }: Pick<Sent, 'fields'>): readonly string[] {
  return (fields['questions'] ?? '').split('\n').filter((line) => line.trim() !== '');
}

/** When somebody is to look again; undefined for never, a text where that cannot be read. */
async function dayIn(
  { fields, guildId, locale }: Sent,
  { settings, now }: Services,
): Promise<number | string | undefined> {
  const text = (fields['day'] ?? '').trim();
  if (text === '') return undefined;
  const zone = (await settings.of(guildId)).zone ?? zoneOf(locale);
  const when = readWhen(text, locale, now(), zone);
  if (!('problem' in when)) return when.at;
  const words = messages[locale];
  return when.problem === 'unclear' ? words.teaching.noDay : words.when[when.problem](zone);
}
