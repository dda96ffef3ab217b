import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { localDescription, localName } from '../local-name.ts';

/** A command as it is typed: subcommands stand for themselves. */
export type Usable = {
  readonly id: string;
  /** Discord's name, `summary post`. */
  readonly name: string;
  /** In the member's language. */
  readonly shown: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
};

export function usableCommands(commands: readonly APIApplicationCommand[]): readonly Usable[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) =>
      leaves({
        id: command.id,
        name: command.name,
        shown: localName(command),
        description: localDescription(command),
        options: command.options ?? [],
      }),
    );
}

type Branch = Omit<Usable, 'options'> & { readonly options: readonly APIApplicationCommandOption[] };

function leaves(branch: Branch): readonly Usable[] {
  const inner = branch.options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (inner.length === 0)
    return [{ ...branch, options: branch.options as readonly APIApplicationCommandBasicOption[] }];
  return inner.flatMap((option) =>
    leaves({
      id: branch.id,
      name: `${branch.name} ${option.name}`,
      shown: `${branch.shown} ${localName(option)}`,
      description: localDescription(option),
      options: 'options' in option ? (option.options ?? []) : [],
    }),
  );
}

/** Those that begin with what was typed, then those that contain it. */
export function matching(commands: readonly Usable[], typed: string): readonly Usable[] {
  const wanted = typed.trimStart().toLowerCase();
  const names = ({ name, shown }: Usable) => [name, shown].map((one) => one.toLowerCase());
  const first = commands.filter((command) => names(command).some((name) => name.startsWith(wanted)));
  const rest = commands.filter((command) => names(command).some((name) => name.includes(wanted)));
  return [...new Set([...first, ...rest])];
}
