import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Traffic, TrafficEntry } from '../../local-discord/src/traffic-log.ts';

/** Discord's own description of its API, where this checkout has it beside it. */
const specFile = new URL('../../../shared/discord/openapi.json', import.meta.url);

type Schema = { readonly anyOf?: readonly { readonly $ref?: string }[] };
type Operation = { readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> } };
type Spec = {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, CallbackSchema> };
};
type CallbackSchema = { readonly properties?: { readonly type?: { readonly enum?: readonly number[] } } };

const formats = {
  snowflake: /^(?:0|[1-9]\d*)$/,
  nonce: true,
  int32: true,
  int64: true,
  double: true,
  'date-time': true,
  uri: true,
} as const;

const base = 'discord';

/** Checks requests against Discord's description. `undefined`: the description is not here. */
class Description {
  readonly #spec: Spec;
  readonly #ajv = new Ajv2020({ strict: false, formats, allErrors: true });
  /** Path with every id as `{}` → the description's own path. */
  readonly #paths: ReadonlyMap<string, string>;

  constructor(text: string) {
    this.#spec = JSON.parse(text) as Spec;
    this.#ajv.addSchema(this.#spec, base);
    this.#paths = new Map(Object.keys(this.#spec.paths).map((path) => [path.replaceAll(/\{[^}]*\}/g, '{}'), path]));
  }

  /** One line for each complaint; none for a request without a body. */
  complaints({ name, path, request }: Pick<TrafficEntry, 'name' | 'path' | 'request'>): readonly string[] {
    const [method = '', route = ''] = name.split(' ');
    const isOriginal = /\/(?:@|%40)original$/.test(path);
    const shape = `/${route.replaceAll(/:\w+/g, '{}')}`;
    const known = this.#paths.get(isOriginal ? shape.replace(/\{\}$/, '@original') : shape);
    const operation = known === undefined ? undefined : this.#spec.paths[known]?.[method.toLowerCase()];
    if (known === undefined || operation === undefined) return [`${name}: Discord has no such route`];
    if (operation.requestBody === undefined) return request === '' ? [] : [`${name}: Discord takes no body here`];
    const body: unknown = request === '' ? {} : JSON.parse(request, asDescribed);
    const pointer = `#/paths/${escape(known)}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
    const callback = route.endsWith('/callback') ? this.#callbackSchema(operation, body) : undefined;
    const check = this.#validator(callback ?? pointer);
    return check(body) ? [] : (check.errors ?? []).map((error) => `${name}: ${describe(error)}`);
  }

  /** The variant for this type, or all variants would complain at once. */
  #callbackSchema(operation: Operation, body: unknown): string | undefined {
    const type = (body as { readonly type?: number }).type;
    const variants = operation.requestBody?.content['application/json']?.schema.anyOf ?? [];
    const found = variants.find(({ $ref = '' }) => {
      const variant = this.#spec.components.schemas[$ref.split('/').at(-1) ?? ''];
      return type !== undefined && variant?.properties?.type?.enum?.includes(type) === true;
    });
    return found?.$ref;
  }

  #validator(pointer: string): ValidateFunction {
    const key = `${base}${pointer}`;
    const check = this.#ajv.getSchema(key);
    if (check === undefined) throw new Error(`Discord's description has nothing at ${pointer}.`);
    return check;
  }
}

/** Discord takes permissions as text as well as numbers, and its documentation has them as text; the description does not. */
function asDescribed(key: string, value: unknown): unknown {
  return key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/.test(value)
    ? Number(value)
    : value;
}

function escape(path: string): string {
  return path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function describe({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath === '' ? '/' : instancePath} ${message} ${JSON.stringify(params)}`;
}

let loaded: Description | string | undefined;

/** The description, read once; or why it is not there. */
function description(): Description | string {
  try {
    loaded ??= new Description(readFileSync(specFile, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    loaded = "skipped: Discord's API description, ../shared/discord/openapi.json, is not here";
  }
  return loaded;
}

/** What became of the bot's requests since `checkRequests` was called. */
export type RequestCheck = {
  /** How many requests were checked; 0 where the description is absent. */
  readonly checked: number;
  /** One line for each thing that Discord's description does not allow. */
  readonly complaints: readonly string[];
  /** Why nothing is checked, where nothing is. */
  readonly skipped: string | undefined;
  readonly stop: () => void;
};

/** Whether Discord's description is here, for `test.skipIf`. */
export function hasDescription(): boolean {
  return typeof description() !== 'string';
}

/** Checks one request, as it stands in the traffic log. Throws where the description is absent. */
export function complaintsAbout(entry: Pick<TrafficEntry, 'name' | 'path' | 'request'>): readonly string[] {
  const found = description();
  if (typeof found === 'string') throw new Error(found);
  return found.complaints(entry);
}

/**
 * Checks every request of a bot from now on against Discord's own description of its API. Where that is absent, it says so
 * once on standard error and in `skipped`. At the end of a test: `expect(check.complaints).toEqual([])`.
 */
export function checkRequests(discord: { readonly traffic: Traffic }): RequestCheck {
  const found = description();
  const complaints: string[] = [];
  let checked = 0;
  if (typeof found === 'string') say(found);
  const stop = discord.traffic.subscribe((entry) => {
    if (entry.kind !== 'rest' || typeof found === 'string') return;
    checked += 1;
    complaints.push(...found.complaints(entry));
  });
  return {
    get checked() {
      return checked;
    },
    complaints,
    skipped: typeof found === 'string' ? found : undefined,
    stop,
  };
}

let said = false;

function say(why: string): void {
  if (!said) process.stderr.write(`${why}\n`);
  said = true;
}
