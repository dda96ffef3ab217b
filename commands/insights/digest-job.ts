import { locales, messages } from '../../src/bot/messages/index.ts';
import { lacking, ownNeeds } from '../../src/bot/permissions.ts';
import { jobFor } from '../../src/bot/schedule/job.ts';
import { doesBeside } from '../../src/bot/schedule/schedule-trouble.ts';
import type { DigestPost } from '../../src/bot/schedule/scheduled-post.ts';
import { nextMonday, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import { UserError } from '../../src/errors.ts';
import { guildOf } from '../../src/library/ids.ts';
import { countWeek } from './count-week.ts';
import { digestMessage } from './digest-message.ts';

/** Posts what was asked in a week, every week. A week in which Docent was off has none. */
export const digestJob = jobFor('digest', async (post, services, keep) => {
  const { settings, now } = services;
  const { language, zone: set } = await settings.of(guildOf(post.scope));
  const locale = locales.find((each) => each === language) ?? post.locale;
  const zone = set ?? zoneOf(locale);
  // Should Docent end once it is sent, it is not sent again.
  if (post.sent.length === 0) await keep({ ...post, sent: [await send(post, locale, zone, services)] });
  const { trouble: _, ...rest } = post;
  return { ...rest, sent: [], failures: 0, due: nextMonday(now(), zone) };
});

async function send(post: DigestPost, locale: DigestPost['locale'], zone: string, services: Services): Promise<string> {
  const { channels, retentionDays } = services;
  const guildId = guildOf(post.scope);
  if (retentionDays === 0) throw new UserError('NOTHING_KEPT', 'No questions are kept, so there is nothing to count.');
  const channel = await channels.find(post.channelId);
  if (channel === undefined || channel.guildId !== guildId)
    throw new UserError('CHANNEL_GONE', 'The channel is gone, or Docent lacks permissions to see it.');
  const lacks = lacking(channel.own, ownNeeds(channel, doesBeside(post)));
  if (lacks.length > 0)
    throw new UserError('CANNOT_POST', 'Docent lacks permissions in the channel.', { permissions: lacks.join(', ') });
  const id = (await channels.commandIds?.(guildId))?.get('insights');
  const words = messages[locale];
  const command = id === undefined ? `/${words.commands.insights.name}` : `</insights:${id}>`;
  const week = await countWeek(post.scope, zone, services);
  // Discord knows it by its nonce, should Docent end between sending it and keeping that it was.
  const nonce = `${post.id}.${(post.due ?? 0).toString(36)}`;
  return channels.post(post.channelId, digestMessage(week, { zone, locale, retentionDays, command }, words), { nonce });
}
