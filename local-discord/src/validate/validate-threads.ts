import { ChannelType } from 'discord-api-types/v10';
import { anything, boolean, check, integer, list, model, oneOf, required, snowflake, text } from './schema.ts';

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
/** Tags that a post may have. */
const mostTags = 5;
const forumPost = model({
  name: required(name),
  auto_archive_duration: autoArchiveMinutes,
  rate_limit_per_user: slowmode,
  message: required(anything),
  applied_tags: list(snowflake, { max: mostTags }),
});
const changes = model({
  name,
  archived: boolean,
  locked: boolean,
  invitable: boolean,
  auto_archive_duration: autoArchiveMinutes,
  rate_limit_per_user: slowmode,
  applied_tags: list(snowflake, { max: mostTags }),
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

/** Of its message only that there is one. @throws ApiError 50035 */
export function checkForumPost(body: unknown): void {
  check(forumPost, body);
}

/** @throws ApiError 50035 */
export function checkChannelChanges(body: unknown, isThread: boolean): void {
  check(isThread ? changes : channelChanges, body);
}
