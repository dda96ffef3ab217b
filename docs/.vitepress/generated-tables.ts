import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type APIApplicationCommandOption, ApplicationCommandOptionType } from 'discord-api-types/v10';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';

/** `a < b` stands in a page as text, `|` in a cell. */
const cell = (text: string) => text.replaceAll('<', '&lt;').replaceAll('|', String.raw`\|`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** One way of using a command, as people type it. */
export type Usage = {
  readonly name: string;
  readonly kind: Command['kind'];
  readonly description: string;
  readonly options: readonly APIApplicationCommandOption[];
  readonly moderators: boolean;
};

/** Every command and subcommand of the repertoire, in the order in which help lists them. */
export function usages(): readonly Usage[] {
  return commands.flatMap((command): readonly Usage[] => {
    const { definition, kind } = command;
    const moderators = definition.default_member_permissions != null;
    if (command.kind === 'message') return [{ name: definition.name, kind, description: '', options: [], moderators }];
    const { name, description, options = [] } = command.definition;
    const subcommands = options.filter((each) => each.type === ApplicationCommandOptionType.Subcommand);
    if (subcommands.length === 0) return [{ name: `/${name}`, kind, description, options, moderators }];
    return subcommands.map((each) => ({
      name: `/${name} ${each.name}`,
      kind,
      description: each.description,
      options: each.options ?? [],
      moderators: moderators || command.handlers.get(each.name)?.requires !== undefined,
    }));
  });
}

/** What is typed, with a row for each option. */
function commandTable(moderators: boolean): string {
  const typed = usages().filter((each) => each.kind === 'chat' && each.moderators === moderators);
  const rows = typed.flatMap(({ name, description, options }) => [
    [`**\`${name}\`**`, cell(description)],
    ...options.map((option) => [
      `\`${option.name}\`${option.required === true ? ' (required)' : ''}`,
      cell([option.description, ...choices(option)].join(': ')),
    ]),
  ]);
  return table(['command and options', 'what'], rows);
}

/** What can be chosen, in one text; none where anything can be typed. */
function choices(option: APIApplicationCommandOption): readonly string[] {
  const named = 'choices' in option ? (option.choices ?? []) : [];
  return named.length === 0 ? [] : [named.map(({ name }) => `*${name}*`).join(', ')];
}

export type Variable = { readonly name: string; readonly value: string; readonly meaning: string };

/** The variables of `.env.example`: several below one comment share it. */
export function variables(): readonly Variable[] {
  const example = readFileSync(fileURLToPath(new URL('../../.env.example', import.meta.url)), 'utf8');
  return example.split(/\n{2,}/).flatMap((block) => {
    const lines = block.trim().split('\n');
    const meaning = lines
      .filter((line) => line.startsWith('#'))
      .map((line) => line.slice(1).trim())
      .join(' ');
    return lines.flatMap((line) => {
      const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value, meaning }];
    });
  });
}

function variableTable(): string {
  const byMeaning = Map.groupBy(variables(), ({ meaning }) => meaning);
  const rows = [...byMeaning].map(([meaning, group]) => [
    group.map(({ name }) => `\`${name}\``).join('<br>'),
    group.map(({ value }) => (value === '' ? '' : `\`${value}\``)).join('<br>'),
    cell(meaning),
  ]);
  return table(['variable', 'unless set', 'meaning'], rows);
}

const tables: Readonly<Record<string, () => string>> = {
  'commands for everyone': () => commandTable(false),
  'commands for moderators': () => commandTable(true),
  variables: variableTable,
};

/** A page's source with `<!-- table: NAME -->` replaced by what the code and `.env.example` say. */
export function withTables(source: string): string {
  return source.replaceAll(/<!-- table: (.+?) -->/g, (_, name: string) => {
    const make = tables[name];
    if (make === undefined) throw new Error(`There is no table “${name}”.`);
    return make();
  });
}
