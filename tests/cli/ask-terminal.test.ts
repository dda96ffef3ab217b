import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runScript } from '../support/run-script.ts';

/** util-linux's, which gives what it runs a pseudo terminal. */
const isThere =
  process.platform === 'linux' && String(spawnSync('script', ['--version']).stdout).includes('util-linux');
if (!isThere) process.stderr.write('skipped: there is no script(1) of util-linux to make a terminal with\n');

const top = fileURLToPath(new URL('../../', import.meta.url));
const prompt = 'Question ("exit" ends): ';
const ctrlD = '\u0004';

/** `npm run ask` as whoever sits at a terminal has it. */
class Terminal {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<number | null>;
  shown = '';

  constructor() {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, TERM: 'xterm', READER: 'off', ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) };
    // Its status is that of what it runs, and nothing is written into a file.
    const args = ['--quiet', '--return', '--command', `${process.execPath} src/cli/ask.ts`, '/dev/null'];
    this.#child = spawn('script', args, { cwd: top, env });
    this.#child.stdout.on('data', (chunk: Buffer) => (this.shown += chunk.toString()));
    this.ended = new Promise((resolve) => this.#child.on('close', resolve));
    onTestFinished(() => void this.#child.kill());
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Once it has asked for so many questions. */
  prompted(times: number): Promise<void> {
    return expect.poll(() => this.shown.split(prompt).length - 1).toBeGreaterThanOrEqual(times);
  }
}

describe.skipIf(!isThere)('npm run ask at a terminal', () => {
  it('asks for questions, remembers what went before, and ends at “exit” with the status of the last answer', async () => {
    const terminal = new Terminal();
    await terminal.prompted(1);
    terminal.type('When did the invasion of Ukraine start?\r');
    await terminal.prompted(2);
    expect(terminal.shown.match(/3\.3/g)).toHaveLength(1);
    // Goes on from the one before: by itself it asks nothing.
    terminal.type('why?\r');
    await terminal.prompted(3);
    expect(terminal.shown.match(/3\.3/g)).toHaveLength(2);
    terminal.type('\r');
    await terminal.prompted(4);
    terminal.type('who won the world cup\r');
    await terminal.prompted(5);
    expect(terminal.shown).toContain('The article does not cover this.');
    terminal.type('exit\r');
    expect(await terminal.ended).toBe(1);
    expect(terminal.shown.split(prompt)).toHaveLength(6);
  });

  it.each([
    ['quit', 'quit\r'],
    ['EXIT', ' EXIT \r'],
    ['Ctrl-D', ctrlD],
  ])('ends at %s, too, without a question', async (_, typed) => {
    const terminal = new Terminal();
    await terminal.prompted(1);
    terminal.type(typed);
    expect(await terminal.ended).toBe(0);
  });
});

describe('npm run ask with questions piped into it', () => {
  const piped = (input: string, ...args: readonly string[]) =>
    runScript('src/cli/ask.ts', args, { READER: 'off' }, undefined, input);

  it('shows no prompt, answers each, goes on from the one before, and ends with the status of the last one', async () => {
    const asked = 'When did the invasion of Ukraine start?\nwhy?\nwho won the world cup';
    const { status, out, err } = await piped(asked);
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).not.toContain('Question');
    expect(out.match(/^ {2}3\.3 {2}/gm)).toHaveLength(2);
    expect(out.match(/The article does not cover this\./g)).toHaveLength(1);
  });

  it('answers nothing after “quit”', async () => {
    const { status, out } = await piped('Pakistan\nquit\nwho won the world cup\n');
    expect(status).toBe(0);
    expect(out).not.toContain('does not cover');
  });

  it('prints an object for each with --json', async () => {
    const { out } = await piped('Pakistan\nwho won the world cup\n', '--json');
    const answers = out
      .trim()
      .split(/\n(?=\{)/)
      .map((text) => JSON.parse(text) as { readonly status: string });
    expect(answers.map(({ status }) => status)).toEqual(['answered', 'refused']);
  });
});
