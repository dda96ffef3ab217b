import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from '../errors.ts';

/** `parseArgs`, whose complaints become a `UserError` that ends with how the tool is used. */
export function parseCommandLine<const T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs<T>(config);
  } catch (error) {
    throw misuse(usage, error instanceof Error ? error.message : String(error));
  }
}

export function misuse(usage: string, message: string): UserError {
  return new UserError('USAGE', `${message}\n\n${usage}`);
}
