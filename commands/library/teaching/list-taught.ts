import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { component, subcommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { described, messages, type Messages } from '../../../src/bot/messages/index.ts';
import { type Message, privately } from '../../../src/bot/reply.ts';
import { shownTime } from '../../../src/bot/schedule/when.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import { nameOfTeaching, type Taught } from '../../../src/library/teaching/taught.ts';
import { secondLooks } from '../../../src/library/teaching/second-looks.ts';
import type { SecondLook } from '../../../src/library/teaching/taught-places.ts';
import { findTaught } from '../../../src/library/teaching/teaching-edits.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, menu, optionLabel, rows } from '../../../src/reply/message-parts.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import { editTaughtAction, openTaughtAction, takeOutAction, turnTaughtAction } from './teaching-actions.ts';
import { placeLines, teachingParts, termLine } from './teaching-lines.ts';

const onPage = 10;
const nameLength = 100;
const lineLength = 160;

const moderators = { answers: 'update', requires: manageMessages, command: 'library' } as const;

/** /library taught: all of it, what needs a second look first, and a menu to open one. */
export const taughtSubcommand = subcommand(
  { type: OptionType.Subcommand, name: 'taught', ...described('library.taught') },
  {
    ephemeral: () => true,
    handle: inServer(async (request, services) => privately(await taughtList(0, request, services))),
  },
);

/** *Back*, *Next* and *To the list* */
export const turnTaught = component(turnTaughtAction, {
  ...moderators,
  handle: inServer(async (request, services) => ({
    kind: 'update',
    message: await taughtList(request.args.page, request, services),
  })),
});

/** The menu: what was chosen, in full. */
export const openTaught = component(openTaughtAction, {
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { teaching: told } = words;
    const { taught: all } = await services.library.stored(request.guildId);
    const taught = findTaught(all, request.values[0] ?? '');
    const { id, at, teaching } = taught;
    const look = (await secondLooks(services.library, request.guildId, services.now())).find(
      (each) => each.taught.id === id,
    );
    const parts = await services.library.read(request, (view) => teachingParts(teaching, view, words));
    return {
      kind: 'update',
      message: longMessage({
        title: told.kinds[teaching.kind],
        parts: [...(look === undefined ? [] : [lookLine(look, words)]), ...parts],
        foot: told.taughtOn(shownTime(at, 'd')),
        rows: rows([
          button(told.edit, editTaughtAction.id({ id })),
          button(told.takeOut, takeOutAction.id({ id })),
          button(told.toList, turnTaughtAction.id({ page: 0 })),
        ]),
      }),
    };
  }),
});

async function taughtList(page: number, request: LibraryRequest, services: Services): Promise<Message> {
  const words = messages[request.locale];
  const { teaching: told, adding } = words;
  const { taught } = await services.library.stored(request.guildId);
  if (taught.length === 0) return longMessage({ parts: [told.none] });
  const second = await secondLooks(services.library, request.guildId, services.now());
  const looks = new Map(second.map((look) => [look.taught.id, look]));
  const newest = taught.toReversed();
  const all = [...newest.filter(({ id }) => looks.has(id)), ...newest.filter(({ id }) => !looks.has(id))];
  const pages = Math.ceil(all.length / onPage);
  const at = Math.min(page, pages - 1);
  const some = all.slice(at * onPage, (at + 1) * onPage);
  const lines = await services.library.read(request, (view) =>
    some.map((each) => taughtLine(each, looks.get(each.id), view, words)),
  );
  const options = some.map(({ id, teaching }) => ({
    label: optionLabel(`${told.kinds[teaching.kind]} · ${nameOfTeaching(teaching)}`),
    value: id,
  }));
  const turn = (label: string, to: number) => button(label, turnTaughtAction.id({ page: to }));
  return longMessage({
    title: told.list(all.length),
    parts: [lines.join('\n')],
    ...(pages > 1 && { foot: told.page(at + 1, pages) }),
    rows: [
      ...menu(told.open, openTaughtAction.id({}), options),
      ...rows([...(at > 0 ? [turn(adding.back, at - 1)] : []), ...(at < pages - 1 ? [turn(adding.next, at + 1)] : [])]),
    ],
  });
}

function taughtLine(
  { teaching }: Taught,
  look: SecondLook | undefined,
  view: Pick<LibraryView, 'articles'>,
  words: Messages,
): Markdown {
  const [leads = ''] = teaching.kind === 'link' ? placeLines(teaching.to, view, words) : [];
  const detail =
    teaching.kind === 'term'
      ? termLine(teaching, words)
      : teaching.kind === 'note'
        ? escapeWithin(teaching.text, lineLength)
        : leads;
  const name = `**${words.teaching.kinds[teaching.kind]}** · ${escapeWithin(nameOfTeaching(teaching), nameLength)}`;
  return [name, ...(look === undefined ? [] : [lookLine(look, words)]), `-# ${detail.replace(/^> /, '')}`].join('\n');
}

function lookLine({ why }: SecondLook, { teaching }: Messages): Markdown {
  return `⚠️ ${teaching.secondLook}: ${teaching[why]}`;
}
