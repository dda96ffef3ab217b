import type { Logger } from '../log.ts';
import { wordless } from '../redact.ts';
import { report } from './run-cli.ts';

/** Prints a line for whoever started Docent. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The first SIGINT or SIGTERM; a second one ends the process at once, as it would by default. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const ended = () => {
      process.off('SIGINT', ended).off('SIGTERM', ended);
      resolve();
    };
    process.on('SIGINT', ended).on('SIGTERM', ended);
  });
}

/** Resolves once whoever started this process, with a channel between the two, is gone or hangs up; never where nobody did so. */
export function untilLeftAlone(): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) return;
    if (process.connected) process.once('disconnect', resolve);
    else resolve();
  });
}

/**
 * Keeps a failure that nobody waits for, inside of a library as a rule, from ending the process: the client rejects so when
 * the gateway sends what cannot be read. It is logged, without its message, which may quote what was sent.
 */
export function outliveRejections(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: wordless(error) }, 'something failed; going on'));
}

/** What still holds the process when all is done, such as a socket whose other end never answers, gets so long to let go. */
const lingerMs = 1_000;

/** Ends the process that has done its work, whatever still holds it. */
export function letGo(): void {
  // The timer holds nothing itself: it only comes to this where something else does.
  setTimeout(() => process.exit(), lingerMs).unref();
}

/** Ends the process at what nobody caught, with a report that has no member's words in it. */
export function reportCrashes(): void {
  process.once('uncaughtException', (error) => {
    report(error);
    process.exit();
  });
}
