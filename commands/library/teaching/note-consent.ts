import { ButtonStyle } from 'discord-api-types/v10';
import { messageLink } from '../../../src/bot/channels.ts';
import { component } from '../../../src/bot/command.ts';
import { type Locale, locales, messages } from '../../../src/bot/messages/index.ts';
import { lacking, ownNeeds } from '../../../src/bot/permissions.ts';
import { type Message, privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { undoMs } from '../../../src/library/stored-library.ts';
import { teach } from '../../../src/library/teaching/teaching-edits.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { changeLibrary, inServer, type LibraryRequest } from '../change-library.ts';
import { agreeAction, disagreeAction } from './teaching-actions.ts';
import { findTeaching, saveTeaching, takeTeaching } from './teaching-draft.ts';
import { teachingOver } from './teaching-preview.ts';

/** Asks the author of a message, under it, whether their words may be kept; once. */
export async function askAuthor(
  id: string,
  author: string,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const { store, channels, now } = services;
  const { teaching: told } = messages[request.locale];
  const found = await findTeaching(id, request, services);
  const messageId = found?.draft.messageId;
  if (messageId === undefined) return teachingOver(request);
  const channel = await channels.find(request.channelId);
  const posting = { pin: false, thread: false, poll: false };
  if (channel?.guildId !== request.guildId || lacking(channel.own, ownNeeds(channel, posting)).length > 0)
    return privately({ content: messages[request.locale].answerNotes.cannotPost.own });
  const [scope, what] = [guildScope(request.guildId), `consent:${messageId}`];
  if (!(await store.once.take(scope, what, now(), undoMs))) return privately({ content: told.askedAlready });
  const { language } = await services.settings.of(request.guildId);
  const locale = locales.find((each) => each === language) ?? request.locale;
  const posted = await channels
    .post(request.channelId, question(id, author, locale), { replyTo: messageId, nonce: request.id })
    .catch(async (error: unknown) => {
      await store.once.giveBack(scope, what);
      throw error;
    });
  return updated(told.asked(messageLink(request, posted)));
}

function question(draft: string, author: string, locale: Locale): Message {
  const { teaching: told } = messages[locale];
  const args = { draft, author };
  return {
    content: told.mayI(`<@${author}>`),
    components: rows([
      button(told.yes, agreeAction.id(args), { style: ButtonStyle.Success }),
      button(told.no, disagreeAction.id(args)),
    ]),
  };
}

/** *Yes*, by the author alone: kept as theirs, in the name of the moderator who asked. */
export const agree = component(agreeAction, {
  answers: 'update',
  handle: inServer(async (request, services) => {
    const { draft: id, author } = request.args;
    const { teaching: told } = messages[request.locale];
    if (author !== request.userId) return privately({ content: told.notYours });
    const found = await takeTeaching(id, request, services);
    if (found?.draft.teaching.kind !== 'note') return teachingOver(request);
    const { teaching } = found.draft;
    const moderator = { ...request, userId: found.memberId };
    const taught = { id: newId(), at: services.now(), locale: request.locale, teaching };
    try {
      await changeLibrary(moderator, services, (before) => teach(before, taught, author));
    } catch (error) {
      await saveTeaching(found.draft, moderator, services, id);
      throw error;
    }
    return updated(told.thanks);
  }),
});

/** *No* */
export const disagree = component(disagreeAction, {
  answers: 'update',
  handle: inServer(async (request, services) => {
    const { draft: id, author } = request.args;
    const { teaching: told } = messages[request.locale];
    if (author !== request.userId) return privately({ content: told.notYours });
    await takeTeaching(id, request, services);
    return updated(told.notKept);
  }),
});

function updated(content: string): Reply {
  return { kind: 'update', message: { content, components: [] } };
}
