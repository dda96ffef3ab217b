import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError, redact } from './redact.ts';

export type { Logger } from 'pino';

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
    { level, base: null, serializers: { err: describeError, error: describeError } },
    { write: (line: string) => void destination.write(redact(line, secrets)) },
  );
}
