import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { wordFixtures } from './word-fixtures.ts';
import { drawPdf, pdfFixtures } from './pdf-fixtures.ts';

/** Writes the PDF and Word documents among the fixtures of articles again, which no editor of texts can. */
async function writeFixtures(folder: string): Promise<void> {
  for (const [name, fixture] of Object.entries(pdfFixtures)) {
    await mkdir(join(folder, name), { recursive: true });
    const file = createWriteStream(join(folder, name, 'source.pdf'));
    drawPdf(fixture).pipe(file);
    await finished(file);
  }
  for (const [name, pack] of Object.entries(wordFixtures)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'source.docx'), await pack());
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFixtures(join(import.meta.dirname, '../tests/fixtures/articles'));
}
