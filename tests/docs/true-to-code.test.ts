import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { usages, variables, withTables } from '../../docs/.vitepress/generated-tables.ts';
import { FORMATS } from '../../src/article/formats/index.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { parseConfig } from '../../src/config/config.ts';
import { repository } from '../layout/cruise.ts';
import { allPages, pageOf, type Page } from './pages.ts';

const pages = allPages();
const typed = usages().filter(({ kind }) => kind === 'chat');
const groups = new Set(typed.map(({ name }) => name.split(' ')[0] ?? ''));

/** Addresses and folders that pages name, too. */
const noCommands = new Set(['/live', '/ready', '/metrics', '/data']);

/** Commands that the page names and that do not exist: `/ask`, `/library add`, also `/library`. */
function unknownCommands({ codes }: Page): readonly string[] {
  return codes.filter((code) => {
    if (!/^\/[a-z]+(?: [a-z]+)?$/.test(code) || noCommands.has(code)) return false;
    return !groups.has(code) && !typed.some(({ name }) => name === code);
  });
}

/** On these pages a single word of code is an option. */
const pagesOfOptions = /^(?:members|moderators)\/|^commands\.md$/;

function unknownOptions({ codes }: Page): readonly string[] {
  const named = typed.filter(({ name }) => codes.some((code) => code === name || code === name.split(' ')[0]));
  const options = new Set(named.flatMap((usage) => usage.options.map(({ name }) => name)));
  return codes.filter((code) => /^[a-z]+$/.test(code) && !options.has(code));
}

/** Names of variables: words in capitals with an underline, or one that the configuration has. */
function variablesIn(page: Page): readonly string[] {
  const known = new Set(variables().map(({ name }) => name));
  const words = [...page.codes, ...page.blocks].flatMap((code) => code.match(/\b[A-Z][A-Z_]+\b(?!:)/g) ?? []);
  return words.filter((word) => word.includes('_') || known.has(word));
}

test.each(pages)('$path names no command that there is not', (page) => {
  expect(unknownCommands(page)).toEqual([]);
});

test.each(pages.filter(({ path }) => pagesOfOptions.test(path)))(
  '$path names only options that one of its commands has',
  (page) => {
    expect(unknownOptions(page)).toEqual([]);
  },
);

test('a command and an option that do not exist are noticed', () => {
  const page = pageOf('x.md', '`/ask` takes `question` and `colour`; `/settings check` and `/library` and `/nothing`');
  expect(unknownCommands(page)).toEqual(['/settings check', '/nothing']);
  expect(unknownOptions(page)).toEqual(['colour']);
});

test('the README names no command that there is not', () => {
  const readme = pageOf('README.md', readFileSync(join(repository, 'README.md'), 'utf8'));
  expect(unknownCommands(readme)).toEqual([]);
});

test('every command and every option is on a page that somebody wrote, not only in the table', () => {
  const written = pages.filter(({ path }) => path !== 'commands.md');
  const missing = typed.flatMap(({ name, options }) => {
    const about = written.filter(({ codes }) => codes.includes(name));
    if (about.length === 0) return [name];
    return options
      .filter((option) => !about.some(({ codes }) => codes.includes(option.name)))
      .map((option) => `${name} ${option.name}`);
  });
  expect(missing).toEqual([]);
});

test('every command of a message menu is named, and no other', () => {
  const menus = usages().flatMap(({ kind, name }) => (kind === 'message' ? [name] : []));
  const commands = pages.find(({ path }) => path === 'commands.md');
  const rows = [...(commands?.source ?? '').matchAll(/^\| \*([^*]+)\* \|/gm)].map(([, name]) => name ?? '');
  expect(rows.toSorted()).toEqual(menus.toSorted());
  const named = pages.flatMap(({ source }) => [...source.matchAll(/\*Apps → ([^*]+)\*/g)].map(([, name]) => name));
  expect(named.filter((name) => !menus.includes(name ?? ''))).toEqual([]);
});

test('the table of commands has a row for each command and each option', () => {
  const table = ['everyone', 'moderators'].map((who) => withTables(`<!-- table: commands for ${who} -->`)).join('\n');
  for (const { name, description } of typed) expect(table).toContain(`| **\`${name}\`** | ${description} |`);
  expect(table.split('\n').filter((row) => row.startsWith('| `'))).toHaveLength(
    typed.flatMap(({ options }) => options).length,
  );
  expect(() => withTables('<!-- table: nothing -->')).toThrow('There is no table “nothing”.');
});

test('moderators’ commands are told from everyone’s', () => {
  const everyones = typed.filter(({ moderators }) => !moderators).map(({ name }) => name);
  expect(everyones).toEqual(['/ask', '/lookup', '/section', '/article', '/summary read', '/privacy', '/help']);
});

/** Which variables the configuration asks for. */
function variablesRead(): ReadonlySet<string> {
  const read = new Set<string>();
  const asked = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return name === 'HEALTH_PORT' ? '9464' : undefined;
      },
    },
  );
  parseConfig(asked);
  return read;
}

test('.env.example has the variables that the configuration reads, each with its default and a comment', () => {
  expect(
    variables()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([...variablesRead()].toSorted());
  expect(variables().filter(({ meaning }) => meaning === '')).toEqual([]);
  const set = Object.fromEntries(variables().map(({ name, value }) => [name, value]));
  expect(parseConfig(set)).toEqual(parseConfig({}));
});

test('every variable is on a page, and no page names another', () => {
  const known = variables().map(({ name }) => name);
  // Of PostgreSQL's own tools and image.
  const foreign = new Set(['PGPASSWORD', 'POSTGRES_PASSWORD']);
  const named = new Set(pages.flatMap(variablesIn));
  expect(known.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !known.includes(name) && !foreign.has(name))).toEqual([]);
  expect(variablesIn(pageOf('x.md', '`READER=off`, `NO_SUCH=1`, `FILE`'))).toEqual(['READER', 'NO_SUCH']);
});

test('every ending of a file that can be read is listed, and no other', () => {
  const page = pages.find(({ path }) => path === 'moderators/adding.md');
  const listed = page?.codes.filter((code) => /^\.[a-z]+$/.test(code)) ?? [];
  expect(listed.toSorted()).toEqual(FORMATS.flatMap(({ extensions }) => extensions).toSorted());
});

test('scripts that a page names are in package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { scripts: object };
  const named = pages.flatMap(({ codes, blocks }) =>
    [...codes, ...blocks].flatMap((code) => [...code.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '')),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

/** Every text of the wording, those with something put in apart. */
function texts(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : [];
}

test('what a button is called in a table of buttons, Docent calls so, too', () => {
  const said = texts(messages.en);
  const page = pages.find(({ path }) => path === 'members/privacy.md');
  const buttons = [...(page?.source ?? '').matchAll(/^\| \*([^*]+)\* \|/gm)].map(([, name]) => name ?? '');
  expect(buttons.length).toBeGreaterThan(0);
  expect(buttons.filter((name) => !said.includes(name))).toEqual([]);
});
