import fc from 'fast-check';
import Pdf from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { languageCode } from '../../../commands/library/adding/article-language.ts';
import { claimsOfPassedDays } from '../../../commands/library/adding/passed-days.ts';
import { unfoundQuestions } from '../../../commands/library/adding/unfound-questions.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { Library } from '../../../src/library/library.ts';
import { customIds, idOf, ids, isPrivate, messageOf, said } from '../../support/desk.ts';
import { markup } from '../../support/discord-markdown.ts';
import { hostileText } from '../../support/hostile.ts';
import { expectWithinDiscord } from '../../support/layout-size.ts';
import { openModeratorsDesk, reading } from '../../support/moderators-desk.ts';

const guide = '# Guide\n\n## Rules\n\n- Be kind.\n- Be brief.\n\n## How do I join?\n\nPress the blue button.';

const saying = (language: string, ...texts: readonly string[]) =>
  makeArticle({
    id: 'a',
    title: 'A',
    language,
    sections: [{ heading: '', claims: texts.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
  });

describe('days that have passed', () => {
  const now = Date.UTC(2026, 10, 24, 12);

  it.each([
    ['en', 'The sign-up closes on 3 May 2026.', true],
    ['en', 'Applications are open until March 1, 2021.', true],
    ['en', 'The tournament was on 3 October 2026.', true],
    ['en', 'On 15 August 2021 the Taliban took Kabul.', false],
    ['en', 'The sign-up closes on 3 May 2027.', false],
    ['en', 'It runs from 3 May 2026 to 5 June 2027.', false],
    ['en', 'The sign-up closes in May 2026.', true],
    ['en', 'Applications are open until the end of May 2020.', true],
    ['en', 'The sign-up closes in November 2026.', false],
    ['en', 'The rules were written by Ann in May 2026.', false],
    ['en', 'In May 2026 the tournament had 1,500 players.', false],
    ['de', 'Die Anmeldung endet im Mai 2026.', true],
    ['es', 'El plazo termina en mayo de 2026.', true],
    ['fr', 'Inscriptions jusqu’en mai 2026.', true],
    ['ru', 'Заявки принимаются до мая 2026 года.', true],
    ['en', 'The sign-up closes on 3 May.', false],
    ['en', 'In 2026 there were 1,500 members.', false],
    ['de', 'Die Anmeldung endet am 3. Mai 2026.', true],
    ['de', 'Die Anmeldung endet am 24.12.2026.', false],
    ['es', 'El plazo termina el 3 de mayo de 2026.', true],
    ['fr', 'Inscriptions jusqu’au 3 mai 2026.', true],
    ['ru', 'Заявки принимаются до 3 мая 2026 года.', true],
    ['tr', '3 Mayıs 2026 tarihine kadar.', false],
  ])('in %s: %s', async (language, text, isOver) => {
    expect((await claimsOfPassedDays(saying(language, text), now)).map((claim) => claim.text)).toEqual(
      isOver ? [text] : [],
    );
  });
});

describe('questions of an article’s headings', () => {
  const section = (heading: string, number: number, text: string, question?: string) => ({
    heading,
    ...(question !== undefined && { question }),
    claims: [{ id: `${number}.1`, text }],
  });

  it('are asked, and those that bring another section first are named', async () => {
    const article = makeArticle({
      id: 'a',
      title: 'Help',
      language: 'en',
      sections: [
        section('How do I join?', 1, 'Press the blue button to join.'),
        section('How do I join?', 2, 'Ask somebody.'),
        section('Password', 3, 'Passwords are reset by mail.', 'How is a password reset?'),
        section('No question', 4, 'This says something else.'),
      ],
    });
    expect(await unfoundQuestions(article, new Library([]))).toEqual({ asked: 3, unfound: ['How do I join?'] });
    expect(await unfoundQuestions(saying('en', 'No headings here.'), new Library([]))).toEqual({
      asked: 0,
      unfound: [],
    });
  });
});

it('asks the questions of a long list, too', async () => {
  const sections = Array.from({ length: 40 }, (_, at) => ({
    heading: at === 39 ? 'How do I get key 1?' : `How do I get key ${at}?`,
    claims: [{ id: `${at + 1}.1`, text: at === 39 ? 'Nobody knows.' : `Ask keeper ${at} for key ${at}.` }],
  }));
  const article = makeArticle({ id: 'a', title: 'Keys', language: 'en', sections });
  expect(await unfoundQuestions(article, new Library([]))).toEqual({ asked: 40, unfound: ['How do I get key 1?'] });
});

describe('a language', () => {
  it.each([
    ['de', 'en', 'de'],
    ['German', 'fr', 'de'],
    ['allemand', 'fr', 'de'],
    ['Deutsch', 'en', 'de'],
    ['немецкий', 'ru', 'de'],
    ['sw', 'en', 'sw'],
    ['Klingon', 'en', undefined],
    ['', 'en', undefined],
    ['zz', 'en', undefined],
  ] as const)('“%s” typed in %s is %s', (typed, locale, code) => {
    expect(languageCode(typed, locale)).toBe(code);
  });

  it('is offered by its name, and taken', async () => {
    const desk = await openModeratorsDesk();
    const choices = await desk.typing('library add', 'language', 'ger');
    expect(choices).toEqual([{ name: 'German', value: 'de' }]);
    const preview = await desk.command('library add', { file: desk.file('guide.md', guide), language: 'de' });
    expect(said(preview)).toContain('**Language** German');
    await desk.press(idOf(preview, 'library-add'));
    const [stored] = (await desk.services.library.stored(ids.guild)).articles;
    expect(stored?.language).toBe('de');
  });
});

describe('a document that cannot be read', () => {
  const pdf = async (draw: (of: PDFKit.PDFDocument) => void, options?: PDFKit.PDFDocumentOptions) => {
    const document = new Pdf(options);
    const parts: Uint8Array[] = [];
    document.on('data', (part: Uint8Array) => parts.push(part));
    const ended = new Promise((resolve) => document.on('end', resolve));
    draw(document);
    document.end();
    await ended;
    return new Uint8Array(Buffer.concat(parts));
  };
  const locked = () => pdf((of) => void of.text('Secret'), { userPassword: 'x', ownerPassword: 'y' });
  const scan = () => pdf((of) => void of.rect(50, 50, 400, 600).fill('#ddd'));
  const text = (said: string) => () => Promise.resolve(new TextEncoder().encode(said));

  it.each([
    ['locked.pdf', locked, 'is protected by a password. Save it without one.'],
    ['scan.pdf', scan, 'Have its text recognised (OCR)'],
    ['broken.pdf', text('%PDF-1.7 nothing'), 'is damaged, or of another kind than its name says.'],
    ['no.docx', text('hello'), 'is damaged, or of another kind than its name says.'],
    ['deep.md', text(`${'> '.repeat(2_000)}a`), 'is too long for me. Split it into several.'],
  ])('is refused in words that say what to do: %s', async (name, make, says) => {
    const desk = await openModeratorsDesk();
    const refused = await desk.command('library add', { file: desk.file(name, await make()) });
    expect(isPrivate(refused)).toBe(true);
    expect(said(refused)).toContain(says);
    expect((await desk.services.library.stored(ids.guild)).revision).toBe(0);
  });
});

describe('what is to be added', () => {
  it('is not lost where there is no room, and added once there is', async () => {
    const desk = await openModeratorsDesk({ limits: { maxArticles: 1, maxClaims: 100 } });
    const add = async (name: string) => desk.command('library add', { file: desk.file(name, guide), title: name });
    await desk.press(idOf(await add('one.md'), 'library-add'));
    const second = await add('two.md');
    const full = await desk.press(idOf(second, 'library-add'));
    expect(isPrivate(full)).toBe(true);
    expect(said(full)).toBe('A library holds 1 articles at most. Remove one first: /library remove.');
    expect((await desk.services.library.stored(ids.guild)).articles.map(({ title }) => title)).toEqual(['one.md']);
    await desk.press('1:library-remove:one-md');
    expect(said(await desk.press(idOf(second, 'library-add')))).toContain('**two.md** is in the library.');
  });

  it('may be said yes to by another moderator, in this server only', async () => {
    const desk = await openModeratorsDesk();
    const preview = await desk.command('library add', { file: desk.file('guide.md', guide) });
    const elsewhere = await desk.press(idOf(preview, 'library-add'), { guildId: ids.otherGuild });
    expect(said(elsewhere)).toContain('more than a day old');
    expect(said(await desk.press(idOf(preview, 'library-add'), { userId: ids.bob }))).toContain('is in the library');
    const [entry] = await desk.services.store.library.history(ids.guild as never, 1);
    expect(entry).toMatchObject({ action: 'add', memberId: ids.bob, title: 'Guide' });
  });

  it('has ids that are free, also of the operator’s articles', async () => {
    const desk = await openModeratorsDesk();
    const files = ['a.md', 'b.md', 'c.md'].map((name) => desk.file(name, guide));
    await desk.press(idOf(await desk.send('1:library-pasted', { uploads: { files } }), 'library-add'));
    const { articles } = await desk.services.library.stored(ids.guild);
    expect(articles.map(({ id }) => id)).toEqual(['guide', 'guide-2', 'guide-3']);
  });

  it('tells nobody of what changes nothing', async () => {
    const desk = await openModeratorsDesk();
    await desk.press(idOf(await desk.command('library add', { file: desk.file('g.md', guide) }), 'library-add'));
    const article = 'guide';
    const asked = { question: 'What is this?', statement: '1.1' };
    await desk.command('library news', { channel: reading });
    await desk.command('library default', { article });
    await desk.command('library check', asked);
    const entries = () => desk.services.store.library.history(ids.guild as never, 50);
    const [before, told] = [await entries(), desk.rooms.sent.length];
    expect(said(await desk.command('library rename', { article, title: 'Guide' }))).toContain('It is called');
    expect(said(await desk.command('library news', { channel: reading }))).toContain('who changes what');
    expect(said(await desk.command('library default', { article }))).toContain('is meant');
    expect(said(await desk.command('library check', asked))).toContain('I keep this as a check question');
    await desk.press('1:library-everybody:guide');
    expect(await entries()).toEqual(before);
    expect(desk.rooms.sent).toHaveLength(told);
    await desk.command('library default');
    await desk.command('library default');
    expect(await entries()).toHaveLength(before.length + 1);
  });

  it('says that a title which was typed for several files is none of theirs', async () => {
    const desk = await openModeratorsDesk();
    const files = [desk.file('a.md', guide), desk.file('b.md', guide)];
    const fields = { title: 'Our **rules** <@1>' };
    const preview = await desk.send('1:library-pasted', { fields, uploads: { files } });
    expect(said(preview)).toMatch(/The title “.*Our .*rules.*” is left aside: there are several documents/);
    expect(said(preview)).toContain('# Guide');
    expect(said(preview)).not.toContain('<@1>');
    // One file has it, as does a text that was pasted beside files; without letters and digits it is none.
    for (const [one, shown] of [
      [{ fields, uploads: { files: files.slice(1) } }, '# Our '],
      [{ fields: { ...fields, text: 'Be kind.' }, uploads: { files } }, '# Our '],
      [{ fields: { title: ' *' }, uploads: { files } }, '# Guide'],
      [{ uploads: { files } }, '# Guide'],
    ] as const) {
      const reply = said(await desk.send('1:library-pasted', one));
      expect(reply).toContain(shown);
      expect(reply).not.toContain('left aside');
    }
  });

  it('says nothing of its words in the log', async () => {
    const desk = await openModeratorsDesk();
    await desk.command('library add', { file: desk.file('secretname.md', '# Verysecretword\n\n## Others') });
    expect(desk.log()).toContain('ARTICLE_EMPTY');
    expect(desk.log()).not.toMatch(/verysecretword|secretname/i);
  });

  it('is told in the channel for news, without pings, and goes on where that fails', async () => {
    const desk = await openModeratorsDesk();
    await desk.command('library news', { channel: reading });
    desk.rooms.fault = () => {
      throw new Error('Discord is down');
    };
    const added = await desk.press(
      idOf(await desk.command('library add', { file: desk.file('g.md', guide) }), 'library-add'),
    );
    expect(said(added)).toContain('is in the library');
    expect(desk.log()).toContain('a change of the library could not be told');
  });
});

describe('hostile titles, names and texts', () => {
  const own = new Set([
    'heading',
    'strong',
    'blockQuote',
    'subtext',
    'inlineCode',
    'list',
    'listItem',
    'em',
    'codeBlock',
    'user',
    'timestamp',
  ]);
  const foreign = (text: string) => markup(text).filter((kind) => !own.has(kind));

  it('never break out of any reply', async () => {
    let added = 0;
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (name, text) => {
        const desk = await openModeratorsDesk();
        await desk.command('library news', { channel: reading });
        const body = `# ${text} x\n\n${'A line that is here. '.repeat(3)}\n\n## ${name} y?\n\n- ${text} z`;
        const given = { file: desk.file(`${name}.md`, body), title: `${text} t` };
        const preview = await desk.command('library add', given);
        const replies = [preview];
        const add = customIds(messageOf(preview)).find((id) => id.includes(':library-add:'));
        if (add !== undefined) {
          added += 1;
          replies.push(await desk.press(add));
          const [stored] = (await desk.services.library.stored(ids.guild)).articles;
          const article = stored?.id ?? '';
          replies.push(
            await desk.command('library list'),
            await desk.command('library show', { article }),
            await desk.command('library rename', { article, title: `${name} r` }),
            await desk.command('library default', { article }),
            await desk.command('library export', { article }),
            await desk.command('library remove', { article }),
            await desk.press(`1:library-remove:${article}`),
            await desk.command('library list'),
            await desk.press(`1:library-restore:${article}`),
          );
        }
        for (const reply of replies) {
          expectWithinDiscord(messageOf(reply));
          expect(foreign(said(reply))).toEqual([]);
        }
        for (const { message } of desk.rooms.sent) expect(foreign(message.content ?? '')).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(added).toBeGreaterThan(10);
  });
});
