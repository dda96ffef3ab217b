import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

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

/** What of an error is worth logging. Never its request body: that carries what a member wrote. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const known: Record<string, unknown> = { name, message, stack };
  for (const key of ['code', 'status', 'method', 'url', 'context'] as const)
    if (key in error) known[key] = (error as unknown as Record<string, unknown>)[key];
  if (error.cause !== undefined) known['cause'] = serializeError(error.cause);
  return known;
}

export type LogOptions = {
  readonly level?: string;
  /** Values that must never be written, whatever they come in. */
  readonly secrets?: readonly string[];
  readonly destination?: DestinationStream;
};

/** A pino logger (JSON lines, standard error by default) whose every line is redacted as a whole. */
export function createLog(options: LogOptions = {}): Logger {
  const { level = 'info', secrets = [], destination = process.stderr } = options;
  return pino(
    { level, base: null, serializers: { err: serializeError, error: serializeError } },
    { write: (line: string) => void destination.write(redact(line, secrets)) },
  );
}
