import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, matchesGlob, relative } from 'node:path';

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

export type CopyOptions = {
  /** Which paths below `from` are copied. */
  readonly isIn: (path: string) => boolean;
  readonly from: string;
  /** Files are the same as those that they are copied from, where the file system allows that: for what is only read. */
  readonly link?: boolean;
};

/** Copies as COPY does: of a folder what is in it, of a file the file. @throws Error where there is nothing to copy */
export function copyInto(source: string, target: string, options: CopyOptions): void {
  const { isIn, from } = options;
  if (source !== from && !isIn(relative(from, source))) return;
  const found = lstatSync(source);
  mkdirSync(found.isDirectory() ? target : dirname(target), { recursive: true });
  if (found.isDirectory())
    for (const name of readdirSync(source)) copyInto(join(source, name), join(target, name), options);
  else if (found.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else copyFile(source, target, options.link === true);
}

function copyFile(source: string, target: string, link: boolean): void {
  try {
    if (link) return linkSync(source, target);
  } catch {
    // On another disk there is no other way.
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
}
