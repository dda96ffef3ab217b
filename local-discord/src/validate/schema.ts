import { ChannelType } from 'discord-api-types/v10';
import { type FormError, type FormErrors, formError } from '../http/api-errors.ts';

/** Where a check reports: one place in the body. */
export class Report {
  readonly #errors: FormErrors = {};
  readonly #children = new Map<string, Report>();
  #own: FormError[] = [];

  add(code: string, message: string): void {
    this.#own.push({ code, message });
  }

  at(field: string | number): Report {
    const key = String(field);
    const child = this.#children.get(key) ?? new Report();
    this.#children.set(key, child);
    return child;
  }

  /** Discord's nested shape; `undefined` where all is well. */
  errors(): FormErrors | undefined {
    if (this.#own.length > 0) return { _errors: this.#own };
    for (const [field, child] of this.#children) {
      const errors = child.errors();
      if (errors !== undefined) this.#errors[field] = errors;
    }
    return Object.keys(this.#errors).length === 0 ? undefined : this.#errors;
  }

  /** @throws ApiError 50035 where anything was reported */
  end(): void {
    const errors = this.errors();
    if (errors !== undefined) throw formError(errors);
  }
}

/** Checks a value that is present. */
export type Rule = (value: unknown, report: Report) => void;

export type Fields = Readonly<Record<string, Rule | Field>>;
export type Field = { readonly rule: Rule; readonly required: boolean };

export function required(rule: Rule): Field {
  return { rule, required: true };
}

export const anything: Rule = () => undefined;

/** Lengths count code points, after trimming where Discord trims. */
export function text({ min = 0, max = Infinity }: { min?: number; max?: number } = {}): Rule {
  return (value, report) => {
    if (typeof value !== 'string')
      return report.add('STRING_TYPE_CONVERT', `Could not interpret "${show(value)}" as string.`);
    const length = lengthOf(value);
    if (min > 0 && value.trim() === '') return report.add('BASE_TYPE_REQUIRED', 'This field is required');
    if (length < min || length > max) report.add('BASE_TYPE_BAD_LENGTH', badLength(min, max));
  };
}

export function integer({ min = -Infinity, max = Infinity } = {}): Rule {
  return (value, report) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return report.add('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not int.`);
    if (value < min) return report.add('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    if (value > max) report.add('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  };
}

export const float: Rule = (value, report) => {
  if (typeof value !== 'number') report.add('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not float.`);
};

export const boolean: Rule = (value, report) => {
  if (typeof value !== 'boolean') report.add('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
};

export const snowflake: Rule = (value, report) => {
  const valid = typeof value === 'string' ? /^\d{15,20}$/.test(value) : typeof value === 'number';
  if (!valid) report.add('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not snowflake.`);
};

export function oneOf(...values: readonly (string | number)[]): Rule {
  return (value, report) => {
    if (!values.includes(value as string))
      report.add('BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`);
  };
}

/** Each of Discord's types of channels at most once. */
export const channelTypes: Rule = (value, report) => {
  list(oneOf(...Object.values(ChannelType).filter((type) => typeof type === 'number')))(value, report);
  if (Array.isArray(value) && new Set(value).size < value.length)
    report.add('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value.');
};

export function list(rule: Rule, { min = 0, max = Infinity } = {}): Rule {
  return (value, report) => {
    if (!Array.isArray(value)) return report.add('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    if (value.length < min || value.length > max) return report.add('BASE_TYPE_BAD_LENGTH', badLength(min, max));
    for (const [index, item] of value.entries()) rule(item, report.at(index));
  };
}

/** Unknown fields are passed over, and `null` counts as absent, as with Discord. */
export function model(
  fields: Fields,
  ...more: readonly ((value: Record<string, unknown>, report: Report) => void)[]
): Rule {
  const entries = Object.entries(fields).map(([name, field]): [string, Field] => [
    name,
    typeof field === 'function' ? { rule: field, required: false } : field,
  ]);
  return (value, report) => {
    if (!isRecord(value)) return report.add('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    for (const [name, field] of entries) {
      const held = value[name];
      if (held !== undefined && held !== null) field.rule(held, report.at(name));
      else if (field.required) report.at(name).add('BASE_TYPE_REQUIRED', 'This field is required');
    }
    for (const check of more) check(value, report);
  };
}

/** A number, also one written as a text; NaN for anything else: lists and objects need not have a value at all. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
}

/** Picks the rule by a number in the value, such as a component's type. */
export function byType(field: string, rules: Readonly<Record<number, Rule>>): Rule {
  const known = Object.keys(rules).map(Number);
  return (value, report) => {
    if (!isRecord(value)) return report.add('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const rule = rules[numberOf(value[field])];
    if (rule === undefined)
      return report.at(field).add('BASE_TYPE_CHOICES', `Value must be one of {${known.join(', ')}}.`);
    rule(value, report);
  };
}

/** @throws ApiError 50035 with every complaint at its place */
export function check(rule: Rule, value: unknown): void {
  const report = new Report();
  rule(value, report);
  report.end();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Code points, as Discord and JSON Schema count. */
export function lengthOf(value: string): number {
  return Array.from(value).length;
}

function badLength(min: number, max: number): string {
  if (min === 0) return `Must be ${max} or fewer in length.`;
  return max === Infinity ? `Must be ${min} or more in length.` : `Must be between ${min} and ${max} in length.`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
}
