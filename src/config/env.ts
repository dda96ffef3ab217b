import { config } from 'dotenv';

/** The environment with `.env` beneath it: the only place that reads either. */
export function readEnv(): Record<string, string | undefined> {
  const fromFile: Record<string, string> = {};
  config({ processEnv: fromFile, quiet: true });
  return { ...fromFile, ...process.env };
}
