import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { locales } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import { addArticles, usualLimits } from '../../../src/library/library-edits.ts';
import { everybody } from '../../../src/library/stored-library.ts';
import { customIds, here, idOf, ids, messageOf, ordinary, partsIn } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk } from '../../support/moderators-desk.ts';
import { plainView } from '../../support/plain-view.ts';

type Who = Partial<Request>;
type Scene = (desk: ModeratorsDesk, who: Who) => Promise<Reply>;

const guide: Article = {
  id: 'server-guide',
  title: 'Server guide',
  language: 'en',
  sections: [
    {
      heading: 'Rules',
      claims: [
        { id: '1.1', text: 'Be kind to everybody.' },
        { id: '1.2', text: 'No spam in any channel.' },
      ],
    },
    { heading: 'Roles', claims: [{ id: '2.1', text: 'Ask a moderator in #roles for the red role.' }] },
  ],
};
const parking = 'Where can I *park* my bike?';
const day = 86_400_000;

async function asked(desk: ModeratorsDesk): Promise<void> {
  const { library, store, now } = desk.services;
  const added = { article: guide, source: { kind: 'text' }, at: now(), audience: everybody } as const;
  await library.change(ids.guild, { at: now() }, (before) => addArticles(before, [added], usualLimits));
  const question = { scope: here, text: parking, outcome: 'refused', claims: [] } as const;
  for (const minutes of [1, 2, 3]) await store.questions.add({ ...question, at: now() - minutes * 60_000 });
  await store.questions.add({ ...question, text: 'How do I get the red role?', outcome: 'answered', at: now() });
}

async function opened(desk: ModeratorsDesk, who: Who): Promise<Reply> {
  await asked(desk);
  const insights = await desk.command('insights', {}, who);
  const [menu = ''] = partsIn(messageOf(insights).layout ?? []).flatMap(({ options }) =>
    Array.isArray(options) ? options.map((option: { value: string }) => option.value) : [],
  );
  return desk.press('1:insight:30', { ...who, on: messageOf(insights), values: [menu] });
}

const kindsOfTeaching = { link: 'l', term: 't', note: 'n' } as const;

async function dialog(desk: ModeratorsDesk, kind: keyof typeof kindsOfTeaching, who: Who): Promise<Reply> {
  const group = await opened(desk, who);
  const id = customIds(messageOf(group)).find((each) => each.startsWith(`1:teach:${kindsOfTeaching[kind]}:`)) ?? '';
  return desk.press(id, { ...who, on: messageOf(group) });
}

const note = {
  questions: `${parking}\nHow do I get the red role?`,
  text: 'Behind the _old_ shed: https://example.org',
};

async function notePreview(desk: ModeratorsDesk, who: Who): Promise<Reply> {
  await asked(desk);
  return desk.send('1:teach-note', { fields: { ...note, day: '2027-03-01' } }, who);
}

async function linkFound(desk: ModeratorsDesk, who: Who, search: string): Promise<Reply> {
  await asked(desk);
  return desk.send('1:teach-link', { fields: { questions: parking, search } }, who);
}

/** The first statement of those that were found. */
async function chosen(desk: ModeratorsDesk, who: Who, found: Reply): Promise<Reply> {
  const { components = [] } = messageOf(found);
  const values = partsIn(components).flatMap(({ options }) =>
    Array.isArray(options) ? options.map((option: { value: string }) => option.value) : [],
  );
  const value = values.find((each) => /#\d+\.\d+$/.test(each)) ?? '';
  return desk.press(idOf(found, 'teach-target'), { ...who, values: [value] });
}

async function taught(desk: ModeratorsDesk, who: Who): Promise<void> {
  await desk.press(idOf(await notePreview(desk, who), 'teach-now'), who);
  desk.advance(1_000);
  const term = { fields: { term: 'RR', means: 'red role' }, choices: { ways: ['one'] } };
  await desk.press(idOf(await desk.send('1:teach-term', term, who), 'teach-now'), who);
  desk.advance(1_000);
  const fields = { questions: 'May I post spam?', search: 'No spam in any channel' };
  const link = await chosen(desk, who, await desk.send('1:teach-link', { fields }, who));
  await desk.press(idOf(link, 'teach-now'), who);
  desk.advance(120 * day);
}

const message = (desk: ModeratorsDesk, who: Who, authorId: string, content = 'Bikes go *behind* the shed.') =>
  desk.menu('Teach from this message', { content, authorId, id: '500000000000000007' }, who);

async function consent(desk: ModeratorsDesk, who: Who): Promise<Reply> {
  await asked(desk);
  const modal = await message(desk, who, ids.bob);
  const id = modal.kind === 'modal' ? modal.modal.custom_id : '';
  return desk.send(id, { fields: { questions: parking } }, who);
}

async function askedAuthor(
  desk: ModeratorsDesk,
  who: Who,
): Promise<{ readonly reply: Reply; readonly question: Reply }> {
  const reply = await desk.press(idOf(await consent(desk, who), 'teach-now'), who);
  const posted = desk.rooms.sent.at(-1)?.message ?? {};
  return { reply, question: { kind: 'message', message: posted } };
}

const scenes: Readonly<Record<string, Scene>> = {
  group: opened,
  'dialog-link': (desk, who) => dialog(desk, 'link', who),
  'dialog-term': (desk, who) => dialog(desk, 'term', who),
  'dialog-note': (desk, who) => dialog(desk, 'note', who),
  'link-several': (desk, who) => linkFound(desk, who, 'role'),
  'link-nothing': (desk, who) => linkFound(desk, who, 'zebra xylophone'),
  'link-preview': async (desk, who) => chosen(desk, who, await linkFound(desk, who, 'No spam in any channel')),
  'note-preview': notePreview,
  'term-preview': async (desk, who) => {
    await asked(desk);
    return desk.send('1:teach-term', { fields: { term: 'RR', means: 'red role' }, choices: { ways: ['both'] } }, who);
  },
  'term-wrong': (desk, who) => desk.send('1:teach-term', { fields: { term: 'RR', means: 'rr' } }, who),
  'note-day-wrong': async (desk, who) => {
    await asked(desk);
    return desk.send('1:teach-note', { fields: { ...note, day: 'some day' } }, who);
  },
  taught: async (desk, who) => desk.press(idOf(await notePreview(desk, who), 'teach-now'), who),
  'taught-twice': async (desk, who) => {
    const preview = await notePreview(desk, who);
    await desk.press(idOf(preview, 'teach-now'), who);
    return desk.press(idOf(preview, 'teach-now'), who);
  },
  undone: async (desk, who) => {
    const done = await desk.press(idOf(await notePreview(desk, who), 'teach-now'), who);
    return desk.press(idOf(done, 'teach-out'), who);
  },
  'put-back': async (desk, who) => {
    const done = await desk.press(idOf(await notePreview(desk, who), 'teach-now'), who);
    return desk.press(idOf(await desk.press(idOf(done, 'teach-out'), who), 'teach-back'), who);
  },
  cancelled: async (desk, who) => desk.press(idOf(await notePreview(desk, who), 'teach-not'), who),
  'not-allowed': async (desk, who) =>
    desk.press(idOf(await notePreview(desk, who), 'teach-now'), { ...who, permissions: ordinary }),
  list: async (desk, who) => {
    await taught(desk, who);
    return desk.command('library taught', {}, who);
  },
  'list-none': (desk, who) => desk.command('library taught', {}, who),
  opened: async (desk, who) => {
    await taught(desk, who);
    const { taught: all } = await desk.services.library.stored(ids.guild);
    return desk.press('1:taught-open', { ...who, values: [all[0]?.id ?? ''] });
  },
  'opened-gone': (desk, who) => desk.press('1:taught-open', { ...who, values: ['AAAAAAAAAAAA'] }),
  'message-dialog': (desk, who) => message(desk, who, ids.bob),
  'message-own': (desk, who) => message(desk, who, ids.alice),
  'message-no-text': (desk, who) => message(desk, who, ids.bob, ' '),
  'message-too-long': (desk, who) => message(desk, who, ids.bob, 'long '.repeat(300)),
  'message-preview': consent,
  'author-asked': async (desk, who) => (await askedAuthor(desk, who)).reply,
  'author-question': async (desk, who) => (await askedAuthor(desk, who)).question,
  'author-another': async (desk, who) => {
    const { question } = await askedAuthor(desk, who);
    return desk.press(idOf(question, 'note-yes'), who);
  },
  'author-yes': async (desk, who) => {
    const { question } = await askedAuthor(desk, who);
    return desk.press(idOf(question, 'note-yes'), { ...who, userId: ids.bob, permissions: ordinary });
  },
  'author-no': async (desk, who) => {
    const { question } = await askedAuthor(desk, who);
    return desk.press(idOf(question, 'note-no'), { ...who, userId: ids.bob, permissions: ordinary });
  },
  'author-privacy': async (desk, who) => {
    const { question } = await askedAuthor(desk, who);
    const bob = { ...who, userId: ids.bob, permissions: ordinary };
    await desk.press(idOf(question, 'note-yes'), bob);
    return desk.command('privacy', {}, bob);
  },
};

describe.each(locales)('in %s', (locale) => {
  it('teaching is as it was', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const reply = await scene(await openModeratorsDesk(), { permissions: everything, locale });
      if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
      shown.push(`=== ${name}`, plainView(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/teaching/in-${locale}.txt`);
  });
});
