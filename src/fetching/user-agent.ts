import { readFileSync } from 'node:fs';

/** Who asks, for servers' logs. */
export function ownUserAgent(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return `Docent/${version} (+a self-hosted Discord bot that reads a document when a moderator names its address)`;
}
