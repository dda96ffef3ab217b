import { describe, expect, it } from 'vitest';
import { whatWouldChange } from '../../../commands/ask/taught/what-would-change.ts';
import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import { compareArticles } from '../../../src/article/comparing/compare-articles.ts';
import { keepIds, textPutBack } from '../../../src/article/comparing/keep-ids.ts';
import { addArticles, limitArticle, replaceArticle, usualLimits } from '../../../src/library/library-edits.ts';
import { secondLooks } from '../../../src/library/teaching/second-looks.ts';
import type { Taught, Teaching } from '../../../src/library/teaching/taught.ts';
import { takeOutTaught, teach } from '../../../src/library/teaching/teaching-edits.ts';
import { articleOf, type TextOfSections } from '../../article/comparing/article-texts.ts';
import { customIds, type Desk, here, idOf, ids, isPrivate, messageOf, openDesk, said } from '../../support/desk.ts';

const [damage, healing] = ['The ultimate deals ninety damage to all enemies.', 'It is charged by healing others.'];
const rules: TextOfSections = [
  ['Joining', 'New members read the rules before they write.', 'Members with fifty messages become regulars.'],
  ['The ultimate', damage, healing],
];
const article = articleOf(rules);
const revision = revisionOf(article);
const claims = (...claimIds: string[]) => ({ kind: 'claims', articleId: article.id, revision, claimIds }) as const;
const link = (question: string, to: Extract<Teaching, { kind: 'link' }>['to']): Teaching => ({
  kind: 'link',
  questions: [question],
  to,
});
const note: Teaching = {
  kind: 'note',
  questions: ['Is there a Minecraft server?'],
  text: 'Yes: ask **Zoe** for @everyone’s key.',
  from: 'moderators',
};
const by = { memberId: ids.bob, at: Date.UTC(2026, 4, 3) };

async function deskWith(...added: readonly Article[]): Promise<Desk> {
  const desk = await openDesk({ articles: [] });
  const all = added.map((each) => ({ article: each, source: { kind: 'text' }, at: 1 }) as const);
  await desk.services.library.change(ids.guild, { at: 1 }, (before) => addArticles(before, all, usualLimits));
  return desk;
}

const taughtAs = (teaching: Teaching, id = 'taught-1'): Taught => ({ id, at: by.at, locale: 'en', teaching });
const teachDesk = (desk: Desk, teaching: Teaching, id?: string) =>
  desk.services.library.change(ids.guild, by, (before) => teach(before, taughtAs(teaching, id)));
const ask = (desk: Desk, question: string) => desk.command('ask', { question });

describe('a linked claim', () => {
  it('answers its question, in the words of the article, with buttons and votes', async () => {
    const desk = await deskWith(article);
    const question = 'How do I get the purple name?';
    expect(said(await ask(desk, question))).not.toContain('regulars');
    await teachDesk(desk, link(question, claims('1.2')));
    const reply = await ask(desk, 'hey, how do i get the purple name please');
    expect(said(reply)).toContain('Members with fifty messages become regulars.');
    expect(said(reply)).not.toContain('Not sure');
    const voted = await desk.press(idOf(reply, 'up'), messageOf(reply));
    expect(voted.kind).toBe('update');
    expect(await desk.services.store.questions.list(here, { limit: 1 })).toMatchObject([
      { outcome: 'answered', claims: [{ articleId: article.id, claimId: '1.2' }] },
    ]);
  });

  it('answers nothing else, and no longer when it is taken out', async () => {
    const desk = await deskWith(article);
    await teachDesk(desk, link('How do I get the purple name?', claims('1.2')));
    for (const other of ['How do I remove the purple name?', 'Who has the purple name?', 'best pizza recipe'])
      expect(said(await ask(desk, other))).not.toContain('regulars');
    await desk.services.library.change(ids.guild, by, (before) => takeOutTaught(before, 'taught-1'));
    expect(said(await ask(desk, 'How do I get the purple name?'))).not.toContain('regulars');
  });

  it('follows its claim into another text, and is listed where that says something else', async () => {
    const desk = await deskWith(article);
    const { library } = desk.services;
    await teachDesk(desk, link('How do I get the purple name?', claims('1.2')));
    const replace = (next: Article, before: string) =>
      library.change(ids.guild, { at: 2 }, (stored) =>
        replaceArticle(stored, { article: next, source: { kind: 'text' }, at: 2 }, before, usualLimits),
      );
    const kept: Article = { ...article, title: 'Rules', earlier: [{ revision, changed: ['2.1'] }] };
    await replace(kept, revision);
    expect(said(await ask(desk, 'How do I get the purple name?'))).toContain('regulars');
    expect(await secondLooks(library, ids.guild, 0)).toEqual([]);
    const changed: Article = { ...article, title: 'Other', earlier: [{ revision, changed: ['1.2'] }] };
    await replace(changed, revisionOf(kept));
    expect(said(await ask(desk, 'How do I get the purple name?'))).not.toContain('regulars');
    expect(await secondLooks(library, ids.guild, 0)).toMatchObject([{ why: 'changed' }]);
  });

  it('of an article that not everyone may read is there for who may, and for their eyes only', async () => {
    const desk = await deskWith(article, { ...article, id: 'open', title: 'Open' });
    const role = '700000000000000001';
    const audience = { channelIds: [], roleIds: [role] };
    await desk.services.library.change(ids.guild, by, (before) => limitArticle(before, article.id, audience));
    const question = 'How do I get the purple name?';
    await teachDesk(desk, link(question, claims('1.1')));
    const reply = await desk.command('ask', { question }, { roleIds: [role] });
    expect([said(reply).includes('New members read the rules'), isPrivate(reply)]).toEqual([true, true]);
    const others = await ask(desk, question);
    expect([said(others).includes('New members read the rules'), isPrivate(others)]).toEqual([false, false]);
  });
});

describe('a linked section or article', () => {
  it('shows its claims', async () => {
    const desk = await deskWith(article);
    const place = { kind: 'section', articleId: article.id, revision, section: '2' } as const;
    await teachDesk(desk, link('What about Zed?', place), 'one');
    await teachDesk(desk, link('Where do newbies begin?', { kind: 'article', articleId: article.id }), 'two');
    const section = said(await ask(desk, 'what about zed'));
    expect([section.includes('ninety damage'), section.includes('healing others')]).toEqual([true, true]);
    const whole = await ask(desk, 'where do newbies begin');
    expect(said(whole)).toMatch(/newbies begin\n\*\*Rules[^]*`1` Joining[^]*`2` The ultimate/i);
    expect(customIds(messageOf(whole))).toEqual(['1:read']);
  });

  it('shows as much of a section as fits, in its order, and the rest on further pages', async () => {
    const long: TextOfSections = [
      [
        'Steps',
        ...Array.from({ length: 12 }, (_, n) =>
          `Step ${n + 1} is to turn the wheel of number ${n + 1} round. `.repeat(3),
        ),
      ],
    ];
    const steps = articleOf(long);
    const desk = await deskWith(steps);
    const to = { kind: 'section', articleId: steps.id, revision: revisionOf(steps), section: '1' } as const;
    await teachDesk(desk, link('How do I bake bread?', to));
    const reply = await ask(desk, 'how do I bake bread');
    const shown = (text: string) => [...text.matchAll(/`1\.(\d+)`/g)].map(([, n]) => Number(n));
    const first = shown(said(reply));
    expect(first.length).toBeGreaterThan(3);
    expect(first).toEqual(first.map((_, at) => at + 1));
    const next = await desk.press(idOf(reply, 'more'), messageOf(reply));
    expect(shown(said(next))[0]).toBe(first.length + 1);
  });

  it.each<[string, TextOfSections[number], boolean]>([
    ['has changed', ['The ultimate', 'The ultimate deals a hundred damage to all enemies.', healing], true],
    ['is gone', ['The ultimate', healing], true],
    ['has moved into another section', ['The ultimate', healing], true],
    ['stands elsewhere in it', ['The ultimate', healing, damage], false],
    ['has got another beside it', ['The ultimate', damage, healing, 'It lasts for six seconds.'], false],
  ])('is listed for a second look where a statement of it %s: %o', async (what, text, isListed) => {
    const desk = await deskWith(article);
    const place = { kind: 'section', articleId: article.id, revision, section: '2' } as const;
    await teachDesk(desk, link('What about Zed?', place));
    const [joining = ['']] = rules;
    const newer = articleOf([what.includes('another section') ? [...joining, damage] : joining, text], 'read-again');
    const next = keepIds(article, newer, await compareArticles(article, newer));
    const replace = (by: Article, of: Article) =>
      desk.services.library.change(ids.guild, { at: 2 }, (stored) =>
        replaceArticle(stored, { article: by, source: { kind: 'text' }, at: 2 }, revisionOf(of), usualLimits),
      );
    const looks = () => secondLooks(desk.services.library, ids.guild, 0);
    await replace(next, article);
    expect(said(await ask(desk, 'what about zed'))).toContain('healing others');
    expect((await looks()).map(({ why }) => why)).toEqual(isListed ? ['changed'] : []);
    // Taught anew of the new text, it is listed again where the former one comes back.
    await teachDesk(desk, link('What about Zed?', { ...place, revision: revisionOf(next) }), 'taught-2');
    await replace(textPutBack(article, next), next);
    const again = what.includes('beside') || what === 'has changed';
    expect((await looks()).map(({ taught: { id } }) => id)).toEqual(again ? ['taught-2'] : []);
  });
});

describe('a note', () => {
  it('is shown as the moderators’ own, as text, with votes', async () => {
    const desk = await deskWith(article);
    await teachDesk(desk, note);
    const reply = await ask(desk, 'is there a minecraft server');
    expect(messageOf(reply).content).toBe(
      [
        '-# is there a minecraft server',
        String.raw`> Yes: ask \*\*Zoe\*\* for \@everyone’s key.`,
        '-# Answer by the moderators of this server, <t:1777766400:D>. Not from an article.',
      ].join('\n'),
    );
    const voted = await desk.press(idOf(reply, 'down'), messageOf(reply));
    expect(voted.kind).toBe('update');
  });

  it('is none of an article that is asked by name', async () => {
    const desk = await deskWith(article);
    await teachDesk(desk, note);
    const options = { question: 'Is there a Minecraft server?', article: article.id };
    expect(said(await desk.command('ask', options))).not.toContain('Zoe');
  });

  it('stays in its own server', async () => {
    const desk = await deskWith(article);
    await teachDesk(desk, note);
    const elsewhere = await desk.command(
      'ask',
      { question: 'Is there a Minecraft server?' },
      { guildId: ids.otherGuild },
    );
    expect(said(elsewhere)).not.toContain('Zoe');
  });
});

describe('a term', () => {
  it('finds what its meaning finds, and says so; a sure answer stays as it is', async () => {
    const desk = await deskWith(article);
    const sure = said(await ask(desk, 'How much damage does the ultimate deal?'));
    expect(said(await ask(desk, 'damage of the zed'))).not.toContain('Zed');
    await teachDesk(desk, { kind: 'term', term: 'zed', means: 'ultimate', bothWays: true });
    const reply = said(await ask(desk, 'How much damage does the zed deal?'));
    expect([reply.includes('ninety damage'), reply.includes('ultimate')]).toEqual([true, true]);
    expect(said(await ask(desk, 'How much damage does the ultimate deal?'))).toBe(sure);
  });
});

describe('before something is taught', () => {
  it('shows which stored questions would be answered in another way, losses first', async () => {
    const desk = await deskWith(article);
    const asked = [
      'How much damage does the ultimate deal?',
      'how much damage does the ultimate deal',
      'Is there a Minecraft server?',
      'best pizza recipe',
    ].map((text) => ({ text, locale: 'en' }));
    const look = (teaching: Teaching) =>
      whatWouldChange(taughtAs(teaching), asked, new Set(), { guildId: ids.guild }, desk.services.library);
    const noted = await look(note);
    expect(noted).toMatchObject({ looked: 3, all: 3 });
    expect(noted.changes.map(({ text, isLoss, after }) => [text, isLoss, after.note?.id])).toEqual([
      ['Is there a Minecraft server?', false, 'taught-1'],
    ]);
    const lost = await look({ ...note, questions: ['How much damage does the ultimate deal?'] });
    expect(lost.changes).toMatchObject([{ text: 'How much damage does the ultimate deal?', isLoss: true }]);
  });
});
