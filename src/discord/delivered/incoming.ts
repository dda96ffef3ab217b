import { type Client, GatewayDispatchEvents } from 'discord.js';
import {
  type APIApplicationCommandInteractionDataOption as Option,
  type APIAttachment,
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { asGuildId } from '../../library/ids.ts';
import { localeOf } from '../../bot/messages/index.ts';
import type { Logger } from '../../log.ts';
import { wordless } from '../../redact.ts';
import type { AttachedFile, Incoming, OptionValue, OptionValues, Request } from '../../bot/request.ts';
import type { SessionProgress } from '../resuming/session-progress.ts';
import { modalValues } from './modal-values.ts';
import { attachedFile, toTarget } from './target-message.ts';

/** As much of an interaction as it takes to answer it. */
export type InteractionKey = {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** Whether the message whose button was used is made of components (V2). */
  readonly isOnLayout?: boolean;
};

/** An interaction as it came, of which no more is known than what it takes to answer it. */
export type RawInteraction = InteractionKey & {
  readonly locale: string;
  readonly isAutocomplete: boolean;
  readonly guildId: string | undefined;
  readonly channelId: string;
  readonly data: APIInteraction;
};

type Packet = { readonly t?: unknown; readonly d?: unknown; readonly s?: unknown };
export type PacketHandler = {
  handlePacket: (packet: Packet | undefined, shard: { readonly id?: number } | undefined) => boolean;
};

/**
 * Takes interactions as the gateway sends them, and gives the client only what it has to keep: who clicked, because it is
 * asked for their roles; no commands, which come by the hundred, and nothing that bots wrote, Docent itself before all others.
 * What cannot be read ends nothing: the client throws at a payload that is not as it expects, and so may whoever listens to it.
 * It is logged, without what the payload says.
 */
export function receivePackets(
  client: Client,
  onInteraction: (interaction: RawInteraction) => void,
  log: Logger,
  progress?: SessionProgress,
): void {
  const gateway = client.ws as unknown as PacketHandler;
  const handle = gateway.handlePacket.bind(gateway);
  const receive: PacketHandler['handlePacket'] = (packet, shard) => {
    let isHandled = false;
    try {
      isHandled = handle(client.isReady() && isForUsAlone(packet) ? undefined : packet, shard);
      // It waits with others until the client is ready, and comes again.
      if (!isHandled) return false;
    } catch (error) {
      const event = String(packet?.t).slice(0, 60);
      log.error({ err: wordless(error), event }, 'the gateway sent what cannot be read; passed over');
    }
    const raw = packet?.t === GatewayDispatchEvents.InteractionCreate ? rawInteraction(packet.d) : undefined;
    if (raw !== undefined) onInteraction(raw);
    return isHandled;
  };
  gateway.handlePacket = (packet, shard) => {
    const sequence = packet?.s;
    if (progress === undefined || typeof sequence !== 'number' || shard?.id === undefined)
      return receive(packet, shard);
    return progress.handle(shard.id, sequence, () => receive(packet, shard));
  };
}

function isForUsAlone(packet: Packet | undefined): boolean {
  const { type, author } = (packet?.d ?? {}) as {
    readonly type?: unknown;
    readonly author?: { readonly bot?: unknown };
  };
  if (packet?.t === GatewayDispatchEvents.MessageCreate || packet?.t === GatewayDispatchEvents.MessageUpdate)
    return author?.bot === true;
  if (packet?.t !== GatewayDispatchEvents.InteractionCreate) return false;
  return type === InteractionType.ApplicationCommand || type === InteractionType.ApplicationCommandAutocomplete;
}

export function rawInteraction(sent: unknown): RawInteraction | undefined {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const data = sent as APIInteraction;
  const { id, token, application_id: applicationId, type, guild_id: guildId, channel } = data;
  if (typeof id !== 'string' || typeof token !== 'string' || typeof applicationId !== 'string') return undefined;
  const locale = 'locale' in data && typeof data.locale === 'string' ? data.locale : 'en-US';
  const isAutocomplete = type === InteractionType.ApplicationCommandAutocomplete;
  const flags = 'message' in data ? (data.message?.flags ?? 0) : 0;
  const isOnLayout = (flags & MessageFlags.IsComponentsV2) !== 0;
  return { id, token, applicationId, isOnLayout, locale, isAutocomplete, guildId, channelId: channel?.id ?? '', data };
}

/** Buttons, and menus of each kind. */
const components = new Set<ComponentType>([
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** Ids of what a channel stands in, by its id and that of its parent as Discord sent it. */
export type IdsAbove = (channelId: string, parentId?: string | null) => readonly string[];

export const nothingAbove: IdsAbove = (_, parentId) => (parentId == null ? [] : [parentId]);

/** What Discord delivered in our own words. @throws Error where it cannot be read */
export function toIncoming(interaction: APIInteraction, above: IdsAbove = nothingAbove): Incoming {
  const request = toRequest(interaction, above);
  if (interaction.type === InteractionType.ApplicationCommand) {
    const { data } = interaction;
    if (data.type === ApplicationCommandType.ChatInput)
      return {
        kind: 'chat',
        name: data.name,
        ...chosenOptions(request, data.options, fileOf(data.resolved?.attachments)),
      };
    if (data.type === ApplicationCommandType.Message) {
      const target = toTarget(data.resolved.messages[data.target_id]);
      // A bot's user has the id of its application.
      const isOwn = target.authorId === interaction.application_id;
      return { kind: 'message', name: data.name, request: { ...request, target, isOwn } };
    }
  }
  if (interaction.type === InteractionType.MessageComponent || interaction.type === InteractionType.ModalSubmit) {
    const { data, message } = interaction;
    if ('component_type' in data && !components.has(data.component_type))
      throw new TypeError('a component of a kind that Docent does not know');
    return {
      kind: 'component',
      customId: data.custom_id,
      request: {
        ...request,
        ...(message !== undefined && { message: toTarget(message) }),
        values: 'values' in data ? data.values : [],
        ...(interaction.type === InteractionType.ModalSubmit
          ? modalValues(interaction, fileOf(interaction.data.resolved?.attachments))
          : { fields: {}, choices: {}, uploads: {} }),
      },
    };
  }
  throw new TypeError('an interaction of a kind that Docent does not offer');
}

export function toRequest(interaction: APIInteraction, above: IdsAbove): Request {
  const { id, guild_id, channel, channel_id, member, user } = interaction;
  const asker = member?.user ?? user;
  if (asker === undefined) throw new TypeError('an interaction of nobody');
  const channelId = channel?.id ?? channel_id ?? '';
  const parentId = channel !== undefined && 'parent_id' in channel ? channel.parent_id : undefined;
  return {
    id,
    ...(guild_id !== undefined && {
      guildId: asGuildId(guild_id),
      aboveIds: above(channelId, parentId),
      roleIds: member?.roles ?? [],
    }),
    channelId,
    userId: asker.id,
    locale: localeOf('locale' in interaction ? interaction.locale : 'en-US'),
    names: namesInInteraction(interaction),
    permissions: BigInt(member?.permissions ?? 0),
  };
}

type Named = {
  readonly id?: string;
  readonly username?: string | undefined;
  readonly global_name?: string | null | undefined;
  readonly nick?: string | null | undefined;
};

/** What somebody is called: by themselves, on Discord, and in the server. */
function namesOf({ username, global_name: shown, nick }: Named): readonly string[] {
  return [username, shown, nick].filter((name) => name != null);
}

/** Who wrote a message, a webhook under whichever name it did, and who is mentioned in it; all but the bot itself. */
export function namesInMessage(
  { author, mentions = [] }: Pick<APIMessage, 'author'> & Partial<Pick<APIMessage, 'mentions'>>,
  botId: string,
): readonly string[] {
  return [author, ...mentions].filter(({ id }) => id !== botId).flatMap(namesOf);
}

/** Who uses it, and whom Discord describes with it, but for the bot: members that were chosen or clicked, authors of messages. */
function namesInInteraction(interaction: APIInteraction): readonly string[] {
  // A bot's user has the id of its application.
  const { member, user, data, application_id: botId } = interaction;
  const resolved = data !== undefined && 'resolved' in data ? (data.resolved ?? {}) : {};
  const users = 'users' in resolved ? Object.values(resolved.users ?? {}) : [];
  const members = 'members' in resolved ? Object.values(resolved.members ?? {}) : [];
  const messages = 'messages' in resolved ? Object.values(resolved.messages ?? {}) : [];
  return [
    ...[member?.user ?? user ?? {}, member ?? {}, ...users.filter(({ id }) => id !== botId), ...members].flatMap(
      namesOf,
    ),
    ...messages.flatMap((message) => namesInMessage(message, botId)),
  ];
}

/** The options of the command or its subcommand by name; of files, those that `fileBy` knows. */
export function chosenOptions(
  request: Request,
  options: readonly Option[] | undefined,
  fileBy: (id: string) => AttachedFile | undefined,
) {
  const pairs = given(options).flatMap((option): [string, OptionValue][] => {
    if (!('value' in option)) return [];
    const value = option.type === OptionType.Attachment ? fileBy(option.value) : option.value;
    return value === undefined ? [] : [[option.name, value]];
  });
  const values: OptionValues = Object.fromEntries(pairs);
  const [first] = options ?? [];
  const subcommand = first?.type === OptionType.Subcommand ? first.name : '';
  return { subcommand, request: { ...request, options: values } };
}

export function given(options: readonly Option[] = []): readonly Option[] {
  const [first] = options;
  return first?.type === OptionType.Subcommand ? (first.options ?? []) : options;
}

/** The files of an interaction by id. The look-up throws for one that Discord did not describe. */
function fileOf(attachments: Readonly<Record<string, APIAttachment>> = {}): (id: string) => AttachedFile {
  return (id) => {
    const attachment = Object.hasOwn(attachments, id) ? attachments[id] : undefined;
    if (attachment === undefined) throw new TypeError('no file is there');
    return attachedFile(attachment);
  };
}

/** Thread, channel, category: no more stand in each other. */
const DEEPEST = 2;

/**
 * Ids of what a channel stands in, the nearest first: a thread's parent, the category. `parentId`: what Discord said of it, should the
 * client not know the channel.
 */
export function idsAbove(client: Client, channelId: string, parentId?: string | null): readonly string[] {
  const above: string[] = [];
  let next = parentId ?? parentOf(client, channelId);
  while (next != null && above.length < DEEPEST) {
    above.push(next);
    next = parentOf(client, next);
  }
  return above;
}

function parentOf(client: Client, channelId: string): string | null | undefined {
  const channel = client.channels.cache.get(channelId);
  return channel !== undefined && 'parentId' in channel ? channel.parentId : undefined;
}
