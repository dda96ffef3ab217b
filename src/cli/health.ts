import { parseConfig } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { UserError } from '../errors.ts';
import { runCli } from './run-cli.ts';
import { say } from './terminal.ts';
import { parseCommandLine } from './usage.ts';

const usage = `Usage: npm run health

Asks the Docent that runs on this machine whether it is ready, at HEALTH_PORT: for a container's or a supervisor's own check.

  --help  print this

Exit status: 0 ready, 1 not ready (what is missing is printed), 78 HEALTH_PORT is not set.`;

const PATIENCE_MS = 4_000;
/** Where it listens at every address, it is asked at this machine's own. */
const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

await runCli(async (args) => {
  const { values } = parseCommandLine(usage, {
    args: [...args],
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  const { health } = parseConfig(readEnv());
  if (health === undefined)
    throw new UserError('CONFIG_INVALID', 'HEALTH_PORT is not set: there is nobody to ask. README.md says more.', {
      variable: 'HEALTH_PORT',
    });
  const host = everywhere[health.host] ?? (health.host.includes(':') ? `[${health.host}]` : health.host);
  try {
    const response = await fetch(`http://${host}:${health.port}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    say((await response.text()).trim());
    return response.ok ? 0 : 1;
  } catch {
    say(`Nobody answers at http://${host}:${health.port}/ready.`);
    return 1;
  }
});
