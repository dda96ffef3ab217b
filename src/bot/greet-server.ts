import { guildScope, type GuildId } from '../library/ids.ts';
import { cut, escapeWithin } from './markdown.ts';
import { localeOf, messages, shownIn, type Named } from './messages/index.ts';
import type { Services } from './services.ts';

/** Told again that Docent has joined within this time, it says nothing more. */
const onceInMs = 60 * 60_000;
/** So many articles are all named, of more the first few. */
const allNamed = 4;
const mostArticles = 3;
const titleLength = 120;
const contentLength = 1_900;

/** Commands that are offered first, by name; who reads them taps them. */
const offered = ['ask', 'summary read', 'help'];

type Joined = {
  readonly guildId: GuildId;
  /** Discord's own locale of the server. */
  readonly locale: string;
};

/** One message when Docent joins a server: what it does, what it holds, three commands to tap, and how to add an article. */
export async function greetServer(
  { guildId, locale: shown }: Joined,
  definitions: readonly (Named & { readonly options?: readonly Named[] | undefined })[],
  services: Services,
): Promise<void> {
  const { channels, library, store, now } = services;
  if (!(await store.once.take(guildScope(guildId), 'welcome', now(), onceInMs))) return;
  const locale = localeOf(shown);
  const words = messages[locale];
  const articles = await library.articles({ guildId });
  const ids = (await channels.commandIds?.(guildId)) ?? new Map<string, string>();
  const tappable = (name: string) => {
    const [first = '', second] = name.split(' ');
    const id = ids.get(first);
    if (id !== undefined) return `</${name}:${id}>`;
    const command = definitions.find((each) => each.name === first);
    const path = [command, command?.options?.find((each) => each.name === second)].filter((each) => each !== undefined);
    return `\`/${path.map((each) => shownIn(locale, 'name', each)).join(' ')}\``;
  };
  const titles = articles
    .slice(0, articles.length <= allNamed ? allNamed : mostArticles)
    .map(({ title }) => `**${escapeWithin(title || words.answer.untitled, titleLength)}**`);
  const left = articles.length - titles.length;
  const lines = [
    articles.length > 1 ? words.several.hello : words.welcome.hello,
    ...(titles.length === 0
      ? []
      : [
          articles.length > 1
            ? words.several.library(articles.length, titles, left)
            : `${words.welcome.holds} ${titles.join(', ')}`,
        ]),
    `${words.welcome.tryThese} ${offered.map(tappable).join(' · ')}`,
    `-# ${words.welcome.ownArticles(tappable('library add'))}`,
  ];
  await channels.greet?.(guildId, { content: cut(lines.join('\n'), contentLength) });
}
