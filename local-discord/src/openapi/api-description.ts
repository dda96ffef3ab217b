import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { LRUCache } from 'lru-cache';
import type { TrafficEntry } from '../traffic-entry.ts';

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

/** Characters of requests whose complaints are remembered: each bot begins with the same ones, those that register its commands. */
const remembered = 4_000_000;

/**
 * Discord's OpenAPI description of its REST API (github.com/discord/discord-api-spec, `specs/openapi.json`), against which
 * requests can be checked.
 */
export class ApiDescription {
  readonly #spec: Spec;
  readonly #ajv = new Ajv2020({ strict: false, formats, allErrors: true });
  /** Path with every id as `{}` → the description's own path. */
  readonly #paths: ReadonlyMap<string, string>;
  readonly #known = new LRUCache<string, readonly string[]>({
    maxSize: remembered,
    sizeCalculation: (_, key) => key.length,
  });

  /** @throws SyntaxError where `text` is not JSON */
  constructor(text: string) {
    this.#spec = JSON.parse(text) as Spec;
    this.#ajv.addSchema(this.#spec, base);
    this.#paths = new Map(Object.keys(this.#spec.paths).map((path) => [path.replaceAll(/\{[^}]*\}/g, '{}'), path]));
  }

  /**
   * What is wrong with a request, as it stands in the traffic log: one line for each complaint, with the route; none where all is
   * well. Of a form, only its JSON is looked at.
   */
  complaints({ name, path, request }: Pick<TrafficEntry, 'name' | 'path' | 'request'>): readonly string[] {
    const isOriginal = /\/(?:@|%40)original$/.test(path);
    const key = `${isOriginal} ${name} ${request}`;
    const known = this.#known.get(key) ?? this.#look(name, isOriginal, request);
    this.#known.set(key, known);
    return known;
  }

  #look(name: string, isOriginal: boolean, request: string): readonly string[] {
    const [method = '', route = ''] = name.split(' ');
    const shape = `/${route.replaceAll(/:\w+/g, '{}')}`;
    const known = this.#paths.get(isOriginal ? shape.replace(/\{\}$/, '@original') : shape);
    const operation = known === undefined ? undefined : this.#spec.paths[known]?.[method.toLowerCase()];
    if (known === undefined || operation === undefined) return [`${name}: Discord has no such route`];
    if (operation.requestBody === undefined) return request === '' ? [] : [`${name}: Discord takes no body here`];
    const body: unknown = request === '' ? {} : JSON.parse(request, asDescribed);
    const pointer = `#/paths/${escapePointer(known)}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
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
    const check = this.#ajv.getSchema(`${base}${pointer}`);
    if (check === undefined) throw new Error(`Discord's description has nothing at ${pointer}.`);
    return check;
  }
}

/**
 * Reads the description from a file, JSON in UTF-8; `undefined` where there is no such file.
 * @throws SyntaxError where it is not JSON; the system's error where it cannot be read
 */
export function readApiDescription(file: URL | string): ApiDescription | undefined {
  try {
    return new ApiDescription(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Discord takes permissions as text as well as numbers, and its documentation has them as text; the description does not. */
function asDescribed(key: string, value: unknown): unknown {
  return key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/.test(value)
    ? Number(value)
    : value;
}

function escapePointer(path: string): string {
  return path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function describe({ instancePath, message = '', params }: ErrorObject): string {
  return `${instancePath === '' ? '/' : instancePath} ${message} ${JSON.stringify(params)}`;
}
