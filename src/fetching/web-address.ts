import { isIP } from 'node:net';
import { UserError } from '../errors.ts';
import { isPublicAddress } from './public-address.ts';

/** Longer ones are no documents' addresses. */
const maxLength = 2_000;
const shownLength = 100;
/** Spaces, what is not seen (but what joins letters in Persian and Hindi, or keeps them apart), and slashes that point the wrong way. */
const unseen = /[\s\p{Cc}\\]|(?![\u200c\u200d])\p{Cf}/u;
/** Names of networks that are not the internet; `metadata.google.internal` is one. */
const privateDomains =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|arpa|onion|test|invalid|alt)$/;

/** Whether a connection may be made to an address that a name stands for. */
export type ConnectionRule = (address: string, port: number) => boolean;

export const publicOnly: ConnectionRule = (address, port) => (port === 80 || port === 443) && isPublicAddress(address);

/**
 * An address as somebody typed it: with the angle brackets that keep Discord from showing a preview, or without `https://`.
 * @throws UserError URL_INVALID, URL_PRIVATE
 */
export function readWebAddress(typed: string, mayConnect: ConnectionRule = publicOnly): URL {
  const text = typed.trim().replace(/^<(.*)>$/s, '$1');
  if (text.length > maxLength || unseen.test(text)) throw invalid();
  const url = URL.parse(/^[^/?#:@]+\.[^/?#:@]+(?:[/?#]|$)/.test(text) ? `https://${text}` : text);
  if (url === null) throw invalid();
  checkWebAddress(url, mayConnect);
  url.hash = '';
  return url;
}

/**
 * What can be known of an address before its name is looked up.
 * @throws UserError URL_INVALID, URL_PRIVATE
 */
function checkWebAddress(url: URL, mayConnect: ConnectionRule = publicOnly): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw invalid();
  if (url.username !== '' || url.password !== '') throw invalid();
  const name = url.hostname.replace(/\.+$/, '');
  const literal = literalOf(name);
  if (literal !== undefined) {
    if (!mayConnect(literal, portOf(url))) throw isUsual(url) ? isPrivate(url) : invalid();
    return;
  }
  if (name === '' || !name.includes('.') || privateDomains.test(name)) throw isPrivate(url);
  // Tests have servers at ports of their own: their rule is asked about the port once there is an address.
  if (mayConnect === publicOnly && !isUsual(url)) throw invalid();
}

/**
 * Where a redirect leads. None from https to http is followed: who asked for what nobody can change on the way does not get what
 * anybody can.
 * @throws UserError URL_INVALID, URL_PRIVATE
 */
export function redirectTarget(
  from: URL,
  location: string | undefined,
  mayConnect: ConnectionRule = publicOnly,
): URL | 'nowhere' | 'insecure' {
  const url = location === undefined ? null : URL.parse(location, from.href);
  if (url === null) return 'nowhere';
  checkWebAddress(url, mayConnect);
  if (from.protocol === 'https:' && url.protocol === 'http:') return 'insecure';
  url.hash = '';
  return url;
}

/** The port of an address, its scheme's own where it names none. */
export function portOf({ protocol, port }: Pick<URL, 'protocol' | 'port'>): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** Host and path: what follows them may be secret. */
export function shownAddress({ host, pathname }: Pick<URL, 'host' | 'pathname'>): string {
  const shown = host + (pathname === '/' ? '' : pathname);
  return shown.length > shownLength ? `${shown.slice(0, shownLength)}…` : shown;
}

/** The IP address that a host name is; undefined for a name. */
export function literalOf(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

export function isPrivate(url: Pick<URL, 'host' | 'pathname'>): UserError {
  return new UserError('URL_PRIVATE', `${shownAddress(url)} is not on the public internet; give a public address.`, {
    address: shownAddress(url),
  });
}

function isUsual(url: URL): boolean {
  return [80, 443].includes(portOf(url));
}

/** Nothing of it is named: it may hold a password. */
function invalid(): UserError {
  return new UserError(
    'URL_INVALID',
    'That is no address of a web page: give one that begins with https:// or http://, without a password, and without a port of its own.',
  );
}
