import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Message, Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { newId } from '../../../src/library/ids.ts';
import { changeTaught, putTaughtBack, takeOutTaught, teach } from '../../../src/library/teaching/teaching-edits.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { changeLibrary, inServer, type LibraryRequest } from '../change-library.ts';
import { askAuthor } from './note-consent.ts';
import {
  chooseTargetAction,
  putBackAction,
  takeOutAction,
  teachNotAction,
  teachNowAction,
} from './teaching-actions.ts';
import { findTeaching, saveTeaching, takeTeaching, type TeachingDraft, wholeTeaching } from './teaching-draft.ts';
import { teachingOver, teachingPreview } from './teaching-preview.ts';
import { targetOf } from './teaching-targets.ts';

const moderators = { answers: 'update', requires: manageMessages, command: 'library' } as const;

/** The menu of places that a link may lead to. */
export const chooseTarget = component(chooseTargetAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft: id } = request.args;
    const [value = ''] = request.values;
    const found = await findTeaching(id, request, services);
    if (found?.draft.teaching.kind !== 'link') return teachingOver(request);
    const to = await services.library.read(request, (view) => targetOf(value, view));
    if (to === undefined) return done({ content: messages[request.locale].teaching.nothingFound });
    const draft: TeachingDraft = { ...found.draft, teaching: { ...found.draft.teaching, to } };
    await saveTeaching(draft, request, services, id);
    return { kind: 'update', message: await teachingPreview({ id, draft }, request, services) };
  }),
});

/** *Teach*, or *Ask its author*. */
export const teachNow = component(teachNowAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const { draft: id, author } = request.args;
    if (author !== undefined) return askAuthor(id, author, request, services);
    // A member's words are never kept without their consent.
    const isTheirs = (await findTeaching(id, request, services))?.draft.messageId !== undefined;
    const found = isTheirs ? undefined : await takeTeaching(id, request, services);
    const teaching = found && wholeTeaching(found.draft);
    if (found === undefined || teaching === undefined) return teachingOver(request);
    const { changes } = found.draft;
    const taughtId = changes ?? newId();
    try {
      await changeLibrary(request, services, (before) => {
        const taught = { id: taughtId, at: services.now(), locale: request.locale, teaching };
        return changes === undefined ? teach(before, taught) : changeTaught(before, taught);
      });
    } catch (error) {
      await saveTeaching(found.draft, request, services, id);
      throw error;
    }
    const { teaching: told, adding } = messages[request.locale];
    if (changes !== undefined) return done({ content: told.isChanged });
    return done({
      content: told.isTaught,
      components: rows([button(adding.undo, takeOutAction.id({ id: taughtId }))]),
    });
  }),
});

/** *Cancel* */
export const teachNot = component(teachNotAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const found = await takeTeaching(request.args.draft, request, services);
    return found === undefined ? teachingOver(request) : done({ content: messages[request.locale].teaching.cancelled });
  }),
});

/** *Undo* of what was just taught, and *Take out*. */
export const takeOut = component(takeOutAction, {
  ...moderators,
  handle: inServer((request, services) => changed(request, services, 'out')),
});

/** *Put back*, for a day. */
export const putBack = component(putBackAction, {
  ...moderators,
  handle: inServer((request, services) => changed(request, services, 'back')),
});

async function changed(
  request: LibraryRequest & { readonly args: { readonly id: string } },
  services: Services,
  to: 'out' | 'back',
): Promise<Reply> {
  const { id } = request.args;
  const { teaching: told, shelf } = messages[request.locale];
  await changeLibrary(request, services, (before) =>
    to === 'out' ? takeOutTaught(before, id) : putTaughtBack(before, id),
  );
  if (to === 'back') return done({ content: told.isBack });
  return done({ content: told.isOut, components: rows([button(shelf.putBack, putBackAction.id({ id }))]) });
}

function done(message: Message): Reply {
  return { kind: 'update', message: { components: [], ...message } };
}
