import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import type { Services } from '../../../src/bot/services.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import type { GivenDocument } from './documents.ts';
import { draftArticles, type SaidBefore } from './article-draft.ts';
import { pastedAction } from './draft-actions.ts';
import { draftMessage } from './draft-message.ts';
import { languageOptions } from './article-language.ts';

/** What Discord takes. */
const textLength = 4_000;
const mostFiles = 10;
const titleLength = 200;

/** The dialog to paste a text into, or to put several files into. */
export function addDialog({ title, language }: SaidBefore, { locale }: Request): Reply {
  const { adding } = messages[locale];
  const text = (name: string, label: string, placeholder: string) => ({
    type: ComponentType.Label as const,
    label,
    component: {
      type: ComponentType.TextInput as const,
      custom_id: name,
      style: TextInputStyle.Paragraph,
      placeholder,
      max_length: textLength,
      required: false,
    },
  });
  return {
    kind: 'modal',
    modal: {
      custom_id: pastedAction.id({}),
      title: adding.dialog,
      components: [
        {
          type: ComponentType.Label,
          label: adding.title,
          component: {
            type: ComponentType.TextInput,
            custom_id: 'title',
            style: TextInputStyle.Short,
            placeholder: adding.titleHint,
            max_length: titleLength,
            required: false,
            ...(title !== undefined && { value: title.slice(0, titleLength) }),
          },
        },
        {
          type: ComponentType.Label,
          label: adding.language,
          component: {
            type: ComponentType.StringSelect,
            custom_id: 'language',
            placeholder: adding.languageHint,
            required: false,
            options: languageOptions(locale).map((each) =>
              each.value === language ? { ...each, default: true } : each,
            ),
          },
        },
        text('text', adding.text, adding.textHint),
        text('more', adding.moreText, adding.textHint),
        {
          type: ComponentType.Label,
          label: adding.files,
          description: adding.filesHint,
          component: {
            type: ComponentType.FileUpload,
            custom_id: 'files',
            min_values: 0,
            max_values: mostFiles,
            required: false,
          },
        },
      ],
    },
  };
}

/** The dialog was sent. */
export const pasted = component(pastedAction, {
  answers: 'private',
  requires: manageMessages,
  command: 'library',
  handle: inServer((request, services) => {
    const { fields, choices, uploads } = request;
    const text = [fields['text'] ?? '', fields['more'] ?? ''].filter((part) => part.trim() !== '').join('\n');
    const files = uploads['files'] ?? [];
    const given: readonly GivenDocument[] = [
      ...(text === '' ? [] : [{ kind: 'text' as const, text }]),
      ...files.map((file) => ({ kind: 'file' as const, file })),
    ];
    return preview(given, { title: fields['title'], language: choices['language']?.[0] }, request, services);
  }),
});

/** Reads what was given, and shows what was understood. */
export async function preview(
  given: readonly GivenDocument[],
  said: SaidBefore,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const { adding } = messages[request.locale];
  if (given.length === 0) return privately({ content: adding.nothingGiven });
  const draft = await draftArticles(given, said, request, services);
  return privately((await draftMessage(draft, 0, request, services)) ?? { content: adding.over });
}
