import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Docent, startDocent } from '../../support/docent.ts';
import { fourFiles } from '../../support/articles.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

let docent: Docent;
const as = (who: 'alice' | 'bob', locale?: string) =>
  docent.discord.as(docent.discord.ids[who], locale === undefined ? {} : { locale });

describe('where there are several articles', () => {
  beforeEach(async () => {
    const articlesDir = folder();
    for (const [name, text] of fourFiles) writeFileSync(join(articlesDir, name), text);
    docent = await startDocent({ config: { articlesDir } });
    return () => expectNoErrors(docent);
  });

  it('an answer names its article, alone and under headings', async () => {
    const only = await as('alice').command('ask', { question: 'rule 4 of the server rules' }).reply();
    expect(says(only)).toContain('No spam');
    expect(says(only)).toContain('Conduct · Server rules');
    const claims = await as('alice').command('ask', { question: 'what do warnings lead to?' }).reply();
    expect(says(claims)).toContain('Penalties · Server rules');
    expect(says(claims)).not.toContain('storms');
  });

  it('a number that several articles have is offered from each, named, with what it has there', async () => {
    const reply = await as('alice').command('ask', { question: 'what is rule 4?' }).reply();
    expect(says(reply)).toContain('Several articles have this number.');
    expect(says(reply)).toContain('Conduct · Server rules');
    expect(says(reply)).toContain('Play · Rules of the game');
  });

  it('/ask with an article asks that one, which autocompletes by a part of its title', async () => {
    const question = 'what do warnings lead to?';
    const [pick] = await as('alice').autocomplete('ask', 'article', 'fair', { options: { question } });
    expect(pick?.name).toBe('Summer fair 2026');
    const reply = await as('alice')
      .command('ask', { question, article: String(pick?.value) })
      .reply();
    expect(says(reply)).toContain('A warning of storms closes the fair at once.');
    expect(says(reply)).toContain('Summer fair 2026');
    expect(says(reply)).not.toContain('ban of one week');
  });

  it('the sections and claims that are offered are those of the article that was chosen, and name it where none was', async () => {
    const [fair] = await as('alice').autocomplete('section', 'article', 'fair');
    const options = { article: String(fair?.value) };
    const sections = await as('alice').autocomplete('section', 'section', '', { options });
    expect(sections.map(({ name }) => name)).toEqual(['1 · When and where', '2 · Tickets']);
    const claims = await as('alice').autocomplete('lookup', 'statement', 'warning', { options });
    expect(claims.map(({ name }) => name)).toEqual(['1.3 · A warning of storms closes the fair at once.']);
    const all = await as('alice').autocomplete('lookup', 'statement', 'warning');
    expect(all.map(({ name }) => name.split(' · ')[0])).toEqual(
      expect.arrayContaining(['Server rules', 'Summer fair 2026']),
    );
    const [article] = await as('alice').autocomplete('section', 'article', '', {
      options: { section: String(sections[1]?.value) },
    });
    expect(article).toEqual(fair);
    const [ofClaim] = await as('alice').autocomplete('lookup', 'article', '', {
      options: { statement: String(claims[0]?.value) },
    });
    expect(ofClaim).toEqual(fair);
    const section = await as('alice')
      .command('section', { ...options, section: '2' })
      .reply();
    expect(says(section)).toContain('A ticket costs 8 euros');
    const elsewhere = await as('alice')
      .command('section', { ...options, section: 'Penalties' })
      .reply();
    expect(says(elsewhere)).not.toContain('warning lapses');
  });

  it('/summary and /quiz take an article, and offer its sections', async () => {
    const maria = docent.discord.as(docent.discord.ids.moderator);
    const sections = ['1 · When and where', '2 · Tickets'];
    for (const command of ['summary read', 'summary post', 'summary today', 'quiz']) {
      const [fair] = await maria.autocomplete(command, 'article', 'fair');
      expect(fair).toEqual({ name: 'Summer fair 2026', value: 'fair' });
    }
    const options = { article: 'fair' };
    for (const command of ['summary post', 'quiz']) {
      const offered = await maria.autocomplete(command, 'section', '', { options });
      expect(offered.map(({ name }) => name)).toEqual(sections);
      const section = String(offered[1]?.value);
      const [article] = await maria.autocomplete(command, 'article', '', { options: { section } });
      expect(article?.value).toBe('fair');
    }
    expect(says(await maria.command('summary read', options).reply())).toContain('8 euros');
    const preview = await maria.command('summary post', { ...options, section: '2' }).reply();
    expect(says(preview)).toContain('A ticket costs 8 euros');
    const quiz = await maria.command('quiz', { ...options, section: '2' }).reply();
    expect(says(quiz)).toContain('Summer fair 2026');
  });

  it('where none is named, the default article is meant, in all that is about one', async () => {
    const maria = docent.discord.as(docent.discord.ids.moderator);
    expect(says(await maria.command('summary read').reply())).toContain('4 articles:');
    await maria.command('library default', { article: 'fair' }).reply();
    for (const question of ['what is this about?', 'summary']) {
      const answer = says(await as('alice').command('ask', { question }).reply());
      expect(answer).toContain('Summer fair 2026');
      expect(answer).not.toContain('Which article');
    }
    expect(says(await as('alice').command('ask', { question: 'who wrote it?' }).reply())).toContain('The committee');
    expect(says(await maria.command('summary read').reply())).toContain('8 euros');
  });

  it('a refusal names the library in a line, and its menu opens an article with its sections', async () => {
    const refusal = await as('alice').command('ask', { question: 'who won the world cup?' }).reply();
    expect(written(refusal).split('\n').slice(1)).toEqual([
      'None of the articles covers this.',
      '4 articles: **Bees of the north**, **Summer fair 2026**, **Rules of the game** and **Server rules**',
    ]);
    const card = await as('bob').select(refusal, buttonId(refusal, 'article'), ['bees']).reply();
    expect(card.ephemeral).toBe(true);
    expect(says(card)).toContain('Where they live');
    expect(customIds(card)).toEqual(['1:read']);
  });

  it('"what is this about?" asks which article: its asker sees the answer in that place, others their own', async () => {
    const which = await as('alice').command('ask', { question: 'what is this about?' }).reply();
    expect(says(which)).toContain('Which article do you mean?');
    const menu = buttonId(which, 'about');
    const copy = await as('bob').select(which, menu, ['server-rules']).reply();
    expect(copy.ephemeral).toBe(true);
    expect(says(copy)).toContain('ban of one week');
    const answer = await as('alice').select(which, menu, ['bees']).reply();
    expect(answer.id).toBe(which.id);
    expect(says(answer)).toContain('what is this about?');
    expect(says(answer)).toContain('Bumblebees shiver');
    expect(says(answer)).not.toContain('Which article');
    const named = await as('alice').command('ask', { question: 'who wrote Rules of the game?' }).reply();
    expect(says(named)).toContain('Ada North');
  });

  it('a question about the whole, in reply to an answer, is about the article of that', async () => {
    const { discord } = docent;
    const answer = await as('alice').command('ask', { question: 'what does a ticket cost?' }).reply();
    expect(says(answer)).toContain('8 euros');
    as('alice').send(discord.ids.general, `<@${discord.ids.bot}> who wrote it?`, { replyTo: answer });
    const reply = () => says(as('alice').sees().at(-1));
    await expect.poll(reply).toContain('The committee');
    expect(reply()).toContain('Summer fair 2026');
  });

  it('says so in the language of who asks', async () => {
    const refusal = await as('alice', 'de').command('ask', { question: 'who won the world cup?' }).reply();
    expect(says(refusal)).toContain('Darüber steht in keinem der Artikel etwas.');
    expect(says(refusal)).toContain(
      '4 Artikel: Bees of the north, Summer fair 2026, Rules of the game und Server rules',
    );
  });
});
