import { cpSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cruise, repository, toolOutput } from './cruise.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

/** What the rules must catch: a line added to a file, the room whose rule it breaks, and in what it was led to. */
const planted = [
  ['src/log.ts', "import type {} from './bot/dispatch.ts';", 'room log', 'src/bot/dispatch.ts'],
  ['src/app.ts', "import {} from './cli/run-cli.ts';", 'room app', 'src/cli/run-cli.ts'],
  ['src/store/planted.ts', "import '../search/index/postings.ts';", 'room store', 'src/search/index/postings.ts'],
  ['src/store/asking.ts', "import '../search/index.ts';", 'room store', 'search/index.ts'],
  [
    'src/discord/planted.ts',
    "import '../../commands/ask/ask-command.ts';",
    'room discord',
    'commands/ask/ask-command.ts',
  ],
  ['src/discord/storing.ts', "export type * from '../store/open-store.ts';", 'room discord', 'src/store/open-store.ts'],
  ['commands/help/planted.ts', "import '../quiz/make-quiz.ts';", 'room commands/help', 'commands/quiz/make-quiz.ts'],
  ['src/library/planted.ts', "import type { Kysely } from 'kysely';", 'room library', 'node_modules/kysely/'],
  ['src/bot/planted.ts', "import { pino } from 'pino';", 'room bot', 'node_modules/pino/'],
  ['src/bot/dotting.ts', "import 'dotenv';", 'room bot', 'node_modules/dotenv/'],
  ['src/reply/planted.ts', "export type A = import('discord.js').Client;", 'room reply', 'node_modules/discord.js/'],
  [
    'src/article/claims/planted.ts',
    "export const fuse = () => import('fuse.js');",
    'room article/claims',
    'node_modules/fuse.js/',
  ],
  ['src/reply/not-listed.ts', "import 'picocolors';", 'room reply', 'node_modules/picocolors/'],
  ['src/reply/absent.ts', "import 'no-such-package';", 'room reply', 'no-such-package'],
  ['src/reply/inside.ts', "import '../search/index/postings.ts';", 'room reply', 'src/search/index/postings.ts'],
  [
    'commands/ask/planted.ts',
    "import '../../src/search/rank/rank.ts';",
    'room commands/ask',
    'src/search/rank/rank.ts',
  ],
  ['src/library/inside.ts', "import '../search/warm-up.ts';", 'room library', 'src/search/warm-up.ts'],
  ['src/search/language/planted.ts', "import '../rank/rank.ts';", 'room search/language', 'src/search/rank/rank.ts'],
  ['src/discord/environment.ts', "import { env } from 'node:process';", 'room discord', 'process'],
  ['src/bot/environment.ts', "import process from 'process';", 'room bot', 'process'],
  ['src/reply/built-in.ts', "process.getBuiltinModule('node:process');", 'room reply', 'process'],
  ['src/reply/reading.ts', "import 'node:fs';", 'room reply', 'fs'],
  ['local-discord/src/planted.ts', "import '../../src/errors.ts';", 'room local-discord/inside', 'src/errors.ts'],
  [
    'src/discord/local.ts',
    "import '../../local-discord/src/state/world.ts';",
    'room discord',
    'local-discord/src/state/world.ts',
  ],
  ['src/lost.ts', "import './errors.ts';", 'in no room', 'src/errors.ts'],
  ['src/reply/to-lost.ts', "import '../lost.ts';", 'room reply', 'src/lost.ts'],
] as const;

/** Two files that know each other's types only. */
const circle = [
  ['src/bot/circle-one.ts', "export type * from './circle-two.ts';"],
  ['src/bot/circle-two.ts', "export type * from './circle-one.ts';"],
] as const;

const environment = [
  ['src/bot/reads-environment.ts', 'export const token = process.env.DISCORD_TOKEN;'],
  ['src/log.ts', "const { env } = process; export const level = env['LOG_LEVEL'];"],
  ['src/config/config.ts', "export const home = process['env'].HOME;"],
  ['src/main.ts', 'export const all = globalThis.process.env;'],
] as const;

/** What the two checkers read. */
const rules = ['layout.ts', 'dependency-cruiser.config.ts', '.oxlintrc.json', 'package.json'];

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'docent-layout-'));
  for (const path of ['src', 'commands', 'data/words', 'local-discord/src', ...rules]) {
    cpSync(join(repository, path), join(copy, path), { recursive: true });
  }
  await symlink(join(repository, 'node_modules'), join(copy, 'node_modules'));
  for (const [file, line] of [...planted, ...circle, ...environment]) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await appendFile(join(copy, file), `\n${line}\n`);
  }
});

afterAll(() => removeFolder(copy));

describe('an import against the layout', () => {
  let violations: { name: string; from: string; to: string }[];

  beforeAll(async () => {
    const { summary } = await cruise(
      [...planted, ...circle].map(([file]) => file),
      copy,
    );
    violations = summary.violations.map(({ rule, from, to }) => ({ name: rule.name, from, to }));
  });

  test.each(planted)('%s: %s', (from, _line, name, to) => {
    expect(violations).toContainEqual({ name, from, to: expect.stringContaining(to) });
  });

  test('a circle of types', () => {
    const [[one], [two]] = circle;
    expect(violations).toContainEqual({ name: 'cycle', from: one, to: two });
  });
});

describe('reading the environment elsewhere than in src/config/env.ts', () => {
  let found: { filename: string; code: string }[];

  beforeAll(async () => {
    const files = [...environment.map(([file]) => file), 'src/config/env.ts'];
    const args = ['--config', '.oxlintrc.json', '--format', 'json', ...files];
    const { diagnostics }: { diagnostics: typeof found } = JSON.parse(await toolOutput('oxlint', args, copy));
    found = diagnostics.filter(({ code }) => code === 'eslint(no-restricted-properties)');
  });

  test.each(environment)('%s: %s', (file) => {
    expect(found.map(({ filename }) => filename)).toContain(file);
  });

  test('is allowed there', () => {
    expect(found.map(({ filename }) => filename)).not.toContain('src/config/env.ts');
  });
});
