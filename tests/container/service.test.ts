import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const unit = textOf('docs/docent.service');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
if (!hasSystemd) process.stderr.write('skipped: there is no systemd-analyze to verify docs/docent.service with\n');

describe('the unit for systemd', () => {
  it('starts as npm start does, and not again where something must be mended by hand', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    expect(unit).toContain(`\nExecStart=/usr/bin/${scripts['start']}\n`);
    expect(unit).toContain('\nRestartPreventExitStatus=2 78\n');
  });

  it.runIf(hasSystemd)('is one that systemd understands, and takes for safe', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docent-unit-'));
    const path = join(folder, 'docent.service');
    // With what is here in place of what is at its home.
    await writeFile(path, unit.replace('/usr/bin/node', process.execPath).replace('/opt/docent/docs', folder));
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
    expect([verified.status, verified.stdout + verified.stderr]).toEqual([0, '']);
    const security = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', '--no-pager', path], {
      encoding: 'utf8',
    });
    expect([security.status, security.stderr]).toEqual([0, '']);
    await rm(folder, { recursive: true });
  });
});
