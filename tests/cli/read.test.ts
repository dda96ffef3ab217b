import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KNOWN_EXTENSIONS } from '../../src/article/formats/index.ts';
import { runHere } from '../support/run-here.ts';
import { runScript } from '../support/run-script.ts';

const read = (...args: readonly string[]) => runHere('src/cli/read.ts', args);

const RULES = `---
author: Ada Berth
---

# Harbour rules

## On board

### What is forbidden

You may not:

- smoke on deck, see [the plan](https://harbour.example/plan)
- feed the gulls

### Mooring

- Tie the bow.
`;

let folder: string;
let rules: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-read-'));
  rules = join(folder, 'rules.md');
  await writeFile(rules, RULES);
});
afterAll(() => rm(folder, { recursive: true }));

describe('npm run read', () => {
  it('prints what was understood, without colour where it is piped', async () => {
    const { status, out, err } = await runScript('src/cli/read.ts', [rules]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Harbour rules\n/);
    expect(out).toContain('author: Ada Berth\n');
    expect(out).toContain('language: English (en)\n');
    expect(out).toContain('On board › What is forbidden\n');
    expect(out).toContain('You may not: feed the gulls');
    expect(out).toContain('lead-in: You may not:\n');
    expect(out).not.toContain('\u001B');
  });

  it('says what was left out, where and why', async () => {
    const file = join(folder, 'copied.txt');
    await writeFile(
      file,
      'Tides\n\n- The moon pulls the water.\n\nShare this:\n\nFacebook\n\nRelated Posts\n\n- Another post\n',
    );
    expect((await read(file)).out).toMatch(/\n\nLeft out\n {2}line \d+ {2}page furniture: Share this/);
  });

  it('prints with --plain one line for each claim, and nothing else', async () => {
    expect(await read('--plain', rules)).toEqual({
      status: 0,
      out: [
        'On board › What is forbidden\tYou may not: smoke on deck, see the plan',
        'On board › What is forbidden\tYou may not: feed the gulls',
        'On board › Mooring\tTie the bow.',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('prints with --json an object a line, with all that was read', async () => {
    const { status, out } = await read('--json', rules, rules);
    expect(status).toBe(0);
    const [first, second, ...others] = out.trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(second).toBe(first);
    expect(JSON.parse(first ?? '')).toMatchObject({
      file: rules,
      article: {
        title: 'Harbour rules',
        author: 'Ada Berth',
        sections: [{ claims: [{ leadIn: 'You may not:' }, {}] }, {}],
      },
      leftOut: expect.any(Array) as object[],
      warnings: [],
    });
  });

  it('takes several files, tells of one that cannot be read, and prints the others', async () => {
    const latin = join(folder, 'latin.txt');
    await writeFile(latin, Buffer.from('- Die Fähre fährt um neun.\n', 'latin1'));
    const { status, out, err } = await read('--plain', join(folder, 'none.md'), latin, rules);
    expect(status).toBe(2);
    expect(out).toMatch(/^\tDie Fähre fährt um neun\.\nOn board/);
    expect(err).toMatch(/^\S*none\.md: there is no such file\. .*\n\S*latin\.txt: .*read as Windows-1252.*\n$/);
    expect((await read(latin)).out).toContain('latin.txt: The file is not UTF-8; it was read as Windows-1252');
  });

  it('reads long text in another process, to the same end', async () => {
    const file = join(folder, 'long.txt');
    await writeFile(file, '- The ferry leaves at nine.\n'.repeat(5000));
    const { status, out } = await read('--plain', file);
    expect(status).toBe(0);
    expect(out).toBe('\tThe ferry leaves at nine.\n'.repeat(5000));
  });

  it('says how it is used, and how the files end that it reads', async () => {
    const { status, out, err } = await read('--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(KNOWN_EXTENSIONS);
  });

  it.each([
    [[], /Give a file/],
    [['--json', '--plain', 'a.txt'], /--json and --plain/],
    [['--what'], /--what/],
    [['paper.klingon'], /its name does not end in one of/],
  ])('%j is misuse, with status 2 and what to do', async (args, said) => {
    const { status, out, err } = await read(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(said);
    expect(err).not.toContain('    at ');
  });
});
