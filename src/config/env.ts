import { config } from 'dotenv';

/** discord.js's client reads these, too, each in a way of its own; to Docent they mean something else. */
const ownNames = ['SHARDS', 'SHARD_COUNT'];
/** What was taken out of an environment. */
const taken = new WeakMap<NodeJS.ProcessEnv, Record<string, string | undefined>>();

/** The environment with `.env` beneath it: the only place that reads either. */
export function readEnv(): Record<string, string | undefined> {
  const fromFile: Record<string, string> = {};
  config({ processEnv: fromFile, quiet: true });
  const own = taken.get(process.env) ?? {};
  taken.set(process.env, own);
  for (const name of ownNames) {
    if (process.env[name] === undefined) continue;
    own[name] = process.env[name];
    delete process.env[name];
  }
  return { ...fromFile, ...process.env, ...own };
}
