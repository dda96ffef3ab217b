import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatOf } from '../../src/article/formats/index.ts';
import { readArticle } from '../../src/article/read-article.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/articles');

/** Each folder holds a document and what it must be read as; `vitest -u` writes anew what is then read in the diff. */
for (const name of readdirSync(FOLDER)) {
  test(`reads fixture ${name}`, async () => {
    const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('source.')) ?? '';
    const format = formatOf(file);
    if (format === undefined) throw new Error(`No format reads ${name}/${file}.`);
    const read = await readArticle(readFileSync(join(FOLDER, name, file)), { format, id: name, file });
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(join(FOLDER, name, 'expected.json'));
  });
}
