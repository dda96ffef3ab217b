import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readEnv } from '../../src/config/env.ts';
import { contextFilter, type CopyOptions, copyInto } from './build-context.ts';
import { type CopyStep, readDockerfile, type RunStep, type BuildStage } from './read-dockerfile.ts';

export type TreeOptions = {
  /** The folder with the Dockerfile. */
  readonly context: string;
  /** An empty folder: each stage gets one in it. */
  readonly into: string;
  /** Does a RUN step in some other way; false where it is to be run. `folder`: its work folder. */
  /** Files are hard links to those that they are copied from, where that can be: quick, for a tree that nothing writes into. */
  readonly link?: boolean;
  readonly instead?: (command: string, folder: string) => boolean;
};

/** The last stage: its tree of files, and how it is run. */
export type Tree = BuildStage & { readonly root: string };

/**
 * Builds the tree of files that `docker build` would, by the Dockerfile's own steps, with this machine's Node in place of the image's. Steps run
 * on this machine: they see all of it, and must keep to their work folder.
 * @throws Error for a step that cannot be carried out so
 */
export function buildTree({ context, into, link = false, instead = () => false }: TreeOptions): Tree {
  const stages = readDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'));
  const isInContext = contextFilter(readFileSync(join(context, '.dockerignore'), 'utf8'));
  const rootOf = (stage: string): string => join(into, stage);
  const last = stages.at(-1);
  if (last === undefined) throw new Error('The Dockerfile has no FROM.');
  for (const { name, image, steps, env } of stages) {
    if (!/^node:\d+-/.test(image)) throw new Error(`FROM ${image}: only Node's own images are known here.`);
    const root = rootOf(name);
    // What is built on this machine needs no system of its own.
    if (name === last.name) layBase(root);
    for (const step of steps) {
      mkdirSync(join(root, step.workdir), { recursive: true });
      if (step.kind === 'copy')
        copy(
          step,
          root,
          step.from === undefined ? { from: context, isIn: isInContext, link } : { from: rootOf(step.from), link },
        );
      if (step.kind === 'run' && !instead(step.command, join(root, step.workdir))) run(step, root, env);
    }
  }
  return { ...last, root: rootOf(last.name) };
}

function copy(
  { sources, to, workdir }: CopyStep,
  root: string,
  options: Omit<CopyOptions, 'isIn'> & { isIn?: CopyOptions['isIn'] },
): void {
  const { isIn = () => true } = options;
  const target = to.startsWith('/') ? join(root, to) : join(root, workdir, to);
  for (const source of sources) {
    if (!isIn(source)) throw new Error(`COPY ${source}: .dockerignore leaves it out.`);
    // Absolute or not, it is looked for in the context, or in the other stage.
    const path = join(options.from, source);
    const intoFolder = (to.endsWith('/') || sources.length > 1) && !statSync(path).isDirectory();
    copyInto(path, intoFolder ? join(target, basename(source)) : target, { ...options, isIn });
  }
}

function run({ command, workdir }: RunStep, root: string, env: Readonly<Record<string, string>>): void {
  if (/(?:^|[\s=>])\/(?!dev\/null)/.test(command)) throw new Error(`RUN ${command}: it would leave its work folder.`);
  const { PATH, HOME } = readEnv();
  execFileSync('sh', ['-c', command], { cwd: join(root, workdir), env: { PATH, HOME, ...env }, stdio: 'pipe' });
}

/** Node with the libraries that it loads, and what each system has: enough to be started in it by chroot. */
function layBase(root: string): void {
  for (const folder of ['dev', 'proc', 'tmp', 'etc', 'usr/local/bin'])
    mkdirSync(join(root, folder), { recursive: true });
  const node = realpathSync(process.execPath);
  cpSync(node, join(root, 'usr/local/bin/node'));
  for (const library of process.platform === 'linux' ? librariesOf(node) : []) {
    const target = join(root, library);
    mkdirSync(dirname(target), { recursive: true });
    if (!existsSync(target)) cpSync(realpathSync(library), join(dirname(target), basename(library)));
  }
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/:/bin/false\nnode:x:1000:1000::/:/bin/false\n');
  writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
}

/** Of the C library, which each image has whole, this part is loaded by the reader's runtime. */
const ofTheCLibrary = 'librt.so.1';

function librariesOf(program: string): readonly string[] {
  const listed = execFileSync('ldd', [program], { encoding: 'utf8' });
  const loaded = [...listed.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, path = '']) => path);
  const besides = loaded
    .filter((path) => basename(path).startsWith('libc.so'))
    .map((path) => join(dirname(path), ofTheCLibrary));
  return [...loaded, ...besides.filter((path) => existsSync(path))];
}
