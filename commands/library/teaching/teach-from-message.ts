import type { MessageCommand } from '../../../src/bot/command.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately } from '../../../src/bot/reply.ts';
import { teachingLimits } from '../../../src/library/teaching/taught.ts';
import { inServer } from '../change-library.ts';
import { moderatorsMenu } from '../moderators-menu.ts';
import { dialogOf } from './open-dialogs.ts';
import { saveTeaching, type TeachingDraft } from './teaching-draft.ts';

/** On a message with a good answer: makes it a note, for moderators. Another member's words need that member's consent. */
export const teachFromMessage: MessageCommand = {
  kind: 'message',
  definition: moderatorsMenu('teachMessage'),
  ephemeral: true,
  opensModal: true,
  command: 'library',
  handle: inServer(async (request, services) => {
    const { target, userId, locale } = request;
    const { teaching: told } = messages[locale];
    const text = target.content.trim();
    if (target.authorIsBot) return privately({ content: told.ofBots });
    if (text === '') return privately({ content: told.noText });
    const isOwn = target.authorId === userId;
    if (!isOwn && text.length > teachingLimits.note) return privately({ content: told.tooLong(teachingLimits.note) });
    const from = isOwn ? 'moderators' : 'member';
    const draft: TeachingDraft = {
      kind: 'teaching',
      teaching: { kind: 'note', questions: [], text: text.slice(0, teachingLimits.note).toWellFormed(), from },
      ...(!isOwn && { messageId: target.id }),
    };
    const id = await saveTeaching(draft, request, services);
    return dialogOf(id, draft, isOwn ? undefined : target.authorId, request, services);
  }),
};
