import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { KNOWN_EXTENSIONS } from '../../src/article/formats/index.ts';
import { runScript } from '../support/run-script.ts';
import { removeFolder } from '../support/files/remove-folder.ts';

/** By words: to load the models takes ten times as long as all else, and one test below has them. */
const ask = (args: readonly string[]) => runHere('src/cli/ask.ts', args, { READER: 'off' });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-ask-'));
});
afterAll(() => removeFolder(folder));

describe('npm run ask', () => {
  it('answers from the bundled article, read by the model, as plain text where it is piped', async () => {
    const question = 'How much does Russia trade with Afghanistan?';
    const { status, out, err } = await runScript('src/cli/ask.ts', [question], { READER: 'on' });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('  2.1  Russia’s trade volume with Afghanistan is only $289 million');
    expect(out).toContain('Ishan Crawford');
    expect(out).not.toContain('\u001B');
  });

  it('answers from the articles that can be read, and says which cannot, and what to do', async () => {
    await writeFile(join(folder, 'fine.txt'), '- The ferry leaves at nine.\n');
    await writeFile(join(folder, 'latin-1.txt'), Buffer.from('- Die Fähre fährt um neun.\n', 'latin1'));
    await writeFile(join(folder, 'picture.txt'), Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'));
    const { status, out, err } = await runHere('src/cli/ask.ts', ['When does the ferry leave?'], {
      ARTICLES_DIR: folder,
      READER: 'off',
    });
    expect(status).toBe(0);
    expect(out).toContain('The ferry leaves at nine.');
    expect(err).toMatch(/^\S*latin-1\.txt: .*Windows-1252.*\n\S*picture\.txt, line 3: .*UTF-8.*\n$/);
  });

  it('takes an unquoted question', async () => {
    const { status, out } = await ask(['when', 'did', 'the', 'ukraine', 'invasion', 'start']);
    expect(status).toBe(0);
    expect(out).toContain('3.3');
  });

  it('refuses with status 1 and says what the article covers', async () => {
    const { status, out } = await ask(['who won the world cup']);
    expect(status).toBe(1);
    expect(out).toContain('The article does not cover this.');
    expect(out).toContain('How Moscow became the first to meet with the new rulers of Afghanistan');
  });

  it('prints one JSON object', async () => {
    const { status, out } = await ask(['--json', 'Pakistan']);
    expect(status).toBe(0);
    const answer = JSON.parse(out) as { hits: object[] };
    expect(answer).toMatchObject({ question: 'Pakistan', status: 'answered' });
    expect(answer.hits[0]).toMatchObject({ claim: '2.1', section: expect.stringContaining('economic influence') });
    expect(answer.hits[0]).toHaveProperty('score', expect.any(Number));
    const refused = JSON.parse((await ask(['--json', 'best pizza recipe'])).out) as object;
    expect(refused).toMatchObject({ status: 'refused', hits: [] });
  });

  it('reads another file, and takes control characters out of what it prints', async () => {
    const file = join(folder, 'tide.txt');
    await writeFile(file, 'Tides\n\nWhat moves the sea\n\n- The moon \u001B[31mpulls\u001B[0m the water.\n');
    const { status, out } = await ask(['--article', file, 'moon']);
    expect(status).toBe(0);
    expect(out).toMatch(/1\.1 {2}The moon .*pulls.* the water\./);
    expect(out).not.toContain('\u001B');
  });

  it('reads long text in another process, with the same answer and the same warning', async () => {
    const file = join(folder, 'long.txt');
    await writeFile(
      file,
      Buffer.from(`${'- Die Fähre fährt um neun.\n'.repeat(5000)}- Der Mond zieht am Meer.\n`, 'latin1'),
    );
    const { status, out, err } = await ask(['--article', file, 'Was', 'zieht', 'am', 'Meer?']);
    expect({ status, err }).toEqual({
      status: 0,
      err: expect.stringContaining('long.txt: The file is not UTF-8') as string,
    });
    expect(out).toContain('Der Mond zieht am Meer.');
  });

  const piped = (input: string) => runScript('src/cli/ask.ts', [], { READER: 'off' }, undefined, input);

  it('answers what is piped into it line by line, each going on from the one before, until it is told to end', async () => {
    const { status, out, err } = await piped(
      'When did the invasion of Ukraine start?\nwhy?\n\nexit\nwho won the world cup\n',
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.match(/^ {2}3\.3 {2}/gm)).toHaveLength(2);
    expect(out).not.toContain('does not cover');
  });

  it('asks for a question where nothing is piped into it', async () => {
    const { status, out, err } = await piped('\n');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('Give a question');
  });

  it('says how it is used, and how the files end that it reads', async () => {
    const { status, out, err } = await ask(['--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`--article FILE  ask this article (${KNOWN_EXTENSIONS})`);
  });

  it('names the known endings where a file has another', async () => {
    const { status, err } = await ask(['--article', 'paper.odt', 'x']);
    expect(status).toBe(2);
    expect(err).toContain(`paper.odt: its name does not end in one of ${KNOWN_EXTENSIONS}`);
  });

  it.each([
    [['--what'], /--what/],
    [[''], /empty/],
    [['--article', 'no-such-file.txt', 'x'], /no-such-file\.txt/],
  ])('%j is misuse, with status 2 and what to do', async (args, said) => {
    const { status, out, err } = await ask(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(said);
    expect(err).not.toContain('    at ');
  });

  it('names the file, the line and the reason of an article that it cannot read', async () => {
    const file = join(folder, 'broken.txt');
    await writeFile(file, 'Title\n\n- One.\n- Tw\0.\n');
    const { status, err } = await ask(['--article', file, 'one']);
    expect(status).toBe(2);
    expect(err).toMatch(/broken\.txt.*4/);
  });
});
