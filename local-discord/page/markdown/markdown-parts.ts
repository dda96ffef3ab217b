/** What stands in lines of its own; everything else is running text for the inline parser. */
export type MarkdownBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

export type ListItem = {
  readonly depth: number;
  /** Absent in a bulleted list. */
  readonly number: number | undefined;
  readonly text: string;
};

const bullet = /^( *)[-*] +(\S.*)$/;
const numbered = /^( *)(\d{1,10})\. +(\S.*)$/;
const fence = /^```(?:([\w+#.-]+)\n)?\n?([\s\S]*?)\n?```/;

/** Cuts a message into blocks, as Discord does: fences, `>` and `>>>` quotes, lists, and the text between. */
export function blocks(source: string): readonly MarkdownBlock[] {
  const found: MarkdownBlock[] = [];
  let text = '';
  const close = () => {
    // The last line break is the block's own; where there is nothing else, lines are left empty on purpose.
    if (text !== '') found.push({ kind: 'text', text: /[^\n]/.test(text) ? text.replace(/\n$/, '') : text });
    text = '';
  };
  let rest = source;
  while (rest !== '') {
    const atLineStart = text === '' || text.endsWith('\n');
    const taken = (atLineStart ? lineBlock(rest) : undefined) ?? (rest.startsWith('```') ? codeBlock(rest) : undefined);
    if (taken !== undefined) {
      close();
      found.push(taken.block);
      rest = taken.rest;
      continue;
    }
    const [piece = rest] = /^(?:`(?!``)|[^`\n])*\n?/.exec(rest) ?? [];
    const length = piece === '' ? 1 : piece.length;
    text += rest.slice(0, length);
    rest = rest.slice(length);
  }
  close();
  return found;
}

type Taken = { readonly block: MarkdownBlock; readonly rest: string };

function codeBlock(source: string): Taken | undefined {
  const match = fence.exec(source);
  const text = match?.[2] ?? '';
  if (match === null || text.trim() === '') return undefined;
  return { block: { kind: 'code', language: match[1] ?? '', text }, rest: afterLine(source.slice(match[0].length)) };
}

function lineBlock(source: string): Taken | undefined {
  if (source.startsWith('>>> ')) return { block: { kind: 'quote', text: source.slice(4) }, rest: '' };
  const quote = /^(?:> .*(?:\n|$))+/.exec(source)?.[0];
  if (quote !== undefined && quote !== '') {
    const text = quote.replaceAll(/^> /gm, '').replace(/\n$/, '');
    return { block: { kind: 'quote', text }, rest: source.slice(quote.length) };
  }
  return list(source);
}

function list(source: string): Taken | undefined {
  const items: ListItem[] = [];
  let rest = source;
  while (rest !== '') {
    const end = rest.indexOf('\n');
    const line = end === -1 ? rest : rest.slice(0, end);
    const item = listItem(line);
    if (item === undefined) break;
    items.push(item);
    rest = end === -1 ? '' : rest.slice(end + 1);
  }
  return items.length === 0 ? undefined : { block: { kind: 'list', items }, rest };
}

function listItem(line: string): ListItem | undefined {
  const [, dash, dashed] = bullet.exec(line) ?? [];
  if (dash !== undefined && dashed !== undefined) return { depth: depth(dash), number: undefined, text: dashed };
  const [, indent, number, text] = numbered.exec(line) ?? [];
  if (indent === undefined || text === undefined) return undefined;
  return { depth: depth(indent), number: Number(number), text };
}

function depth(indent: string): number {
  return Math.min(Math.ceil(indent.length / 2), 10);
}

function afterLine(source: string): string {
  return source.startsWith('\n') ? source.slice(1) : source;
}
