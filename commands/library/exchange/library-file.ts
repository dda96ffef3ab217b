import { setImmediate as breathe } from 'node:timers/promises';
import { UserError } from '../../../src/errors.ts';
import type { ExportedArticle, ExportedHead } from './exported-library.ts';

const exportVersion = 1;

/** A file of somebody else's making is read whole only up to here: parsing a megabyte takes some ten milliseconds. */
const mostAtOnce = 1_000_000;

/**
 * The file of a library: JSON, with each article on a line of its own, so that it can be written and read article by article, and
 * nothing else waits for long.
 */
export async function writeLibraryFile(
  head: Omit<ExportedHead, 'docent' | 'version'>,
  articles: AsyncIterable<ExportedArticle>,
): Promise<Uint8Array> {
  const first = JSON.stringify({ docent: 'library', version: exportVersion, ...head }).slice(0, -1);
  const lines: string[] = [];
  for await (const each of articles) {
    lines.push(JSON.stringify(each));
    await breathe();
  }
  return new TextEncoder().encode(`${first},"articles":[\n${lines.join(',\n')}\n]}\n`);
}

/**
 * What such a file holds, checked to the last field.
 * @throws UserError `EXPORT_INVALID`, `EXPORT_NEWER`
 */
export async function readLibraryFile(
  bytes: Uint8Array,
): Promise<{ readonly head: ExportedHead; readonly articles: readonly ExportedArticle[] }> {
  const text = new TextDecoder().decode(bytes);
  const { head, articles } = byLine(text) ?? whole(text);
  if (!isRecord(head) || head['docent'] !== 'library') throw invalid();
  if (typeof head['version'] === 'number' && head['version'] > exportVersion)
    throw new UserError('EXPORT_NEWER', 'The file is from a newer version of Docent. Update this one.');
  // Loaded for the first file: few servers import one.
  const { exportedArticle, exportedHead } = await import('./exported-schema.ts');
  const read: ExportedArticle[] = [];
  for (const line of articles) {
    read.push(exportedArticle(typeof line === 'string' ? parsed(line) : line) ?? thrown());
    await breathe();
  }
  return { head: exportedHead(head) ?? thrown(), articles: read };
}

/** As it is written here: the head on the first line, an article on each other, a bracket on the last. */
function byLine(text: string): { readonly head: unknown; readonly articles: readonly unknown[] } | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...rest] = lines;
  if (!first.endsWith('"articles":[') || rest.at(-1)?.trim() !== ']}') return undefined;
  return { head: parsed(`${first}]}`), articles: rest.slice(0, -1).map((line) => line.replace(/,\s*$/, '')) };
}

/** As any other program may have written it anew. */
function whole(text: string): { readonly head: unknown; readonly articles: readonly unknown[] } {
  if (text.length > mostAtOnce) throw invalid();
  const file = parsed(text);
  if (!isRecord(file) || !Array.isArray(file['articles'])) throw invalid();
  const articles: readonly unknown[] = file['articles'];
  return { head: file, articles: articles.map((each) => (typeof each === 'string' ? undefined : each)) };
}

/** What is wrong is not said in the error: it would quote the file. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid();
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function thrown(): never {
  throw invalid();
}

function invalid(): UserError {
  return new UserError('EXPORT_INVALID', 'That is no file that /library export made, or a damaged one.');
}
