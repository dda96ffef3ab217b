import { callbackify } from 'node:util';
import { type LookupAddress, promises as dns } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { type ConnectionRule, isPrivate, literalOf, portOf } from './web-address.ts';

/** Every address that a name stands for. @throws the system's error where there is none */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const systemResolve: Resolve = (hostname) => dns.lookup(hostname, { all: true });

export type Guard = { readonly mayConnect: ConnectionRule; readonly resolve?: Resolve };

/**
 * An agent that connects to allowed addresses only: the literal in the URL, or else each address that its name stands for, and in the
 * end what the socket is really connected to. A name is looked up once for a connection, so that a second answer cannot differ.
 * It knows of no proxies. What it refuses is a UserError URL_PRIVATE.
 */
export function guardedAgent({ mayConnect, resolve = systemResolve }: Guard, timeoutMs: number): Agent {
  const connect: buildConnector.connector = (options, callback) => {
    const { hostname, protocol } = options;
    const port = portOf({ protocol, port: options.port });
    const refused = () => isPrivate({ host: hostname, pathname: '/' });
    const literal = literalOf(hostname);
    if (literal !== undefined && !mayConnect(literal, port)) return callback(refused(), null);
    const allowed = (address: string) => mayConnect(address, port);
    const lookup = pinned(resolve, allowed, refused);
    const connector = buildConnector({ timeout: timeoutMs, allowH2: false, lookup });
    connector(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error !== null) return callback(error, null);
      if (socket.remoteAddress !== undefined && allowed(socket.remoteAddress)) return callback(null, socket);
      socket.destroy();
      callback(refused(), null);
    });
  };
  // One connection, for one request: what follows is checked anew.
  return new Agent({ connect, connections: 1, pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });
}

/** Looks a name up, and refuses it where any of its addresses is refused. */
function pinned(resolve: Resolve, allowed: (address: string) => boolean, refused: () => Error): LookupFunction {
  const look = async (hostname: string): Promise<LookupAddress[]> => {
    const found = await resolve(hostname);
    if (found.length === 0 || !found.every(({ address }) => allowed(address))) throw refused();
    return [...found];
  };
  const lookAll = callbackify(look);
  return (hostname, { all = false }, callback) => {
    lookAll(hostname, (error, found) => {
      if (error !== null) callback(error, []);
      else if (all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
}
