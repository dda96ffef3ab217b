import { readFile } from 'node:fs/promises';
import type { PlaygroundOptions } from 'local-discord/playground';

const readme = new URL('../../README.md', import.meta.url);

/** What a first visitor can ask in one click, of the article that Docent comes with. */
const samples = [
  'How much does Russia trade with Afghanistan?',
  'Who was the first diplomat to meet with the Taliban?',
  'Who won the last football World Cup?',
].map((question) => ({ command: 'ask', options: { question } }));

/** What the local Discord's page says of Docent: its name, questions to try, and how it comes to the real Discord. */
export async function pageOptions(): Promise<Pick<PlaygroundOptions, 'botName' | 'samples' | 'connectSteps'>> {
  return { botName: 'Docent', samples, connectSteps: connectSteps(await readFile(readme, 'utf8')) };
}

/** The README's steps for the real Discord, as Markdown with one line for each paragraph or step. */
function connectSteps(text: string): string {
  const [, section = ''] = /^## On Discord\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(text) ?? [];
  return section
    .trim()
    .split(/\n{2,}/)
    .map((block) => block.replaceAll(/\n(?!\s*(?:\d+\.|[-*]) )\s*/g, ' '))
    .join('\n\n');
}
