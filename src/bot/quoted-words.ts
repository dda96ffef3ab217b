import { wordless } from '../redact.ts';
import type { Request } from './request.ts';

/** Shorter words are everybody's. */
const tellingWord = /[\p{L}\p{N}]{4,}/gu;

/**
 * An error for the log: as it is, or without its message where that shares a word with what the request says. Parsers quote
 * what they cannot read, and what members write is never logged.
 */
export function withoutQuotes(error: unknown, request: Request | string): Error {
  const said = texts(request).join('\n').toLowerCase();
  // Parsers cut what they quote, in the middle of a word too.
  const quotes = (message: string) =>
    (message.toLowerCase().match(tellingWord) ?? []).some((word) => said.includes(word));
  for (let each = error; each instanceof Error; each = each.cause) if (quotes(each.message)) return wordless(error);
  return error instanceof Error ? error : wordless(error);
}

/** Every text of a request, however deep. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}
