import { readFile } from 'node:fs/promises';
import type { PlaygroundOptions, Sample } from 'local-discord/playground';
import type { Article } from '../article/article-model.ts';
import { sampleQuestions } from '../reply/sample-questions.ts';

const readme = new URL('../../README.md', import.meta.url);

/** What no article of a first visitor's covers. */
const offTopic = 'Who won the last football World Cup?';

/** What a visitor can ask in one click, of these articles and beside them. */
export function pageSamples(articles: readonly Article[]): readonly Sample[] {
  return [...sampleQuestions(articles, 2), offTopic].map((question) => ({ command: 'ask', options: { question } }));
}

/** What the local Discord's page says of Docent: its name, and how it comes to the real Discord. */
export async function pageOptions(): Promise<Pick<PlaygroundOptions, 'botName' | 'connectSteps'>> {
  return { botName: 'Docent', connectSteps: connectSteps(await readFile(readme, 'utf8')) };
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
