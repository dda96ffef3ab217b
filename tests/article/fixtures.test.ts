import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDocument } from '../../src/article/read-article.ts';
import { formatOf } from '../../src/article/read-article-file.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/articles');

/** Each folder holds a document and what it must be read as; `vitest -u` writes anew what is then read in the diff. */
for (const name of readdirSync(FOLDER)) {
  test(`reads fixture ${name}`, async () => {
    const file = readdirSync(join(FOLDER, name)).find((entry) => entry.startsWith('source.')) ?? '';
    const source = readFileSync(join(FOLDER, name, file), 'utf8');
    const parsed = parseDocument(source, { format: formatOf(file) ?? 'text', id: name, file });
    await expect(`${JSON.stringify(parsed, null, 2)}\n`).toMatchFileSnapshot(join(FOLDER, name, 'expected.json'));
  });
}
