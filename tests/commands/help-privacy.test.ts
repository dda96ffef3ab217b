import { ApplicationCommandType } from 'discord-api-types/v10';
import { directScope, guildScope } from '../../src/library/ids.ts';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { locales, messages } from '../../src/bot/messages/index.ts';
import { here, ids, idOf, isPrivate, labels, messageOf, moderating, openDesk, said } from '../support/desk.ts';
import { expectWithinDiscord } from '../support/layout-size.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
const moderated = commands.filter(({ definition }) => definition.default_member_permissions != null);

describe('/help', () => {
  it('names every command that everyone may use, and the entries of the message menu', async () => {
    const desk = await openDesk();
    const shown = said(await desk.command('help'));
    for (const { kind, definition } of commands.filter((each) => !moderated.includes(each)))
      expect(shown).toContain(kind === 'chat' ? `/${definition.name}` : definition.name);
  });

  it('names what moderators may do to moderators only, and in a server only', async () => {
    const desk = await openDesk();
    const [member, moderator, alone] = await Promise.all([
      desk.command('help').then(said),
      desk.command('help', {}, { permissions: moderating }).then(said),
      desk.command('help', {}, { guildId: undefined, permissions: moderating } as object).then(said),
    ]);
    for (const { definition } of moderated) {
      expect(moderator).toContain(definition.name);
      expect(member).not.toContain(`/${definition.name}`);
      expect(alone).not.toContain(`/${definition.name}`);
      if (definition.type === ApplicationCommandType.Message) expect(member).not.toContain(definition.name);
    }
  });

  it.each(locales)('is private and whole in %s, with the names that Discord shows', async (locale) => {
    const desk = await openDesk();
    const reply = await desk.command('help', {}, { locale, permissions: moderating });
    expect(isPrivate(reply)).toBe(true);
    expect(said(reply)).toContain(`/${messages[locale].commands.ask.name}`);
    expectWithinDiscord(messageOf(reply));
  });
});

describe('/privacy', () => {
  it('says what is kept, how long, and how much there is', async () => {
    const desk = await openDesk({ retentionDays: 12 });
    await desk.command('ask', { question: trade });
    const shown = said(await desk.command('privacy'));
    expect(shown).toContain('12 days');
    expect(shown).toContain('questions 1, answers 1');
    const none = await openDesk({ retentionDays: 0 });
    expect(said(await none.command('privacy'))).toContain('none are kept');
  });

  it('deletes a member’s own votes once they say so again', async () => {
    const desk = await openDesk();
    const reply = await desk.command('ask', { question: trade });
    await desk.press(idOf(reply, 'up'), messageOf(reply));
    await desk.press(idOf(reply, 'up'), messageOf(reply), { userId: ids.bob });
    const privacy = await desk.command('privacy');
    const sure = await desk.press(idOf(privacy, 'delete'), messageOf(privacy));
    expect(sure.kind).toBe('update');
    expect(said(await desk.press(idOf(sure, 'delete-not'), messageOf(sure)))).toContain('Nothing was deleted');
    expect((await desk.services.store.retention.summary(here)).votes).toBe(2);
    expect(said(await desk.press(idOf(sure, 'delete-now'), messageOf(sure)))).toContain('Records: 1');
    expect((await desk.services.store.retention.summary(here)).votes).toBe(1);
    expect(said(await desk.press(idOf(sure, 'delete-now'), messageOf(sure)))).toContain('no data of yours');
  });

  it('lets moderators delete all of their server, and nobody else', async () => {
    const desk = await openDesk();
    await desk.command('ask', { question: trade });
    await desk.command('ask', { question: trade }, { guildId: ids.otherGuild });
    expect(labels(await desk.command('privacy'))).toEqual(['Delete my data']);
    expect(said(await desk.press('1:delete:here'))).toContain('Manage Messages');
    expect(said(await desk.press('1:delete-now:here'))).toContain('Manage Messages');
    expect((await desk.services.store.retention.summary(here)).questions).toBe(1);
    const moderator = { permissions: moderating };
    expect(labels(await desk.command('privacy', {}, moderator))).toContain('Delete all of this server');
    await desk.press('1:delete-now:here', undefined, moderator);
    expect(await desk.services.store.questions.list(here)).toEqual([]);
    expect(await desk.services.store.questions.list(guildScope(ids.otherGuild))).toHaveLength(1);
  });

  it('lets anyone delete their own conversation in direct messages', async () => {
    const desk = await openDesk();
    const alone = { guildId: undefined, permissions: 0n } as object;
    await desk.command('ask', { question: trade }, alone);
    expect(labels(await desk.command('privacy', {}, alone))).toContain('Delete all of this conversation');
    await desk.press('1:delete-now:here', undefined, alone);
    expect(await desk.services.store.questions.list(directScope(ids.channel))).toEqual([]);
  });
});
