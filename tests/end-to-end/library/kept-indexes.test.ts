import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Docent, startDocent } from '../../support/docent.ts';
import { expectNoErrors, says, written } from '../../support/members-support.ts';
import { folder } from '../../support/reading-room.ts';

const ROOMS = ['cellar', 'kitchen', 'attic', 'library', 'stable', 'chapel'];
const claimOf = (at: number): string =>
  `- Lantern ${at} hangs in the ${ROOMS[at % ROOMS.length]} beside door ${at * 7}.`;
const data = `# The lanterns of Zweibrücken\n\n## Where they hang\n\n${Array.from({ length: 600 }, (_, at) => claimOf(at)).join('\n')}\n`;
const question = 'Where does lantern 417 hang?';

/** Docent on a file, beside which it keeps indexes at once; started again when the test says so. */
async function restarting() {
  const beside = folder();
  const settings = { config: { databaseUrl: join(beside, 'docent.sqlite') }, overrides: { keepAfterMs: 0 } };
  let docent: Docent = await startDocent(settings);
  const { discord } = docent;
  const path = join(beside, 'docent-indexes');
  return {
    maria: discord.as(discord.ids.moderator),
    ask: async () => says(await discord.as(discord.ids.alice).command('ask', { question }).reply()),
    // One that is still being written has another name.
    files: () =>
      (existsSync(path) ? readdirSync(path) : [])
        .filter((name) => name.endsWith('.index'))
        .map((name) => join(path, name)),
    restart: async () => {
      await docent.stop();
      docent = await startDocent({ ...settings, on: discord });
    },
    noErrors: () => expectNoErrors(docent),
  };
}

it('a large library answers from the index that was kept before a restart, builds it anew where it is damaged, and leaves none behind', async () => {
  const { maria, ask, files, restart, noErrors } = await restarting();
  const preview = await maria.command('library add', { file: { name: 'lanterns.md', data } }).reply();
  expect(written(await maria.click(preview, 'Add').reply())).toContain('is in the library.');
  const answer = await ask();
  expect(answer).toContain('Lantern 417 hangs in the library');
  await expect.poll(files).toHaveLength(1);
  const [file = ''] = files();
  const whole = readFileSync(file);
  expect(whole.toString('latin1')).not.toMatch(/lantern|zweib|cellar/iu);

  // Who reads it says so by its time, and writes nothing.
  const before = statSync(file).mtimeMs;
  await restart();
  expect(await ask()).toBe(answer);
  await expect.poll(() => statSync(file).mtimeMs).toBeGreaterThan(before);
  expect(readFileSync(file).equals(whole)).toBe(true);

  writeFileSync(file, whole.subarray(0, whole.length >> 1));
  await restart();
  expect(await ask()).toBe(answer);
  await expect.poll(() => readFileSync(file).length).toBe(whole.length);

  await maria
    .click(await maria.command('library remove', { article: 'the-lanterns-of-zweibrucken' }).reply(), 'Remove')
    .reply();
  await ask();
  await expect.poll(files).toEqual([]);
  noErrors();
});
