import type { Article, Claim, Section } from '../../../src/article/article-model.ts';
import { formatOf } from '../../../src/article/formats/index.ts';
import type { ReadDocument } from '../../../src/article/read-article.ts';
import { UserError } from '../../../src/errors.ts';
import { flatBlocks } from './flat-markdown.ts';
import { inline } from './markdown-signs.ts';
import { openingShapes, shapesOf } from './claim-shapes.ts';
import { shapesAsHtml } from './shapes-as-html.ts';
import { shapesAsMarkdown } from './shapes-as-markdown.ts';

/** A section's claims as blocks of Markdown. */
type SectionWriter = (claims: readonly Claim[]) => readonly string[];

/** The ways to write a section, those that read best first. */
const writers: readonly SectionWriter[] = [
  ...openingShapes.map(
    (opening): SectionWriter =>
      (claims) =>
        shapesAsMarkdown(shapesOf(claims, opening)),
  ),
  ...openingShapes.map(
    (opening): SectionWriter =>
      (claims) => [shapesAsHtml(shapesOf(claims, opening))],
  ),
  flatBlocks,
];

/**
 * An article as Markdown: its details as front matter, its headings, its claims in lists, tables and paragraphs below what leads into them.
 * Read again it has the same title, details, headings and claims, each with its number, lead-in, columns, steps and code: it is read again
 * here, and a section that is not what it was is written in another way, at last with each claim by itself, so that its texts at least are
 * the same.
 */
export async function exportedMarkdown(article: Article, read: ReadDocument): Promise<string> {
  const best = article.sections.map(() => ({ writer: flatBlocks, kept: -1 }));
  for (const writer of writers) {
    const isSettled = best.map(({ kept }, at) => kept === article.sections[at]?.claims.length);
    if (isSettled.every(Boolean)) break;
    const tried = articleMarkdown(article, (at) => (isSettled[at] === true ? best[at]?.writer : undefined) ?? writer);
    const again = await readAgain(tried, read);
    if (again?.sections.length !== article.sections.length) continue;
    for (const [at, section] of article.sections.entries()) {
      const kept = keptOf(section, again.sections[at]);
      if (kept > (best[at]?.kept ?? -1)) best[at] = { writer, kept };
    }
  }
  return articleMarkdown(article, (at) => best[at]?.writer ?? flatBlocks);
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

/** How many claims are read again as they were, with all that is known of them; -1 where a text is not. */
function keptOf(section: Section, again: Section | undefined): number {
  const [before, after] = [saidBy(section), saidBy(again)];
  const isSame =
    section.heading === again?.heading &&
    section.claims.length === again.claims.length &&
    section.claims.every(({ text }, at) => text === again.claims[at]?.text);
  return isSame ? before.filter((said, at) => said === after[at]).length : -1;
}

/** All that the claims of a section say, with their steps by their places. */
function saidBy(section: Section | undefined): readonly string[] {
  const own = section?.claims ?? [];
  const at = new Map(own.map(({ id }, place) => [id, place]));
  return own.map(({ text, label, leadIn, columns, codeFrom, steps }) =>
    JSON.stringify([text, label, leadIn, columns, codeFrom, steps === undefined ? undefined : at.get(steps)]),
  );
}

function articleMarkdown(article: Article, writerOf: (section: number) => SectionWriter): string {
  const blocks: string[] = [`# ${inline(article.title)}`];
  let above: readonly string[] = [];
  for (const [index, section] of article.sections.entries()) {
    const path = pathOf(section);
    // What asks without a question mark is marked as a question, and so is its answer.
    const isMarked = section.question !== undefined && !/[?？؟;]["”’»)\]\s]*$/u.test(section.question);
    const same = path.findIndex((heading, at) => heading !== above[at]);
    const from = same === -1 ? path.length - 1 : same;
    for (const [at, heading] of path.entries()) {
      const mark = isMarked && at === path.length - 1 ? 'Q: ' : '';
      if (at >= from) blocks.push(`${'#'.repeat(Math.min(6, at + 2))} ${mark}${inline(heading)}`);
    }
    if (isMarked) blocks.push('A:');
    // What stands under no heading any more, behind questions that are headings, is below a line across the page.
    if (path.length === 0 && index > 0) blocks.push('---');
    above = path;
    blocks.push(...writerOf(index)(section.claims));
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
