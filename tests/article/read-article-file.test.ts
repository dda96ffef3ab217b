import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadArticles } from '../../src/article/load-articles.ts';
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
  (await readArticleFile(path)).sections.flatMap((section) => section.claims.map((claim) => claim.text));

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

  test('bytes that are neither are an error with the line', async () => {
    const latin = Buffer.from('Title\n\n- Fine.\n- Stück\n', 'latin1');
    expect(await failure(readArticleFile(await put('latin.txt', latin)))).toMatch(
      /^ARTICLE_UNREADABLE .*latin\.txt, line 4: bytes that are not UTF-8\. Save the file as UTF-8/u,
    );
    const half = Buffer.concat([Buffer.from('\u{FEFF}One\nTwo\n', 'utf16le'), Buffer.from([0x00, 0xd8, 0x41])]);
    expect(await failure(readArticleFile(await put('half.txt', half)))).toMatch(
      /half\.txt, line 3: bytes that are not UTF-16/u,
    );
  });
});

describe('files that cannot be read', () => {
  test('an unknown ending names the known ones', async () => {
    const message = await failure(readArticleFile(await put('paper.docx', 'x')));
    expect(message).toMatch(
      /^ARTICLE_UNREADABLE .*paper\.docx: its name does not end in one of \.txt, \.text, \.md, \.markdown/u,
    );
  });

  test('a missing file, and a folder with a file’s name', async () => {
    expect(await failure(readArticleFile(join(folder, 'none.txt')))).toMatch(/none\.txt: there is no such file/u);
    await mkdir(join(folder, 'folder.txt'));
    expect(await failure(readArticleFile(join(folder, 'folder.txt')))).toMatch(/folder\.txt: it is a folder/u);
    await rm(join(folder, 'folder.txt'), { recursive: true });
  });

  test('a file above the limit states the limit', async () => {
    expect(await failure(readArticleFile(await put('big/long.txt', 'x'.repeat(5_000_001))))).toMatch(
      /long\.txt: 5000001 bytes are more than the limit of 5000000/u,
    );
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
    await put('bare/readme.pdf', 'x');
    expect(await failure(loadArticles(join(folder, 'bare')))).toMatch(
      /^ARTICLE_EMPTY .*bare: no article in this folder/u,
    );
  });

  test('with broken files is read without them, and each is told with what to do', async () => {
    await put('mixed/a.txt', '- Fine.\n');
    await put('mixed/latin-1.txt', Buffer.from('- Der Zürcher Bürgermeister fährt Straßenbahn.\n', 'latin1'));
    await put('mixed/empty.md', '\n');
    await put('mixed/z.md', '- Fine as well.\n');
    await put('mixed/z.txt', '- Of the same name.\n');
    const told: string[] = [];
    const articles = await loadArticles(join(folder, 'mixed'), ({ code, message }) => told.push(`${code} ${message}`));
    expect(articles.map(({ id }) => id)).toEqual(['a', 'z']);
    expect(told).toEqual([
      expect.stringMatching(/^ARTICLE_EMPTY .*empty\.md: there is no text in it/u),
      expect.stringMatching(/^ARTICLE_UNREADABLE .*latin-1\.txt.*UTF-8/u),
      expect.stringMatching(/^ARTICLE_DUPLICATE .*z\.txt: its name gives the id "z"/u),
    ]);
  });

  test('with nothing but broken files says what is wrong with the first', async () => {
    await put('hopeless/a.txt', '\n');
    await put('hopeless/b.txt', '\n');
    const told: string[] = [];
    const message = await failure(loadArticles(join(folder, 'hopeless'), (problem) => told.push(problem.message)));
    expect(message).toMatch(/^ARTICLE_EMPTY .*a\.txt: there is no text in it/u);
    expect(told).toHaveLength(2);
  });

  test('with one broken file names that file', async () => {
    await put('broken/a.txt', '- Fine.\n');
    await put('broken/b.txt', '\n');
    expect(await failure(loadArticles(join(folder, 'broken')))).toMatch(
      /^ARTICLE_EMPTY .*b\.txt: there is no text in it/u,
    );
  });
});
