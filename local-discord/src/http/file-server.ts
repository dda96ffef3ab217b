import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../state/world.ts';

/** Types that a browser shows without running anything in them. */
const shownInline = /^(?:image\/(?:png|jpeg|gif|webp)|audio\/|video\/)/;

/** Answers `/attachments/:channel/:id/:name`, and those that hang on no message. False for any other path. */
export function serveFile(world: World, request: IncomingMessage, response: ServerResponse, url: URL): boolean {
  if (request.method !== 'GET' || !/^\/(?:ephemeral-)?attachments\//.test(url.pathname)) return false;
  const file = world.files.at(url);
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain;charset=UTF-8' }).end('This content is no longer available.');
    return true;
  }
  response.writeHead(200, {
    'content-type': file.type === '' ? 'application/octet-stream' : file.type,
    'content-length': file.data.byteLength,
    'content-disposition': shownInline.test(file.type) ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(file.data);
  return true;
}
