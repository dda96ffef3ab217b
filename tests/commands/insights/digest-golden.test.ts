import { describe, expect, it } from 'vitest';
import { locales, messages } from '../../../src/bot/messages/index.ts';
import { digestMessage } from '../../../commands/insights/digest-message.ts';
import { countWeek } from '../../../commands/insights/count-week.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { OutcomeCounts } from '../../../src/library/asked/asked-counts.ts';
import { here, ids } from '../../support/desk.ts';
import { type ModeratorsDesk, openModeratorsDesk, reading } from '../../support/moderators-desk.ts';
import { plainView } from '../../support/plain-view.ts';

const minute = 60_000;
const day = 1_440 * minute;
/** The desk opens on a Tuesday at noon. */
const tillMonday = 5 * day + 21 * 60 * minute;

/** Two weeks of questions, the second of which ends when the first digest is due. */
async function openAsked(): Promise<ModeratorsDesk> {
  const desk = await openModeratorsDesk();
  const monday = desk.services.now() + tillMonday;
  const asked = (text: string, outcome: keyof OutcomeCounts, days: number, hours = 0) =>
    desk.services.store.questions.add({
      scope: here,
      text,
      at: monday - days * day - hours * 60 * minute,
      outcome,
      claims: [],
    });
  for (const days of [1, 2, 3, 9]) await asked('How do I get the red role?', 'refused', days);
  await asked('Does Jane Doe pay 4711 dollars?', 'refused', 2);
  for (const days of [1, 2, 4, 6, 8, 10]) await asked('Who is the ambassador?', 'answered', days);
  await asked('Is it *really* so?', 'unsure', 5);
  // On that Monday, and before the week before.
  await asked('Is this too new?', 'refused', 0, 1);
  await asked('Is this too old?', 'refused', 15);
  return desk;
}

const posted = (desk: ModeratorsDesk) => desk.rooms.sent.filter(({ channelId }) => channelId === reading);

type Scene = (desk: ModeratorsDesk, who: { readonly locale: (typeof locales)[number] }) => Promise<string>;
const scenes: Readonly<Record<string, Scene>> = {
  'digest-on': async (desk, who) => plainView(await desk.command('settings digest', { channel: reading }, who)),
  'digest-off': async (desk, who) => {
    await desk.command('settings digest', { channel: reading }, who);
    return plainView(await desk.command('settings digest', {}, who));
  },
  'digest-not-there': async (desk, who) => {
    desk.rooms.room({ id: '200000000000000009', own: 0n });
    return plainView(await desk.command('settings digest', { channel: '200000000000000009' }, who));
  },
  'digest-posted': async (desk, who) => {
    await desk.command('settings digest', { channel: reading }, who);
    // A little more, since some languages have their own clock.
    desk.advance(tillMonday);
    await desk.due();
    return posted(desk)
      .map(({ message }) => message.content)
      .join('\n\n');
  },
  'digest-failed': async (desk, who) => {
    await desk.command('settings digest', { channel: reading }, who);
    const told: string[] = [];
    Object.assign(desk.rooms, {
      tell: (_: string, { content = '' }: Message) => {
        told.push(content);
        return Promise.resolve(true);
      },
    });
    desk.rooms.rooms.delete(reading);
    desk.advance(tillMonday);
    for (let tries = 0; tries < 9; tries += 1) {
      await desk.due();
      desk.advance(day / 2);
    }
    return told.join('\n\n');
  },
};

describe.each(locales)('in %s', (locale) => {
  it('the weekly digest is as it was', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes))
      shown.push(`== ${name}`, await scene(await openAsked(), { locale }), '');
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/insights/digest-${locale}.txt`);
  });
});

describe('the weekly digest', () => {
  it('comes every Monday in the server’s zone, once, and only while it is on', async () => {
    const desk = await openAsked();
    await desk.command('settings set', { zone: 'America/New_York' });
    await desk.command('settings digest', { channel: ids.channel });
    await desk.command('settings digest', { channel: reading });
    desk.advance(tillMonday);
    await desk.due();
    expect(desk.rooms.sent).toHaveLength(0);
    desk.advance(5 * 60 * minute);
    await Promise.all([desk.due(), desk.due()]);
    await desk.due();
    expect(posted(desk)).toHaveLength(1);
    expect(desk.rooms.sent).toHaveLength(1);
    // Three weeks in which nothing ran are one digest, of the last one.
    desk.advance(22 * day);
    await desk.due();
    expect(posted(desk)).toHaveLength(2);
    expect(posted(desk)[1]?.message.content).toContain(messages.en.digest.none);
    await desk.command('settings digest');
    desk.advance(14 * day);
    await desk.due();
    expect(posted(desk)).toHaveLength(2);
    expect(await desk.services.store.schedules.list(here)).toEqual([]);
  });

  it('is not posted again where Docent ended before it knew that it was', async () => {
    const desk = await openAsked();
    await desk.command('settings digest', { channel: reading });
    desk.advance(tillMonday);
    desk.rooms.lost = () => {
      throw new Error('ended');
    };
    await desk.due();
    desk.rooms.lost = () => undefined;
    desk.advance(minute);
    await desk.due();
    expect(posted(desk)).toHaveLength(1);
    const [next] = await desk.services.store.schedules.list(here);
    expect(new Date(next?.at ?? 0).toISOString()).toBe('2026-12-07T09:00:00.000Z');
  });

  it('compares with no week that is not kept', async () => {
    const desk = await openAsked();
    desk.advance(tillMonday);
    const week = await countWeek(here, 'UTC', { ...desk.services, retentionDays: 13 });
    const shown = { zone: 'UTC', locale: 'en', retentionDays: 13, command: '/insights' } as const;
    expect(digestMessage(week, shown, messages.en).content).not.toContain('the week before');
  });

  it('stays within a message, whatever was asked', async () => {
    const desk = await openModeratorsDesk();
    for (let n = 0; n < 60; n += 1)
      await desk.services.store.questions.add({
        scope: here,
        text: `${'Почему *так* долго_и_сложно [обо всём](сразу)? '.repeat(20)} ${n}`,
        at: desk.services.now() - day - (n % 6) * day,
        outcome: 'refused',
        claims: [],
        locale: 'ru',
      });
    const week = await countWeek(here, 'UTC', desk.services);
    for (const locale of locales) {
      const shown = { zone: 'UTC', locale, retentionDays: 90, command: '/insights' };
      expect(digestMessage(week, shown, messages[locale]).content?.length).toBeLessThan(2_000);
    }
  });
});
