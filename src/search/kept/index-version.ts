import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** What decides how a text becomes an index: code that reads words, its data, and the packages, whose versions package.json pins. */
const FOLDERS = [
  '../basics/',
  '../index/',
  '../language/',
  '../recognise/',
  '../../../data/everyday/',
  '../../../data/words/',
];
const FILES = [
  '../../../package.json',
  '../../article/article-model.ts',
  '../../article/article-places.ts',
  '../../article/document-place.ts',
  '../word-search.ts',
];

let version: Promise<string> | undefined;

/** Another one wherever an index might come out otherwise, or be written otherwise. Worked out when first asked for. */
export const indexVersion = (): Promise<string> => (version ??= hashOfAll());

/** The files that the version hangs on. */
export async function indexInputs(): Promise<readonly URL[]> {
  const here = (path: string): URL => new URL(path, import.meta.url);
  const inFolders = await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(here(folder))).map((name) => new URL(name, here(folder)))),
  );
  return [...inFolders.flat(), ...FILES.map(here)].sort((a, b) => (a.href < b.href ? -1 : 1));
}

async function hashOfAll(): Promise<string> {
  const files = await indexInputs();
  // Node brings V8, which writes the bytes, and ICU, which knows the letters.
  const hash = createHash('sha256').update(process.version).update(process.arch);
  for (const bytes of await Promise.all(files.map((file) => readFile(file)))) hash.update(bytes);
  return hash.digest('hex');
}
