import type {
  APIApplicationCommandOptionChoice,
  APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType as OptionType,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Action } from './action.ts';
import type { Reply } from './reply.ts';
import type {
  AttachedFile,
  AutocompleteRequest,
  CommandRequest,
  ComponentRequest,
  MentionRequest,
  MessageCommandRequest,
  OptionValues,
} from './request.ts';
import type { Services } from './services.ts';

type ChatDefinition = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MenuDefinition = RESTPostAPIContextMenuApplicationCommandsJSONBody;
type Awaitable<T> = T | Promise<T>;
type Choice = APIApplicationCommandOptionChoice<string>;

type ValueOf<T> = T extends OptionType.Boolean
  ? boolean
  : T extends OptionType.Integer | OptionType.Number
    ? number
    : T extends OptionType.Attachment
      ? AttachedFile
      : string;

/** What a handler finds in `options`, read off the definition: a renamed option fails the type check. */
export type OptionsOf<Options> = Options extends readonly { name: string; type: OptionType }[]
  ? {
      readonly [O in Options[number] as O['name']]: O extends { required: true }
        ? ValueOf<O['type']>
        : ValueOf<O['type']> | undefined;
    }
  : Record<never, never>;

type Handler<Options> = {
  /** Whether the answer is for the asker only: Discord must know it before there is an answer. Default: no. */
  readonly ephemeral?: (options: Options) => boolean;
  /**
   * Answers privately by itself what draws on articles that not everybody may read. Without it, what is answered for all to see knows of no
   * such articles.
   */
  readonly keepsPrivate?: true;
  /** Whether it opens a dialog, which cannot be put off: nothing slow may come before it. */
  readonly opensModal?: (options: Options) => boolean;
  /** Whether it counts towards the cooldown. */
  readonly cooldown?: boolean;
  /** A permission that this subcommand needs: Discord itself knows only permissions of whole commands. Then it is for servers only. */
  readonly requires?: bigint;
  /**
   * Whether several processes that are told the same may each do it, and Discord takes the answer of the first: it changes nothing but what its
   * reply's `elsewhere` takes back. All else is claimed in the database before it is done.
   */
  readonly repeatable?: true;
  readonly handle: (request: CommandRequest<Options>, services: Services) => Awaitable<Reply>;
  readonly autocomplete?: (request: AutocompleteRequest<Options>, services: Services) => Awaitable<readonly Choice[]>;
};

export type ChatCommand = {
  readonly kind: 'chat';
  readonly definition: ChatDefinition;
  /** By subcommand; the empty name where there are none. */
  readonly handlers: ReadonlyMap<string, Handler<OptionValues>>;
};

export type MessageCommand = {
  readonly kind: 'message';
  readonly definition: MenuDefinition;
  readonly ephemeral: boolean;
  /** Opens a dialog, which cannot be put off: nothing slow may come before it. */
  readonly opensModal?: true;
  /** Another command that it does the work of: where that is switched off, this is too. */
  readonly command?: string;
  readonly cooldown?: boolean;
  readonly handle: (request: MessageCommandRequest, services: Services) => Awaitable<Reply>;
};

type ComponentTraits = {
  /** How it answers: that decides how it may be deferred. A modal cannot be. */
  readonly answers: 'update' | 'public' | 'private' | 'modal';
  /** A Discord permission that the clicking member needs; Discord itself checks commands only. */
  readonly requires?: bigint;
  /**
   * The command it belongs to: whom the server's admins gave that command needs no permission, and where they switched it off,
   * this is too.
   */
  readonly command?: string;
  readonly cooldown?: boolean;
};

/** A button, menu or modal by the action in its custom id. */
export type Component = ComponentTraits & {
  readonly kind: 'component';
  readonly action: string;
  /** Readies the handler; undefined for a custom id that this version never made. */
  readonly prepare: (
    customId: string,
    request: Omit<ComponentRequest, 'args'>,
    services: Services,
  ) => (() => Awaitable<Reply>) | undefined;
};

/** What an action does when its button, menu or modal is used. */
export function component<Args>(
  does: Action<Args>,
  {
    handle,
    ...traits
  }: ComponentTraits & { readonly handle: (request: ComponentRequest<Args>, services: Services) => Awaitable<Reply> },
): Component {
  return {
    kind: 'component',
    action: does.name,
    ...traits,
    prepare: (customId, request, services) => {
      const args = does.argsOf(customId);
      return args === undefined ? undefined : () => handle({ ...request, args }, services);
    },
  };
}

/** Answers a message that mentions Docent, in a channel, thread or direct message. Always counts towards the cooldown. */
export type Mention = {
  /** Whether it is meant for Docent at all; to what is not, nothing is said. */
  readonly isFor: (request: MentionRequest) => boolean;
  readonly handle: (request: MentionRequest, services: Services) => Awaitable<Reply>;
};

/** Answers a message that nobody addressed to Docent, or stays silent. Counts towards the cooldown. */
export type Overheard = {
  readonly handle: (request: MentionRequest, services: Services) => Awaitable<Reply | undefined>;
};

export type Command = ChatCommand | MessageCommand;

/** A slash command without subcommands. */
export function chatCommand<const D extends ChatDefinition>(
  definition: D,
  handler: Handler<OptionsOf<D['options']>>,
): ChatCommand {
  return { kind: 'chat', definition, handlers: new Map([['', handler as unknown as Handler<OptionValues>]]) };
}

type NamedSubcommand<D, Name> = D extends { options: readonly (infer O)[] }
  ? Extract<O, { type: OptionType.Subcommand; name: Name }>
  : never;
type SubcommandName<D> = D extends { options: readonly (infer O)[] }
  ? Extract<O, { type: OptionType.Subcommand }> extends { name: infer N extends string }
    ? N
    : never
  : never;

/** A slash command that has subcommands only: a handler for each. */
export function chatGroup<const D extends ChatDefinition>(
  definition: D,
  handlers: {
    readonly [N in SubcommandName<D>]: Handler<OptionsOf<NamedSubcommand<D, N> extends { options: infer O } ? O : []>>;
  },
): ChatCommand {
  return {
    kind: 'chat',
    definition,
    handlers: new Map(Object.entries(handlers as unknown as Record<string, Handler<OptionValues>>)),
  };
}

/** A subcommand that stands in a file of its own, with its handler. */
export type Subcommand = {
  readonly definition: APIApplicationCommandSubcommandOption;
  readonly handler: Handler<OptionValues>;
};

export function subcommand<const D extends APIApplicationCommandSubcommandOption>(
  definition: D,
  handler: Handler<OptionsOf<D['options']>>,
): Subcommand {
  return { definition, handler: handler as unknown as Handler<OptionValues> };
}

/** A slash command of such subcommands, in this order. */
export function chatCommandOf(
  definition: Omit<ChatDefinition, 'options'>,
  subcommands: readonly Subcommand[],
): ChatCommand {
  return {
    kind: 'chat',
    definition: { ...definition, options: subcommands.map((each) => each.definition) },
    handlers: new Map(subcommands.map((each) => [each.definition.name, each.handler])),
  };
}

/** Everything that people can do. */
export type Repertoire = {
  readonly commands: readonly Command[];
  readonly components: readonly Component[];
  readonly mention: Mention;
  readonly overheard?: Overheard;
};
