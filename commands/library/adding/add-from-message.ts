import { formatOf } from '../../../src/article/formats/index.ts';
import { messageLink } from '../../../src/bot/channels.ts';
import type { MessageCommand } from '../../../src/bot/command.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately } from '../../../src/bot/reply.ts';
import type { MessageCommandRequest } from '../../../src/bot/request.ts';
import { inServer } from '../change-library.ts';
import { moderatorsMenu } from '../moderators-menu.ts';
import { preview } from './add-dialog.ts';
import { type GivenDocument, formatOfType } from './documents.ts';

const mostFiles = 10;

/** On a message with a file or a text: previews it as an article, for moderators. */
export const addToLibrary: MessageCommand = {
  kind: 'message',
  definition: moderatorsMenu('addToLibrary'),
  ephemeral: true,
  command: 'library',
  handle: inServer((request, services) => {
    const given = givenOn(request);
    if (given.length === 0) return privately({ content: messages[request.locale].adding.nothingOnMessage });
    return preview(given, {}, request, services);
  }),
};

/** Its documents; where it has none its text; else whatever hangs on it, to say what is wrong with that. */
function givenOn(request: MessageCommandRequest): readonly GivenDocument[] {
  const { content, otherText, files, id } = request.target;
  const source = { kind: 'message' as const, url: messageLink(request, id) };
  const asFiles = (some: typeof files) =>
    some.slice(0, mostFiles).map((file) => ({ kind: 'file' as const, file, source }));
  const documents = files.filter(
    ({ name, contentType }) => (formatOf(name) ?? formatOfType(contentType)) !== undefined,
  );
  if (documents.length > 0) return asFiles(documents);
  const text = content.trim() === '' ? otherText : content;
  return text.trim() === '' ? asFiles(files) : [{ kind: 'text', text, source }];
}
