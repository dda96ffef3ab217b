import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import { articleIdOf, readArticleFile } from '../../src/article/read-article-file.ts';
import { UserError } from '../../src/errors.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-articles-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function failure(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no failure';
}

const TEXT = 'Título\n\n- Ein Stück “Käse”.\n- 二。\n';
const claimsOf = async (path: string): Promise<string[]> =>
  (await readArticleFile(path)).article.sections.flatMap((section) => section.claims.map((claim) => claim.text));

describe('encodings', () => {
  test('UTF-8 with and without a byte order mark, UTF-16 in both orders', async () => {
    const little = Buffer.from(`\u{FEFF}${TEXT}`, 'utf16le');
    for (const [name, bytes] of Object.entries({
      'plain.txt': Buffer.from(TEXT),
      'mark.txt': Buffer.from(`\u{FEFF}${TEXT}`),
      'little.txt': little,
      'big.txt': Buffer.from(little).swap16(),
    })) {
      expect([name, ...(await claimsOf(await put(name, bytes)))]).toEqual([name, 'Ein Stück “Käse”.', '二。']);
    }
  });

  test('any other is found out, and a warning names it', async () => {
    const path = await put('latin.txt', Buffer.from('Titel\n\n- Ein Stück Käse.\n', 'latin1'));
    expect(await claimsOf(path)).toEqual(['Ein Stück Käse.']);
    const { warnings } = await readArticleFile(path);
    expect(warnings).toMatchObject([
      { text: expect.stringMatching(/read as Windows-1252 .*save it as UTF-8/u) as string },
    ]);
  });

  test('bytes that are no text are an error with the line', async () => {
    const picture = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    expect(await failure(readArticleFile(await put('picture.txt', picture)))).toMatch(
      /^ARTICLE_UNREADABLE .*picture\.txt, line 3: a NUL character.* Save it as UTF-8/u,
    );
  });
});

describe('files that cannot be read', () => {
  test('an unknown ending names the known ones', async () => {
    const message = await failure(readArticleFile(await put('paper.odt', 'x')));
    expect(message).toMatch(
      /^ARTICLE_UNREADABLE .*paper\.odt: its name does not end in one of \.txt, \.text, \.md, \.markdown/u,
    );
  });

  test('a missing file, and a folder with a file’s name', async () => {
    expect(await failure(readArticleFile(join(folder, 'none.txt')))).toMatch(/none\.txt: there is no such file/u);
    await mkdir(join(folder, 'folder.txt'));
    expect(await failure(readArticleFile(join(folder, 'folder.txt')))).toMatch(/folder\.txt: it is a folder/u);
    await rm(join(folder, 'folder.txt'), { recursive: true });
  });

  test('a file above the limit states the limit', async () => {
    expect(await failure(readArticleFile(await put('big/long.txt', 'x'.repeat(10_000_001))))).toMatch(
      /long\.txt: 10000001 bytes are more than the limit of 10000000/u,
    );
  });

  test.skipIf(process.platform === 'win32')('a pipe and a device, which are not waited for', async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    expect(await failure(readArticleFile(pipe))).toMatch(/pipe\.txt: it is a pipe or a device, and no file\. Copy/u);
    const device = join(folder, 'zero.txt');
    await symlink('/dev/zero', device);
    expect(await failure(readArticleFile(device))).toMatch(/zero\.txt: it is a pipe or a device, and no file\. Copy/u);
    await Promise.all([rm(pipe), rm(device)]);
  });

  test('a link that leads back to itself', async () => {
    await symlink('round.txt', join(folder, 'round.txt'));
    expect(await failure(readArticleFile(join(folder, 'round.txt')))).toMatch(
      /round\.txt: it is a link that leads back/u,
    );
    await rm(join(folder, 'round.txt'));
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
    const path = await put('secret/secret.txt', 'x');
    await chmod(path, 0);
    expect(await failure(readArticleFile(path))).toMatch(/secret\.txt: reading it is not allowed/u);
  });
});

test.each([
  ['/a/b/russia-and-the-taliban.txt', 'russia-and-the-taliban'],
  ['My Notes (2).md', 'my-notes-2'],
  ['Öl & Gas.MD', 'öl-gas'],
  ['заметки_1.txt', 'заметки-1'],
  ['???.txt', 'article'],
  [`${'long '.repeat(40)}.txt`, 'long-'.repeat(12).slice(0, -1)],
])('the id of %s', (file, id) => {
  expect(articleIdOf(file)).toBe(id);
});

describe('a folder of articles', () => {
  test('is read in the order of names; hidden and other files are passed over', async () => {
    await put('shelf/b.md', '# B\n\nText of b.\n');
    await put('shelf/a.txt', 'A\n\n- Claim of a.\n');
    await put('shelf/.hidden.txt', '');
    await put('shelf/picture.png', 'x');
    await put('shelf/deeper.txt/c.txt', '- Claim of c.\n');
    const articles = await loadArticles(join(folder, 'shelf'));
    expect(articles.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
  });

  test('refuses two files with one id, and names both', async () => {
    await put('twins/my notes.txt', '- One.\n');
    await put('twins/my-notes.md', '- Two.\n');
    const message = await failure(loadArticles(join(folder, 'twins')));
    expect(message).toMatch(
      /^ARTICLE_DUPLICATE .*my-notes\.md: its name gives the id "my-notes", as .*my notes\.txt does already/u,
    );
  });

  test('that is missing or empty says so', async () => {
    expect(await failure(loadArticles(join(folder, 'nowhere')))).toMatch(
      /^ARTICLE_UNREADABLE .*nowhere: there is no such folder/u,
    );
    await put('bare/readme.png', 'x');
    expect(await failure(loadArticles(join(folder, 'bare')))).toMatch(
      /^ARTICLE_EMPTY .*bare: no article in this folder/u,
    );
  });

  test('with broken files is read without them, and each is told with what to do', async () => {
    await put('mixed/a.txt', '- Fine.\n');
    await put('mixed/latin-1.txt', Buffer.from('- Der Zürcher Bürgermeister fährt Straßenbahn.\n', 'latin1'));
    await put('mixed/picture.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
    await put('mixed/empty.md', '\n');
    await put('mixed/z.md', '- Fine as well.\n');
    await put('mixed/z.txt', '- Of the same name.\n');
    const told: string[] = [];
    const warned: string[] = [];
    const articles = await loadArticles(join(folder, 'mixed'), {
      tell: ({ code, message }) => told.push(`${code} ${message}`),
      warn: (file, { text }) => warned.push(`${file}: ${text}`),
    });
    expect(articles.map(({ id }) => id)).toEqual(['a', 'latin-1', 'z']);
    expect(warned).toEqual([expect.stringMatching(/latin-1\.txt: .*Windows-1252/u)]);
    expect(told).toEqual([
      expect.stringMatching(/^ARTICLE_EMPTY .*empty\.md: there is no text in it/u),
      expect.stringMatching(/^ARTICLE_UNREADABLE .*picture\.txt.*UTF-8/u),
      expect.stringMatching(/^ARTICLE_DUPLICATE .*z\.txt: its name gives the id "z"/u),
    ]);
  });

  test('with nothing but broken files says what is wrong with the first', async () => {
    await put('hopeless/a.txt', '\n');
    await put('hopeless/b.txt', '\n');
    const told: string[] = [];
    const message = await failure(
      loadArticles(join(folder, 'hopeless'), { tell: ({ message }) => told.push(message) }),
    );
    expect(message).toMatch(/^ARTICLE_EMPTY .*a\.txt: there is no text in it/u);
    expect(told).toHaveLength(2);
  });

  test('follows links within it, and refuses those that lead out of it', async () => {
    await put('secrets/token.txt', '- The token.\n');
    await put('linked/..data/real.txt', '- Fine.\n');
    await symlink('..data/real.txt', join(folder, 'linked/a.txt'));
    await symlink('../secrets/token.txt', join(folder, 'linked/b.txt'));
    await symlink('../linked-too/c.txt', join(folder, 'linked/c.txt'));
    await put('linked-too/c.txt', '- Next door.\n');
    await symlink('linked', join(folder, 'entrance'));
    for (const entrance of ['linked', 'entrance']) {
      const told: string[] = [];
      const tell = ({ message }: UserError) => void told.push(message);
      const articles = await loadArticles(join(folder, entrance), { tell });
      expect(articles.map(({ id }) => id)).toEqual(['a']);
      expect(told).toEqual(
        ['b', 'c'].map((name) => expect.stringMatching(`${name}\\.txt: it is a link that leads out of the folder`)),
      );
    }
  });

  test('with one broken file names that file', async () => {
    await put('broken/a.txt', '- Fine.\n');
    await put('broken/b.txt', '\n');
    expect(await failure(loadArticles(join(folder, 'broken')))).toMatch(
      /^ARTICLE_EMPTY .*b\.txt: there is no text in it/u,
    );
  });
});
