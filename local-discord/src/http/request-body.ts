import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from '../state/stored-files.ts';
import { ApiError, Code, apiError } from './api-errors.ts';

/** Discord's bound on the files of a request, and what the form around them may add. */
const maxFileBytes = 10 * 2 ** 20;
const maxBodyBytes = maxFileBytes + 2 ** 20;

export type RequestBody = {
  /** The JSON as it came; of a form, its `payload_json`. Empty where there is none. */
  readonly text: string;
  readonly json: unknown;
  /** Files by the index in their field's name, `files[0]`. */
  readonly files: ReadonlyMap<string, UploadedFile>;
};

const noFiles: ReadonlyMap<string, UploadedFile> = new Map();

/** @throws ApiError 50109 for what is not JSON, 40005 for what is too large, 50035 for another content type */
export async function readBody(request: IncomingMessage, maxBytes = maxBodyBytes): Promise<RequestBody> {
  const bytes = await readAll(request, maxBytes);
  if (bytes.byteLength === 0) return { text: '', json: {}, files: noFiles };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  const text = bytes.toString('utf8');
  if (type !== '' && !type.startsWith('application/json'))
    throw new ApiError(
      400,
      Code.InvalidFormBodyOrContentType,
      `Expected "Content-Type" header to be one of {'application/json'}.`,
    );
  return { text, json: parse(text), files: noFiles };
}

function readAll(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > maxBytes) reject(apiError(Code.RequestEntityTooLarge));
    else chunks.push(chunk);
  });
  request.on('end', () => resolve(Buffer.concat(chunks)));
  request.on('error', reject);
  return promise;
}

async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new ApiError(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body');
  });
  const files = new Map<string, UploadedFile>();
  let text = '';
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') text = value;
      continue;
    }
    const index = /^files\[(\d+)\]$/.exec(field)?.[1] ?? String(files.size);
    files.set(index, { name: value.name, type: value.type, data: new Uint8Array(await value.arrayBuffer()) });
  }
  const size = [...files.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
  if (size > maxFileBytes) throw apiError(Code.RequestEntityTooLarge);
  return { text, json: text === '' ? {} : parse(text), files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError(Code.RequestBodyContainsInvalidJSON);
  }
}
