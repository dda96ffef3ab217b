import { escape, escapeWithin } from '../../src/bot/markdown.ts';
import { type Messages, problemOf } from '../../src/bot/messages/index.ts';
import { answerNeeds, lacking } from '../../src/bot/permissions.ts';
import { readPost } from '../../src/bot/schedule/scheduled-post.ts';
import { troubleOf } from '../../src/bot/schedule/schedule-trouble.ts';
import type { Services } from '../../src/bot/services.ts';
import { type GuildId, guildScope } from '../../src/library/ids.ts';

/** Lines of each kind; what is left is counted. */
const mostLines = 8;
const fileLength = 60;

/** What stands in the way of Docent in a server, and what does not: a line for each, of which those to be mended begin with ⚠️. */
export async function checkServer(guildId: GuildId, services: Services, words: Messages): Promise<readonly string[]> {
  const { channels, library, store, health, settings } = services;
  const { check } = words.settings;
  const articles = await library.articles({ guildId });
  const set = await settings.of(guildId);
  const rooms = await channels.list(guildId);
  const lacks = rooms.flatMap((room) => {
    const missing = lacking(room.own, answerNeeds(room)).map((name) => `**${words.permissions[name]}**`);
    return missing.length === 0 ? [] : [`<#${room.id}>: ${missing.join(', ')}`];
  });
  const schedules = await store.schedules.list(guildScope(guildId));
  const stuck: string[] = [];
  for (const schedule of schedules) {
    const post = readPost(schedule);
    const trouble = typeof post === 'string' ? undefined : await troubleOf(post, articles, channels, words);
    if (trouble !== undefined) stuck.push(`<#${schedule.channelId}>: ${trouble}`);
  }
  const empty = articles.filter(({ claims }) => claims === 0).map(({ title }) => escape(title));
  const leftOut = health
    .leftOut()
    .map(({ file, code, context }) => `${escapeWithin(file, fileLength)}: ${problemOf(code, words, context)}`);
  const reader = await health.reader();
  return [
    ...result(lacks, check.permissions, check.permissionsFine(rooms.length), words),
    ...result(stuck, check.schedules, check.schedulesFine(schedules.length), words),
    ...result([...leftOut, ...empty], check.articles, check.articlesFine(articles.length), words),
    ...(reader === 'absent'
      ? [`⚠️ ${check.readerAbsent}`]
      : [`✅ ${reader === 'off' ? check.readerOff : check.readerWorks}`]),
    ...(set.threads && !health.messageContent ? [`⚠️ ${check.threadsNeedMention}`] : []),
    ...(set.answersIn.length > 0 && !health.messageContent ? [`⚠️ ${check.noMessageContent}`] : []),
  ];
}

function result(troubles: readonly string[], title: string, fine: string, words: Messages): readonly string[] {
  if (troubles.length === 0) return [`✅ ${fine}`];
  const left = troubles.length - mostLines;
  return [
    `⚠️ ${title}`,
    ...troubles.slice(0, mostLines).map((line) => `- ${line}`),
    ...(left > 0 ? [`- ${words.answer.moreHeadings(left)}`] : []),
  ];
}
