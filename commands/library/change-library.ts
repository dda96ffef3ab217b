import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import { escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { locales, messages } from '../../src/bot/messages/index.ts';
import { UserError } from '../../src/errors.ts';
import { type Message, privately, type Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { GuildId } from '../../src/library/ids.ts';
import type { LibraryEdit, LibraryEntry, StoredLibrary } from '../../src/library/stored-library.ts';

/** Who changes a library, where: a moderator's request, in a server. */
export type LibraryRequest = Request & { readonly guildId: GuildId };

const titleLength = 120;
/** As many documents as are added at once. */
const mostLines = 10;

/** A handler for servers only, where /library is. */
export function inServer<R extends Request>(
  handle: (request: R & LibraryRequest, services: Services) => Reply | Promise<Reply>,
): (request: R, services: Services) => Reply | Promise<Reply> {
  return (request, services) => {
    const { guildId } = request;
    if (guildId === undefined) return privately({ content: messages[request.locale].errors.notAllowed });
    return handle({ ...request, guildId }, services);
  };
}

/**
 * Makes one change of a server's library in a moderator's name, and tells of it where moderators want to be told.
 * @throws UserError whatever `edit` throws; then nothing is changed
 */
export async function changeLibrary(
  request: LibraryRequest,
  services: Services,
  edit: (before: StoredLibrary) => LibraryEdit,
): Promise<StoredLibrary> {
  const { guildId, userId: memberId } = request;
  const made: LibraryEdit[] = [];
  const after = await services.library.change(guildId, { memberId, at: services.now() }, (before) => {
    const one = edit(before);
    made.splice(0, 1, one);
    return one;
  });
  const entries = made.flatMap((one) => one.entries ?? []);
  await tellNews(
    request,
    services,
    after,
    entries.map((entry) => ({ ...entry, memberId, at: services.now() })),
  );
  return after;
}

/** As `changeLibrary`, of an edit that takes drafts: false where these are gone, so that it was done or called off already. */
export async function changeOnce(
  request: LibraryRequest,
  services: Services,
  edit: (before: StoredLibrary) => LibraryEdit,
): Promise<boolean> {
  try {
    await changeLibrary(request, services, edit);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === 'DRAFT_OVER') return false;
    throw error;
  }
}

/** Tells of a change in the channel that moderators chose: a line for each article that it concerns. */
async function tellNews(
  where: NewsPlace,
  services: Services,
  library: StoredLibrary,
  entries: readonly LibraryEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await postNews(where, services, library, (locale) => {
    const lines = [...new Set(entries.map((entry) => entryText(entry, locale)))];
    const more = lines.length - mostLines;
    const shown = [...lines.slice(0, mostLines), ...(more > 0 ? [messages[locale].adding.more(more)] : [])];
    return { content: shown.join('\n') };
  });
}

type NewsPlace = Pick<LibraryRequest, 'id' | 'guildId' | 'locale'>;

/**
 * Posts in the channel that moderators chose, where Docent may write there, in the server's language; what goes wrong there takes nothing
 * back. Whether it stands.
 */
export async function postNews(
  { id, guildId, locale }: NewsPlace,
  { channels, settings, log }: Services,
  { settings: { newsChannelId } }: StoredLibrary,
  make: (locale: Request['locale']) => Message | Promise<Message>,
): Promise<boolean> {
  if (newsChannelId === undefined) return false;
  try {
    const channel = await channels.find(newsChannelId);
    if (channel === undefined || channel.guildId !== guildId) return false;
    if (lacking(channel.own, ownNeeds(channel, { pin: false, thread: false, poll: false })).length > 0) return false;
    const { language } = await settings.of(guildId);
    await channels.post(newsChannelId, await make(locales.find((each) => each === language) ?? locale));
    return true;
  } catch (error) {
    log.warn({ err: error, request: id }, 'a change of the library could not be told');
    return false;
  }
}

/** What was done, in a sentence that names who did it. */
export function entryText({ action, memberId, title = '' }: LibraryEntry, locale: Request['locale']): Markdown {
  const { news } = messages[locale];
  const who = memberId === undefined ? news.someone : `<@${memberId}>`;
  return news[action](who, escapeWithin(title, titleLength));
}
