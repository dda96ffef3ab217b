import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import { zoneOf } from '../../../src/bot/schedule/when.ts';
import type { Services } from '../../../src/bot/services.ts';
import { findTaught } from '../../../src/library/teaching/teaching-edits.ts';
import { teachAction } from '../../insights/group-message.ts';
import { questionsOfWordings } from '../../insights/count-insights.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import {
  editDraftAction,
  editTaughtAction,
  linkSentAction,
  noteSentAction,
  termSentAction,
} from './teaching-actions.ts';
import { findTeaching, saveTeaching, type TeachingDraft } from './teaching-draft.ts';
import { linkDialog, noteDialog, termDialog } from './teaching-dialogs.ts';
import { privatelyOver } from './teaching-preview.ts';
import { nearTargets, targetOptions } from './teaching-targets.ts';

const moderators = { answers: 'modal', requires: manageMessages, command: 'library' } as const;
const dayMs = 86_400_000;

/** *Link*, *Term*, *Note* under an opened question of /insights. */
export const openTeaching = component(teachAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { kind, days, wordings } = request.args;
    const questions = await questionsOfWordings(wordings, days, request, services);
    const [first = ''] = questions;
    if (first === '') return privately({ content: words.insights.gone });
    const isNew = { draft: undefined, author: undefined };
    if (kind === 'term') return termDialog(termSentAction.id(isNew), {}, words);
    if (kind === 'note') return noteDialog(noteSentAction.id(isNew), { questions }, words);
    const near = targetOptions(await nearTargets(first, request, services), words);
    return linkDialog(linkSentAction.id(isNew), questions, near, words);
  }),
});

/** *Edit* of a preview: the dialog as it was sent. */
export const editDraft = component(editDraftAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft: id, author } = request.args;
    const found = await findTeaching(id, request, services);
    return found === undefined ? privatelyOver(request) : dialogOf(id, found.draft, author, request, services);
  }),
});

/** *Edit* of what was taught. */
export const editTaught = component(editTaughtAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const { taught } = await services.library.stored(request.guildId);
    const { id, teaching } = findTaught(taught, request.args.id);
    const draft: TeachingDraft = { kind: 'teaching', changes: id, teaching };
    return dialogOf(await saveTeaching(draft, request, services), draft, undefined, request, services);
  }),
});

/** The dialog about a draft, with what is in it. */
export async function dialogOf(
  draftId: string,
  { teaching }: TeachingDraft,
  author: string | undefined,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const words = messages[request.locale];
  const args = { draft: draftId, author };
  if (teaching.kind === 'term') return termDialog(termSentAction.id(args), teaching, words);
  const { questions } = teaching;
  if (teaching.kind === 'link') {
    const near = targetOptions(await nearTargets(questions[0] ?? '', request, services), words);
    // What it leads to stays where nothing else is chosen.
    return linkDialog(linkSentAction.id(args), questions, near, words, teaching.to !== undefined);
  }
  const { zone = zoneOf(request.locale) } = await services.settings.of(request.guildId);
  const { text, from, lookAgainAt } = teaching;
  const day =
    lookAgainAt === undefined || lookAgainAt < services.now() + dayMs ? {} : { day: dayText(lookAgainAt, zone) };
  const said = from === 'member' ? { words: text } : { text };
  return noteDialog(noteSentAction.id(args), { questions, ...said, ...day }, words);
}

/** As it is read again: 2026-12-01. */
function dayText(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(at);
}
