import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  ApplicationCommandOptionType as OptionType,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import { action, textField } from '../../src/bot/action.ts';
import { component, subcommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { type Message, privately } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import type { GuildId } from '../../src/library/ids.ts';
import { limitArticle } from '../../src/library/library-edits.ts';
import { type Audience, everybody, type StoredArticle } from '../../src/library/stored-library.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { articleKey, findArticle } from '../../src/reply/places.ts';
import { audienceText } from './article-lines.ts';
import { changeLibrary, inServer } from './change-library.ts';
import { articleOption, ownArticleChoices, pickedArticle } from './own-articles.ts';

const fields = { article: textField(/^~?[\w-]{1,32}$/) };
const limitChannelsAction = action('library-channels', fields);
const limitRolesAction = action('library-roles', fields);
const unlimitAction = action('library-everybody', fields);

const titleLength = 160;
/** What a menu of Discord's takes. */
const mostChosen = 25;
const moderators = { requires: manageMessages, command: 'library' } as const;

/** /library limit: who is told of an article, chosen in two menus that take effect at once. */
export const limitSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'limit',
    ...described('library.limit'),
    options: [articleOption],
  },
  {
    ephemeral: () => true,
    autocomplete: ownArticleChoices,
    handle: inServer(async (request, services) => {
      const { shelf } = messages[request.locale];
      const picked = await pickedArticle(request.options.article, request, services);
      if (picked === undefined) return privately({ content: shelf.noSuch });
      if (picked === 'operators') return privately({ content: shelf.operators });
      return privately(limitsMessage(picked, request));
    }),
  },
);

/** The two menus and *For everybody*: each puts what it holds in the place of what was set. */
export const limitChannels = limiting(limitChannelsAction, (before, channelIds) => ({ ...before, channelIds }));
export const limitRoles = limiting(limitRolesAction, (before, roleIds, guildId) => ({
  ...before,
  // The role of everybody has the server's id, and limits nothing.
  roleIds: roleIds.includes(guildId) ? [] : roleIds,
}));
export const unlimit = limiting(unlimitAction, () => everybody);

function limiting(
  does: typeof limitChannelsAction,
  change: (before: Audience, chosen: readonly string[], guildId: GuildId) => Audience,
) {
  return component(does, {
    answers: 'update',
    ...moderators,
    handle: inServer(async (request, services) => {
      const { guildId, values, args } = request;
      const find = (articles: readonly StoredArticle[]) => findArticle(args.article, articles);
      const article = find((await services.library.stored(guildId)).articles);
      const { shelf } = messages[request.locale];
      if (article === undefined) return { kind: 'update', message: { content: shelf.noSuch, components: [] } };
      const after = await changeLibrary(request, services, (before) =>
        limitArticle(before, article.id, change(find(before.articles)?.audience ?? everybody, values, guildId)),
      );
      return { kind: 'update', message: limitsMessage(find(after.articles) ?? article, request) };
    }),
  });
}

function limitsMessage(article: StoredArticle, { locale }: Pick<Request, 'locale'>): Message {
  const words = messages[locale];
  const { limits } = words;
  const { channelIds, roleIds } = article.audience;
  const args = { article: articleKey(article.id) };
  const isLimited = channelIds.length + roleIds.length > 0;
  return {
    content: [
      `**${escapeWithin(titleOf(article, words), titleLength)}**: ${audienceText(article.audience, words)}`,
      `-# ${limits.explained}`,
    ].join('\n'),
    components: [
      menu({
        type: ComponentType.ChannelSelect,
        custom_id: limitChannelsAction.id(args),
        placeholder: limits.channels,
        channel_types: [
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.GuildForum,
          ChannelType.GuildCategory,
        ],
        min_values: 0,
        max_values: mostChosen,
        default_values: channelIds.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      }),
      menu({
        type: ComponentType.RoleSelect,
        custom_id: limitRolesAction.id(args),
        placeholder: limits.roles,
        min_values: 0,
        max_values: mostChosen,
        default_values: roleIds.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
      }),
      ...(isLimited ? rows([button(limits.lift, unlimitAction.id(args))]) : []),
    ],
  };
}

function menu(select: APIComponentInMessageActionRow): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [select] };
}
