import { readFileSync } from 'node:fs';
import { UserError } from '../../errors.ts';

/** What to do about a file that `npm run train` makes. */
const TRAINED = 'make it again with "npm run train"';

/** The text of a weights file. Throws `WEIGHTS_INVALID` where it cannot be read. */
export function readWeightsText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw invalidWeights(file, 'cannot be read', { cause: error });
  }
}

/** Takes the contents of a weights file apart. Each method throws `WEIGHTS_INVALID` with file, line and remedy. */
export class WeightsCheck {
  readonly #text: string;
  readonly #file: string;
  readonly #remedy: string;
  /** The outermost object. */
  readonly root: Readonly<Record<string, unknown>>;

  /** `remedy`: what to do about a file that is wrong, other than to restore it. */
  constructor(text: string, file: string, remedy = TRAINED) {
    this.#text = text;
    this.#file = file;
    this.#remedy = remedy;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw invalidWeights(file, 'is not JSON', { line: lineOfSyntaxError(text, error), cause: error, remedy });
    }
    this.root = this.object(value, 'the file');
  }

  version(wanted: number): void {
    const { version } = this.root;
    if (version === wanted) return;
    const found = version === undefined ? 'without a version' : `of version ${JSON.stringify(version)}`;
    this.fail('version', `is ${found}, not of version ${wanted}`);
  }

  object(value: unknown, name: string): Readonly<Record<string, unknown>> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    return this.fail(name, `has no object \`${name}\``);
  }

  /** Numbers by name, of which the named ones must be there. */
  numbers(value: unknown, name: string, needed: readonly string[]): Readonly<Record<string, number>> {
    const object = this.object(value, name);
    for (const key of needed) {
      if (!(key in object)) this.fail(name, `has no number \`${key}\` in \`${name}\``);
    }
    return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, this.number(item, key)]));
  }

  /**
   * The weights of what is known by name. One that is missing is 0, so that what is new runs before anything is learnt of it; a
   * name that is not known is refused, for it would do nothing.
   */
  weights(value: unknown, name: string, known: readonly string[]): Readonly<Record<string, number>> {
    const found = this.numbers(value, name, []);
    const unknown = Object.keys(found).find((key) => !known.includes(key));
    if (unknown !== undefined) this.fail(unknown, `has \`${unknown}\` in \`${name}\`, which nothing is called`);
    return Object.fromEntries(known.map((key) => [key, found[key] ?? 0]));
  }

  number(value: unknown, name: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return this.fail(name, `has no number \`${name}\``);
  }

  /** A list of so many numbers. */
  list(value: unknown, name: string, length: number): readonly number[] {
    if (!Array.isArray(value)) return this.fail(name, `has no list \`${name}\``);
    if (value.length !== length) this.fail(name, `has ${value.length} numbers in \`${name}\`, not ${length}`);
    return value.map((item: unknown, place) => {
      if (typeof item === 'number' && Number.isFinite(item)) return item;
      return this.fail(
        name,
        `has ${JSON.stringify(item)} in \`${name}\`, place ${place + 1}, where a number should be`,
      );
    });
  }

  /** Throws, naming the line where `name` first stands. */
  fail(name: string, what: string): never {
    const at = this.#text.indexOf(`"${name}"`);
    throw invalidWeights(this.#file, what, {
      line: at === -1 ? undefined : lineAt(this.#text, at),
      remedy: this.#remedy,
    });
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

function lineOfSyntaxError(text: string, error: unknown): number | undefined {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? undefined : lineAt(text, Number(at));
}

type Detail = { readonly line?: number | undefined; readonly cause?: unknown; readonly remedy?: string };

/** The error for a file of weights or vectors that cannot be used: file, line, what is wrong, and what to do about it. */
export function invalidWeights(file: string, what: string, { line, cause, remedy = TRAINED }: Detail = {}): UserError {
  const where = line === undefined ? file : `${file}, line ${line}`;
  const message = `${where} ${what}. Restore the file that came with this version, or ${remedy}.`;
  return new UserError('WEIGHTS_INVALID', message, { file, line }, { cause });
}
