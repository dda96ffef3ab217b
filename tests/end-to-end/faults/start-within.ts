import { App } from '../../../src/app.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import { letGo } from '../../../src/cli/terminal.ts';
import { parseConfig } from '../../../src/config/config.ts';
import { readEnv } from '../../../src/config/env.ts';
import { createLog } from '../../../src/log.ts';

/** Starts Docent as `npm start` does, which may take the milliseconds in its argument. */
await runCli(async ([readyWithinMs]) => {
  const config = parseConfig(readEnv());
  const { token = '', apiUrl = '' } = config.discord;
  const overrides = { readyWithinMs: Number(readyWithinMs) };
  await using app = await App.create(config, { token, apiUrl }, createLog({ level: 'silent' }), overrides);
  await app.start();
  return 0;
});
letGo();
