import { type Logger, wordless } from '../log.ts';

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

/**
 * Keeps a failure that nobody waits for, inside of a library as a rule, from ending the process: the client rejects so when
 * the gateway sends what cannot be read. It is logged, without its message, which may quote what was sent.
 */
export function outliveRejections(log: Logger): void {
  process.on('unhandledRejection', (error) => log.error({ err: wordless(error) }, 'something failed; going on'));
}
