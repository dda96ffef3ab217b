/** The token inside `/interactions/:id/:token/…` and `/webhooks/:id/:token/…`: whoever has it can answer in our name. */
const tokenInUrl = /((?:interactions|webhooks)\/\d+\/)[\w.~%-]+/g;
/** The shape of a bot token, whoever's it is. */
const botToken = /\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g;

/** Takes the given secrets, and whatever looks like a token of Discord's, out of a text. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let safe = text.replace(tokenInUrl, '$1[redacted]').replace(botToken, '[redacted]');
  for (const secret of secrets) if (secret.length > 0) safe = safe.replaceAll(secret, '[redacted]');
  return safe;
}

/**
 * What of an error is worth logging. Never what Discord was sent or wrote back: its complaints quote the message, which is a
 * member's. Where the complaint stands in the body, and its code, say as much.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: `thrown, but no error: ${typeof error}` };
  const { name, message, stack } = error;
  const known: Record<string, unknown> = isDiscords(error)
    ? { name: error.constructor.name, stack: framesOf(error) }
    : // What a person can mend is nobody's bug: where in the code it was found helps no one.
      { name, message, ...(name !== 'UserError' && { stack }) };
  for (const key of ['code', 'status', 'method', 'context'] as const)
    if (key in error) known[key] = (error as unknown as Record<string, unknown>)[key];
  if ('url' in error && typeof error.url === 'string') known['url'] = error.url.replace(/\?.*/s, '');
  const { rawError } = error as { rawError?: { errors?: unknown } };
  if (rawError?.errors !== undefined) known['complaints'] = complaints(rawError.errors);
  if (error.cause !== undefined) known['cause'] = describeError(error.cause);
  return known;
}

/** An error without its message, for one that may quote what a member wrote: its kind, its code, and where it was thrown. */
export function wordless(error: unknown): Error {
  if (error instanceof Error && isDiscords(error)) return error;
  const bare = new Error('left out: it may quote what was written');
  bare.name = error instanceof Error ? error.constructor.name : typeof error;
  bare.stack = error instanceof Error ? framesOf(error) : '';
  return error instanceof Error && 'code' in error ? Object.assign(bare, { code: error.code }) : bare;
}

/** An error of the REST client's: what of it is logged has no words anyway. */
function isDiscords(error: Error): boolean {
  return 'requestBody' in error || 'rawError' in error;
}

/** The lines of a stack that say where: those after the message, which may have such lines of its own. */
function framesOf({ message, stack = '' }: Error): string {
  const [head = '', ...after] = message === '' ? ['', stack] : stack.split(message);
  return (after.length > 0 ? after.join('') : head)
    .split('\n')
    .filter((line) => /^ {4}at .*(?::\d+:\d+|<anonymous>)\)?$/.test(line))
    .join('\n');
}

/** Discord's complaints about a body, each by its place and code: `body.embeds.0.title BASE_TYPE_MAX_LENGTH`. */
function complaints(errors: unknown, place = 'body'): readonly string[] {
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (key === '_errors' && Array.isArray(value))
      return value.map((each: unknown) => `${place} ${codeOf(each)}`.trim());
    return /^\w{1,40}$/.test(key) ? complaints(value, `${place}.${key}`) : [];
  });
}

function codeOf(complaint: unknown): string {
  const code = typeof complaint === 'object' && complaint !== null && 'code' in complaint ? complaint.code : '';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : '';
}
