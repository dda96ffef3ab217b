import { type Locale, locales } from './messages/index.ts';

/** What a button, menu or modal carries so that any later run knows what to do. It grants no rights: handlers check the member. */
export type CustomId = string & { readonly [brand]: 'custom id' };
declare const brand: unique symbol;

/** What cannot be read as a field's value. */
export const unreadable = Symbol('unreadable');

/** How one argument of an action stands in a custom id. An absent one is written, and read, as an empty text. */
export type ActionField<T> = {
  readonly write: (value: T) => string;
  readonly read: (text: string) => T | typeof unreadable;
};

type AnyField = { readonly write: (value: never) => string; readonly read: (text: string) => unknown };
type Fields = Readonly<Record<string, AnyField>>;
type ArgsOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends ActionField<infer T> ? T : never;
};

/** What a component does, by its name, and the arguments that it takes. */
export type Action<Args> = {
  readonly name: string;
  /** The custom id that does this with these arguments. @throws RangeError over Discord's 100 characters: a bug */
  readonly id: (args: Args) => CustomId;
  /** The arguments of one of this action's custom ids; undefined for any other, and for one that this version never made. */
  readonly argsOf: (customId: string) => Args | undefined;
};

const maxLength = 100;

/**
 * Declares an action. Its custom ids read `1:name:arg:arg`, the arguments in the order of the fields, percent-encoded where they
 * hold a colon or percent sign. `version` is raised when the arguments change their meaning, so that older buttons are told apart.
 *
 * @example
 * const turn = action('turn', { page: pageField });
 * turn.id({ page: 2 }); // "1:turn:2"
 */
export function action<const F extends Fields>(name: string, fields: F, version = 1): Action<ArgsOf<F>> {
  type Args = ArgsOf<F>;
  const entries = Object.entries(fields);
  return {
    name,
    id: (args) => {
      const values = args as Readonly<Record<string, never>>;
      const texts = entries.map(([key, field]) =>
        field.write(values[key] as never).replace(/[%:]/g, encodeURIComponent),
      );
      // What is left out at the end takes no room.
      while (texts.at(-1) === '') texts.pop();
      const id = [String(version), name, ...texts].join(':');
      if (id.length > maxLength) throw new RangeError(`custom id of action ${name} is over ${maxLength} characters`);
      return id as CustomId;
    },
    argsOf: (customId) => {
      const parts = readCustomId(customId);
      if (parts?.action !== name || parts.version !== version || parts.args.length > entries.length) return undefined;
      const read = entries.map(([key, field], at): [string, unknown] => [key, field.read(parts.args[at] ?? '')]);
      return read.some(([, value]) => value === unreadable) ? undefined : (Object.fromEntries(read) as Args);
    },
  };
}

/** The parts of a custom id; undefined for what was never Docent's. */
export function readCustomId(
  id: string,
): { readonly version: number; readonly action: string; readonly args: readonly string[] } | undefined {
  const [version, name, ...args] = id.split(':');
  if (version === undefined || !/^\d{1,3}$/.test(version) || name === undefined || name === '') return undefined;
  try {
    return { version: Number(version), action: name, args: args.map((arg) => decodeURIComponent(arg)) };
  } catch {
    return undefined;
  }
}

/** A text of this form, as it is. */
export function textField(form: RegExp): ActionField<string> {
  return { write: (text) => text, read: (text) => (form.test(text) ? text : unreadable) };
}

/** A whole number from `least` to `most`. */
export function wholeField(least: number, most: number): ActionField<number> {
  return {
    write: String,
    read: (text) => {
      const value = Number(text);
      return /^\d{1,15}$/.test(text) && value >= least && value <= most ? value : unreadable;
    },
  };
}

/** One of some values, each written as its own short text. */
export function choiceField<const T extends string | boolean>(
  texts: readonly (readonly [T, string])[],
): ActionField<T> {
  return {
    write: (value) => texts.find(([each]) => each === value)?.[1] ?? '',
    read: (text) => {
      const found = texts.find(([, each]) => each === text);
      return found === undefined ? unreadable : found[0];
    },
  };
}

/** A field that may be left out. */
export function optionalField<T>(field: ActionField<T>): ActionField<T | undefined> {
  return {
    write: (value) => (value === undefined ? '' : field.write(value)),
    read: (text) => (text === '' ? undefined : field.read(text)),
  };
}

/** An id that `newId` made. */
export const idField = textField(/^[\w-]{8,32}$/);
export const snowflakeField = textField(/^\d{5,20}$/);
/** A page, from 0. */
export const pageField = wholeField(0, 999);
export const localeField: ActionField<Locale> = choiceField(locales.map((locale) => [locale, locale] as const));
/** Whether everyone in the channel sees it, or the asker only. */
export const openField: ActionField<boolean> = choiceField([
  [true, 'o'],
  [false, 'p'],
]);
