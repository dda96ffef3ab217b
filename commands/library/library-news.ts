import { ApplicationCommandOptionType as OptionType, ChannelType } from 'discord-api-types/v10';
import { subcommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import { privately } from '../../src/bot/reply.ts';
import { setInLibrary } from '../../src/library/library-edits.ts';
import { changeLibrary, inServer } from './change-library.ts';

/** /library news: a channel, or none. */
export const newsSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'news',
    ...described('library.news'),
    options: [
      {
        type: OptionType.Channel,
        name: 'channel',
        ...described('library.news.channel'),
        channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
      },
    ],
  },
  {
    ephemeral: () => true,
    handle: inServer(async (request, services) => {
      const words = messages[request.locale];
      const { channel: channelId } = request.options;
      if (channelId !== undefined) {
        const channel = await services.channels.find(channelId);
        const where = `<#${channelId}>`;
        if (channel === undefined || channel.guildId !== request.guildId)
          return privately({ content: words.posting.unseen(where, `**${words.permissions.ViewChannel}**`) });
        const lacks = lacking(channel.own, ownNeeds(channel, { pin: false, thread: false, poll: false }));
        if (lacks.length > 0) {
          const names = lacks.map((name) => `- **${words.permissions[name]}**`);
          return privately({ content: [words.shelf.newsLacks(where), ...names].join('\n') });
        }
      }
      await changeLibrary(request, services, (before) =>
        setInLibrary(before, { action: 'news' }, { newsChannelId: channelId }),
      );
      return privately({
        content: channelId === undefined ? words.shelf.noNews : words.shelf.newsIn(`<#${channelId}>`),
      });
    }),
  },
);
