import type { UploadedFile } from '../state/stored-files.ts';
import type { World } from '../state/world.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request, read and matched. */
export type Call = {
  readonly world: World;
  /** The address that clients reach this server at. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly files: ReadonlyMap<string, UploadedFile>;
  /** A part of the path, by the name that the route gives it. */
  readonly param: (name: string) => string;
};

export type Answer = { readonly status: number; readonly body?: unknown };

export type Route = {
  readonly method: Method;
  /** Without version: `channels/:channel/messages`. */
  readonly path: string;
  /** False: no `Authorization` asked for, because the path carries a token. */
  readonly authorized?: false;
  /** What faults and the traffic log call it; its path by default. */
  readonly name?: string;
  readonly handle: (call: Call) => Answer;
};

export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> };

/** `parts` of its path; those that begin with a colon stand for anything. */
type Place = { readonly parts: readonly string[]; readonly routes: ReadonlyMap<string, Route> };

/** Finds routes by their paths; a fixed part goes before a named one. */
export class Router {
  /** Places by their first part and number of parts: there are dozens. */
  readonly #places: ReadonlyMap<string, readonly Place[]>;

  constructor(routes: readonly Route[]) {
    const paths = Map.groupBy(routes, ({ path }) => path);
    // Fixed parts sort before named ones once these begin with the last of all characters.
    const inOrder = [...paths].sort(([left], [right]) => (sortable(left) < sortable(right) ? -1 : 1));
    const shaped = Map.groupBy(inOrder, ([path]) => shapeOf(path.split('/')));
    this.#places = new Map(Array.from(shaped, ([shape, found]) => [shape, found.map(placeOf)]));
  }

  /** `undefined`: no such path. `method`: the path is known, but not with this method. */
  match(method: string, path: string): Match | 'method' | undefined {
    const given = path.replaceAll('%40', '@').split('/');
    for (const { parts, routes } of this.#places.get(shapeOf(given)) ?? []) {
      if (!parts.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))) continue;
      const route = routes.get(method);
      if (route === undefined) return 'method';
      const params = parts.flatMap((part, at): [string, string][] =>
        part.startsWith(':') ? [[part.slice(1), decode(given[at] ?? '')]] : [],
      );
      return { route, params: new Map(params) };
    }
    return undefined;
  }
}

function placeOf([path, routes]: readonly [path: string, routes: readonly Route[]]): Place {
  return {
    parts: path.split('/'),
    routes: new Map(routes.map((route) => [route.method, route])),
  };
}

function shapeOf(parts: readonly string[]): string {
  return `${parts[0]} ${parts.length}`;
}

function sortable(path: string): string {
  return path.replaceAll(':', '\u{10ffff}');
}

function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
