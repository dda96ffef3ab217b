import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.ts';
import { readAnswerSpanWeights } from './answer-span-weights.ts';
import { CONFIDENCE_INPUTS } from './confidence.ts';
import { FEATURES } from './feature-names.ts';
import { QUESTION_GROUPS } from './ranker.ts';
import { type EngineWeights, WEIGHTS_VERSION, type Weights } from './weights.ts';

type Named = Readonly<Record<string, number>>;

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

let shipped: EngineWeights | undefined;

/** The weights that Docent comes with, read once. */
export function shippedWeights(): EngineWeights {
  return (shipped ??= {
    ...readWeights(`${DATA}ranker.json`),
    answerSpan: readAnswerSpanWeights(`${DATA}answer-span.json`),
  });
}

/** Reads a weights file. Throws `WEIGHTS_INVALID` with file, line and remedy where it is not one of this version. */
export function readWeights(file: string): Weights {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(file, undefined, 'cannot be read', error);
  }
  return parseWeights(text, file);
}

export function parseWeights(text: string, file: string): Weights {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw invalid(file, lineOfSyntaxError(text, error), 'is not JSON', error);
  }
  const check = new Check(text, file);
  const root = check.object(value, 'the file');
  if (root.version !== WEIGHTS_VERSION) {
    throw invalid(file, check.line('version'), `is of version ${String(root.version)}, not ${WEIGHTS_VERSION}`);
  }
  const rank = check.object(root.rank, 'rank');
  const groups = check.object(rank.groups, 'groups');
  const confidence = check.object(root.confidence, 'confidence');
  const bands = check.object(confidence.bands, 'bands');
  return {
    version: WEIGHTS_VERSION,
    rank: {
      base: check.numbers(rank.base, 'base', FEATURES),
      size: check.numbers(rank.size, 'size', FEATURES),
      groups: Object.fromEntries(
        Object.keys(QUESTION_GROUPS).map((group) => [group, check.numbers(groups[group], group, [])]),
      ),
    },
    confidence: {
      topic: check.numbers(confidence.topic, 'topic', CONFIDENCE_INPUTS),
      right: check.numbers(confidence.right, 'right', CONFIDENCE_INPUTS),
      bands: {
        refuse: check.numbers(bands.refuse, 'refuse', ['other']),
        sure: check.number(bands.sure, 'sure'),
      },
    },
  };
}

class Check {
  readonly #text: string;
  readonly #file: string;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  object(value: unknown, name: string): Readonly<Record<string, unknown>> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    throw invalid(this.#file, this.line(name), `has no object \`${name}\``);
  }

  /** Numbers by name, of which the named ones must be there. */
  numbers(value: unknown, name: string, needed: readonly string[]): Named {
    const object = this.object(value, name);
    for (const key of needed) {
      if (!(key in object)) throw invalid(this.#file, this.line(name), `has no number \`${key}\` in \`${name}\``);
    }
    return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, this.number(item, key)]));
  }

  number(value: unknown, name: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw invalid(this.#file, this.line(name), `has no number \`${name}\``);
  }

  /** Line where a name first stands. */
  line(name: string): number | undefined {
    const at = this.#text.indexOf(`"${name}"`);
    return at === -1 ? undefined : lineAt(this.#text, at);
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

function lineOfSyntaxError(text: string, error: unknown): number | undefined {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return at === undefined ? undefined : lineAt(text, Number(at));
}

function invalid(file: string, line: number | undefined, what: string, cause?: unknown): UserError {
  const where = line === undefined ? file : `${file}, line ${line}`;
  const message = `${where} ${what}. Restore the file that came with this version, or make it again with "npm run train".`;
  return new UserError('WEIGHTS_INVALID', message, { file, line }, { cause });
}
