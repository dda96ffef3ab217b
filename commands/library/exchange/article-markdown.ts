import type { Article, Claim, Link, Section } from '../../../src/article/article-model.ts';

/**
 * An article as Markdown: its details as front matter, its headings, each claim as an item of a list. Read again it has the same title,
 * details, headings and claims. What is only known of a claim does not come back: lead-ins, columns, steps and places, and of numbers those that a list of Markdown cannot count (a, 1.1, § 3) are text.
 */
export function articleMarkdown(article: Article): string {
  const blocks: string[] = [`# ${inline(article.title)}`];
  let above: readonly string[] = [];
  for (const section of article.sections) {
    const path = pathOf(section);
    const same = path.findIndex((heading, at) => heading !== above[at]);
    const from = same === -1 ? path.length - 1 : same;
    for (const [at, heading] of path.entries())
      if (at >= from) blocks.push(`${'#'.repeat(Math.min(6, at + 2))} ${inline(heading)}`);
    above = path;
    blocks.push(...claimBlocks(section.claims));
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

/** Items that follow one another are one list; verse stands by itself, and so does code that nothing leads in. */
function claimBlocks(claims: readonly Claim[]): readonly string[] {
  const blocks: string[] = [];
  let items: string[] = [];
  let last = 0;
  const end = () => {
    if (items.length > 0) blocks.push(items.join('\n'));
    items = [];
  };
  for (const claim of claims) {
    const { text, codeFrom = text.length } = claim;
    const code = text.slice(codeFrom);
    const before = text.slice(0, codeFrom).trimEnd();
    if (before === '' || before.includes('\n')) {
      end();
      if (before !== '') blocks.push(linked(before, 0, claim.links ?? []).replaceAll('\n', '\\\n'));
      if (code !== '') blocks.push(fenced(code));
      continue;
    }
    const number = numberOf(claim);
    // A list counts on by itself: what leaves numbers out is another list.
    if (number !== undefined && number !== last + 1 && items.length > 0) {
      end();
      blocks.push('<!-- -->');
    }
    last = number ?? 0;
    const { mark, body } = itemOf({ ...claim, text: before }, number);
    const indented = code === '' ? '' : `\n\n${fenced(code).replaceAll(/^(?=.)/gm, ' '.repeat(mark.length + 1))}\n`;
    items.push(`${mark} ${body}${indented}`);
  }
  end();
  return blocks;
}

/** The claim's own number, where Markdown can count it. */
function numberOf({ text, label = '' }: Claim): number | undefined {
  return /^\d{1,9}[.)]$/.test(label) && text.startsWith(`${label} `) ? Number.parseInt(label, 10) : undefined;
}

function itemOf({ text, label = '', links = [] }: Claim, number: number | undefined) {
  const mark = number === undefined ? '-' : label;
  return { mark, body: linked(text, number === undefined ? 0 : label.length + 1, links) };
}

/** A text from a place on, with its links. */
function linked(text: string, from: number, links: readonly Link[]): string {
  let at = from;
  let made = '';
  for (const { start, end, target } of links) {
    if (start < at || end <= start || !/^[^\s<>()\p{C}]+$/u.test(target)) continue;
    made += `${escaped(text.slice(at, start), made === '')}[${escaped(text.slice(start, end), false)}](<${target}>)`;
    at = end;
  }
  return made + escaped(text.slice(at), made === '');
}

function inline(text: string): string {
  return escaped(text.replaceAll('\n', ' '), true);
}

/** Every sign that could open markup, here or in any Markdown that knows more of it, behind a backslash. */
function escaped(text: string, isStart: boolean): string {
  const safe = text.replace(/[\\`*_[\]<>~|$^={}&#]/g, String.raw`\$&`);
  return isStart
    ? safe.replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, sign: string) => opened(space, sign))
    : safe;
}

function opened(space: string, sign: string): string {
  return /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`;
}

/** Without what no text file holds; articles that were read from one have none of it. */
function writable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ' ');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}
