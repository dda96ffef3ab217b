import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { action, pageField } from '../../src/bot/action.ts';
import { component, subcommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { described, messages, type Messages } from '../../src/bot/messages/index.ts';
import { type Message, privately } from '../../src/bot/reply.ts';
import { shownTime } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { ArticleInfo } from '../../src/library/library-view.ts';
import {
  type RemovedArticle,
  type StoredArticle,
  type StoredLibrary,
  undoMs,
} from '../../src/library/stored-library.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { dividingLine, framed, textPart, textWithButton } from '../../src/reply/long-message.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { articleKey } from '../../src/reply/places.ts';
import { audienceText, languageName, sourceText } from './article-lines.ts';
import { inServer, type LibraryRequest } from './change-library.ts';
import { isNotOffered, shelfOf } from './own-articles.ts';
import { restoreAction } from './remove-article.ts';

const turnListAction = action('library-list', { page: pageField });

const perPage = 10;
const mostRemoved = 5;
const titleLength = 80;
const nameLength = 40;

/** /library list */
export const listSubcommand = subcommand(
  { type: OptionType.Subcommand, name: 'list', ...described('library.list') },
  {
    ephemeral: () => true,
    handle: inServer(async (request, services) => privately(await listMessage(0, request, services))),
  },
);

/** *Back* and *Next* under the list. */
export const turnList = component(turnListAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'library',
  handle: inServer(async (request, services) => ({
    kind: 'update',
    message: await listMessage(request.args.page, request, services),
  })),
});

async function listMessage(page: number, request: LibraryRequest, services: Services): Promise<Message> {
  const words = messages[request.locale];
  const { shelf } = words;
  const stored = await services.library.stored(request.guildId);
  const all = shelfOf(stored, services);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const at = Math.min(page, pages - 1);
  const own = new Map(stored.articles.map((article) => [article.id, article]));
  const lines = all
    .slice(at * perPage, (at + 1) * perPage)
    .map((info) => articleLine(info, own.get(info.id), stored, request, services, words));
  const removed = at === 0 ? stored.removed.filter(({ removedAt }) => removedAt > services.now() - undoMs) : [];
  const turn = (label: string, to: number) => button(label, turnListAction.id({ page: to }));
  return {
    layout: [
      framed([
        textPart(`### ${shelf.title(all.length)}`),
        ...(own.size === 0 ? [textPart(shelf.empty)] : []),
        ...(lines.length === 0 ? [] : [textPart(lines.join('\n'))]),
        ...(pages > 1 ? [textPart(`-# ${shelf.page(at + 1, pages)}`)] : []),
        ...(removed.length === 0 ? [] : [dividingLine(), textPart(`**${shelf.removed}**`)]),
        ...removed.slice(0, mostRemoved).map((article) => removedPart(article, words)),
        ...rows([
          ...(at > 0 ? [turn(words.adding.back, at - 1)] : []),
          ...(at < pages - 1 ? [turn(words.adding.next, at + 1)] : []),
        ]),
      ]),
    ],
  };
}

function articleLine(
  info: ArticleInfo,
  own: StoredArticle | undefined,
  stored: StoredLibrary,
  { locale }: LibraryRequest,
  services: Services,
  words: Messages,
): Markdown {
  const { shelf } = words;
  const isSample = own === undefined && services.library.isSample(info.id);
  const marks = [
    ...(stored.settings.defaultArticleId === info.id ? [shelf.isDefault] : []),
    ...(own === undefined ? [isSample ? shelf.isSample : shelf.ofOperator] : []),
    ...(isNotOffered(info.id, stored, services) ? [shelf.hidden] : []),
  ];
  const facts = [
    shelf.claims(info.claims),
    languageName(info.language, locale),
    ...(own === undefined
      ? []
      : [
          sourceText(own.source, words, nameLength),
          audienceText(own.audience, words),
          shelf.since(shownTime(own.addedAt, 'd')),
          ...(isUnread(own) ? [`⚠️ ${words.syncing.isUnread}`] : []),
        ]),
  ];
  const title = escapeWithin(titleOf(info, words), titleLength);
  return `**${title}**${marks.map((mark) => ` · ${mark}`).join('')}\n-# ${facts.join(' · ')}`;
}

/** Whether the page that it is linked to could not be read the last time. */
function isUnread({ source }: StoredArticle): boolean {
  return source.kind === 'web' && source.trouble !== undefined;
}

function removedPart(article: RemovedArticle, words: Messages) {
  const title = escapeWithin(titleOf(article, words), titleLength);
  return textWithButton(
    `${title}\n-# ${words.shelf.removedAt(shownTime(article.removedAt, 'R'))}`,
    button(words.shelf.putBack, restoreAction.id({ article: articleKey(article.id) })),
  );
}
