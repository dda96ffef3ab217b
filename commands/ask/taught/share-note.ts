import { component } from '../../../src/bot/command.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately } from '../../../src/bot/reply.ts';
import { isAskers } from '../../../src/bot/request.ts';
import { scopeOf } from '../../../src/library/ids.ts';
import { forgotten } from '../../../src/reply/apologies.ts';
import { questionLine } from '../answer-message.ts';
import { componentsUnder, shareNoteAction } from '../under-answer.ts';
import { sharedOnce } from '../answer-pages.ts';
import { topLineOf } from '../previous-question.ts';
import { withStoredAnswer } from '../stored-answer.ts';
import { noteMessage } from './note-message.ts';

/** *Share* under a private note, by whoever asked and once: as it is now, and not where it was taken back. */
export const shareNote = component(shareNoteAction, {
  answers: 'public',
  command: 'ask',
  cooldown: true,
  handle: (request, services) => {
    const { answerId, noteId, ownerId, locale } = request.args;
    if (ownerId !== request.userId || !isAskers(request))
      return privately({ content: messages[request.locale].answerNotes.notYoursToPost });
    return withStoredAnswer(answerId, request, services, async ({ record, library }) => {
      const note = library.taught.find(({ id }) => id === noteId);
      if (note?.teaching.kind !== 'note') return forgotten(request);
      const { guildId } = request;
      const serverName = guildId === undefined ? undefined : services.channels.serverName?.(guildId);
      const words = messages[locale];
      const top = topLineOf(request.message) ?? questionLine(record.question ?? '', { messages: words });
      const isSure = record.outcome === 'answered';
      const { teaching } = note;
      const context = { top, isSure, serverName, messages: words, sharedBy: ownerId };
      const view = { answerId, page: 0, first: 1, ownerId, open: true, locale };
      const votes = await services.store.votes.count(scopeOf(request), answerId);
      const components = componentsUnder([], { view, votes, canShare: true });
      return sharedOnce(
        `${answerId}:0`,
        { ...noteMessage({ ...note, teaching }, context), components },
        request,
        services,
      );
    });
  },
});
