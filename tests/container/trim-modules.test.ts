import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';

it('takes out what a container never loads, and leaves licences and this platform', async () => {
  const modules = await mkdtemp(join(tmpdir(), 'docent-modules-'));
  const runtime = `onnxruntime-node/bin/napi-v6`;
  const here = `${runtime}/${process.platform}/${process.arch}/onnxruntime_binding.node`;
  const kept = ['one/index.js', 'one/package.json', 'one/LICENSE.md', '@two/three/notice.md', here];
  const others = [`${runtime}/aix/ppc64/x.node`, `${runtime}/${process.platform}/s390x/x.node`];
  const dropped = ['one/index.d.ts', 'one/index.js.map', '@two/three/README.md', 'one/x.d.mts', ...others];
  for (const path of [...kept, ...dropped]) {
    await mkdir(dirname(join(modules, path)), { recursive: true });
    await writeFile(join(modules, path), '');
  }
  expect(await runScript('scripts/container/trim-modules.ts', [modules])).toMatchObject({ status: 0, err: '' });
  const left = (await readdir(modules, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = left.map(({ parentPath, name }) => join(parentPath, name).slice(modules.length + 1));
  expect(paths.toSorted()).toEqual(kept.toSorted());
  await rm(modules, { recursive: true });
});
