import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands, components, jobs } from '../../commands/index.ts';
import type { Command } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';

/** From Discord's documentation of application commands. */
const nameForm = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const translated = ['es-ES', 'es-419', 'de', 'fr', 'ru'] as const;

type Part = APIApplicationCommandOption | Command['definition'];

/** The command, its subcommands and all their options, by path. */
function parts(path: string, part: Part): readonly (readonly [string, Part])[] {
  const options = 'options' in part && part.options !== undefined ? part.options : [];
  return [[path, part], ...options.flatMap((option) => parts(`${path} ${option.name}`, option))];
}

const typed = commands.filter((command) => command.kind === 'chat');
const menus = commands.filter((command) => command.kind === 'message');
const every = typed.flatMap(({ definition }) => parts(definition.name, definition));
const optionsOf = (part: Part) => ('options' in part ? (part.options ?? []) : []);

describe('all commands', () => {
  it('are as few as Discord takes, each with a name of its own in every language', () => {
    expect(typed.length).toBeLessThanOrEqual(100);
    expect(menus.length).toBeLessThanOrEqual(15);
    for (const kind of [typed, menus])
      for (const locale of ['en-US', ...translated] as const) {
        const names = kind.map(({ definition }) =>
          locale === 'en-US' ? definition.name : definition.name_localizations?.[locale],
        );
        expect(new Set(names).size).toBe(kind.length);
      }
  });

  it('stay within 8,000 characters each, over names, descriptions and choices', () => {
    for (const { definition } of typed) {
      const longest = (part: { [key: string]: unknown }, key: 'name' | 'description') =>
        Math.max(
          ...[part[key], ...Object.values(part[`${key}_localizations`] ?? {})].map((text) => String(text ?? '').length),
        );
      const total = parts('', definition).reduce(
        (sum, [, part]) => sum + longest({ ...part }, 'name') + longest({ ...part }, 'description'),
        0,
      );
      expect(total).toBeLessThanOrEqual(8000);
    }
  });
});

describe.each(every)('/%s', (_, part) => {
  it('has a name and description of Discord’s form in every language', () => {
    const { name_localizations: names = {}, description_localizations: descriptions = {} } = part;
    const { description = '' } = part as { description?: string };
    expect(part.name).toMatch(nameForm);
    for (const name of [part.name, ...translated.map((locale) => names?.[locale] ?? '')]) {
      expect(name).toMatch(nameForm);
      expect(name).toBe(name.toLowerCase());
    }
    for (const text of [description, ...translated.map((locale) => descriptions?.[locale] ?? '')]) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(100);
    }
  });

  it('has at most 25 options, each named once in every language, the required ones first', () => {
    const options = optionsOf(part) as readonly APIApplicationCommandBasicOption[];
    expect(options.length).toBeLessThanOrEqual(25);
    for (const locale of ['en-US', ...translated] as const) {
      const names = options.map(({ name, name_localizations: names }) => (locale === 'en-US' ? name : names?.[locale]));
      expect(new Set(names).size).toBe(options.length);
    }
    const required = options.map((option) => option.required === true);
    expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)));
  });

  it('has at most 25 choices of at most 100 characters, and none beside autocomplete', () => {
    const { choices = [], autocomplete = false } = part as {
      choices?: readonly { name: string; value: string | number; name_localizations?: object | null }[];
      autocomplete?: boolean;
    };
    expect(choices.length).toBeLessThanOrEqual(25);
    if (autocomplete) expect(choices).toEqual([]);
    for (const { name, value, name_localizations: names } of choices) {
      for (const text of [name, String(value), ...Object.values(names ?? {})]) {
        expect(String(text).length).toBeGreaterThan(0);
        expect(String(text).length).toBeLessThanOrEqual(100);
      }
      expect(Object.keys(names ?? {}).sort()).toEqual([...translated].sort());
    }
  });
});

describe.each(typed.map((command) => [command.definition.name, command] as const))('/%s', (_, command) => {
  const subcommands = optionsOf(command.definition).filter(({ type }) => type === OptionType.Subcommand);

  it('has a handler for each subcommand and no other', () => {
    const wanted = subcommands.length === 0 ? [''] : subcommands.map(({ name }) => name);
    expect([...command.handlers.keys()].sort()).toEqual(wanted.sort());
  });

  it('offers choices wherever it says that it does', () => {
    const groups = subcommands.length === 0 ? [command.definition] : subcommands;
    for (const group of groups) {
      const wants = optionsOf(group).some((option) => 'autocomplete' in option && option.autocomplete);
      const name = group === command.definition ? '' : group.name;
      expect(command.handlers.get(name)?.autocomplete !== undefined).toBe(wants);
    }
  });
});

describe.each(menus.map(({ definition }) => [definition.name, definition] as const))('menu entry %s', (_, menu) => {
  it('has a name of at most 32 characters in every language, and nothing that only slash commands have', () => {
    for (const name of [menu.name, ...translated.map((locale) => menu.name_localizations?.[locale] ?? '')]) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(32);
    }
    expect(menu.type).toBe(ApplicationCommandType.Message);
    expect(Object.keys(menu).filter((key) => key.startsWith('description') || key === 'options')).toEqual([]);
  });
});

describe('rights', () => {
  const members = [
    'ask',
    'lookup',
    'section',
    'article',
    'help',
    'privacy',
    'summary',
    'Find in the article',
    'Answer this question',
  ];

  it('members need none for what is theirs', () => {
    const open = commands.filter(({ definition }) => definition.default_member_permissions == null);
    expect(open.map(({ definition }) => definition.name).sort()).toEqual([...members].sort());
  });

  it('what members use comes along with whoever installs Docent for themselves', () => {
    for (const { definition } of commands.filter((each) => members.includes(each.definition.name))) {
      expect(definition.integration_types).toEqual([0, 1]);
      expect(definition.contexts).toEqual([0, 1, 2]);
    }
  });

  it('everything else asks for Manage Messages, in servers only', () => {
    for (const { definition } of commands.filter((each) => !members.includes(each.definition.name))) {
      expect(definition.default_member_permissions).toBe(String(manageMessages));
      expect(definition.contexts).toEqual([InteractionContextType.Guild]);
    }
  });
});

describe('what of /summary posts something', () => {
  const summary = typed.find(({ definition }) => definition.name === 'summary');

  it.each(['post', 'today', 'scheduled'])('/summary %s is for who manages messages', (name) => {
    expect(summary?.handlers.get(name)?.requires).toBe(manageMessages);
    expect(summary?.handlers.get('read')?.requires).toBeUndefined();
  });
});

describe('components', () => {
  it('each do a thing of their own, by a short name', () => {
    const actions = components.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
    for (const action of actions) {
      expect(action).toMatch(/^[a-z-]{1,20}$/);
    }
  });

  it('jobs too', () => {
    expect(new Set(jobs.map(({ kind }) => kind)).size).toBe(jobs.length);
  });
});
