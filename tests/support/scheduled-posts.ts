import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { here, ids } from './desk.ts';
import { start } from './moderators-desk.ts';

/** A post of a whole article in full, due when the moderators' desk opens. */
export function aPost(over: Partial<SummaryPost> = {}): SummaryPost & { readonly due: number } {
  return {
    id: 'AAAAAAAAAAAA',
    scope: here,
    channelId: ids.channel,
    memberId: ids.alice,
    kind: 'summary',
    article: { id: 'a', revision: 'abcd_-12' },
    length: 'full',
    pin: false,
    thread: false,
    talk: 'poll',
    locale: 'en',
    due: start,
    sent: [],
    failures: 0,
    ...over,
  };
}
