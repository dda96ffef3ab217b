import { PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import type { ChannelInfo } from './channels.ts';
import { allows } from './dispatch.ts';

/** Discord's permissions that posting may take. How people call them is in `bot/messages`. */
const flags = {
  ViewChannel: Flag.ViewChannel,
  SendMessages: Flag.SendMessages,
  SendMessagesInThreads: Flag.SendMessagesInThreads,
  PinMessages: Flag.PinMessages,
  CreatePublicThreads: Flag.CreatePublicThreads,
  SendPolls: Flag.SendPolls,
  ReadMessageHistory: Flag.ReadMessageHistory,
} as const;

export type PermissionName = keyof typeof flags;

/** What a post does beyond being sent. */
export type Posting = {
  readonly pin: boolean;
  readonly thread: boolean;
  readonly poll: boolean;
};

type Place = Pick<ChannelInfo, 'isThread' | 'kind'>;

/** What of `wanted` a bit set lacks, in the order wanted. */
export function lacking(held: bigint, wanted: readonly PermissionName[]): readonly PermissionName[] {
  return wanted.filter((name) => !allows(held, flags[name]));
}

/** What a post takes of the member in whose name it is made: what they would need to make it themselves. */
export function memberNeeds(channel: Place, posting: Posting): readonly PermissionName[] {
  return [
    'ViewChannel',
    channel.isThread ? 'SendMessagesInThreads' : 'SendMessages',
    ...(posting.pin ? (['PinMessages'] as const) : []),
    // A forum's post is a thread already, in which what follows its first message stands.
    ...(channel.kind === 'forum' ? (['SendMessagesInThreads'] as const) : []),
    ...(posting.thread && channel.kind !== 'forum' ? (['CreatePublicThreads'] as const) : []),
    ...(posting.poll ? (['SendPolls'] as const) : []),
  ];
}

/** What a post takes of Docent. */
export function ownNeeds(channel: Place, posting: Posting): readonly PermissionName[] {
  return memberNeeds(channel, posting);
}

/** What answering in a channel takes of Docent: without the last ones it answers, but less well. */
export function answerNeeds({ kind }: Place): readonly PermissionName[] {
  return ['ViewChannel', kind === 'forum' ? 'SendMessagesInThreads' : 'SendMessages', 'ReadMessageHistory'];
}

const everything: Posting = { pin: true, thread: true, poll: true };
const places: readonly Place[] = [{ isThread: false }, { isThread: true }, { isThread: false, kind: 'forum' }];

/** All that Docent may ever need in a server, as Discord's bit set: what its commands need in each kind of channel, and the 👍 under a word of thanks. */
export function invitePermissions(): bigint {
  const names = places.flatMap((place) => [...ownNeeds(place, everything), ...answerNeeds(place)]);
  return names.reduce((set, name) => set | flags[name], Flag.AddReactions);
}
