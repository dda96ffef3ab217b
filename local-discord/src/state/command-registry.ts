import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIApplicationCommandPermission,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Clock } from '../clock.ts';
import { Code, apiError } from '../http/api-errors.ts';
import type { Snowflakes } from './snowflake.ts';

export type CommandDefinition = RESTPostAPIApplicationCommandsJSONBody;

/** Global commands, or those of one guild. */
export type CommandScope = string | undefined;

/** How many of each type one scope takes. */
const maxCommands: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};
const maxCreationsADay = 200;
const dayMs = 86_400_000;

/** The application's commands as Discord keeps them: by scope, type and name. */
export class CommandStore {
  readonly #clock: Clock;
  readonly #ids: Snowflakes;
  readonly #applicationId: string;
  readonly #scopes = new Map<CommandScope, Map<string, APIApplicationCommand>>();
  readonly #creations = new Map<CommandScope, number[]>();
  /** Guild → command or application id → what its admins set. */
  readonly #overrides = new Map<string, Map<string, readonly APIApplicationCommandPermission[]>>();

  constructor(clock: Clock, ids: Snowflakes, applicationId: string) {
    this.#clock = clock;
    this.#ids = ids;
    this.#applicationId = applicationId;
  }

  list(scope: CommandScope): readonly APIApplicationCommand[] {
    return [...this.#scope(scope).values()];
  }

  /** @throws ApiError 10063 */
  get(scope: CommandScope, id: string): APIApplicationCommand {
    const command = this.#scope(scope).get(id);
    if (command === undefined) throw apiError(Code.UnknownApplicationCommand);
    return command;
  }

  /** Makes a command, or replaces the one of the same type and name, as Discord does. */
  upsert(
    scope: CommandScope,
    definition: CommandDefinition,
  ): { readonly command: APIApplicationCommand; readonly created: boolean } {
    const existing = this.#find(scope, definition.type ?? ApplicationCommandType.ChatInput, definition.name);
    if (existing === undefined) {
      this.#checkCount(scope, [...this.list(scope), definition]);
      this.#countCreations(scope, 1);
    }
    const command = this.#make(scope, definition, existing?.id ?? this.#ids.next());
    this.#scope(scope).set(command.id, command);
    return { command, created: existing === undefined };
  }

  /** Changes the given parts of a command. @throws ApiError 10063 */
  edit(scope: CommandScope, id: string, changes: Partial<CommandDefinition>): APIApplicationCommand {
    const merged = { ...this.get(scope, id), ...changes } as unknown as CommandDefinition;
    const command = this.#make(scope, merged, id);
    this.#scope(scope).set(id, command);
    return command;
  }

  /** Puts these in place of all; those of an unchanged type and name keep their ids. */
  replaceAll(scope: CommandScope, definitions: readonly CommandDefinition[]): readonly APIApplicationCommand[] {
    this.#checkCount(scope, definitions);
    const found = definitions.map((one) => this.#find(scope, one.type ?? ApplicationCommandType.ChatInput, one.name));
    this.#countCreations(scope, found.filter((one) => one === undefined).length);
    const made = definitions.map((one, index) => this.#make(scope, one, found[index]?.id ?? this.#ids.next()));
    this.#scopes.set(scope, new Map(made.map((command) => [command.id, command])));
    return made;
  }

  /** @throws ApiError 10063 */
  remove(scope: CommandScope, id: string): void {
    this.get(scope, id);
    this.#scope(scope).delete(id);
  }

  /** What a guild's admins set for a command, or for all of the application's by its id. */
  overrides(guildId: string, id: string): readonly APIApplicationCommandPermission[] | undefined {
    return this.#overrides.get(guildId)?.get(id);
  }

  allOverrides(guildId: string): ReadonlyMap<string, readonly APIApplicationCommandPermission[]> {
    return this.#overrides.get(guildId) ?? new Map();
  }

  setOverrides(guildId: string, id: string, permissions: readonly APIApplicationCommandPermission[]): void {
    const guild = this.#overrides.get(guildId) ?? new Map<string, readonly APIApplicationCommandPermission[]>();
    if (permissions.length === 0) guild.delete(id);
    else guild.set(id, permissions);
    this.#overrides.set(guildId, guild);
  }

  #scope(scope: CommandScope): Map<string, APIApplicationCommand> {
    const found = this.#scopes.get(scope) ?? new Map<string, APIApplicationCommand>();
    this.#scopes.set(scope, found);
    return found;
  }

  #find(scope: CommandScope, type: ApplicationCommandType, name: string): APIApplicationCommand | undefined {
    for (const command of this.#scope(scope).values())
      if (command.type === type && command.name === name) return command;
    return undefined;
  }

  #checkCount(scope: CommandScope, all: readonly { readonly type?: ApplicationCommandType | undefined }[]): void {
    for (const [type, max] of Object.entries(maxCommands)) {
      const count = all.filter((one) => (one.type ?? ApplicationCommandType.ChatInput) === Number(type)).length;
      if (count > max) throw apiError(Code.MaximumNumberOfApplicationCommandsReached);
    }
  }

  #countCreations(scope: CommandScope, count: number): void {
    const since = this.#clock.now() - dayMs;
    const recent = (this.#creations.get(scope) ?? []).filter((time) => time > since);
    if (recent.length + count > maxCreationsADay) throw apiError(Code.MaximumDailyApplicationCommandCreatesReached);
    for (let made = 0; made < count; made += 1) recent.push(this.#clock.now());
    this.#creations.set(scope, recent);
  }

  /** Fills in what Discord fills in. */
  #make(scope: CommandScope, given: CommandDefinition, id: string): APIApplicationCommand {
    const definition = given as Partial<Record<string, unknown>> & CommandDefinition;
    const options = definition['options'] as APIApplicationCommandOption[] | undefined;
    const command: Record<string, unknown> = {
      id,
      application_id: this.#applicationId,
      version: this.#ids.next(),
      default_member_permissions: definition.default_member_permissions?.toString() ?? null,
      type: definition.type ?? ApplicationCommandType.ChatInput,
      name: definition.name,
      name_localizations: definition.name_localizations ?? null,
      description: definition['description'] ?? '',
      description_localizations: definition['description_localizations'] ?? null,
      dm_permission:
        definition.contexts == null
          ? (definition['dm_permission'] ?? true)
          : definition.contexts.includes(InteractionContextType.BotDM),
      contexts: definition.contexts ?? null,
      integration_types: definition.integration_types ?? [0],
      nsfw: definition.nsfw ?? false,
    };
    if (scope !== undefined) {
      delete command['dm_permission'];
      command['guild_id'] = scope;
    }
    if (options !== undefined && options.length > 0) command['options'] = options.map(fillOption);
    return command as unknown as APIApplicationCommand;
  }
}

function fillOption(option: APIApplicationCommandOption): object {
  const { required, autocomplete, options, choices, ...rest } = option as APIApplicationCommandOption & {
    autocomplete?: boolean;
    options?: APIApplicationCommandOption[];
    choices?: object[];
  };
  return {
    ...rest,
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...(required === true && { required }),
    ...(autocomplete === true && { autocomplete }),
    ...(choices !== undefined &&
      choices.length > 0 && { choices: choices.map((one) => ({ name_localizations: null, ...one })) }),
    ...(options !== undefined && options.length > 0 && { options: options.map(fillOption) }),
  };
}

/** The listing without `with_localizations`: Discord then leaves the translations out. */
export function withoutLocalizations<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutLocalizations(item)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([key]) => !key.endsWith('_localizations'))
    .map(([key, held]): [string, unknown] => [key, withoutLocalizations(held)]);
  return Object.fromEntries(kept) as Value;
}
