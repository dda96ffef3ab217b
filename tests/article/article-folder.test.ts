import { mkdtempSync, rmSync, writeFileSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ArticleFolder } from '../../src/article/folder/article-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'docent-folder-'));
afterAll(() => rmSync(root, { recursive: true }));

let made = 0;
async function folderWith(files: Readonly<Record<string, string>>) {
  made += 1;
  const dir = join(root, String(made));
  mkdirSync(dir);
  const told: string[] = [];
  const folder = new ArticleFolder(dir, { tell: ({ message }) => void told.push(message) });
  const write = (name: string, text: string) => writeFileSync(join(dir, name), text);
  for (const [name, text] of Object.entries(files)) write(name, text);
  const claims = (articles: Awaited<ReturnType<typeof folder.refresh>>) =>
    articles?.map(({ id, sections }) => [id, ...sections.flatMap((section) => section.claims.map(({ text }) => text))]);
  await folder.load();
  return { dir, folder, told, write, refresh: async () => claims(await folder.refresh()) };
}

const bees = 'Bees\n\n- Bees make honey.\n';

describe('a folder of articles', () => {
  it('says nothing while nothing changes', async () => {
    const { refresh } = await folderWith({ 'bees.txt': bees });
    expect(await refresh()).toBeUndefined();
    expect(await refresh()).toBeUndefined();
  });

  it('reads a new or changed file once it rests', async () => {
    const { write, refresh } = await folderWith({ 'bees.txt': bees });
    write('ants.md', '# Ants\n\n- Ants dig.\n');
    expect(await refresh()).toBeUndefined();
    write('ants.md', '# Ants\n\n- Ants dig tunnels.\n');
    expect(await refresh()).toBeUndefined();
    expect(await refresh()).toEqual([
      ['ants', 'Ants dig tunnels.'],
      ['bees', 'Bees make honey.'],
    ]);
    write('bees.txt', 'Bees\n\n- Bees make wax and honey.\n');
    expect(await refresh()).toBeUndefined();
    expect((await refresh())?.[1]).toEqual(['bees', 'Bees make wax and honey.']);
  });

  it('drops what was taken out, also the last one', async () => {
    const { dir, refresh } = await folderWith({ 'bees.txt': bees, 'wasps.txt': 'Wasps\n\n- Wasps sting.\n' });
    rmSync(join(dir, 'bees.txt'));
    expect(await refresh()).toEqual([['wasps', 'Wasps sting.']]);
    rmSync(join(dir, 'wasps.txt'));
    expect(await refresh()).toEqual([]);
  });

  it('keeps the last good reading of a file that can no longer be read, and says so once', async () => {
    const { folder, told, write, refresh } = await folderWith({ 'bees.txt': bees });
    write('bees.txt', '- \n- \n');
    expect([await refresh(), await refresh(), await refresh()]).toEqual([undefined, undefined, undefined]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('bees.txt');
    expect(folder.problems).toHaveLength(1);
    write('bees.txt', 'Bees\n\n- Bees are back again.\n');
    await refresh();
    expect(await refresh()).toEqual([['bees', 'Bees are back again.']]);
    expect(folder.problems).toEqual([]);
  });

  it('keeps everything while the folder is gone', async () => {
    const { dir, folder, told, refresh } = await folderWith({ 'bees.txt': bees });
    renameSync(dir, `${dir}-away`);
    expect([await refresh(), await refresh()]).toEqual([undefined, undefined]);
    expect(told).toHaveLength(1);
    expect(folder.problems).toHaveLength(1);
    renameSync(`${dir}-away`, dir);
    expect(await refresh()).toBeUndefined();
    expect(folder.problems).toEqual([]);
  });

  it('has one of two files that give one id, and the other once the first is gone', async () => {
    const { dir, told, write, refresh } = await folderWith({ 'bees.txt': bees });
    write('bees.md', '# Bees\n\n- Bees dance.\n');
    await refresh();
    expect(await refresh()).toEqual([['bees', 'Bees dance.']]);
    expect(told).toHaveLength(1);
    rmSync(join(dir, 'bees.md'));
    expect(await refresh()).toEqual([['bees', 'Bees make honey.']]);
  });
});
