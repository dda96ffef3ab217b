import type { Claim } from '../../../src/article/article-model.ts';
import { fenced, linked } from './markdown-signs.ts';

/** Items that follow one another are one list; verse stands by itself, and so does code that nothing leads in. */
export function flatBlocks(claims: readonly Claim[]): readonly string[] {
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
