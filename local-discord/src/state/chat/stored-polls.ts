import {
  type APIPoll,
  type APIPollAnswerCount,
  MessageReferenceType,
  MessageType,
  PollLayoutType,
  type RESTAPIPoll,
} from 'discord-api-types/v10';
import { messageEvent, post } from './stored-messages.ts';
import type { Channel, StoredMessage } from '../world-model.ts';
import { isoTime, type World } from '../world.ts';

/** A poll as Discord gives it back: with answer ids, an end, and no votes. */
export function newPoll(world: World, poll: RESTAPIPoll | null | undefined): APIPoll | undefined {
  if (poll == null) return undefined;
  const hours = poll.duration ?? 24;
  return {
    question: { text: poll.question.text ?? '' },
    answers: poll.answers.map(({ poll_media: media }, index) => ({ answer_id: index + 1, poll_media: media })),
    expiry: isoTime(world.clock.now() + hours * 3_600_000),
    allow_multiselect: poll.allow_multiselect ?? false,
    layout_type: PollLayoutType.Default,
    results: { is_finalized: false, answer_counts: [] },
  };
}

/** Ends a message's poll when its time is up. */
export function schedulePoll(world: World, channel: Channel, message: StoredMessage): void {
  const expiry = message.data.poll?.expiry;
  if (expiry == null) return;
  world.clock.after(Date.parse(expiry) - world.clock.now(), () => {
    if (channel.messages.has(message.data.id)) endPoll(world, channel, message);
  });
}

export function isOpen(world: World, poll: APIPoll): boolean {
  const { expiry, results } = poll;
  return results?.is_finalized !== true && (expiry === null || Date.parse(expiry) > world.clock.now());
}

/** Closes a poll, and says in the channel how it went. */
export function endPoll(world: World, channel: Channel, message: StoredMessage): void {
  const { poll } = message.data;
  if (poll === undefined || poll.results?.is_finalized === true) return;
  const end = world.timestamp();
  const expiry = poll.expiry !== null && poll.expiry < end ? poll.expiry : end;
  message.data = {
    ...message.data,
    poll: { ...poll, expiry, results: { is_finalized: true, answer_counts: answerCounts(message) } },
  };
  world.emit(messageEvent(world, 'MESSAGE_UPDATE', channel, message));
  post(world, {
    channel,
    author: world.users.get(message.data.author.id) ?? world.bot,
    type: MessageType.PollResult,
    embeds: [resultEmbed(message)],
    about: {
      message_reference: { type: MessageReferenceType.Default, message_id: message.data.id, channel_id: channel.id },
    },
  });
}

/** A user's choice in full: it replaces what they chose before. */
export function vote(
  world: World,
  channel: Channel,
  message: StoredMessage,
  userId: string,
  answers: readonly number[],
): void {
  const { poll } = message.data;
  if (poll === undefined) return;
  for (const { answer_id: id } of poll.answers) {
    const voters = message.votes.get(id) ?? new Set<string>();
    message.votes.set(id, voters);
    const wants = answers.includes(id);
    if (wants === voters.has(userId)) continue;
    if (wants) voters.add(userId);
    else voters.delete(userId);
    const { guildId } = channel;
    world.emit({
      name: wants ? 'MESSAGE_POLL_VOTE_ADD' : 'MESSAGE_POLL_VOTE_REMOVE',
      data: {
        user_id: userId,
        channel_id: channel.id,
        message_id: message.data.id,
        answer_id: id,
        ...(guildId !== undefined && { guild_id: guildId }),
      },
      guildId,
      channel,
    });
  }
  message.data = {
    ...message.data,
    poll: { ...poll, results: { is_finalized: false, answer_counts: answerCounts(message) } },
  };
}

function answerCounts(message: StoredMessage): APIPollAnswerCount[] {
  return [...message.votes]
    .filter(([, voters]) => voters.size > 0)
    .map(([id, voters]) => ({ id, count: voters.size, me_voted: false }));
}

/** Discord tells the outcome in an embed of its own kind. */
function resultEmbed(message: StoredMessage): object {
  const { poll } = message.data;
  const counts = answerCounts(message).sort((left, right) => right.count - left.count);
  const [first, second] = counts;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const winner = first !== undefined && first.count !== second?.count ? first : undefined;
  const text = poll?.answers.find(({ answer_id: id }) => id === winner?.id)?.poll_media.text;
  const fields = [
    ['poll_question_text', poll?.question.text ?? ''],
    ['victor_answer_votes', String(first?.count ?? 0)],
    ['total_votes', String(total)],
    ...(winner === undefined
      ? []
      : [
          ['victor_answer_id', String(winner.id)],
          ['victor_answer_text', text ?? ''],
        ]),
  ];
  return { type: 'poll_result', fields: fields.map(([name, value]) => ({ name, value, inline: false })) };
}
