import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { wordFixtures } from './word-fixtures.ts';
import { pdfFixtures } from './pdf-fixtures.ts';
import { drawPdf } from './pdf-drawing.ts';

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
    await writeFile(join(folder, name, 'source.docx'), undated(await pack()));
  }
}

/** Local time, as archives have it. */
const ALWAYS = new Date(2030, 0, 1);

/** A Word document that is the same whenever it was packed: without the moments of that, and without what was drawn by chance. */
export function undated(packed: Uint8Array): Uint8Array {
  const parts = unzipSync(packed);
  const drawn = new Map<string, string>();
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    const text = strFromU8(bytes)
      .replaceAll(/(<dcterms:(?:created|modified)\b[^<>]*>)[^<>]*(?=<)/gu, '$12030-01-01T00:00:00Z')
      .replaceAll(/\brId[\w-]{12,}/gu, (id) => {
        if (!drawn.has(id)) drawn.set(id, `rIdLink${drawn.size + 1}`);
        return drawn.get(id) ?? id;
      });
    parts[name] = strToU8(text);
  }
  return zipSync(parts, { mtime: ALWAYS, level: 9 });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await writeFixtures(join(import.meta.dirname, '../tests/fixtures/articles'));
}
