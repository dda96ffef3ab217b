import { UserError } from '../errors.ts';

/** Exit statuses after sysexits(3): 78 and 64 tell a supervisor that starting again does not help. */
const exitStatus: Partial<Record<UserError['code'], number>> = {
  USAGE: 2,
  CONFIG_INVALID: 78,
  DISCORD_LOGIN: 78,
  DISCORD_UNREACHABLE: 69,
};
const otherMistake = 2;

/**
 * Runs a command-line tool: its result is the exit status. A `UserError` is printed as its sentence, anything else with
 * its stack.
 */
export async function runCli(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitStatus[error.code] ?? otherMistake;
  }
}
