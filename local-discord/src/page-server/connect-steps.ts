import { readFile } from 'node:fs/promises';

const readme = new URL('../../../README.md', import.meta.url);

/** How to connect to the real Discord: the README's own words, as Markdown with one line for each paragraph or step. */
export async function connectSteps(): Promise<string> {
  const text = await readFile(readme, 'utf8');
  const [, section = ''] = /^## On Discord\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(text) ?? [];
  return section
    .trim()
    .split(/\n{2,}/)
    .map((block) => block.replaceAll(/\n(?!\s*(?:\d+\.|[-*]) )\s*/g, ' '))
    .join('\n\n');
}
