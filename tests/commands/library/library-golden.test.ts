import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { locales } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { addArticles, usualLimits } from '../../../src/library/library-edits.ts';
import { ids, idOf, messageOf, ordinary } from '../../support/desk.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { everything, type ModeratorsDesk, openModeratorsDesk, reading } from '../../support/moderators-desk.ts';
import { plainView } from '../../support/plain-view.ts';

type Who = Partial<Request>;
type Scene = (desk: ModeratorsDesk, who: Who) => Promise<Reply>;

const guide = `# Server guide

by Ann Author

## Rules

1. Be kind to everybody.
2. No spam in any channel.
3. Speak English in #general.

## How do I get the red role?

Ask a moderator in #roles for the red role.

## When is the summer raid?

The sign-up closes on 3 May 2026. Raids are on Fridays.

## What about bananas?

Nobody here likes the yellow fruit much.
`;

const twice = `# Joining

## How do I join?

Press the blue button to join.

## How do I join?

Ask somebody who has joined.
`;

const bare = Array.from({ length: 8 }, (_, n) => `The rule of number ${n} says that something is so.`).join(' ');

async function add(desk: ModeratorsDesk, who: Who, name = 'guide.md', text = guide): Promise<Reply> {
  return desk.press(idOf(await desk.command('library add', { file: desk.file(name, text) }, who), 'library-add'), who);
}

/** The file that a reply carries, given to a command. */
function exported(desk: ModeratorsDesk, reply: Reply) {
  const [file] = messageOf(reply).files ?? [];
  if (file === undefined) throw new Error('There is no file.');
  return desk.file(file.name, file.data);
}

/** A file as what it says. */
function legible(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}

/** One reply of each kind, as a moderator meets it, and what the others then see. */
/** An article that is read again every day, from a page that could not be read the last time. */
async function linked(desk: ModeratorsDesk, who: Who, command: string, options = {}): Promise<Reply> {
  const { services } = desk;
  const at = services.now();
  const article: Article = {
    id: 'harbour',
    title: 'Harbour guide',
    language: 'en',
    sections: [{ heading: 'Lamps', claims: [{ id: '1.1', text: 'Red lamps warn boats of rocks.' }] }],
  };
  const source = {
    kind: 'web',
    url: 'https://example.org/harbour',
    sync: 'tell',
    checkedAt: at,
    trouble: 'URL_GONE',
  } as const;
  await services.library.change(ids.guild, { memberId: ids.alice, at }, (before) =>
    addArticles(before, [{ article, source, at }], usualLimits),
  );
  return desk.command(command, options, who);
}

const scenes: Readonly<Record<string, Scene>> = {
  'add-dialog': (desk, who) => desk.command('library add', {}, who),
  'add-preview': (desk, who) => desk.command('library add', { file: desk.file('guide.md', guide) }, who),
  'add-preview-again': async (desk, who) => {
    await add(desk, who);
    return desk.command('library add', { file: desk.file('guide.txt', guide) }, who);
  },
  'add-preview-same-title': async (desk, who) => {
    await add(desk, who);
    return desk.command('library add', { file: desk.file('bare.txt', bare), title: 'server GUIDE' }, who);
  },
  'add-preview-several': async (desk, who) => {
    const files = [
      desk.file('guide.md', guide),
      desk.file('empty.md', ''),
      desk.file('headings.md', '# Only\n\n## Headings\n'),
      desk.file('bare.txt', bare),
      desk.file('picture.png', 'no'),
    ];
    return desk.send('1:library-pasted', { fields: { title: 'All of it' }, uploads: { files } }, who);
  },
  'add-preview-unfound': (desk, who) =>
    desk.command('library add', { file: desk.file('twice.md', twice), language: 'en' }, who),
  'add-preview-second': async (desk, who) => {
    const files = [
      desk.file('guide.md', guide),
      desk.file('latin.txt', Buffer.from(`Größe ${bare} Übermut.`, 'latin1')),
    ];
    return desk.press(idOf(await desk.send('1:library-pasted', { uploads: { files } }, who), 'library-turn'), who);
  },
  'add-pasted': (desk, who) =>
    desk.send('1:library-pasted', { fields: { title: '', text: guide.slice(16), more: 'The end of it.' } }, who),
  'add-nothing': (desk, who) => desk.send('1:library-pasted', { fields: { title: 'Nothing' } }, who),
  'add-edit-title': async (desk, who) =>
    desk.press(
      idOf(await desk.command('library add', { file: desk.file('guide.md', guide) }, who), 'library-title'),
      who,
    ),
  'add-added': (desk, who) => add(desk, who),
  'add-twice': async (desk, who) => {
    const preview = await desk.command('library add', { file: desk.file('guide.md', guide) }, who);
    await desk.press(idOf(preview, 'library-add'), who);
    return desk.press(idOf(preview, 'library-add'), who);
  },
  'add-added-several': async (desk, who) => {
    const files = [desk.file('guide.md', guide), desk.file('bare.txt', bare)];
    return desk.press(idOf(await desk.send('1:library-pasted', { uploads: { files } }, who), 'library-add'), who);
  },
  'add-cancelled': async (desk, who) =>
    desk.press(
      idOf(await desk.command('library add', { file: desk.file('guide.md', guide) }, who), 'library-cancel'),
      who,
    ),
  'add-no-web': (desk, who) => desk.command('library add', { url: 'https://example.org' }, who),
  'add-both': (desk, who) =>
    desk.command('library add', { url: 'https://example.org', file: desk.file('guide.md', guide) }, who),
  'add-no-language': (desk, who) =>
    desk.command('library add', { file: desk.file('guide.md', guide), language: 'Klingon' }, who),
  'add-unknown-format': (desk, who) => desk.command('library add', { file: desk.file('song.mp3', 'la') }, who),
  'add-empty': (desk, who) => desk.command('library add', { file: desk.file('empty.md', ' \n') }, who),
  'add-no-words': (desk, who) => desk.command('library add', { file: desk.file('bare.md', '# A\n\n## B\n') }, who),
  'add-no-text': (desk, who) =>
    desk.command('library add', { file: desk.file('image.txt', new Uint8Array([137, 80, 0, 0, 0, 1, 2, 3, 0])) }, who),
  'add-too-many-claims': (desk, who) => {
    const lines = Array.from({ length: 5_001 }, (_, n) => `- Claim number ${n} is here.`);
    return desk.command('library add', { file: desk.file('long.md', `# Long\n\n${lines.join('\n')}`) }, who);
  },
  'add-from-message': (desk, who) => desk.menu('Add to the library', { content: guide }, who),
  'add-from-empty-message': (desk, who) => desk.menu('Add to the library', { content: '' }, who),
  'add-not-allowed': (desk, who) => desk.press('1:library-cancel:AAAAAAAAAAAA', { ...who, permissions: ordinary }),
  'list-none': (desk, who) => desk.command('library list', {}, who),
  list: async (desk, who) => {
    await add(desk, who);
    await add(desk, who, 'bare.txt', bare);
    await desk.command('library default', { article: 'server-guide' }, who);
    await desk.press('1:library-remove:bare', who);
    return desk.command('library list', {}, who);
  },
  show: async (desk, who) => {
    await add(desk, who);
    desk.advance(60_000);
    await desk.command('library rename', { article: 'server-guide', title: 'The guide' }, who);
    return desk.command('library show', { article: 'server-guide' }, who);
  },
  'show-unknown': (desk, who) => desk.command('library show', { article: 'zzzz' }, who),
  remove: async (desk, who) => {
    await add(desk, who);
    return desk.command('library remove', { article: 'server-guide' }, who);
  },
  'remove-operators': (desk, who) => desk.command('library remove', { article: 'russia-and-the-taliban' }, who),
  removed: async (desk, who) => {
    await add(desk, who);
    return desk.press('1:library-remove:server-guide', who);
  },
  'removed-back': async (desk, who) => {
    await add(desk, who);
    await desk.press('1:library-remove:server-guide', who);
    return desk.press('1:library-restore:server-guide', who);
  },
  'removed-too-late': (desk, who) => desk.press('1:library-restore:server-guide', who),
  kept: (desk, who) => desk.press('1:library-keep', who),
  renamed: async (desk, who) => {
    await add(desk, who);
    return desk.command('library rename', { article: 'server-guide', title: 'The guide' }, who);
  },
  'renamed-to-nothing': async (desk, who) => {
    await add(desk, who);
    return desk.command('library rename', { article: 'server-guide', title: '***' }, who);
  },
  default: async (desk, who) => {
    await add(desk, who);
    return desk.command('library default', { article: 'server-guide' }, who);
  },
  'default-none': (desk, who) => desk.command('library default', {}, who),
  news: (desk, who) => desk.command('library news', { channel: reading }, who),
  'news-none': (desk, who) => desk.command('library news', {}, who),
  'news-lacks': (desk, who) => {
    desk.rooms.room({ id: reading, own: 1n << 10n });
    return desk.command('library news', { channel: reading }, who);
  },
  'export-article': async (desk, who) => {
    await add(desk, who);
    return desk.command('library export', { article: 'server-guide' }, who);
  },
  'export-nothing': (desk, who) => desk.command('library export', {}, who),
  'export-all': async (desk, who) => {
    await add(desk, who);
    return desk.command('library export', {}, who);
  },
  'import-preview': async (desk, who) => {
    await add(desk, who);
    await add(desk, who, 'bare.txt', bare);
    await desk.command('library default', { article: 'server-guide' }, who);
    const file = exported(desk, await desk.command('library export', {}, who));
    await desk.press('1:library-remove:server-guide', who);
    return desk.command('library import', { file }, who);
  },
  imported: async (desk, who) => {
    await add(desk, who);
    const file = exported(desk, await desk.command('library export', {}, who));
    await desk.press('1:library-remove:server-guide', who);
    return desk.press(idOf(await desk.command('library import', { file }, who), 'library-import'), who);
  },
  'import-nothing-new': async (desk, who) => {
    await add(desk, who);
    return desk.command('library import', { file: exported(desk, await desk.command('library export', {}, who)) }, who);
  },
  'import-cancelled': async (desk, who) => {
    await add(desk, who);
    const file = exported(desk, await desk.command('library export', {}, who));
    await desk.press('1:library-remove:server-guide', who);
    return desk.press(idOf(await desk.command('library import', { file }, who), 'library-import-not'), who);
  },
  'import-no-export': (desk, who) => desk.command('library import', { file: desk.file('a.json', '{"a": 1}') }, who),
  'import-newer': (desk, who) =>
    desk.command(
      'library import',
      { file: desk.file('a.json', '{"docent":"library","version":2,"articles":[]}') },
      who,
    ),
  'show-linked': (desk, who) => linked(desk, who, 'library show', { article: 'harbour' }),
  'list-linked': (desk, who) => linked(desk, who, 'library list'),
  'news-seen': async (desk, who) => {
    await desk.command('library news', { channel: reading }, who);
    await add(desk, who);
    await desk.command('library rename', { article: 'server-guide', title: 'The guide' }, who);
    await desk.command('library default', { article: 'server-guide' }, who);
    await desk.press('1:library-remove:server-guide', who);
    await desk.press('1:library-restore:server-guide', who);
    await desk.command('library check', { question: 'How do I join?', statement: '1.1' }, who);
    const [check] = await desk.services.store.checks.list(guildScope(ids.guild));
    await desk.press('1:check-remove:0', { ...who, values: [check?.id ?? ''] });
    // Gone already: nobody is told of it again.
    await desk.press('1:check-remove:0', { ...who, values: [check?.id ?? ''] });
    const content = desk.rooms.sent.map(({ message }) => message.content).join('\n');
    return { kind: 'message', message: { content } };
  },
};

/** Ids of drafts are made anew each time. */
function stable(text: string): string {
  return text.replaceAll(/(?<=1:library-[\w-]+:)[\w-]{12}(?=[:"])/g, 'DRAFT-ID');
}

/** What Discord shows of its own for a channel or a time, which no parser knows. */
function resolved(reply: Reply): Reply {
  const text = JSON.stringify(reply)
    .replaceAll(/<#(\d+)>/g, 'channel $1')
    .replaceAll(/<t:(\d+):d>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString().slice(0, 10))
    .replaceAll(/<t:\d+:R>/g, '(some time ago)');
  return JSON.parse(text) as Reply;
}

describe('of the library a moderator sees', () => {
  it.each(Object.entries(scenes))('%s', async (name, scene) => {
    const reply = await scene(await openModeratorsDesk(), { permissions: everything });
    if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
    await expect(`${stable(JSON.stringify(reply, legible, 2))}\n`).toMatchFileSnapshot(
      `../../golden/library/${name}.json`,
    );
    await expect(`${plainView(resolved(reply))}\n`).toMatchFileSnapshot(`../../golden/library/${name}.txt`);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('in %s', (locale) => {
  it('all of it, as plain text', async () => {
    const shown: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const reply = await scene(await openModeratorsDesk(), { permissions: everything, locale });
      if (reply.kind !== 'modal') expectWithinDiscord(messageOf(reply));
      shown.push(`=== ${name}`, plainView(resolved(reply)), '');
    }
    await expect(shown.join('\n')).toMatchFileSnapshot(`../../golden/library/in-${locale}.txt`);
  });
});
