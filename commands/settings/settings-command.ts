import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { chatGroup } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { cut, escape } from '../../src/bot/markdown.ts';
import { described, messages, type Messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest, Request } from '../../src/bot/request.ts';
import { zoneNamed, zonesLike } from '../../src/bot/schedule/time-zones.ts';
import { shownTime, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { ServerSettings } from '../../src/library/server-settings.ts';
import { digestLine, setDigest } from './set-digest.ts';
import { checkServer } from './settings-check.ts';
import {
  type AnsweringOptions,
  answeringOptions,
  digestOptions,
  type IgnoreOptions,
  ignoreOptions,
  type SetOptions,
  setOptions,
  usual,
} from './settings-options.ts';

/** So many channels or members in one list of a server's settings. */
const mostListed = 50;
const mostChoices = 25;
const contentLength = 1_950;

/** What moderators set for their server, and what stands in Docent's way there. */
export const settingsCommand = chatGroup(
  {
    name: 'settings',
    ...described('settings'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      { type: OptionType.Subcommand, name: 'show', ...described('settings.show') },
      { type: OptionType.Subcommand, name: 'set', ...described('settings.set'), options: setOptions },
      { type: OptionType.Subcommand, name: 'answer', ...described('settings.answer'), options: answeringOptions },
      { type: OptionType.Subcommand, name: 'ignore', ...described('settings.ignore'), options: ignoreOptions },
      { type: OptionType.Subcommand, name: 'digest', ...described('settings.digest'), options: digestOptions },
    ],
  },
  {
    show: { ephemeral: () => true, handle: show },
    set: {
      ephemeral: () => true,
      handle: set,
      autocomplete: ({ focused }) => zonesLike(focused.value, mostChoices).map((zone) => ({ name: zone, value: zone })),
    },
    answer: { ephemeral: () => true, handle: answerIn },
    ignore: { ephemeral: () => true, handle: ignore },
    digest: { ephemeral: () => true, handle: setDigest },
  },
);

/** /settings show: what is set, and the check. */
async function show(request: Request, services: Services): Promise<Reply> {
  const { guildId, locale } = request;
  const words = messages[locale];
  if (guildId === undefined) return privately({ content: words.errors.notAllowed });
  const lines = [
    ...settingLines(await services.settings.of(guildId), request, words, services.now()),
    await digestLine(guildId, services, words),
    '',
    `**${words.settings.check.title}**`,
    ...(await checkServer(guildId, services, words)),
  ];
  return privately({ content: cut(lines.join('\n'), contentLength) });
}

function set({ options, ...request }: CommandRequest<SetOptions>, services: Services): Promise<Reply> {
  const { language, zone: typed, threads, 'point-back': pointsBack } = options;
  const words = messages[request.locale];
  const zone = typed === undefined || typed === usual ? undefined : zoneNamed(typed);
  if (typed !== undefined && typed !== usual && zone === undefined)
    return Promise.resolve(privately({ content: words.settings.noSuchZone(escape(cut(typed, 60))) }));
  const change = ({ language: before, zone: zoneBefore, ...rest }: ServerSettings): ServerSettings => ({
    ...rest,
    ...optional('language', language === undefined ? before : language === usual ? undefined : language),
    ...optional('zone', typed === undefined ? zoneBefore : zone),
    threads: threads ?? rest.threads,
    pointsBack: pointsBack ?? rest.pointsBack,
  });
  const notes = [
    ...(pointsBack === true && services.retentionDays === 0 ? [words.again.notKept] : []),
    ...(threads === true && !services.health.messageContent ? [words.settings.check.threadsNeedMention] : []),
  ];
  return changed(request, services, change, notes.length === 0 ? undefined : notes.join('\n'));
}

function answerIn({ options, ...request }: CommandRequest<AnsweringOptions>, services: Services): Promise<Reply> {
  const note = services.health.messageContent ? undefined : messages[request.locale].settings.check.noMessageContent;
  return changed(
    request,
    services,
    (before) => ({ ...before, answersIn: withOrWithout(before.answersIn, options.channel, options.on) }),
    note,
  );
}

function ignore({ options, ...request }: CommandRequest<IgnoreOptions>, services: Services): Promise<Reply> {
  const { channel, member, on } = options;
  const words = messages[request.locale];
  if (channel === undefined && member === undefined)
    return Promise.resolve(privately({ content: words.settings.ignoreWhom }));
  return changed(request, services, (before) => ({
    ...before,
    ignoredChannels: withOrWithout(before.ignoredChannels, channel, on),
    ignoredMembers: withOrWithout(before.ignoredMembers, member, on),
  }));
}

async function changed(
  request: Request,
  { settings, now }: Services,
  change: (before: ServerSettings) => ServerSettings,
  note?: string,
): Promise<Reply> {
  const words = messages[request.locale];
  if (request.guildId === undefined) return privately({ content: words.errors.notAllowed });
  const after = await settings.change(request.guildId, change);
  const lines = [
    words.settings.changed,
    ...(note === undefined ? [] : [`⚠️ ${note}`]),
    ...settingLines(after, request, words, now()),
  ];
  return privately({ content: cut(lines.join('\n'), contentLength) });
}

function settingLines(settings: ServerSettings, { locale }: Request, words: Messages, now: number): readonly string[] {
  const { lines } = words.settings;
  const { language, zone, threads, pointsBack, answersIn, ignoredChannels, ignoredMembers } = settings;
  const channels = (ids: readonly string[]) => ids.map((id) => `<#${id}>`).join(' ');
  const named =
    language === undefined ? lines.usual : new Intl.DisplayNames([locale], { type: 'language' }).of(language);
  return [
    `**${lines.language}** ${named ?? language ?? ''}`,
    `**${lines.zone}** ${zone ?? zoneOf(locale)} · ${shownTime(now, 'f')}`,
    `**${lines.threads}** ${threads ? lines.yes : lines.no}`,
    `**${words.again.line}** ${pointsBack ? lines.yes : lines.no}`,
    `**${lines.answersIn}** ${answersIn.length === 0 ? lines.nowhere : channels(answersIn)}`,
    `**${lines.ignored}** ${[channels(ignoredChannels), ignoredMembers.map((id) => `<@${id}>`).join(' ')].filter((each) => each !== '').join(' ') || lines.nobody}`,
  ];
}

function withOrWithout(ids: readonly string[], id: string | undefined, on: boolean): readonly string[] {
  if (id === undefined) return ids;
  const others = ids.filter((each) => each !== id);
  return on ? [...others, id].slice(-mostListed) : others;
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: string };
}
