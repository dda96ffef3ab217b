import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { subcommand } from '../../src/bot/command.ts';
import { cut, escape } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { addDialog, preview } from './adding/add-dialog.ts';
import { languageChoices, languageCode } from './adding/article-language.ts';
import { inServer } from './change-library.ts';

/** /library add: a file or a page, read and previewed; neither opens a dialog. */
export const addSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'add',
    ...described('library.add'),
    options: [
      { type: OptionType.Attachment, name: 'file', ...described('library.add.file') },
      { type: OptionType.String, name: 'url', ...described('library.add.url'), max_length: 2_000 },
      { type: OptionType.String, name: 'title', ...described('library.add.title'), max_length: 200 },
      { type: OptionType.String, name: 'language', ...described('library.add.language'), autocomplete: true },
    ],
  },
  {
    ephemeral: () => true,
    opensModal: ({ file, url }) => file === undefined && url === undefined,
    autocomplete: languageChoices,
    handle: inServer((request, services) => {
      const { file, url, title, language: typed } = request.options;
      const { adding } = messages[request.locale];
      const language = typed === undefined ? undefined : languageCode(typed, request.locale);
      if (typed !== undefined && language === undefined)
        return privately({ content: adding.noSuchLanguage(escape(cut(typed, 60))) });
      const said = { title, language };
      if (file !== undefined && url !== undefined) return privately({ content: adding.oneOnly });
      if (file !== undefined) return preview([{ kind: 'file', file }], said, request, services);
      if (url === undefined) return addDialog(said, request);
      if (services.web === undefined) return privately({ content: adding.noWeb });
      return preview([{ kind: 'web', url }], said, request, services);
    }),
  },
);
