import { describe, expect, it } from 'vitest';
import { compareArticles } from '../../../src/article/comparing/compare-articles.ts';
import { keepIds } from '../../../src/article/comparing/keep-ids.ts';
import type { Article } from '../../../src/article/article-model.ts';
import { placeNumbered, revisionOf } from '../../../src/article/article-places.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { addArticles, replaceArticle, usualLimits } from '../../../src/library/library-edits.ts';
import { openAroundAction, placeRef } from '../../../src/reply/places.ts';
import { articleOf, type TextOfSections } from '../../article/comparing/article-texts.ts';
import {
  customIds,
  type Desk,
  ids,
  idOf,
  messageOf,
  openDesk,
  openOptions,
  said,
  valueOf,
} from '../../support/desk.ts';

const village = (at: number) =>
  `At mile ${at} the river passes the village of Number${at}, where a bridge of ${at + 2} arches stands.`;
const villages = Array.from({ length: 9 }, (_, at) => village(at + 1));
const hours = ['Opening hours', 'The library opens at nine.'] as const;
const walk: TextOfSections = [hours, ['The river', ...villages]];
const question = 'village bridge arches';

async function deskWith(article: Article): Promise<Desk> {
  const desk = await openDesk({ articles: [] });
  const added = { article, source: { kind: 'text' }, at: 1 } as const;
  await desk.services.library.change(ids.guild, { at: 1 }, (before) => addArticles(before, [added], usualLimits));
  return desk;
}

async function replace(desk: Desk, before: Article, text: TextOfSections): Promise<Article> {
  const read = articleOf(text);
  const article = keepIds(before, read, await compareArticles(before, read));
  await desk.services.library.change(ids.guild, { at: 2 }, (stored) =>
    replaceArticle(stored, { article, source: { kind: 'text' }, at: 2 }, revisionOf(before), usualLimits),
  );
  return article;
}

/** Sections changed over, the first claim gone, the fourth one changed, a new one among them. */
const rewritten: TextOfSections = [
  [
    'The river',
    'The river is deep.',
    ...villages.slice(1).map((text) => text.replace('village of Number4', 'old village of Number4')),
  ],
  hours,
];
/** Claims by what stands in them: "4" for the bridge of six arches. */
const shownIn = (reply: Reply) => [...said(reply).matchAll(/`2\.(\d+)`/gu)].map(([, number]) => number);

async function askedBefore(text: TextOfSections) {
  const article = articleOf(walk);
  const desk = await deskWith(article);
  const answer = await desk.command('ask', { question });
  const pages = [answer];
  for (const at of [1, 2]) {
    const forth = customIds(messageOf(pages[at - 1] ?? answer)).filter((id) => id.includes(':more:'));
    pages.push(await desk.press(forth.at(-1) ?? '', messageOf(answer)));
  }
  const now = await replace(desk, article, text);
  return { desk, answer, pages, now };
}

describe('an answer that was given before an article had another text', () => {
  it('goes on working where its claims say what they said', async () => {
    const { desk, answer, pages } = await askedBefore([
      ['Boats', 'Boats are painted white.'],
      ['The river', ...villages, 'It is long.'],
      hours,
    ]);
    for (const [at, page] of pages.entries()) {
      const back = customIds(messageOf(pages[at === 2 ? 1 : at + 1] ?? answer)).filter((id) => id.includes(':more:'));
      const again = await desk.press((at === 2 ? back.at(-1) : back[0]) ?? '', messageOf(answer));
      expect(said(again)).toBe(said(page));
    }
    const options = await openOptions(desk, answer);
    const [first = ''] = shownIn(answer);
    expect(said(await desk.press(idOf(options, 'around'), messageOf(answer)))).toContain(
      `> **\`2.${first}\` ${village(Number(first))}**`,
    );
    const section = said(await desk.press(idOf(options, 'section'), messageOf(answer)));
    expect(section).toContain('2 · The river');
    expect(section).toContain('`2.10` It is long.');
  });

  it('leaves out what has changed, and says so', async () => {
    const { desk, answer, pages } = await askedBefore(rewritten);
    const seen = pages.map(shownIn);
    expect(new Set(seen.flat())).toEqual(new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9']));
    for (const [at, page] of pages.entries()) {
      const turns = customIds(messageOf(pages[at === 2 ? 1 : at + 1] ?? answer)).filter((id) => id.includes(':more:'));
      const again = await desk.press((at === 2 ? turns.at(-1) : turns[0]) ?? '', messageOf(page));
      const left = (seen[at] ?? []).filter((number) => number !== '1' && number !== '4');
      if (left.length > 0) expect(shownIn(again)).toEqual(left);
      const isPart = left.length < (seen[at]?.length ?? 0);
      expect(said(again).endsWith('\n-# What else stood here has changed since.')).toBe(isPart && left.length > 0);
      if (left.length === 0) expect(said(again)).toContain('The article has changed since.');
    }
  });

  it('opens no claim that says something else now', async () => {
    const article = articleOf(walk);
    const desk = await deskWith(article);
    const opening = ['2.1', '2.4', '2.5']
      .map((number) => placeNumbered(number, article))
      .filter((place) => place !== undefined);
    const buttons = opening.map((place) => openAroundAction.id(placeRef(place)));
    await replace(desk, article, rewritten);
    const replies = await Promise.all(buttons.map((id) => desk.press(id)));
    expect(replies.map((reply) => said(reply).includes('has changed since'))).toEqual([true, true, false]);
    expect(said(replies[2] ?? { kind: 'message', message: {} })).toContain(village(5));
  });
});

it('what a replaced article is counted as goes along with it', async () => {
  const { desk, now } = await askedBefore(rewritten);
  expect(said(await desk.command('section', { section: '2' }))).toContain('2 · The river');
  expect(said(await desk.command('section', { section: valueOf('1', now) }))).toContain('1 · Opening hours');
  expect(said(await desk.command('lookup', { statement: '2.10' }))).toContain('The river is deep.');
  expect(said(await desk.command('article'))).toContain('`2` The river');
});
