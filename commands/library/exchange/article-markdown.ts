import type { Article, Section } from '../../../src/article/article-model.ts';
import { formatOf } from '../../../src/article/formats/index.ts';
import type { ReadDocument } from '../../../src/article/read-article.ts';
import { UserError } from '../../../src/errors.ts';
import { flatBlocks } from './flat-markdown.ts';
import { inline } from './markdown-signs.ts';
import { shapedBlocks } from './shaped-markdown.ts';

/**
 * An article as Markdown: its details as front matter, its headings, its claims in lists, tables and paragraphs below what leads into them.
 * Read again it has the same title, details, headings and claims, each with its number, lead-in, columns, steps and code: it is read again
 * here, and a section that is not what it was is written with each claim by itself, so that its texts at least are the same.
 */
export async function exportedMarkdown(article: Article, read: ReadDocument): Promise<string> {
  const shaped = articleMarkdown(article, () => true);
  const again = await readAgain(shaped, read);
  const isSame = again?.sections.map((section, at) => saidBy(section) === saidBy(article.sections[at]));
  if (again?.sections.length !== article.sections.length || isSame === undefined)
    return articleMarkdown(article, () => false);
  return isSame.every(Boolean) ? shaped : articleMarkdown(article, (section) => isSame[section] === true);
}

async function readAgain(markdown: string, read: ReadDocument): Promise<Article | undefined> {
  const format = formatOf('article.md');
  if (format === undefined) throw new TypeError('Markdown is no format');
  try {
    return (await read(new TextEncoder().encode(markdown), { format, id: 'again' })).article;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** All that a section says, with its steps by their places. */
function saidBy(section: Section | undefined): string {
  const at = new Map(section?.claims.map(({ id }, place) => [id, place]));
  const claims = section?.claims.map(({ text, label, leadIn, columns, codeFrom, steps }) => {
    return [text, label, leadIn, columns, codeFrom, steps === undefined ? undefined : at.get(steps)];
  });
  return JSON.stringify([section?.heading, claims]);
}

/** `isShaped` says of each section whether its claims stand in lists and tables below what leads into them. */
function articleMarkdown(article: Article, isShaped: (section: number) => boolean): string {
  const blocks: string[] = [`# ${inline(article.title)}`];
  let above: readonly string[] = [];
  for (const [index, section] of article.sections.entries()) {
    const path = pathOf(section);
    const same = path.findIndex((heading, at) => heading !== above[at]);
    const from = same === -1 ? path.length - 1 : same;
    for (const [at, heading] of path.entries())
      if (at >= from) blocks.push(`${'#'.repeat(Math.min(6, at + 2))} ${inline(heading)}`);
    above = path;
    blocks.push(...(isShaped(index) ? shapedBlocks : flatBlocks)(section.claims));
  }
  return writable(`${frontMatter(article)}\n${blocks.join('\n\n')}\n`);
}

function pathOf({ heading, path }: Section): readonly string[] {
  return path ?? (heading === '' ? [] : [heading]);
}

/** Strings of JSON are strings of YAML. */
function frontMatter({ title, subtitle, author, sourceUrl, date, language }: Article): string {
  const details = { title, subtitle, author, source: sourceUrl, date, language };
  const lines = Object.entries(details).flatMap(([name, value]) =>
    value === undefined || (name === 'language' && value === 'und') ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  return ['---', ...lines, '---', ''].join('\n');
}

/** Without what no text file holds; articles that were read from one have none of it. */
function writable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ' ');
}
