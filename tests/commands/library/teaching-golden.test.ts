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
/** What is shown one after the other, each by its name. */
type Scene = (desk: ModeratorsDesk, who: Who) => Promise<Readonly<Record<string, Reply>>>;

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

const note = {
  questions: `${parking}\nHow do I get the red role?`,
  text: 'Behind the _old_ shed: https://example.org',
};
const redRole = { term: 'RR', means: 'red role' };

/** The first statement of those that were found, or the first that is something else. */
function chosen(desk: ModeratorsDesk, who: Who, found: Reply, kind = /#\d+\.\d+$/): Promise<Reply> {
  const { components = [] } = messageOf(found);
  const values = partsIn(components).flatMap(({ options }) =>
    Array.isArray(options) ? options.map((option: { value: string }) => option.value) : [],
  );
  const value = values.find((each) => kind.test(each)) ?? '';
  return desk.press(idOf(found, 'teach-target'), { ...who, values: [value] });
}

async function taught(desk: ModeratorsDesk, who: Who): Promise<void> {
  const sent = async (customId: string, given: Parameters<ModeratorsDesk['send']>[1]) => {
    const reply = await desk.send(customId, given, who);
    const preview = customId.includes('link') ? await chosen(desk, who, reply) : reply;
    await desk.press(idOf(preview, 'teach-now'), who);
    desk.advance(1_000);
  };
  await sent('1:teach-note', { fields: { ...note, day: '2027-03-01' } });
  await sent('1:teach-term', { fields: redRole, choices: { ways: ['one'] } });
  await sent('1:teach-link', { fields: { questions: 'May I post spam?', search: 'No spam in any channel' } });
  desk.advance(120 * day);
}

async function consent(
  desk: ModeratorsDesk,
  who: Who,
): Promise<{ readonly preview: Reply; readonly asked: Reply; readonly question: Reply }> {
  await asked(desk);
  const modal = await onMessage(desk, who, ids.bob);
  const id = modal.kind === 'modal' ? modal.modal.custom_id : '';
  const preview = await desk.send(id, { fields: { questions: parking } }, who);
  const reply = await desk.press(idOf(preview, 'teach-now'), who);
  return { preview, asked: reply, question: { kind: 'message', message: desk.rooms.sent.at(-1)?.message ?? {} } };
}

function onMessage(
  desk: ModeratorsDesk,
  who: Who,
  authorId: string,
  content = 'Bikes go *behind* the shed.',
): Promise<Reply> {
  return desk.menu('Teach from this message', { content, authorId, id: '500000000000000007' }, who);
}

const scenes: readonly Scene[] = [
  async (desk, who) => {
    const group = await opened(desk, who);
    const [link = '', term = '', own = ''] = customIds(messageOf(group)).filter((id) => id.startsWith('1:teach:'));
    const press = (id: string) => desk.press(id, { ...who, on: messageOf(group) });
    return {
      group,
      'dialog-link': await press(link),
      'dialog-term': await press(term),
      'dialog-note': await press(own),
    };
  },
  async (desk, who) => {
    await asked(desk);
    const find = (search: string) => desk.send('1:teach-link', { fields: { questions: parking, search } }, who);
    const learn = (term: string, means: string) =>
      desk.send('1:teach-term', { fields: { term, means }, choices: { ways: ['both'] } }, who);
    return {
      'link-several': await find('role'),
      'link-nothing': await find('zebra xylophone'),
      'link-preview': await chosen(desk, who, await find('No spam in any channel')),
      'term-preview': await learn('RR', 'red role'),
      'term-wrong': await learn('RR', 'rr'),
      'note-day-wrong': await desk.send('1:teach-note', { fields: { ...note, day: 'some day' } }, who),
    };
  },
  async (desk, who) => {
    await asked(desk);
    const learn = async (kind: RegExp) => {
      const found = await desk.send('1:teach-link', { fields: { questions: parking, search: 'role' } }, who);
      const preview = await chosen(desk, who, found, kind);
      const done = await desk.press(idOf(preview, 'teach-now'), who);
      const answer = await desk.command('ask', { question: parking }, { ...who, permissions: ordinary });
      await desk.press(idOf(done, 'teach-out'), who);
      return { preview, answer };
    };
    const [section, article] = [await learn(/^server-guide@.*#2$/), await learn(/^server-guide$/)];
    return {
      'section-preview': section.preview,
      'section-answer': section.answer,
      'article-preview': article.preview,
      'article-answer': article.answer,
    };
  },
  async (desk, who) => {
    await asked(desk);
    const preview = await desk.send('1:teach-note', { fields: { ...note, day: '2027-03-01' } }, who);
    const now = idOf(preview, 'teach-now');
    const refused = await desk.press(now, { ...who, permissions: ordinary });
    const done = await desk.press(now, who);
    const undone = await desk.press(idOf(done, 'teach-out'), who);
    const back = await desk.press(idOf(undone, 'teach-back'), who);
    const another = await desk.send('1:teach-note', { fields: note }, who);
    const cancelled = await desk.press(idOf(another, 'teach-not'), who);
    return { preview, refused, done, twice: await desk.press(now, who), undone, back, known: another, cancelled };
  },
  async (desk, who) => {
    const none = await desk.command('library taught', {}, who);
    await asked(desk);
    await taught(desk, who);
    const { taught: all } = await desk.services.library.stored(ids.guild);
    const open = (id = 'AAAAAAAAAAAA') => desk.press('1:taught-open', { ...who, values: [id] });
    const list = await desk.command('library taught', {}, who);
    return { none, list, opened: await open(all[0]?.id), gone: await open() };
  },
  async (desk, who) => ({
    'message-dialog': await onMessage(desk, who, ids.bob),
    'message-own': await onMessage(desk, who, ids.alice),
    'message-no-text': await onMessage(desk, who, ids.bob, ' '),
    'message-too-long': await onMessage(desk, who, ids.bob, 'long '.repeat(300)),
  }),
  async (desk, who) => {
    const { preview, asked: reply, question } = await consent(desk, who);
    const bob = { ...who, userId: ids.bob, permissions: ordinary };
    const another = await desk.press(idOf(question, 'note-yes'), who);
    const yes = await desk.press(idOf(question, 'note-yes'), bob);
    return { preview, asked: reply, question, another, yes, privacy: await desk.command('privacy', {}, bob) };
  },
  async (desk, who) => {
    const { question } = await consent(desk, who);
    return { no: await desk.press(idOf(question, 'note-no'), { ...who, userId: ids.bob, permissions: ordinary }) };
  },
];

describe.each(locales)('in %s', (locale) => {
  it('teaching is as it was', async () => {
    const shown: string[] = [];
    for (const scene of scenes) {
      const replies = await scene(await openModeratorsDesk(), { permissions: everything, locale });
      for (const [name, reply] of Object.entries(replies)) {
        if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
        shown.push(`=== ${name}`, plainView(reply), '');
      }
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/teaching/in-${locale}.txt`);
  });
});
