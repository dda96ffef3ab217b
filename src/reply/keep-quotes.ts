import type { ClaimPlace } from '../article/article-places.ts';
import type { Services } from '../bot/services.ts';
import { type GuildId, guildScope } from '../library/ids.ts';
import type { QuotingPost } from '../library/port.ts';

/** A message that stands in a channel of a server, and the claims that it quotes. */
export type QuotingMessage = {
  readonly guildId?: GuildId | undefined;
  readonly channelId: string;
  readonly messageId: string;
  readonly kind: QuotingPost['kind'];
  readonly claims: readonly Pick<ClaimPlace, 'article' | 'claim'>[];
};

/** Remembers where claims are quoted, so that moderators hear of it when these change. In direct messages nothing is. */
export function keepQuotes(
  { guildId, channelId, messageId, kind, claims }: QuotingMessage,
  { store, now, log }: Pick<Services, 'store' | 'now' | 'log'>,
): void {
  if (guildId === undefined) return;
  const scope = guildScope(guildId);
  try {
    for (const [articleId, quoted] of Map.groupBy(claims, ({ article }) => article.id))
      store.quotes.add({
        scope,
        at: now(),
        channelId,
        messageId,
        kind,
        articleId,
        claimIds: quoted.map(({ claim }) => claim.id),
      });
  } catch (error) {
    log.error({ err: error, message: messageId }, 'where claims are quoted was not kept');
  }
}
