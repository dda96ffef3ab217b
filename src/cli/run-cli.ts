import { inspect } from 'node:util';
import { UserError } from '../errors.ts';
import { describeError, redact } from '../redact.ts';

/** The command line itself is wrong, or a file that it names. */
const misused = 2;
/** After sysexits(3): out of reach, a bug, something to be mended by hand. Starting again helps against the first only. */
const unavailable = 69;
const bug = 70;
const toMend = 78;

const exitStatus: Partial<Record<UserError['code'], number>> = {
  USAGE: misused,
  EVAL_SET_INVALID: misused,
  DISCORD_UNREACHABLE: unavailable,
  STORE_UNREACHABLE: unavailable,
};

/**
 * Runs a command-line tool to its end: its result is the exit status. A `UserError` is printed as its sentence, anything else
 * with its stack, and without what Discord was sent: that has a member's words in it.
 */
export async function runCli(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  process.stdout.off('error', outliveReader).on('error', outliveReader);
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    report(error);
  }
}

/** Whoever reads what is printed may have enough of it, as `head` has. */
function outliveReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Says what went wrong, and sets the exit status for it. */
export function report(error: unknown): void {
  const isForeseen = error instanceof UserError;
  process.stderr.write(`${isForeseen ? error.message : redact(inspect(describeError(error)))}\n`);
  process.exitCode = isForeseen ? (exitStatus[error.code] ?? toMend) : bug;
}
