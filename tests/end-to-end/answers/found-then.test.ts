import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { type Docent, startDocent } from '../../support/docent.ts';
import { buttonId, customIds, expectNoErrors, says, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

const question = 'Where does a bridge of stone stand?';
const villages = Array.from(
  { length: 9 },
  (_, at) => `- At mile ${at + 1} the river passes Number${at + 1}, where a bridge of stone stands.`,
);
const walk = (lines: readonly string[]) =>
  `A walk along the river\n\nFrom the spring to the sea\n\n${lines.join('\n')}\n`;

let docent: Docent;
let articlesDir: string;
let alice: ReturnType<LocalDiscord['as']>;
let bob: ReturnType<LocalDiscord['as']>;
const write = (name: string, text: string) => writeFileSync(join(articlesDir, name), text);
const ask = (options: { readonly private?: boolean } = {}) => alice.command('ask', { question, ...options }).reply();
const turns = (page: SeenMessage) => customIds(page).filter((id) => id.split(':')[1] === 'more');
const forth = (page: SeenMessage) => alice.click(page, turns(page).at(-1) ?? '').reply();
const back = (page: SeenMessage) => alice.click(page, turns(page)[0] ?? '').reply();

beforeEach(async () => {
  articlesDir = folder();
  write('river.txt', walk(villages));
  write('bees.txt', 'Bees\n\nHow they keep warm\n\n- Bumblebees shiver to warm their muscles.\n');
  docent = await startDocent({
    config: { articlesDir, cooldown: { windowSeconds: 60, perMember: 0, perChannel: 0 } },
    overrides: { lookInFolderEveryMs: 20 },
  });
  const { discord } = docent;
  alice = discord.as(discord.ids.alice);
  bob = discord.as(discord.ids.bob);
  return () => expectNoErrors(docent);
});

/** From now on whoever searches fails, and that is an error in the log. */
function searchNoMore(): void {
  const { library } = docent.app.services;
  const read = library.read.bind(library);
  const search = () => Promise.reject(new Error('It searches again.'));
  vi.spyOn(library, 'read').mockImplementation((request, use) => read(request, (view) => use({ ...view, search })));
}

it('More, Back, a copy and a page that is shared show what was found then, whatever would be found now', async () => {
  const answer = await ask();
  const first = written(answer);
  const page = await forth(answer);
  const second = written(page);
  const quiet = await forth(await ask({ private: true }));
  // What comes first from now on, and one less of what came before.
  write('arles.txt', 'Arles\n\nBridges\n\n- A bridge of stone does stand in Arles.\n');
  rmSync(join(articlesDir, 'bees.txt'));
  await expect.poll(async () => written(await ask())).toContain('Arles');
  searchNoMore();
  const third = await forth(page);
  expect(written(third)).not.toContain('Arles');
  const again = await back(third);
  expect(written(again)).toBe(second);
  expect(written(await back(again))).toBe(first);
  const copy = await bob.click(answer, buttonId(answer, 'more')).reply();
  expect(written(copy).startsWith(second)).toBe(true);
  const shared = await alice.click(quiet, buttonId(quiet, 'share')).reply();
  expect(says(shared)).toContain('mile 4');
  expect(says(shared)).not.toContain('Arles');
});

it('where the article says something else by now, that is said, and nothing is looked for in its place', async () => {
  const answer = await ask();
  const first = written(answer);
  write('river.txt', walk(villages.map((line) => line.replace('of stone', 'of wood, not of stone,'))));
  await expect.poll(async () => written(await ask())).toContain('of wood');
  searchNoMore();
  const told = await forth(answer);
  expect(told.ephemeral).toBe(true);
  expect(says(told)).toContain('The article has changed since.');
  expect(written(alice.sees().find(({ id }) => id === answer.id) ?? answer)).toBe(first);
});
