import type { IncomingMessage } from 'node:http';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a host's name or address means this machine itself: `localhost`, `127.0.0.0/8`, `::1`, with brackets or without. Nothing is
 * looked up; another name for the same machine is none.
 *
 * @example isLoopback('127.0.0.1') // true
 */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host) || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Whether a request was meant for this server: a page elsewhere can point its own name here (its `Host` betrays it) or
 * call across origins (its `Origin` does). Programs send no `Origin`.
 */
export function isTrusted(request: IncomingMessage, allowedHosts: ReadonlySet<string>): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || !isAllowedHost(host, allowedHosts)) return false;
  return origin === undefined || origin === `http://${host}`;
}

function isAllowedHost(host: string, allowedHosts: ReadonlySet<string>): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return loopbackNames.has(name) || allowedHosts.has(name);
}
