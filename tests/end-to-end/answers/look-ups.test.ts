import { expect, it } from 'vitest';
import { startDocent } from '../../support/docent.ts';
import { expectNoErrors, says } from '../../support/members-support.ts';
import { articleFolder } from '../../support/reading-room.ts';

it('/lookup, /section and /article answer whoever asks alone, and everyone where that is wanted', async () => {
  const docent = await startDocent();
  const { discord } = docent;
  const { alice, bob, general } = discord.ids;
  const looks = [
    ['lookup', { statement: '2.3' }],
    ['section', { section: '2' }],
    ['article', {}],
  ] as const;
  for (const [name, options] of looks)
    expect((await discord.as(alice).command(name, options).reply()).ephemeral).toBe(true);
  expect(discord.as(bob).sees(general)).toEqual([]);
  for (const [name, options] of looks)
    expect(
      (
        await discord
          .as(alice)
          .command(name, { ...options, public: true })
          .reply()
      ).ephemeral,
    ).toBe(false);
  expect(discord.as(bob).sees(general)).toHaveLength(3);
  expectNoErrors(docent);
});

it('suggestions show something before a letter is typed, keep what is typed in sight, and have heads before their statements', async () => {
  const far =
    'The club keeps its boats in the long shed by the river, its oars in the loft above, its ropes in the barn and its books in the tower, where it is written that what membership costs is twelve crowns';
  const articlesDir = articleFolder('Rowing club', [
    ['Opening hours', ['The gate opens at six.', `${far}.`]],
    ['What membership costs', ['Guests row for free.', 'Children pay half of what membership costs.']],
  ]);
  const docent = await startDocent({ config: { articlesDir } });
  const { discord } = docent;
  const alice = discord.as(discord.ids.alice);
  const names = async (typed: string) =>
    (await alice.autocomplete('lookup', 'statement', typed)).map(({ name }) => name);
  expect((await names('')).length).toBeGreaterThan(3);
  expect((await alice.autocomplete('section', 'section', '')).map(({ name }) => name)).toEqual([
    '1 · Opening hours',
    '2 · What membership costs',
  ]);
  const found = await names('membership costs');
  for (const name of found.slice(0, 3)) expect(name.toLowerCase()).toContain('membership costs');
  expect(found.some((name) => name.startsWith('1.2 · …'))).toBe(true);
  expect(found.indexOf('2 · What membership costs')).toBeLessThan(found.findIndex((name) => name.startsWith('2.2 ·')));
  expect(found[0]).toBe('2 · What membership costs');
  const [first] = await alice.autocomplete('lookup', 'statement', 'twelve crowns');
  expect(says(await alice.command('lookup', { statement: String(first?.value) }).reply())).toContain('twelve crowns');
  expectNoErrors(docent);
});
