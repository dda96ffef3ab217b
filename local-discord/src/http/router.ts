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

type Node = { readonly fixed: Map<string, Node>; named: Node | undefined; readonly routes: Map<string, Route> };

/** Finds routes by walking the path's parts; a fixed part goes before a named one. */
export class Router {
  readonly #root = emptyNode();

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.#add(route);
  }

  /** `undefined`: no such path. `route` absent: the path is known, but not with this method. */
  match(method: string, path: string): Match | 'method' | undefined {
    const parts = path.split('/').map(decode);
    const node = find(this.#root, parts, 0);
    if (node === undefined) return undefined;
    const route = node.routes.get(method);
    if (route === undefined) return 'method';
    const names = route.path.split('/');
    const params = new Map<string, string>();
    for (const [index, name] of names.entries())
      if (name.startsWith(':')) params.set(name.slice(1), parts[index] ?? '');
    return { route, params };
  }

  #add(route: Route): void {
    let node = this.#root;
    for (const part of route.path.split('/'))
      if (part.startsWith(':')) node = node.named ??= emptyNode();
      else {
        const next = node.fixed.get(part) ?? emptyNode();
        node.fixed.set(part, next);
        node = next;
      }
    node.routes.set(route.method, route);
  }
}

function emptyNode(): Node {
  return { fixed: new Map(), named: undefined, routes: new Map() };
}

function find(node: Node, parts: readonly string[], index: number): Node | undefined {
  const part = parts[index];
  if (part === undefined) return node.routes.size > 0 ? node : undefined;
  const fixed = node.fixed.get(part);
  const found = fixed === undefined ? undefined : find(fixed, parts, index + 1);
  if (found !== undefined) return found;
  return node.named === undefined || part === '' ? undefined : find(node.named, parts, index + 1);
}

function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
