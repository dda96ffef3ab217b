import { describe, expect, it } from 'vitest';
import { locales } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { plainView } from '../support/plain-view.ts';
import { customIds, idOf, ids, messageOf, ordinary } from '../support/desk.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk, reading } from '../support/moderators-desk.ts';

type Who = Partial<Request>;
type Scene = (desk: ModeratorsDesk, who: Who) => Promise<Reply>;

/** A fixed interaction, so that the quiz is always the same. */
const quizzed = { id: '600000000000000042' };

async function confirmed(desk: ModeratorsDesk, who: Who, command: string, options = {}): Promise<Reply> {
  return desk.press(idOf(await desk.command(command, options, who), 'post'), who);
}

function idsOf(reply: Reply | undefined, action: string): readonly string[] {
  return reply === undefined ? [] : customIds(messageOf(reply)).filter((id) => id.split(':')[1] === action);
}

/** What was posted last but `back`. */
function posted({ rooms }: ModeratorsDesk, back = 0): Reply {
  const found = rooms.sent.at(-1 - back);
  if (found === undefined) throw new Error('nothing was posted');
  return { kind: 'message', message: found.message };
}

/** One reply of each kind, as a moderator meets it, and what the others then see. */
const scenes: Readonly<Record<string, Scene>> = {
  'post-preview': (desk, who) => desk.command('summary post', {}, who),
  'post-preview-scheduled': (desk, who) =>
    desk.command('summary post', { section: '2', length: 'full', channel: reading, when: 'in 2h' }, who),
  'post-posted': (desk, who) => confirmed(desk, who, 'summary post', { pin: true, thread: true }),
  'post-cancelled': (desk, who) => desk.press('1:post-cancel', who),
  'post-scheduled': (desk, who) => confirmed(desk, who, 'summary post', { when: 'in 2h' }),
  'post-failed': (desk, who) => {
    desk.rooms.fault = () => {
      throw new Error('Discord is down');
    };
    return confirmed(desk, who, 'summary post');
  },
  'seen-summary': async (desk, who) => {
    await confirmed(desk, who, 'summary post');
    return posted(desk);
  },
  'seen-section': async (desk, who) => {
    await confirmed(desk, who, 'summary post', { section: '2', length: 'full' });
    return posted(desk);
  },
  'docent-lacks': (desk, who) => {
    desk.rooms.room({ id: reading, own: 1n << 10n });
    return desk.command('summary post', { channel: reading, pin: true, thread: true }, who);
  },
  'member-lacks': (desk, who) => {
    desk.rooms.members = 1n << 10n;
    return desk.command('summary today', { channel: reading }, who);
  },
  'channel-unseen': (desk, who) => desk.command('summary post', { channel: '200000000000000009' }, who),
  'thread-in-thread': (desk, who) => {
    desk.rooms.room({ id: reading, isThread: true });
    return desk.command('summary post', { channel: reading, thread: true }, who);
  },
  'when-unclear': (desk, who) => desk.command('summary post', { when: 'when pigs fly' }, who),
  'when-past': (desk, who) => desk.command('summary post', { when: '2020-01-01' }, who),
  'when-far': (desk, who) => desk.command('summary post', { when: '2062-01-01' }, who),
  'not-a-moderator': (desk, who) => desk.press('1:post-cancel', { ...who, permissions: ordinary }),
  'today-preview': (desk, who) => desk.command('summary today', { start: 'in 2h' }, who),
  'today-preview-poll': async (desk, who) => {
    const preview = await desk.command('summary today', {}, who);
    return desk.press(idOf(preview, 'post-page'), who);
  },
  'today-preview-dates': async (desk, who) => {
    const pages = [await desk.command('summary today', { start: 'in 2h' }, who)];
    for (const at of [0, 1]) pages.push(await desk.press(idsOf(pages[at], 'post-page').at(-1) ?? '', who));
    return pages.at(-1) ?? posted(desk);
  },
  'today-begun': (desk, who) => confirmed(desk, who, 'summary today'),
  'seen-today': async (desk, who) => {
    await confirmed(desk, who, 'summary today');
    return posted(desk, 1);
  },
  'seen-today-poll': async (desk, who) => {
    await confirmed(desk, who, 'summary today');
    return posted(desk);
  },
  'seen-today-question': async (desk, who) => {
    await confirmed(desk, who, 'summary today', { talk: 'question' });
    return posted(desk);
  },
  'scheduled-nothing': (desk, who) => desk.command('summary scheduled', {}, who),
  scheduled: async (desk, who) => {
    await confirmed(desk, who, 'summary post', { section: '2', when: 'in 2h' });
    await confirmed(desk, who, 'summary today', { start: 'in 3h', channel: reading });
    return desk.command('summary scheduled', {}, who);
  },
  'scheduled-called-off': async (desk, who) => {
    const done = await confirmed(desk, who, 'summary post', { when: 'in 2h' });
    return desk.press(idOf(done, 'unschedule'), who);
  },
  quiz: (desk, who) => desk.command('quiz', {}, { ...quizzed, ...who }),
  'quiz-poll': (desk, who) => desk.command('quiz', { as: 'poll' }, { ...quizzed, ...who }),
  'quiz-right': async (desk, who) =>
    desk.press(option(await desk.command('quiz', {}, { ...quizzed, ...who }), true), who),
  'quiz-wrong': async (desk, who) =>
    desk.press(option(await desk.command('quiz', {}, { ...quizzed, ...who }), false), who),
  'quiz-twice': async (desk, who) => {
    const quiz = await desk.command('quiz', {}, { ...quizzed, ...who });
    await desk.press(option(quiz, false), who);
    return desk.press(option(quiz, true), who);
  },
  'quiz-revealed': async (desk, who) => {
    const quiz = await desk.command('quiz', {}, { ...quizzed, ...who });
    await desk.press(option(quiz, true), { ...who, userId: ids.bob });
    await desk.press(option(quiz, false), who);
    return desk.press(idOf(toReveal(quiz), 'quiz-reveal'), who);
  },
  'quiz-yours': async (desk, who) => toReveal(await desk.command('quiz', {}, { ...quizzed, ...who })),
  'quiz-edited': async (desk, who) => {
    const quiz = await desk.command('quiz', {}, { ...quizzed, ...who });
    await desk.press(idOf(toReveal(quiz), 'quiz-reveal'), who);
    return { kind: 'message', message: desk.rooms.edited.at(-1) ?? {} };
  },
  'quiz-revealed-unanswered': async (desk, who) =>
    desk.press(idOf(toReveal(await desk.command('quiz', {}, { ...quizzed, ...who })), 'quiz-reveal'), who),
  'quiz-shown': async (desk, who) =>
    desk.press(idOf(await desk.command('quiz', { as: 'poll' }, { ...quizzed, ...who }), 'quiz-show'), who),
};

/** What comes after a quiz, for the moderator alone. */
function toReveal(quiz: Reply): Reply {
  if (quiz.kind !== 'message' || quiz.after === undefined) throw new Error('nothing comes after the quiz');
  return { kind: 'message', message: quiz.after('700000000000000001') };
}

/** The custom id of an option that is right, or one that is wrong. */
function option(reply: Reply, right: boolean): string {
  const rows = messageOf(reply).components ?? [];
  const all = rows.flatMap((row) => row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : [])));
  const found = all.find((id) => {
    const [, action, , , answer, chosen] = id.split(':');
    return action === 'quiz' && (answer === chosen) === right;
  });
  if (found === undefined) throw new Error('no such option');
  return found;
}

/** Ids of previews, schedules and quizzes are made anew each time. */
function stable(text: string): string {
  return text
    .replaceAll(/(?<=1:[\w-]+:)[\w-]{12}(?=[:"])/g, 'PREVIEW-ID')
    .replaceAll(/(?<="value": ")[\w-]{12}(?=")/g, 'PREVIEW-ID');
}

/** What Discord shows of its own for a channel or a time, which no parser knows. */
function resolved(reply: Reply): Reply {
  const text = JSON.stringify(reply)
    .replaceAll(/<#(\d+)>/g, 'channel $1')
    .replaceAll(/<t:(\d+):[fF]>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString())
    .replaceAll(/<t:\d+:R>/g, '(in some time)');
  return JSON.parse(text) as Reply;
}

function seen(reply: Reply): string {
  const poll = reply.kind === 'modal' ? undefined : reply.message.poll;
  const lines =
    poll === undefined
      ? []
      : [`(a poll) ${poll.question.text}`, ...poll.answers.map(({ poll_media: { text } }) => `( ) ${text}`)];
  return [plainView(resolved(reply)), ...lines].filter((part) => part !== '').join('\n');
}

describe('a moderator sees', () => {
  it.each(Object.entries(scenes))('%s', async (name, scene) => {
    const reply = await scene(await openModeratorsDesk(), { permissions: everything });
    const json = stable(JSON.stringify(reply, undefined, 2));
    await expect(`${json}\n`).toMatchFileSnapshot(`../golden/moderators/${name}.json`);
    await expect(`${seen(reply)}\n`).toMatchFileSnapshot(`../golden/moderators/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const reply = await scene(await openModeratorsDesk(), { permissions: everything, locale });
      shown.push(`=== ${name}`, seen(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/moderators/in-${locale}.txt`);
  });
});
