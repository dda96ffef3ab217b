import { describe, expect, it } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import type { Article } from '../../src/article/article-model.ts';
import { locales, type Locale, messages } from '../../src/bot/messages/index.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import { type ErrorCode, type ErrorContext, UserError } from '../../src/errors.ts';
import { openAroundAction } from '../../src/reply/places.ts';
import { plainView } from '../support/plain-view.ts';
import {
  bundled,
  type Desk,
  type DeskOptions,
  idOf,
  ids,
  messageOf,
  moderating,
  openDesk,
  openOptions,
  ordinary,
  target,
} from '../support/desk.ts';

const trade = 'How much trade does Russia do with Afghanistan?';
const claim = 'Russia’s trade volume with Afghanistan is only $289 million, far behind Iran ($1.4 billion) and China.';
const moderator = { permissions: moderating };
const bob = { userId: ids.bob };

/** It says of itself what the bundled article leaves out, and its points have labels. */
const told: Article = makeArticle({
  id: 'rules',
  title: 'Netiquette',
  author: 'Ada North',
  date: '2026-03-01',
  sourceUrl: 'https://example.org/rules',
  language: 'en',
  sections: [
    { heading: 'Points', claims: [{ id: '1.1', text: '4. Never advertise other servers.', label: '4.' }] },
    { heading: 'Nothing yet', claims: [] },
  ],
});
const untold: Article = makeArticle({
  id: 'bees',
  title: '',
  language: 'en',
  sections: [{ heading: 'Warmth', claims: [{ id: '1.1', text: 'Bumblebees shiver to warm their muscles.' }] }],
});

type Who = Partial<Request>;
type Scene = { readonly options?: DeskOptions; readonly play: (desk: Desk, who: Who) => Promise<Reply> };

const ask = (question: string, options: DeskOptions = {}): Scene => ({
  options,
  play: (desk, who) => desk.command('ask', { question }, who),
});
const ofTold = { articles: [told] };
const ofUntold = { articles: [untold] };

/** Pressed under an answer by whoever `who` is. */
const under =
  (action: string, by: Who = {}, options: { readonly private?: boolean } = {}): Scene['play'] =>
  async (desk, who) => {
    const reply = await desk.command('ask', { question: trade, ...options }, who);
    return desk.press(idOf(reply, action), messageOf(reply), { ...who, ...by });
  };

async function fault(desk: Desk, who: Who): Promise<{ readonly asked: Reply; readonly answer: Reply }> {
  const answer = await desk.command('ask', { question: trade }, who);
  const voted = await desk.press(idOf(answer, 'down'), messageOf(answer), who);
  if (voted.kind !== 'update' || voted.after === undefined) throw new Error('nothing is asked');
  return { answer, asked: { kind: 'message', message: voted.after } };
}

const settings =
  (change: object): Scene['play'] =>
  async (desk, who) => {
    await desk.services.settings.change(ids.guild, (before) => ({ ...before, ...change }));
    return desk.command('ask', { question: trade }, who);
  };

const around = (revision: string, article: string, number: string) =>
  openAroundAction.id({ article, revision, number });

/** What costs a line or two: small talk, what an article says of itself, what cannot be done and why. */
const scenes: Readonly<Record<string, Scene>> = {
  hello: ask('hello'),
  thanks: ask('thanks!'),
  bye: ask('bye'),
  'what can you do': ask('what can you do?'),
  title: ask('what is the title?'),
  author: ask('who wrote it?'),
  'no author': ask('who wrote it?', ofUntold),
  date: ask('when was this published?', ofTold),
  'no date': ask('when was this published?', ofUntold),
  source: ask('what is the source of the article?', ofTold),
  'no source': ask('what is the source of the article?', ofUntold),
  length: ask('how long is the article?'),
  sections: ask('which sections are there?', ofTold),
  card: { options: ofTold, play: (desk, who) => desk.command('article', {}, who) },
  'empty section': { options: ofTold, play: (desk, who) => desk.command('section', { section: '2' }, who) },
  'read as': ask('How much does Russsia trade with Afganistan?'),
  'nothing about': ask('How much does Germany trade with Afghanistan?'),
  'another language': ask('Сколько стоит проезд в метро?'),
  for: { play: (desk, who) => desk.command('ask', { question: trade, for: ids.bob }, who) },
  'for, refused': { play: (desk, who) => desk.command('ask', { question: 'best pizza recipe', for: ids.bob }, who) },
  files: {
    play: (desk, who) =>
      desk.mentioned('', {
        ...who,
        files: [{ id: '1', name: 'cat.png', url: 'https://cdn.discordapp.com/cat.png', size: 9 }],
      }),
  },
  'a message that cannot be read': { play: (desk, who) => desk.mentioned('', { ...who, under: target({}) }) },
  'find, no text': { play: (desk, who) => desk.menu('Find in the article', '', who) },
  'find, a point': {
    options: ofTold,
    play: async (desk, who) => {
      const look = { ...who, ...moderator };
      const reply = await desk.menu('Find in the article', 'Never advertise other servers', look);
      await desk.press(idOf(reply, 'quote'), messageOf(reply), look);
      return { kind: 'message', message: desk.channels.posted.at(-1)?.message ?? {} };
    },
  },
  'quoted already': {
    play: async (desk, who) => {
      const look = { ...who, ...moderator };
      const reply = await desk.menu('Find in the article', claim, look);
      await desk.press(idOf(reply, 'quote'), messageOf(reply), look);
      return desk.press(idOf(reply, 'quote'), messageOf(reply), look);
    },
  },
  'may not write': {
    play: async (desk, who) => {
      const look = { ...who, ...moderator };
      const reply = await desk.menu('Find in the article', claim, look);
      const muted = ordinary & ~(1n << 11n);
      return desk.press(idOf(reply, 'quote'), messageOf(reply), { ...look, permissions: muted | (1n << 13n) });
    },
  },
  'Docent may not write': {
    play: (desk, who) => {
      desk.channels.own = 0n;
      return desk.menu('Answer this question', trade, who);
    },
  },
  'somebody else’s message': {
    play: (desk, who) => desk.menu('Take this answer away', 'hello', { ...who, ...moderator }),
  },
  'somebody else’s answer': {
    play: async (desk, who) => {
      const panel = await openOptions(desk, await desk.command('ask', { question: trade }, who), who);
      return desk.press(idOf(panel, 'take-away'), messageOf(panel), { ...who, ...bob });
    },
  },
  'shared by another': { play: under('share', bob, { private: true }) },
  'shared again': {
    play: async (desk, who) => {
      const reply = await desk.command('ask', { question: trade, private: true }, who);
      await desk.press(idOf(reply, 'share'), messageOf(reply), who);
      return desk.press(idOf(reply, 'share'), messageOf(reply), who);
    },
  },
  'a vote, explained': {
    play: async (desk, who) => {
      const { asked } = await fault(desk, who);
      return desk.press(idOf(asked, 'fault'), messageOf(asked), who);
    },
  },
  'a vote, taken back': {
    play: async (desk, who) => {
      const { asked, answer } = await fault(desk, who);
      await desk.press(idOf(answer, 'down'), messageOf(answer), who);
      return desk.press(idOf(asked, 'fault'), messageOf(asked), who);
    },
  },
  changed: { play: (desk, who) => desk.press(around('AAAAAAAA', bundled[0]?.id ?? '', '2.1'), undefined, who) },
  gone: { play: (desk, who) => desk.press(around('AAAAAAAA', 'gone', '2.1'), undefined, who) },
  'too quick': {
    options: { perMember: 1 },
    play: async (desk, who) => {
      await desk.command('ask', { question: trade }, who);
      return desk.command('ask', { question: trade }, who);
    },
  },
  'passed over': { play: settings({ ignoredMembers: [ids.alice] }) },
  'something went wrong': ask(trade, { searching: () => () => Promise.reject(new Error('unforeseen')) }),
  'a command of before': { play: (desk, who) => desk.command('enquire', {}, who) },
  'privacy, nothing is kept': { options: { retentionDays: 0 }, play: (desk, who) => desk.command('privacy', {}, who) },
  'privacy, between two': { play: (desk, who) => desk.command('privacy', {}, inPrivate(who)) },
  'privacy, all of a talk': { play: (desk, who) => desk.press('1:delete:here', undefined, inPrivate(who)) },
  'privacy, all of a server': { play: (desk, who) => desk.press('1:delete:here', undefined, { ...who, ...moderator }) },
  'privacy, deleted here': {
    play: (desk, who) => desk.press('1:delete-now:here', undefined, { ...who, ...moderator }),
  },
  'privacy, deleted a vote': {
    play: async (desk, who) => {
      await under('up')(desk, who);
      return desk.press('1:delete-now:mine', undefined, who);
    },
  },
  'privacy, not deleted': { play: (desk, who) => desk.press('1:delete-not', undefined, who) },
};

/** In a direct message. */
function inPrivate(who: Who): Who {
  return { ...who, guildId: undefined } as unknown as Who;
}

/** What went wrong has a number of its own each time; how long to wait depends on how long it took to get here. */
function stable(text: string): string {
  return text.replaceAll(/\b[0-9a-f]{8}\b/g, 'NUMBER').replaceAll(/\b(?:60|59|58)(?= [sс]\b|\s[sс]\.)/gu, 'SOME');
}

/** With what goes with each where it names how much, or which. */
const problems: readonly (readonly [ErrorCode, ErrorContext])[] = [
  ...(Object.keys(messages.en.problems) as (keyof typeof messages.en.problems)[])
    .filter((code) => code !== 'forOperator')
    .map((code) => [code, { most: 10, claims: 12, mostMegabytes: 5 }] as const),
  ...['password', 'scan', 'damaged', 'no-text', 'too-long', 'slow'].map(
    (trouble) => ['ARTICLE_UNREADABLE', { trouble }] as const,
  ),
  ['ARTICLE_UNREADABLE', { known: '.txt, .md' }],
  ['ARTICLE_EMPTY', { place: 'line 1' }],
  ['STORE_UNREADABLE', {}],
];

describe.each(locales)('in %s', (locale: Locale) => {
  it('what costs a line or two is as it was, as plain text', async () => {
    const shown: string[] = [];
    for (const [name, { play, options }] of Object.entries(scenes)) {
      const reply = await play(await openDesk(options), { locale });
      shown.push(`=== ${name}`, stable(plainView(reply)), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/short/in-${locale}.txt`);
  });

  it('what can be mended is said as it was', async () => {
    let problem: UserError | undefined;
    const desk = await openDesk({ searching: () => () => Promise.reject(problem ?? new Error('none is set')) });
    const shown: string[] = [];
    for (const [code, context] of problems) {
      problem = new UserError(code, 'in a terminal', context);
      const reply = await desk.command('ask', { question: trade }, { locale });
      shown.push(`=== ${code} ${Object.values(context).join(' ')}`.trim(), plainView(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../golden/short/problems-${locale}.txt`);
  });
});
