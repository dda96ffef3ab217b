import { ApplicationCommandOptionType as Option, ApplicationCommandType as Type, Locale } from 'discord-api-types/v10';
import {
  boolean,
  channelTypes,
  check,
  float,
  integer,
  isRecord,
  lengthOf,
  list,
  model,
  numberOf,
  oneOf,
  type Report,
  required,
  type Rule,
  text,
} from './schema.ts';

/** Lower case wherever a letter has one; letters, digits, and `_`, `-`, `'` of any language. */
const chatName = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const maxCharacters = 8_000;

const name: Rule = (value, report) => {
  text({ min: 1, max: 32 })(value, report);
  if (typeof value === 'string' && value !== '' && (!chatName.test(value) || value !== value.toLowerCase()))
    report.add('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
};

function localized(rule: Rule): Rule {
  const locales: readonly string[] = Object.values(Locale);
  return (value, report) => {
    if (!isRecord(value)) return report.add('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    for (const [locale, held] of Object.entries(value)) {
      if (!locales.includes(locale))
        report.at(locale).add('ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
      else if (held !== null) rule(held, report.at(locale));
    }
  };
}

const description = text({ min: 1, max: 100 });
const described = { description: required(description), description_localizations: localized(description) };
const named = { name: required(name), name_localizations: localized(name) };

function choices(value: Rule): Rule {
  const choiceName = text({ min: 1, max: 100 });
  const choice = model({
    name: required(choiceName),
    name_localizations: localized(choiceName),
    value: required(value),
  });
  return (held, report) => {
    list(choice, { max: 25 })(held, report);
    findDuplicates(
      held,
      report,
      'name',
      'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
      'Choice names must be unique',
    );
  };
}

function checkRange(least: string, most: string) {
  return (option: Record<string, unknown>, report: Report) => {
    if (numberOf(option[least]) > numberOf(option[most]))
      report.at(least).add('APPLICATION_COMMAND_OPTION_RANGE_INVALID', 'The least value exceeds the greatest');
  };
}

function checkAutocomplete({ autocomplete, choices: fixed }: Record<string, unknown>, report: Report): void {
  if (autocomplete === true && Array.isArray(fixed) && fixed.length > 0)
    report
      .at('autocomplete')
      .add('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES_INVALID', 'Autocomplete cannot stand beside choices');
}

const plain = { ...named, ...described, required: boolean };
const plainOption = model(plain);
const stringOption = model(
  {
    ...plain,
    choices: choices(text({ min: 1, max: 100 })),
    autocomplete: boolean,
    min_length: integer({ min: 0, max: 6_000 }),
    max_length: integer({ min: 1, max: 6_000 }),
  },
  checkAutocomplete,
  checkRange('min_length', 'max_length'),
);
const numberOption = (rule: Rule) =>
  model(
    { ...plain, choices: choices(rule), autocomplete: boolean, min_value: rule, max_value: rule },
    checkAutocomplete,
    checkRange('min_value', 'max_value'),
  );

const leaves: Readonly<Record<number, Rule>> = {
  [Option.String]: stringOption,
  [Option.Integer]: numberOption(integer({ min: -(2 ** 53), max: 2 ** 53 })),
  [Option.Boolean]: plainOption,
  [Option.User]: plainOption,
  [Option.Channel]: model({ ...plain, channel_types: channelTypes }),
  [Option.Role]: plainOption,
  [Option.Mentionable]: plainOption,
  [Option.Number]: numberOption(float),
  [Option.Attachment]: plainOption,
};

function optionList(rules: Readonly<Record<number, Rule>>): Rule {
  return (value, report) => {
    list(byOptionType(rules), { max: 25 })(value, report);
    findDuplicates(
      value,
      report,
      'name',
      'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
      'Option names must be unique',
    );
    checkOrder(value, report);
  };
}

function byOptionType(rules: Readonly<Record<number, Rule>>): Rule {
  return (value, report) => {
    if (!isRecord(value)) return report.add('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const rule = rules[numberOf(value['type'])];
    if (rule === undefined)
      report.at('type').add('BASE_TYPE_CHOICES', `Value must be one of {${Object.keys(rules).join(', ')}}.`);
    else rule(value, report);
  };
}

const subcommand = model({ ...named, ...described, options: optionList(leaves) });
const group = model({ ...named, ...described, options: optionList({ [Option.Subcommand]: subcommand }) });
const options = optionList({ ...leaves, [Option.Subcommand]: subcommand, [Option.SubcommandGroup]: group });

const shared = {
  default_member_permissions: (value: unknown, report: Report) => {
    if (!/^\d+$/.test(String(value))) report.add('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
  },
  contexts: list(oneOf(0, 1, 2)),
  integration_types: list(oneOf(0, 1), { min: 1 }),
  nsfw: boolean,
  dm_permission: boolean,
};
const chatInput = model({ ...shared, ...named, ...described, options }, checkKinds);
const menuName = text({ min: 1, max: 32 });
const menu = model(
  { ...shared, name: required(menuName), name_localizations: localized(menuName) },
  (command, report) => {
    if (typeof command['description'] === 'string' && command['description'] !== '')
      report
        .at('description')
        .add('APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED', 'Context menu commands cannot have description');
    if (Array.isArray(command['options']) && command['options'].length > 0)
      report.at('options').add('APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', 'Context menu commands cannot have options');
  },
);

const command: Rule = (value, report) => {
  const type = isRecord(value) ? (value['type'] ?? Type.ChatInput) : Type.ChatInput;
  if (type === Type.ChatInput) chatInput(value, report);
  else if (type === Type.User || type === Type.Message) menu(value, report);
  else report.at('type').add('BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3}.');
  if (characters(value) > maxCharacters)
    report.add('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${maxCharacters})`);
};

/** @throws ApiError 50035 */
export function checkCommand(body: unknown): void {
  check(command, body);
}

/** @throws ApiError 50035 */
export function checkCommands(body: unknown): void {
  check((value, report) => {
    list(command)(value, report);
    const keyed = Array.isArray(value)
      ? value.map((one: unknown) => (isRecord(one) ? { name: JSON.stringify([one['type'] ?? 1, one['name']]) } : {}))
      : [];
    findDuplicates(
      keyed,
      report,
      'name',
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
      'Application command names must be unique',
    );
  }, body);
}

/** A command is either a group of subcommands or has options of its own. */
function checkKinds({ options: held }: Record<string, unknown>, report: Report): void {
  if (!Array.isArray(held)) return;
  const nested = held.filter((one: unknown) => isRecord(one) && (one['type'] === 1 || one['type'] === 2));
  if (nested.length > 0 && nested.length < held.length)
    report
      .at('options')
      .add(
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
}

function checkOrder(value: unknown, report: Report): void {
  if (!Array.isArray(value)) return;
  let optional = false;
  for (const [index, one] of value.entries()) {
    const isRequired = isRecord(one) && one['required'] === true;
    if (isRequired && optional)
      report
        .at(index)
        .add(
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        );
    optional ||= !isRequired;
  }
}

function findDuplicates(value: unknown, report: Report, field: string, code: string, message: string): void {
  const seen = new Set<unknown>();
  if (!Array.isArray(value)) return;
  for (const [index, one] of value.entries()) {
    const held = isRecord(one) ? one[field] : undefined;
    if (held !== undefined && seen.has(held)) report.at(index).at(field).add(code, message);
    seen.add(held);
  }
}

/** Names, descriptions and choices, of each the longest translation, as Discord adds them up. */
function characters(value: unknown): number {
  if (!isRecord(value)) return 0;
  const longest = (own: unknown, translations: unknown) =>
    Math.max(
      0,
      ...[own, ...(isRecord(translations) ? Object.values(translations) : [])].map((one) =>
        typeof one === 'string' ? lengthOf(one) : 0,
      ),
    );
  let total = longest(value['name'], value['name_localizations']);
  total += longest(value['description'], value['description_localizations']);
  if (typeof value['value'] === 'string') total += lengthOf(value['value']);
  for (const inner of [value['options'], value['choices']].flat()) total += characters(inner);
  return total;
}
