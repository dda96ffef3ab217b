import type { GuildId } from './ids.ts';
import type { Audience } from './stored-library.ts';

/** Who asks, and where: that decides which articles there are. A request is one. */
export type Viewer = {
  /** Absent in direct messages, where the operator's articles are. */
  readonly guildId?: GuildId | undefined;
  readonly channelId?: string;
  /** What the channel stands in: the parent of a thread, the category. */
  readonly aboveIds?: readonly string[];
  readonly roleIds?: readonly string[];
};

/** Whether an article for these is there for this one. */
export function mayRead(audience: Audience, { channelId, aboveIds = [], roleIds = [] }: Viewer): boolean {
  return (
    isAmong(audience.channelIds, channelId === undefined ? aboveIds : [channelId, ...aboveIds]) &&
    isAmong(audience.roleIds, roleIds)
  );
}

function isAmong(wanted: readonly string[], own: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((id) => own.includes(id));
}

/** Whether what draws on such an article is for the asker only: others in the channel may not read it. */
export const isForSome = ({ roleIds }: Audience): boolean => roleIds.length > 0;
