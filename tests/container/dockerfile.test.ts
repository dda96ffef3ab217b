import { validate } from 'dockerfile-utils';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contextFilter } from '../../scripts/container/build-context.ts';
import { readDockerfile } from '../../scripts/container/read-dockerfile.ts';
import { buildTree } from '../../scripts/container/tree.ts';

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('the Dockerfile', () => {
  const stages = readDockerfile(textOf('Dockerfile'));
  const last = stages.at(-1);

  it('has nothing that a linter complains of', () => {
    expect(validate(textOf('Dockerfile'))).toEqual([]);
    // It would see what is wrong.
    expect(validate('FROM node\nCOPPY a b\n')).not.toEqual([]);
  });

  it('has two stages of the same slim image, and ends as a user who is not root', () => {
    expect(stages.map(({ image }) => image)).toEqual(['node:24-bookworm-slim', 'node:24-bookworm-slim']);
    expect(last?.user).toBe('1000:1000');
  });

  it('starts as npm start does, from a database on its volume', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(last?.command.join(' ')).toBe(scripts['start']);
    expect(last?.healthcheck.join(' ')).toBe(scripts['health']);
    expect(last?.volumes).toEqual(['/data']);
    expect(last?.env).toEqual({
      NODE_ENV: 'production',
      ORT_DISABLE_TELEMETRY: '1',
      DATABASE_URL: '/data/docent.sqlite',
      HEALTH_PORT: '9464',
    });
  });
});

describe('.dockerignore', () => {
  const isIn = contextFilter(textOf('.dockerignore'));

  it.each([
    'package-lock.json',
    '.npmrc',
    'src/main.ts',
    'data/reader/reader.onnx',
    'scripts/container/trim-modules.ts',
  ])('lets %s in', (path) => {
    expect(isIn(path)).toBe(true);
  });

  it.each([
    '.env',
    '.env.local',
    'src/.env',
    '.git/config',
    'node_modules/pino/package.json',
    'docent.sqlite',
    'data/docent.sqlite-wal',
    'tests/x.ts',
  ])('keeps %s out', (path) => {
    expect(isIn(path)).toBe(false);
  });
});

type Service = Readonly<Record<string, unknown>> & {
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};

describe('the compose files', () => {
  const sqlite = parse(textOf('compose.yaml')) as Compose;
  const postgres = parse(textOf('compose.postgres.yaml')) as Compose;

  it('give the bot a root that it cannot write, no capabilities, and its volume', () => {
    expect(sqlite.services['docent']).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['data:/data'],
      environment: { DATABASE_URL: '/data/docent.sqlite' },
    });
    expect(Object.keys(sqlite.volumes)).toEqual(['data']);
  });

  it('start the same bot on PostgreSQL, once that is there', () => {
    expect(postgres.services['docent']).toMatchObject({
      extends: { file: 'compose.yaml', service: 'docent' },
      depends_on: { postgres: { condition: 'service_healthy' } },
    });
    expect(postgres.services['docent']?.environment['DATABASE_URL']).toMatch(
      /^postgres:\/\/docent:\$\{POSTGRES_PASSWORD:\?[^}]+\}@postgres:5432\/docent$/,
    );
    expect(Object.keys(postgres.volumes)).toEqual(['data', 'postgres']);
  });
});

describe('a tree that is built by a Dockerfile', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docent-tree-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function build(dockerfile: string, files: Readonly<Record<string, string>> = {}, dockerignore = '') {
    const context = join(folder, 'context');
    const all = { Dockerfile: dockerfile, '.dockerignore': dockerignore, ...files };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(context, path)), { recursive: true });
      await writeFile(join(context, path), text);
    }
    return buildTree({ context, into: join(folder, 'into') });
  }

  it('has what its steps copy and make, and nothing else of the stages before', async () => {
    const dockerfile = `FROM node:24-slim AS first
WORKDIR /build
COPY a.txt b/ ./
RUN cat a.txt c.txt > d.txt && \\
    echo "$WHO" > /dev/null
WORKDIR /empty
FROM node:24-slim
ENV WHO=me
WORKDIR /app
COPY --from=first --chown=1:1 /build/d.txt renamed.txt
COPY --from=first /empty /data/
COPY b b/
USER 7
CMD ["node", "x.ts"]
`;
    const files = { 'a.txt': 'a', 'b/c.txt': 'c', 'b/no.log': 'left out' };
    const tree = await build(dockerfile, files, '**/*.log');
    expect(await readFile(join(tree.root, 'app/renamed.txt'), 'utf8')).toBe('ac');
    expect((await readdir(join(tree.root, 'app'), { recursive: true })).toSorted()).toEqual([
      'b',
      'b/c.txt',
      'renamed.txt',
    ]);
    expect(await readdir(join(tree.root, 'data'))).toEqual([]);
    expect(tree).toMatchObject({ workdir: '/app', user: '7', env: { WHO: 'me' }, command: ['node', 'x.ts'] });
  });

  it.each([
    ['a step that it does not know', 'FROM node:24-slim\nADD a b\n', 'Line 2: ADD'],
    ['another image', 'FROM debian:12\n', 'FROM debian:12'],
    ['what is left out', 'FROM node:24-slim\nCOPY secret.log ./\n', '.dockerignore leaves it out'],
    ['what lies outside', 'FROM node:24-slim\nRUN touch /docent-was-here\n', 'leave its work folder'],
    ['a command that is no list', 'FROM node:24-slim\nCMD node x.ts\n', 'CMD must be a list'],
  ])('is not built with %s', async (_, dockerfile, told) => {
    await expect(build(dockerfile, { 'secret.log': '' }, '**/*.log')).rejects.toThrow(told);
  });
});
