import { describe, expect, it } from 'vitest';
import { revisionOf } from '../../src/article/article-places.ts';
import { long, longId } from '../support/articles.ts';
import {
  bundled,
  customIds,
  ids,
  idOf,
  isPrivate,
  labels,
  messageOf,
  openDesk,
  said,
  valueOf,
} from '../support/desk.ts';

describe('/lookup', () => {
  it('offers each section and what it says most while nothing is typed, and resolves a pick exactly', async () => {
    const desk = await openDesk();
    const choices = await desk.typing('lookup', 'statement', '');
    expect(choices.map(({ name }) => name.split(' ')[0])).toEqual([
      '1',
      '1.1',
      '1.2',
      '1.4',
      '2',
      '2.1',
      '2.2',
      '2.4',
      '3',
      '3.1',
      '3.2',
      '3.3',
    ]);
    expect(said(await desk.command('lookup', { statement: choices[4]?.value ?? '' }))).toContain('$289 million');
  });

  it('shows the words that were typed, however far in they stand', async () => {
    const desk = await openDesk();
    const [first] = await desk.typing('lookup', 'statement', 'drug traf');
    expect(first?.name).toBe(
      '3.4 · …vulnerable to the spillover of terrorism, drug trafficking and refugees from Afghanistan.',
    );
    const [section] = await desk.typing('section', 'section', 'role in the region');
    expect(section?.name).toMatch(/^3 · ….* assert its role in the region$/);
  });

  it('offers a section that is meant before its claims', async () => {
    const desk = await openDesk();
    const names = (await desk.typing('lookup', 'statement', 'economic')).map(({ name }) => name.split(' ')[0]);
    expect(names).toEqual(['3.1', '2', '2.1', '2.2', '2.3', '2.4']);
  });

  it.each([
    ['lookup', { statement: '2.1' }],
    ['section', { section: '2' }],
    ['article', {}],
  ])('/%s answers privately unless it is to be public', async (name, options) => {
    const desk = await openDesk();
    expect(isPrivate(await desk.command(name, options))).toBe(true);
    expect(isPrivate(await desk.command(name, { ...options, public: true }))).toBe(false);
  });

  it('finds claims while they are typed; each pick gives that claim between its neighbours', async () => {
    const desk = await openDesk();
    const choices = await desk.typing('lookup', 'statement', 'embassy kabul');
    expect(choices[0]?.name).toMatch(/^1\.1 · Russia was one of/);
    const reply = await desk.command('lookup', { statement: choices[0]?.value ?? '' });
    expect(said(reply)).toContain('> **`1.1` ');
    expect(said(reply)).toContain('> `1.2` ');
    expect(said(reply)).toContain('2 more after');
    expect(labels(reply)).toEqual(['Section 1']);
  });

  it.each([
    ['3.4', 'drug trafficking'],
    ['2', '$289 million'],
    ['thermal power', '`2.3`'],
  ])('takes “%s” typed freely', async (claim, expected) => {
    const desk = await openDesk();
    expect(said(await desk.command('lookup', { statement: claim }))).toContain(expected);
  });

  it.each([
    ['embasy kabul', 'evacuate its __embassy__ in __Kabul__ when'],
    ['humnita', 'education or __humanitarian__ aid'],
  ])('underlines the words that “%s” meant', async (claim, expected) => {
    const desk = await openDesk();
    expect(said(await desk.command('lookup', { statement: claim }))).toContain(expected);
    const [pick] = await desk.typing('lookup', 'statement', claim);
    expect(said(await desk.command('lookup', { statement: pick?.value ?? '' }))).not.toContain('__');
  });

  it('says privately that it found nothing, with the sections to read', async () => {
    const desk = await openDesk();
    const reply = await desk.command('lookup', { statement: '🍕🍕' });
    expect(isPrivate(reply)).toBe(true);
    expect(idOf(reply, 'read')).toBe('1:read');
  });

  it('never resolves a pick of another server’s article', async () => {
    const desk = await openDesk();
    expect(said(await desk.command('lookup', { statement: valueOf('1.2', long) }))).not.toContain('Number1');
  });
});

describe('/section', () => {
  it('finds sections by words of their headings and of their claims', async () => {
    const desk = await openDesk();
    expect((await desk.typing('section', 'section', 'economic'))[0]?.name).toMatch(/^2 · /);
    expect((await desk.typing('section', 'section', 'embassy'))[0]?.name).toMatch(/^1 · /);
    expect(said(await desk.command('section', { section: 'economic' }))).toContain('`2.4`');
  });

  it('finds sections by headings with slips and half typed', async () => {
    const desk = await openDesk();
    expect((await desk.typing('section', 'section', 'economc influ'))[0]?.name).toMatch(/^2 · /);
    expect(said(await desk.command('section', { section: 'brader stratgy' }))).toContain('`3.1`');
  });

  it('shows all of a long section, page by page, and nothing twice', async () => {
    const desk = await openDesk({ articles: [long] });
    let page = await desk.command('section', { section: '1' });
    const seen = [said(page)];
    while (labels(page).includes('Next')) {
      const turns = customIds(messageOf(page));
      page = await desk.press(turns.at(-1) ?? '', messageOf(page));
      seen.push(said(page));
    }
    const all = seen.join('\n');
    const [first, ...others] = long.sections[0]?.claims ?? [];
    for (const word of first?.text.split(' ') ?? []) expect(all.split(new RegExp(`\\b${word}\\b`)).length).toBe(2);
    for (const { id } of others) expect(all.split(`\`${id}\``).length).toBe(2);
    expect(seen.at(-1)).toContain(`Page ${seen.length} of ${seen.length}`);
  });

  it('turns only for whoever opened it; others get their own', async () => {
    const desk = await openDesk({ articles: [long] });
    const open = await desk.command('section', { section: '1' });
    const mine = await desk.press(idOf(open, 'turn'), messageOf(open));
    expect(mine.kind).toBe('update');
    const theirs = await desk.press(idOf(open, 'turn'), messageOf(open), { userId: ids.bob });
    expect(isPrivate(theirs)).toBe(true);
    expect((await desk.press(idOf(theirs, 'turn'), messageOf(theirs), { userId: ids.bob })).kind).toBe('update');
  });

  it('says that a place is gone from the article', async () => {
    const desk = await openDesk();
    const [article] = bundled;
    const revision = article === undefined ? '' : revisionOf(article);
    for (const id of [
      '2:section:long:AAAAAAAA:1',
      `2:around:russia-and-the-taliban:${revision}:9.9`,
      `2:turn:long:AAAAAAAA:1:0:${ids.alice}:en`,
    ])
      expect(said(await desk.press(id))).toContain('not in the article any more');
  });

  it('opens nothing from buttons over an article that has changed since, and says so', async () => {
    const before = await openDesk({ articles: [long] });
    const open = await before.command('section', { section: '1' });
    const after = await openDesk({ articles: [{ ...long, title: `${long.title}, revised` }] });
    expect(said(await after.press(idOf(open, 'turn'), messageOf(open)))).toContain('The article has changed since');
    const chosen = { values: [valueOf('1', long)] };
    expect(said(await after.press('1:read', undefined, chosen))).toContain('The article has changed since');
    expect(said(await after.command('lookup', { statement: valueOf('1.2', long) }))).toContain(
      'I found nothing like that',
    );
  });

  it('says in a friendly way to ask again where a button is from before articles had revisions', async () => {
    const desk = await openDesk();
    const key = 'russia-and-the-taliban';
    for (const id of [`1:section:${key}:1`, `1:around:${key}:2.1`, `1:turn:${key}:1:0:${ids.alice}:en`])
      expect(said(await desk.press(id))).toContain('Please ask again with /ask');
    const chosen = await desk.press('1:read', undefined, { values: [`${key}#2`] });
    expect(said(chosen)).toContain('Ask again with /ask');
  });
});

describe('/article', () => {
  it('shows the only article: title, author, sections with their size, how to ask', async () => {
    const desk = await openDesk();
    const shown = said(await desk.command('article'));
    for (const part of ['Russia and the Taliban', 'Ishan Crawford', '4 statements', 'How Moscow became', '/ask'])
      expect(shown).toContain(part);
  });

  it('offers and takes a title with slips', async () => {
    const desk = await openDesk({ articles: [...bundled, long, longId] });
    expect((await desk.typing('article', 'article', 'talban rusia')).map(({ name }) => name)).toEqual([
      'Russia and the Taliban: a new partnership in the making?',
    ]);
    expect(said(await desk.command('article', { article: 'crawfrd' }))).toContain('Russia and the Taliban');
  });

  it('lets one choose where there are several', async () => {
    const desk = await openDesk({ articles: [...bundled, long, longId] });
    const list = await desk.command('article');
    expect(said(list)).toContain('A walk along the river');
    const [, , bees] = await desk.typing('article', 'article', '');
    const chosen = await desk.press('1:article', messageOf(list), { values: [bees?.value ?? ''] });
    expect(isPrivate(chosen)).toBe(true);
    expect(said(chosen)).toContain('Bees of the north');
    expect(said(await desk.command('article', { article: 'river' }))).toContain('Ada Long');
    expect(isPrivate(await desk.command('article', { article: 'nothing like it' }))).toBe(true);
  });
});
