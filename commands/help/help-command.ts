import { ApplicationCommandOptionType, InteractionContextType } from 'discord-api-types/v10';
import { escape } from '../../src/bot/markdown.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import { sampleQuestions } from '../../src/reply/sample-questions.ts';
import { type ChatCommand, chatCommand, type Command, type MessageCommand } from '../../src/bot/command.ts';
import { allows } from '../../src/bot/permissions.ts';
import { described, messages, type Named, shownIn } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';

/** /help over all commands, itself among them: what this member may use here. */
export function helpOver(others: readonly Command[]): ChatCommand {
  const help: ChatCommand = chatCommand(
    { name: 'help', ...described('help') },
    {
      ephemeral: () => true,
      repeatable: true,
      handle: async (request, { library, channels, log }) => {
        const { example, count } = await library.read(request, ({ articles }) => {
          return { example: sampleQuestions(articles, 1)[0], count: articles.length };
        });
        // Without their ids, commands are named and cannot be tapped.
        const ids = await channels.commandIds?.(request.guildId).catch((error: unknown) => {
          log.warn({ err: error, request: request.id }, 'the ids of the commands could not be had');
          return undefined;
        });
        const words = messages[request.locale];
        const usable = [...others, help].filter(({ definition }) => mayUse(definition, request));
        const typed = usable.flatMap((command) => (command.kind === 'chat' ? lines(command, request, ids) : []));
        const onMessages = usable.flatMap((command) =>
          command.kind === 'message' ? [menuLine(command, request)] : [],
        );
        return privately(
          longMessage({
            title: words.help.title,
            parts: [
              [
                count > 1 ? words.several.intro : words.help.intro,
                ...(example === undefined ? [] : [`> ${words.help.example(escape(example))}`]),
                ...typed,
              ].join('\n'),
              ...(onMessages.length === 0 ? [] : [`${words.help.onMessages}\n${onMessages.join('\n')}`]),
              words.help.mention,
            ],
          }),
        );
      },
    },
  );
  return help;
}

type Definition = Command['definition'];

/** By the permissions that the command asks for and by where it is offered, as Discord decides. */
function mayUse({ default_member_permissions: wanted, contexts }: Definition, { guildId, permissions }: Request) {
  const here = guildId === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild;
  if (contexts != null && !contexts.includes(here)) return false;
  if (wanted == null) return true;
  return guildId !== undefined && allows(permissions, BigInt(wanted));
}

/** Of a command with more subcommands, one line names them: Discord shows what each does while it is typed. */
const mostListed = 6;

/** A line for the command, or for each of its subcommands, with its name to tap on where its id is known. */
function lines(
  { definition, handlers }: ChatCommand,
  { locale, permissions, guildId }: Request,
  ids: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  const id = ids?.get(definition.name);
  const line = (path: string, shown: string, defined: Named) =>
    `${id === undefined ? `\`/${shown}\`` : `</${path}:${id}>`} ${shownIn(locale, 'description', defined)}`;
  const name = shownIn(locale, 'name', definition);
  const subcommands = (definition.options ?? []).filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  if (subcommands.length === 0) return [line(definition.name, name, definition)];
  const isFor = ({ name: own }: { readonly name: string }) => {
    const requires = handlers.get(own)?.requires;
    return requires === undefined || (guildId !== undefined && allows(permissions, requires));
  };
  const usable = subcommands.filter(isFor);
  const pathOf = (each: Named) => `${definition.name} ${each.name}`;
  const shownOf = (each: Named) => shownIn(locale, 'name', each);
  const [first, ...others] = usable;
  if (usable.length > mostListed && first !== undefined) {
    const names = others.map((each) => `\`${shownOf(each)}\``).join(' · ');
    return [line(pathOf(first), `${name} ${shownOf(first)}`, definition), `-# ${names}`];
  }
  return usable.map((each) => line(pathOf(each), `${name} ${shownOf(each)}`, each));
}

/** Menu entries have no description in Discord; the wording has one. */
function menuLine({ definition }: MessageCommand, { locale }: Request): string {
  const texts = Object.entries(messages.en.commands);
  const [key] = texts.find(([, { name }]) => name === definition.name) ?? [];
  const description = Object.entries(messages[locale].commands).find(([name]) => name === key)?.[1].description ?? '';
  return `**${shownIn(locale, 'name', definition)}** ${description}`;
}
