/**
 * Takes out of a folder of installed packages what a container never loads: the reader's runtime for other platforms, declarations, source
 * maps and manuals. Licences stay. `node trim-modules.ts node_modules`
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const neverLoaded = ['.d.ts', '.d.mts', '.d.cts', '.map', '.md', '.markdown'];

function trimModules(modules: string): void {
  const runtime = join(modules, 'onnxruntime-node/bin');
  for (const version of existsSync(runtime) ? readdirSync(runtime) : []) {
    keepOnly(join(runtime, version), process.platform);
    keepOnly(join(runtime, version, process.platform), process.arch);
  }
  for (const file of readdirSync(modules, { recursive: true, withFileTypes: true })) {
    const isLicence = /^(licen[cs]e|notice|copying)/i.test(file.name);
    if (file.isFile() && !isLicence && neverLoaded.some((end) => file.name.endsWith(end)))
      rmSync(join(file.parentPath, file.name));
  }
}

function keepOnly(folder: string, name: string): void {
  const others = existsSync(folder) ? readdirSync(folder).filter((each) => each !== name) : [];
  for (const other of others) rmSync(join(folder, other), { recursive: true });
}

trimModules(process.argv[2] ?? 'node_modules');
