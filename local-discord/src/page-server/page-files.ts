import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Only this server's own files, no script in the markup, and nothing that could put any there. Lit writes `style`
 * attributes into its templates; an attribute cannot load anything that the rest of the policy forbids.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

type PageFile = { readonly type: string; readonly packed: boolean; readonly bytes: Buffer; readonly lasting: boolean };

/** The built page's files, held in memory and compressed. */
export class PageFiles {
  readonly #files: ReadonlyMap<string, PageFile>;

  private constructor(files: ReadonlyMap<string, PageFile>) {
    this.#files = files;
  }

  static async read(folder: string): Promise<PageFiles> {
    const files = new Map<string, PageFile>();
    for await (const name of glob('**/*.*', { cwd: folder })) {
      const type = types[extname(name)];
      if (type === undefined) continue;
      const raw = readFileSync(join(folder, name));
      const packed = extname(name) !== '.woff2';
      const bytes = packed ? gzipSync(raw, { level: 9 }) : raw;
      files.set(`/${name}`, { type, packed, bytes, lasting: name.startsWith('assets/') });
    }
    return new PageFiles(files);
  }

  /** False where there is no such file. */
  serve({ headers }: IncomingMessage, path: string, response: ServerResponse): boolean {
    const file = this.#files.get(path === '/' ? '/index.html' : path);
    if (file === undefined) return false;
    const asPacked = file.packed && /\bgzip\b/.test(headers['accept-encoding']?.toString() ?? '');
    const bytes = file.packed && !asPacked ? gunzipSync(file.bytes) : file.bytes;
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': bytes.byteLength,
      ...(asPacked && { 'content-encoding': 'gzip' }),
      ...(file.packed && { vary: 'accept-encoding' }),
      'cache-control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    response.end(bytes);
    return true;
  }
}
