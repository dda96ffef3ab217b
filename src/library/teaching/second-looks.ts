import type { GuildId } from '../ids.ts';
import type { Library } from '../library.ts';
import { needsSecondLook, type SecondLook } from './taught-places.ts';

/** What of a server's teaching somebody should look at again, whoever may read what it leads to: for those who keep its library. */
export async function secondLooks(library: Library, guildId: GuildId, now: number): Promise<readonly SecondLook[]> {
  const { articles, settings, taught } = await library.stored(guildId);
  const linked = new Set(taught.flatMap(({ teaching }) => (teaching.kind === 'link' ? [teaching.to.articleId] : [])));
  const own = articles.filter(({ id }) => linked.has(id)).map(({ id }) => id);
  const taken = new Set([...settings.hiddenIds, ...articles.map(({ id }) => id)]);
  const folder = library.folder.filter(({ id }) => !taken.has(id));
  return needsSecondLook(taught, [...(await library.texts(guildId, own)), ...folder], now);
}
