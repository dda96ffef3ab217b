import { ChannelType } from 'discord-api-types/v10';
import { boolean, check, integer, model, oneOf, required, text } from './schema.ts';

const name = text({ min: 1, max: 100 });
const autoArchiveMinutes = oneOf(60, 1_440, 4_320, 10_080);
/** Six hours. */
const slowmode = integer({ min: 0, max: 21_600 });

const fromMessage = model({
  name: required(name),
  auto_archive_duration: autoArchiveMinutes,
  rate_limit_per_user: slowmode,
});
const alone = model({
  name: required(name),
  auto_archive_duration: autoArchiveMinutes,
  rate_limit_per_user: slowmode,
  type: oneOf(ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread),
  invitable: boolean,
});
const changes = model({
  name,
  archived: boolean,
  locked: boolean,
  invitable: boolean,
  auto_archive_duration: autoArchiveMinutes,
  rate_limit_per_user: slowmode,
});
const channelChanges = model({
  name,
  topic: text({ max: 1_024 }),
  nsfw: boolean,
  rate_limit_per_user: slowmode,
});

/** @throws ApiError 50035 */
export function checkThread(body: unknown, isFromMessage: boolean): void {
  check(isFromMessage ? fromMessage : alone, body);
}

/** @throws ApiError 50035 */
export function checkChannelChanges(body: unknown, isThread: boolean): void {
  check(isThread ? changes : channelChanges, body);
}
