import { describe, expect, it } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors, written } from '../../support/members-support.ts';

describe('a question about a subject that the article says nothing of', () => {
  it.each([
    ['How much does Germany trade with Afghanistan?', 'Germany'],
    ['How much does India trade with Afghanistan?', 'India'],
    ['When did the US evacuate its embassy?', ''],
    ['How much does Russia trade with China?', ''],
  ])('“%s” is not answered as if it were about another', async (question, missing) => {
    const docent = await startDocent();
    const { discord } = docent;
    const said = written(await discord.as(discord.ids.alice).command('ask', { question }).reply());
    const below = said.split('\n').slice(1).join('\n');
    expect(below).toMatch(/Not sure that this answers it|does not cover/u);
    expect(below).toContain(missing);
    expectNoErrors(docent);
  });
});
