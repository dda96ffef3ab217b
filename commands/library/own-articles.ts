import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { revisionOf } from '../../src/article/article-places.ts';
import type { Article } from '../../src/article/article-model.ts';
import { plain } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import type { AutocompleteRequest, Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { type Choice, articleChoices } from '../../src/reply/place-choices.ts';
import { type ArticleInfo, infoOf } from '../../src/library/library-view.ts';
import type { StoredArticle, StoredLibrary } from '../../src/library/stored-library.ts';
import { UserError } from '../../src/errors.ts';

/** The option of each subcommand that is about one article. */
export const articleOption = {
  type: OptionType.String,
  name: 'article',
  ...described('library.article'),
  required: true,
  autocomplete: true,
} as const;

/** What may be picked for the option `article`: the server's own. */
export async function ownArticleChoices(
  { focused, guildId, locale }: AutocompleteRequest<object>,
  { library }: Services,
): Promise<readonly Choice[]> {
  const { articles } = await library.stored(guildId);
  return articleChoices(articles, focused.value, messages[locale]);
}

/** The same with the operator's. */
export async function shelfChoices(
  { focused, guildId, locale }: AutocompleteRequest<object>,
  services: Services,
): Promise<readonly Choice[]> {
  return articleChoices(shelfOf(await services.library.stored(guildId), services), focused.value, messages[locale]);
}

/** The server's own articles, then those of the operator's that they do not stand in for. */
export function shelfOf({ articles }: StoredLibrary, { library }: Services): readonly ArticleInfo[] {
  const taken = new Set(articles.map(({ id }) => id));
  return [...articles, ...library.folder.filter(({ id }) => !taken.has(id)).map(infoOf)];
}

/** Whether members could not tell two titles apart. */
export function isSameTitle(one: string, other: string): boolean {
  return plain(one).toLowerCase() === plain(other).toLowerCase();
}

/** Whether one of the operator's is not offered in a server: hidden there, or a sample where there are others. */
export function isNotOffered(id: string, { articles, settings }: StoredLibrary, { library }: Services): boolean {
  if (articles.some((own) => own.id === id)) return false;
  return settings.hiddenIds.includes(id) || (library.isSample(id) && articles.length > 0);
}

/** The server's own article that was picked, or `operators` where that is not its own. */
export async function pickedArticle(
  typed: string,
  { guildId }: Pick<Request, 'guildId'>,
  services: Services,
): Promise<StoredArticle | 'operators' | undefined> {
  const stored = await services.library.stored(guildId);
  const picked = resolveArticle(typed, shelfOf(stored, services));
  const own = stored.articles.find(({ id }) => id === picked?.id);
  return own ?? (picked === undefined ? undefined : 'operators');
}

/** Its text, as it was when it was picked. @throws UserError `LIBRARY_CHANGED` where it is another one by now */
export async function storedText(
  { id, revision }: Pick<StoredArticle, 'id' | 'revision'>,
  { guildId }: Pick<Request, 'guildId'>,
  { library }: Services,
): Promise<Article> {
  const [own] = guildId === undefined ? [] : await library.texts(guildId, [id]);
  const article = own ?? library.folder.find((each) => each.id === id);
  if (article === undefined || revisionOf(article) !== revision)
    throw new UserError('LIBRARY_CHANGED', 'The article has been changed meanwhile. Look at it again.', {});
  return article;
}
