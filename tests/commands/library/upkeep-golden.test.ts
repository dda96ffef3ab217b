import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import { here, idOf, messageOf, ordinary } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk, reading } from '../../support/moderators-desk.ts';
import { plainView } from '../../support/plain-view.ts';

type Who = Partial<Request>;
type Scene = (desk: ModeratorsDesk, who: Who) => Promise<Reply>;

const guide = `# Server guide

## Rules

1. Be kind to everybody.
2. No spam in any channel.
3. Speak English in #general.

## How do I get the red role?

Ask a moderator in #roles for the red role.

## When is the summer raid?

Raids are on Fridays at eight in the evening.
`;

const newer = `# Server guide

## Rules

1. Be kind to everybody.
2. No advertising.
3. Speak English or German in #general.
4. No *politics* [here](https://example.org).

## Roles

Ask a moderator in #roles for the red role.
Ask a moderator in #raids for the blue role.
`;

async function add(desk: ModeratorsDesk, who: Who): Promise<void> {
  const preview = await desk.command('library add', { file: desk.file('guide.md', guide) }, who);
  await desk.press(idOf(preview, 'library-add'), who);
}

async function compare(desk: ModeratorsDesk, who: Who, text = newer): Promise<Reply> {
  return desk.command('library replace', { article: 'server-guide', file: desk.file('newer.md', text) }, who);
}

/** More messages than are listed quote what changes. */
function quote({ services: { store, now } }: ModeratorsDesk): void {
  const post = {
    scope: here,
    channelId: reading,
    kind: 'answer',
    articleId: 'server-guide',
    claimIds: ['1.2'],
  } as const;
  for (let at = 0; at < 7; at++) store.quotes.add({ ...post, at: now() + at, messageId: `50000000000000000${at}` });
  store.quotes.add({ ...post, at: now(), kind: 'summary', messageId: '500000000000000009', claimIds: ['1.1', '3.1'] });
}

async function withChecks(desk: ModeratorsDesk, who: Who): Promise<Reply> {
  await add(desk, who);
  await desk.command('library check', { question: 'How do I get the red role?', statement: 'for the red role' }, who);
  // In the order of their time, whatever ids they are given.
  desk.advance(1_000);
  await desk.command('library check', { question: 'When are the raids?', statement: '3.1' }, who);
  desk.advance(1_000);
  return desk.command('library check', { question: 'May I post **spam**?', statement: '1.2' }, who);
}

const scenes: Readonly<Record<string, Scene>> = {
  'replace-dialog': async (desk, who) => {
    await add(desk, who);
    return desk.command('library replace', { article: 'server-guide' }, who);
  },
  'replace-preview': async (desk, who) => {
    await add(desk, who);
    return compare(desk, who);
  },
  'replace-preview-checks': async (desk, who) => {
    await withChecks(desk, who);
    return compare(desk, who);
  },
  'replace-preview-checks-fine': async (desk, who) => {
    await withChecks(desk, who);
    return compare(desk, who, `${guide}\nBring a lamp.`);
  },
  'replace-preview-unfound': async (desk, who) => {
    await add(desk, who);
    const same = '\n## How do I join?\n\nPress the blue button to join.\n\n## How do I join?\n\nAsk who has joined.\n';
    const text = `${newer}${same}\n## Lamps\n\nLamps were sold until 3 November 2026.\n`;
    return compare(desk, who, text);
  },
  'replace-preview-quoted': async (desk, who) => {
    await add(desk, who);
    quote(desk);
    return compare(desk, who);
  },
  'replaced-quoted': async (desk, who) => {
    await add(desk, who);
    quote(desk);
    return desk.press(idOf(await compare(desk, who), 'library-replace'), who);
  },
  'replace-pasted': async (desk, who) => {
    await add(desk, who);
    return desk.send('1:library-new-text:server-guide', { fields: { text: guide.replace('Fridays', 'Mondays') } }, who);
  },
  'replace-nothing-new': async (desk, who) => {
    await add(desk, who);
    return compare(desk, who, guide);
  },
  'replace-nothing-given': async (desk, who) => {
    await add(desk, who);
    return desk.send('1:library-new-text:server-guide', {}, who);
  },
  'replace-text-and-file': async (desk, who) => {
    await add(desk, who);
    const given = { fields: { text: newer }, uploads: { files: [desk.file('newer.md', newer)] } };
    return desk.send('1:library-new-text:server-guide', given, who);
  },
  'replace-operators': (desk, who) => desk.command('library replace', { article: 'russia-and-the-taliban' }, who),
  replaced: async (desk, who) => {
    await add(desk, who);
    return desk.press(idOf(await compare(desk, who), 'library-replace'), who);
  },
  'replaced-undone': async (desk, who) => {
    await add(desk, who);
    const done = await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    return desk.press(idOf(done, 'library-as-it-was'), who);
  },
  'replaced-undone-twice': async (desk, who) => {
    await add(desk, who);
    const done = await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    await desk.press(idOf(done, 'library-as-it-was'), who);
    return desk.press(idOf(done, 'library-as-it-was'), who);
  },
  'replaced-undone-late': async (desk, who) => {
    await add(desk, who);
    const done = await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    desk.advance(86_400_001);
    return desk.press(idOf(done, 'library-as-it-was'), who);
  },
  'replaced-undone-changed': async (desk, who) => {
    await add(desk, who);
    const done = await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    await desk.command('library rename', { article: 'server-guide', title: 'The guide' }, who);
    return desk.press(idOf(done, 'library-as-it-was'), who);
  },
  'replaced-twice': async (desk, who) => {
    await add(desk, who);
    const preview = await compare(desk, who);
    await desk.press(idOf(preview, 'library-replace'), who);
    return desk.press(idOf(preview, 'library-replace'), who);
  },
  'replace-cancelled': async (desk, who) => {
    await add(desk, who);
    return desk.press(idOf(await compare(desk, who), 'library-as-it-is'), who);
  },
  'replace-changed-meanwhile': async (desk, who) => {
    await add(desk, who);
    const preview = await compare(desk, who);
    await desk.command('library rename', { article: 'server-guide', title: 'The guide' }, who);
    return desk.press(idOf(preview, 'library-replace'), who);
  },
  'replace-not-allowed': async (desk, who) => {
    await add(desk, who);
    return desk.press(idOf(await compare(desk, who), 'library-replace'), { ...who, permissions: ordinary });
  },
  'replaced-asked': async (desk, who) => {
    await add(desk, who);
    await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    return desk.command('section', { section: 'Rules' }, who);
  },
  'check-kept': (desk, who) => withChecks(desk, who),
  'check-no-claim': async (desk, who) => {
    await add(desk, who);
    return desk.command('library check', { question: 'When are the raids?', statement: '9.9' }, who);
  },
  'check-same-number': async (desk, who) => {
    await add(desk, who);
    await add(desk, who);
    return desk.command('library check', { question: 'When are the raids?', statement: '1.1' }, who);
  },
  'check-not-own': (desk, who) =>
    desk.command('library check', { question: 'How much is the trade?', statement: '2.1' }, who),
  checks: async (desk, who) => {
    await withChecks(desk, who);
    await desk.press(idOf(await compare(desk, who), 'library-replace'), who);
    return desk.command('library checks', {}, who);
  },
  'checks-none': (desk, who) => desk.command('library checks', {}, who),
};

/** Ids of drafts are made anew each time, as those of check questions are. */
function stable(text: string): string {
  return text
    .replaceAll(/(?<=1:library-[\w-]+:)[\w-]{12}(?=[:"])/g, 'DRAFT-ID')
    .replaceAll(/(?<="value": ")[\w-]{12}(?=")/g, 'CHECK-ID');
}

describe('of new texts and check questions a moderator sees', () => {
  it.each(Object.entries(scenes))('%s', async (name, scene) => {
    const reply = await scene(await openModeratorsDesk(), { permissions: everything });
    if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
    const json = `${stable(JSON.stringify(reply, undefined, 2))}\n`;
    await expect(json).toMatchFileSnapshot(`../../golden/upkeep/${name}.json`);
    await expect(`${plainView(reply)}\n`).toMatchFileSnapshot(`../../golden/upkeep/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const reply = await scene(await openModeratorsDesk(), { permissions: everything, locale });
      if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
      shown.push(`=== ${name}`, plainView(reply), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/upkeep/in-${locale}.txt`);
  });
});
