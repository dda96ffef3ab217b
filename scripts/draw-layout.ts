import { readFile, writeFile } from 'node:fs/promises';
import { withLayout } from './layout-drawing.ts';

/** Draws the layout in CONTRIBUTING.md. */
const path = new URL('../CONTRIBUTING.md', import.meta.url);
await writeFile(path, withLayout(await readFile(path, 'utf8')));
