import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '../../scripts/container/tree.ts';

const isRoot = process.getuid?.() === 0;
/** Whether a root of one's own can be made here, which nothing can be written to. */
export const hasOwnRoot = isRoot && spawnSync('unshare', ['-m', 'mount', '--bind', '/tmp', '/tmp']).status === 0;
if (!hasOwnRoot)
  process.stderr.write(
    'no root file system of its own can be made here: what is built is run where it lies, with no file to be written\n',
  );

/** $1: the tree, $2: what is mounted at /data. Then the work folder, the user and the command. */
const inOwnRoot = `set -e
tree=$1 data=$2 workdir=$3 user=$4
shift 4
mount --bind "$tree" "$tree"
mount -o remount,ro,bind "$tree"
mount --rbind /dev "$tree/dev"
mount --rbind /proc "$tree/proc"
mount -t tmpfs tmpfs "$tree/tmp"
mount --bind "$data" "$tree/data"
exec chroot --userspec="$user" "$tree" "/usr/local/bin/$1" -e '
  process.chdir(process.argv[1]);
  process.execve(process.execPath, process.argv.slice(2), process.env);
' "$workdir" "$@"`;

/** What a tree is started with: as its user, in a root that cannot be written but for `data`. */
export class TreeProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  out = '';

  constructor(tree: Tree, data: string, command: readonly string[], env: Readonly<Record<string, string>>) {
    const [program = '', ...args] = command;
    const all = { PATH: '/usr/local/bin', ...tree.env, ...env };
    const [uid = 0, gid = 0] = tree.user.split(':').map(Number);
    if (isRoot) chownSync(data, uid, gid);
    if (hasOwnRoot) {
      const script = ['-m', 'sh', '-c', inOwnRoot, 'sh', tree.root, data, tree.workdir, tree.user, program, ...args];
      this.#child = spawn('unshare', script, { env: { ...all, PATH: `${process.env['PATH']}` } });
    } else {
      takeWriting(join(tree.root, tree.workdir));
      const owner = isRoot ? { uid, gid } : {};
      const inside = { ...all, DATABASE_URL: join(data, 'docent.sqlite') };
      const cwd = join(tree.root, tree.workdir);
      this.#child = spawn(join(tree.root, 'usr/local/bin', program), args, { cwd, env: inside, ...owner });
    }
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.#ended = once(this.#child, 'close');
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** The exit status, once it has ended. */
  async ended(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

function takeWriting(folder: string): void {
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!file.isSymbolicLink()) chmodSync(join(file.parentPath, file.name), file.isDirectory() ? 0o555 : 0o444);
  chmodSync(folder, 0o555);
}
