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
