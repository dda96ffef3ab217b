import { cpSync, statSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';

/**
 * Which files of a folder a `.dockerignore` leaves: of its patterns the last that fits a path, or a folder above it, decides; `!` lets in
 * again.
 */
export function contextFilter(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isIn: line.startsWith('!'), pattern: plain(line.replace(/^!/, '')) }));
  return (path) => {
    const parts = plain(path).split('/');
    const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
    return rules.findLast(({ pattern }) => above.some((each) => matchesGlob(each, pattern)))?.isIn ?? true;
  };
}

/** A dot at the start of a name is a character like any other there. */
function plain(path: string): string {
  return path.replaceAll(/(?<=^|\/)\./g, ':');
}

/**
 * Copies as COPY does: of a folder what is in it, of a file the file; into `to`, which is a folder where it ends in a slash or there are several.
 * @throws Error where there is nothing to copy
 */
export function copyInto(
  source: string,
  to: string,
  intoFolder: boolean,
  isIn: (path: string) => boolean,
  from: string,
): void {
  const isFolder = statSync(source).isDirectory();
  const target = intoFolder && !isFolder ? join(to, source.split('/').at(-1) ?? '') : to;
  cpSync(source, target, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path === from || isIn(relative(from, path)),
  });
}
