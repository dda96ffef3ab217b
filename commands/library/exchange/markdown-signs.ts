import type { Link } from '../../../src/article/article-model.ts';

const isAddress = /^(?:[a-z][a-z\d+.-]*:\/\/|mailto:|[/#.])[^\s<>\p{C}]*$/iu;
const isTitle = /^[^<>[\]{}|\n\p{C}]+$/u;

/** A text from a place on, with its links. */
export function linked(text: string, from: number, links: readonly Link[]): string {
  let at = from;
  let made = '';
  for (const { start, end, target } of links) {
    if (start < at || end <= start) continue;
    const link = linkOf(text.slice(start, end), target);
    if (link === undefined) continue;
    made += escaped(text.slice(at, start), made === '') + link;
    at = end;
  }
  return made + escaped(text.slice(at), made === '');
}

/** An address as Markdown has it; a page of a wiki, which is named by its title, as wikis and notes do. */
function linkOf(words: string, target: string): string | undefined {
  if (isAddress.test(target)) return `[${escaped(words, false)}](${/[()]/.test(target) ? `<${target}>` : target})`;
  if (!isTitle.test(target) || /[[\]|]/.test(words)) return undefined;
  return words === target ? `[[${target}]]` : `[[${target}|${escaped(words, false)}]]`;
}

export function inline(text: string): string {
  return escaped(text.replaceAll('\n', ' '), true);
}

/** Every sign that could open markup, here or in any Markdown that knows more of it, behind a backslash. */
function escaped(text: string, isStart: boolean): string {
  const safe = text.replace(/[\\`*_[\]<>~|$^={}&#]/g, String.raw`\$&`);
  return isStart
    ? safe.replace(/^(\s*)([-+:]|!!!|\?\?\?|\d+(?=[.)]))/, (_, space: string, sign: string) => opened(space, sign))
    : safe;
}

function opened(space: string, sign: string): string {
  return /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`;
}

export function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}
