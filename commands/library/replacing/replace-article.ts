import { ApplicationCommandOptionType as OptionType, ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { component, subcommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { cut, plain } from '../../../src/bot/markdown.ts';
import { described, messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { StoredArticle } from '../../../src/library/stored-library.ts';
import { articleKey, findArticle } from '../../../src/reply/places.ts';
import { type GivenDocument, readGiven } from '../adding/documents.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import { articleOption, ownArticleChoices, pickedArticle } from '../own-articles.ts';
import { comparedWith, shownComparison } from './text-comparison.ts';
import { newTextAction } from './replacement-actions.ts';

/** What Discord takes. */
const dialogTitleLength = 45;
const textLength = 4_000;

/** /library replace: a new text for an article, compared with the one that is there. Without a file or an address it opens a dialog. */
export const replaceSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'replace',
    ...described('library.replace'),
    options: [
      articleOption,
      { type: OptionType.Attachment, name: 'file', ...described('library.add.file') },
      { type: OptionType.String, name: 'url', ...described('library.add.url'), max_length: 2_000 },
    ],
  },
  {
    ephemeral: () => true,
    opensModal: ({ file, url }) => file === undefined && url === undefined,
    autocomplete: ownArticleChoices,
    handle: inServer(async (request, services) => {
      const { article, file, url } = request.options;
      const { adding, shelf } = messages[request.locale];
      const picked = await pickedArticle(article, request, services);
      if (picked === undefined) return privately({ content: shelf.noSuch });
      if (picked === 'operators') return privately({ content: shelf.operators });
      if (file !== undefined && url !== undefined) return privately({ content: adding.oneOnly });
      if (file !== undefined) return compared(picked, { kind: 'file', file }, request, services);
      if (url === undefined) return textDialog(picked, request);
      if (services.web === undefined) return privately({ content: adding.noWeb });
      return compared(picked, { kind: 'web', url }, request, services);
    }),
  },
);

function textDialog({ id, title }: StoredArticle, { locale }: LibraryRequest): Reply {
  const { adding } = messages[locale];
  const text = (name: string, label: string) => ({
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: TextInputStyle.Paragraph,
      placeholder: adding.textHint,
      max_length: textLength,
      required: false,
    },
  });
  return {
    kind: 'modal',
    modal: {
      custom_id: newTextAction.id({ article: articleKey(id) }),
      title: cut(plain(title), dialogTitleLength),
      components: [
        text('text', adding.text),
        text('more', adding.moreText),
        {
          type: ComponentType.Label,
          label: adding.files,
          description: adding.filesHint,
          component: {
            type: ComponentType.FileUpload,
            custom_id: 'files',
            min_values: 0,
            max_values: 1,
            required: false,
          },
        },
      ],
    },
  };
}

/** The dialog was sent. */
export const newText = component(newTextAction, {
  answers: 'private',
  requires: manageMessages,
  command: 'library',
  handle: inServer(async (request, services) => {
    const { adding, shelf } = messages[request.locale];
    const { articles } = await services.library.stored(request.guildId);
    const picked = findArticle(request.args.article, articles);
    if (picked === undefined) return privately({ content: shelf.noSuch });
    const text = [request.fields['text'] ?? '', request.fields['more'] ?? '']
      .filter((part) => part.trim() !== '')
      .join('\n');
    const [file] = request.uploads['files'] ?? [];
    if (file !== undefined && text !== '') return privately({ content: messages[request.locale].replacing.oneOnly });
    if (file !== undefined) return compared(picked, { kind: 'file', file }, request, services);
    if (text === '') return privately({ content: adding.nothingGiven });
    return compared(picked, { kind: 'text', text }, request, services);
  }),
});

/** Reads the new text, and shows what it would change. Nothing is changed yet. */
async function compared(
  picked: StoredArticle,
  given: GivenDocument,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const words = messages[request.locale];
  const comparison = await comparedWith(picked, await readGiven(given, services), request, services);
  if (comparison === undefined) return privately({ content: words.replacing.nothingNew });
  return privately(await shownComparison(comparison, request, services));
}
