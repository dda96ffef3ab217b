import type { Claim } from '../../../src/article/article-model.ts';
import { fenced, inline, linked } from './markdown-signs.ts';

/** A paragraph, a table, code; or an item of a list with what stands in it. */
type Node =
  | { readonly kind: 'block'; readonly text: string }
  /** Of a list that Markdown does not count: its lines stand together. */
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'term'; readonly text: string; readonly nodes: readonly Node[] }
  | ItemNode;
type ItemNode = {
  readonly kind: 'item';
  readonly number?: number;
  readonly mark: string;
  body: string;
  readonly inner: Node[];
};

/** What leads in, and where what it leads into stands. */
type Opening = { readonly leadIn: string; readonly nodes: Node[]; readonly ofText?: boolean };

const longestWhole = 300;
const counted = /^(\d{1,9})([.)])(?: |$)/;
/** What a list is counted by that Markdown does not count: "a)", "(b)". */
const lettered = /^\(?\p{Ll}{1,4}\)$/u;
/** The same before a text that leads in: "(1)", "§ 3", "2.1". */
const numbered = /^(?:\(\d{1,3}\)|§ ?\d{1,4}\p{Ll}?|\d{1,3}(?:\.\d{1,3})+[.)]?) /u;

/** Claims as an author would write them: in lists, tables and code, below what leads into them. */
export function shapedBlocks(claims: readonly Claim[]): readonly string[] {
  const writer = new ShapeWriter();
  for (let at = 0; at < claims.length; ) at += writer.write(claims.slice(at));
  return blocksOf(writer.root);
}

class ShapeWriter {
  readonly root: Node[] = [];
  #open: Opening[] = [{ leadIn: '', nodes: this.root }];
  /** The last claim, where it is an item that others may stand in. */
  #last: { readonly item: ItemNode; readonly claim: Claim } | undefined;

  /** Writes the first of these, with those that it is written together with; says how many. */
  write(claims: readonly Claim[]): number {
    const [claim] = claims;
    if (claim === undefined) return 0;
    if (this.#goesOn(claim)) return 1;
    const nodes = this.#openFor(claim);
    const { leadIn = '', columns, codeFrom, text } = claim;
    if (columns !== undefined) {
      const last = claims.findIndex(
        (other) => other.columns?.join('\n') !== columns.join('\n') || other.leadIn !== claim.leadIn,
      );
      const rows = claims.slice(0, last === -1 ? claims.length : last);
      nodes.push({ kind: 'block', text: tableOf(rows, columns) });
      this.#last = undefined;
      return rows.length;
    }
    const end = codeFrom ?? (text.includes('\n') ? leadIn.length : text.length);
    const own = text.slice(leadIn.length, end).trim();
    const start = text.indexOf(own, leadIn.length);
    if (own !== '') this.#addText(nodes, claim, own, start);
    const lines = text.slice(end).replace(/^\n/, '');
    if (lines === '') return 1;
    const inner = own === '' ? nodes : (this.#last?.item.inner ?? nodes);
    inner.push({ kind: 'block', text: codeFrom === undefined ? verse(lines) : fenced(lines) });
    return 1;
  }

  #addText(nodes: Node[], claim: Claim, own: string, start: number): void {
    const [label, number, sign] = counted.exec(own) ?? [];
    const isCounted = label !== undefined && claim.label === `${number}${sign}`;
    const from = start + (isCounted ? label.length : 0);
    const body = linked(claim.text.slice(0, start + own.length), from, claim.links ?? []);
    if (claim.label !== undefined && lettered.test(claim.label) && own.startsWith(claim.label)) {
      nodes.push({ kind: 'line', text: body });
      this.#last = undefined;
      return;
    }
    const isParagraph = this.#open.at(-1)?.ofText === true || (claim.label !== undefined && claim.steps === undefined);
    if (!isCounted && (isParagraph || (claim.leadIn === undefined && this.#isAfterOpening()))) {
      nodes.push({ kind: 'block', text: body });
      this.#last = undefined;
      return;
    }
    const item: ItemNode = {
      kind: 'item',
      mark: isCounted ? label.trim() : '-',
      ...(isCounted && { number: Number(number) }),
      body,
      inner: [],
    };
    nodes.push(item);
    this.#last = { item, claim };
  }

  /** Whether an item here would be one more of those that something led into. */
  #isAfterOpening(): boolean {
    const before = this.root.at(-1);
    return before?.kind === 'item' && this.root.some(({ kind }) => kind === 'block');
  }

  /** A second sentence of an item: it has the item's number, and does not say it. */
  #goesOn(claim: Claim): boolean {
    const { label, leadIn = '', text, steps, codeFrom, columns } = claim;
    const before = this.#last?.claim;
    if (before === undefined || label === undefined || codeFrom !== undefined || columns !== undefined) return false;
    if (before.label !== label || before.steps !== steps || (before.leadIn ?? '') !== leadIn) return false;
    const start = leadIn === '' ? 0 : leadIn.length + 1;
    if (text.startsWith(label, start) || this.#last === undefined) return false;
    const { item } = this.#last;
    const own = linked(text, start, claim.links ?? []);
    // A short item is one claim however many sentences it has.
    if (item.body.length + own.length <= longestWhole) item.inner.push({ kind: 'block', text: own });
    else item.body += ` ${own}`;
    return true;
  }

  /** Where a claim stands: below what leads into it, which is written where it has not been yet. */
  #openFor({ leadIn = '' }: Claim): Node[] {
    const known = this.#open.findLastIndex((each) => each.leadIn === leadIn);
    if (known !== -1) return this.#openUpTo(known);
    const last = this.#last;
    if (last !== undefined && (leadIn === last.claim.text || leadIn === `${last.claim.text}:`))
      return this.#opened(leadIn, last.item.inner);
    const outer = this.#open.findLastIndex((each) => leadIn.startsWith(each.leadIn));
    const rest = leadIn.slice(this.#open[outer]?.leadIn.length).trim();
    const [label, number] = counted.exec(rest) ?? [];
    if (label !== undefined || numbered.test(rest)) {
      const nodes = this.#openUpTo(outer);
      const item: ItemNode = {
        kind: 'item',
        mark: label?.trim() ?? '-',
        ...(number !== undefined && { number: Number(number) }),
        body: linked(rest, label?.length ?? 0, []),
        inner: [],
      };
      nodes.push(item);
      return this.#opened(leadIn, item.inner);
    }
    this.#openUpTo(0);
    // A term that asks would head what answers it.
    if (/[?？؟]$/u.test(leadIn)) {
      const item: ItemNode = { kind: 'item', mark: '-', body: inline(leadIn), inner: [] };
      this.root.push(item);
      return this.#opened(leadIn, item.inner, true);
    }
    // Nothing but a colon leads into whatever comes: any other beginning is a term with its definitions.
    if (!/[:：—]$/u.test(leadIn)) {
      const nodes: Node[] = [];
      this.root.push({ kind: 'term', text: inline(leadIn), nodes });
      return this.#opened(leadIn, nodes);
    }
    this.root.push({ kind: 'block', text: inline(leadIn) });
    return this.#opened(leadIn, this.root);
  }

  #openUpTo(at: number): Node[] {
    this.#open = this.#open.slice(0, at + 1);
    if (at === 0) this.#last = undefined;
    return this.#open[at]?.nodes ?? this.root;
  }

  #opened(leadIn: string, nodes: Node[], ofText = false): Node[] {
    this.#open.push({ leadIn, nodes, ofText });
    this.#last = undefined;
    return nodes;
  }
}

/** Cells after their columns' names, apart again; those that cannot be told apart stand in one. */
function tableOf(rows: readonly Claim[], columns: readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(inline)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(cellsOf(row, columns))),
  ].join('\n');
}

function cellsOf({ text, leadIn = '', links = [] }: Claim, columns: readonly string[]): readonly string[] {
  const names = columns.map((name) => `${name.replace(/\s*[:：]$/u, '')}: `);
  const starts = new Map<number, number>();
  let from = leadIn === '' ? 0 : leadIn.length + 1;
  for (const [column, name] of names.entries()) {
    const at = starts.size === 0 ? (text.startsWith(name, from) ? from : -1) : text.indexOf(`; ${name}`, from);
    if (at === -1) continue;
    from = at + (starts.size === 0 ? 0 : 2) + name.length;
    starts.set(column, from);
  }
  const begun = [...starts];
  return names.map((_, column) => {
    const place = begun.findIndex(([each]) => each === column);
    const start = begun[place]?.[1];
    if (start === undefined) return '';
    const next = begun[place + 1];
    const end = next === undefined ? text.length : next[1] - (names[next[0]]?.length ?? 0) - 2;
    return linked(text.slice(0, end), start, links);
  });
}

function verse(lines: string): string {
  return linked(lines, 0, []).replaceAll('\n', '\\\n');
}

/** A term, and each thing that is said of it; items among these are no list. */
function defined(term: string, nodes: readonly Node[]): string {
  const said = nodes.map((node) =>
    node.kind === 'item' && node.number === undefined
      ? blocksOf([{ kind: 'block', text: node.body }, ...node.inner])
      : blocksOf([node]),
  );
  return [term, ...said.map((blocks) => `: ${blocks.join('\n\n').replaceAll(/\n(?=.)/g, '\n  ')}`)].join('\n');
}

/** Items that follow one another are one list; a list counts on by itself, so that what leaves numbers out is another one. */
function blocksOf(nodes: readonly Node[]): readonly string[] {
  const blocks: string[] = [];
  let items: string[] = [];
  let lines: string[] = [];
  let last: number | undefined;
  const end = () => {
    if (lines.length > 0) blocks.push(lines.join('\n'));
    lines = [];
    if (items.length > 0) blocks.push(items.join('\n'));
    items = [];
  };
  for (const node of nodes) {
    if (node.kind === 'line') {
      if (items.length > 0) end();
      lines.push(node.text);
      continue;
    }
    if (lines.length > 0) end();
    if (node.kind !== 'item') {
      end();
      blocks.push(node.kind === 'block' ? node.text : defined(node.text, node.nodes));
      continue;
    }
    if (items.length > 0 && node.number !== undefined && last !== undefined && node.number !== last + 1) {
      end();
      blocks.push('<!-- -->');
    }
    last = node.number;
    const inner = blocksOf(node.inner)
      .join('\n\n')
      .replaceAll(/^(?=.)/gm, ' '.repeat(node.mark.length + 1));
    items.push(`${node.mark} ${node.body}${inner === '' ? '' : `\n\n${inner}\n`}`);
  }
  end();
  return blocks;
}
