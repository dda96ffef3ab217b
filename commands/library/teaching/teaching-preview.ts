import { ButtonStyle } from 'discord-api-types/v10';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { type Message, privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { nameOfTeaching } from '../../../src/library/teaching/taught.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, menu, rows } from '../../../src/reply/message-parts.ts';
import type { Choice } from '../../../src/reply/place-choices.ts';
import { wordingKey } from '../../insights/question-groups.ts';
import type { LibraryRequest } from '../change-library.ts';
import { chooseTargetAction, editDraftAction, teachNotAction, teachNowAction } from './teaching-actions.ts';
import { type TeachingDraft, wholeTeaching } from './teaching-draft.ts';
import { effectLines } from './teaching-effect.ts';
import { teachingParts } from './teaching-lines.ts';
import { targetOptions } from './teaching-targets.ts';

const nameLength = 120;

/** A draft, and how it is called in buttons. `author`: whose words it is, and who has to agree. */
export type ShownDraft = {
  readonly id: string;
  readonly draft: TeachingDraft;
  readonly author?: string | undefined;
  /** What could not be read of what was typed. */
  readonly trouble?: string | undefined;
};

/** What would be taught, and what would come of it; or the places to choose from, where that is not said yet. */
export async function teachingPreview(
  { id, draft, author, trouble }: ShownDraft,
  request: LibraryRequest,
  services: Services,
): Promise<Message> {
  const words = messages[request.locale];
  const { teaching: told } = words;
  const { teaching } = draft;
  const parts = await services.library.read(request, (view) => teachingParts(teaching, view, words));
  const whole = wholeTeaching(draft);
  const effect =
    whole === undefined ? [] : await effectLines({ teaching: whole, changes: draft.changes }, request, services);
  const known = await knownBefore(draft, request, services);
  const args = { draft: id, author };
  return longMessage({
    title: told.kinds[teaching.kind],
    parts: [
      ...(trouble === undefined ? [] : [`⚠️ ${trouble}`]),
      ...parts,
      ...(known === undefined ? [] : [`⚠️ ${told.isKnown(known)}`]),
      ...(effect.length === 0 ? [] : [effect.join('\n')]),
    ],
    foot: told.preview,
    rows: rows([
      button(author === undefined ? told.teach : told.ask, teachNowAction.id(args), { style: ButtonStyle.Success }),
      button(told.edit, editDraftAction.id(args)),
      button(told.cancel, teachNotAction.id({ draft: id })),
    ]),
  });
}

/** What was taught of one of these questions, or of this word, before: it would go on coming first. */
async function knownBefore(
  { teaching, changes }: TeachingDraft,
  { guildId, locale }: LibraryRequest,
  { library }: Services,
): Promise<Markdown | undefined> {
  const keys = new Set(keysOf(teaching));
  const { taught } = await library.stored(guildId);
  const known = taught.find((each) => each.id !== changes && keysOf(each.teaching).some((key) => keys.has(key)));
  if (known === undefined) return undefined;
  const kind = messages[locale].teaching.kinds[known.teaching.kind];
  return `**${kind}** · ${escapeWithin(nameOfTeaching(known.teaching), nameLength)}`;
}

/** By which two things taught are of the same. */
function keysOf(teaching: TeachingDraft['teaching']): readonly string[] {
  if (teaching.kind === 'term') return [`= ${wordingKey(teaching.term)}`];
  return teaching.questions.map(wordingKey);
}

/** Of several places the one that is meant is asked for. */
export function targetsMessage(id: string, choices: readonly Choice[], { locale }: LibraryRequest): Message {
  const words = messages[locale];
  const { teaching: told } = words;
  const options = targetOptions(choices, words);
  return {
    content: told.choose,
    components: [
      ...menu(told.chooseHint, chooseTargetAction.id({ draft: id }), options),
      ...rows([
        button(told.edit, editDraftAction.id({ draft: id, author: undefined })),
        button(told.cancel, teachNotAction.id({ draft: id })),
      ]),
    ],
  };
}

/** The buttons go: there is nothing left to press them for. */
export function teachingOver({ locale }: Pick<LibraryRequest, 'locale'>): Reply {
  return { kind: 'update', message: { content: messages[locale].teaching.over, components: [] } };
}

export function privatelyOver({ locale }: Pick<LibraryRequest, 'locale'>): Reply {
  return privately({ content: messages[locale].teaching.over });
}
