import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type Range } from 'yaml';

/** What a file of records holds, with the line on which each text begins. */
export type RecordNode = RecordText | { readonly kind: 'list'; readonly items: readonly RecordNode[] } | RecordMap;

export type RecordText = {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
  /** Whether the lines of the text are lines of the file, the first of them on `line`. */
  readonly keepsLines: boolean;
};
export type RecordMap = { readonly kind: 'map'; readonly members: readonly RecordMember[] };
export type RecordMember = { readonly name: string; readonly line: number; readonly value: RecordNode };

/** Nobody nests further; a call for each level is no trouble then. */
const DEEPEST = 20;

/**
 * The tree of a text in YAML or JSON, which is YAML too; undefined for any other text. `firstLine` is the number of its first
 * line in the file. Takes about two seconds a megabyte.
 */
export function recordTree(source: string, firstLine: number): RecordNode | undefined {
  const counter = new LineCounter();
  const document = parsed(source, counter);
  if (document === undefined) return undefined;
  const lineOf = (range: Range | null | undefined): number => counter.linePos(range?.[0] ?? 0).line + firstLine - 1;
  return nodeOf(document, lineOf, DEEPEST);
}

function parsed(source: string, lineCounter: LineCounter): ParsedNode | undefined {
  try {
    const { contents, errors } = parseDocument(source, { lineCounter, logLevel: 'silent', prettyErrors: false });
    return errors.length > 0 ? undefined : (contents ?? undefined);
  } catch {
    // What is nested too deep for the parser's calls is none that a person wrote.
    return undefined;
  }
}

type LineOf = (range: Range | null | undefined) => number;

/** References to other parts, which YAML has, are passed over: they could hold themselves. */
function nodeOf(node: unknown, lineOf: LineOf, levels: number): RecordNode | undefined {
  if (levels === 0) return undefined;
  if (isScalar(node)) {
    const { value, type, range } = node;
    if (value === null || value === undefined) return undefined;
    const keepsLines = type === 'BLOCK_LITERAL';
    const text = typeof value === 'string' ? value : (node.source ?? JSON.stringify(value));
    return { kind: 'text', text, line: lineOf(range) + (keepsLines ? 1 : 0), keepsLines };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.flatMap((item) => nodeOf(item, lineOf, levels - 1) ?? []) };
  if (!isMap(node)) return undefined;
  const members = node.items.flatMap(({ key, value }): RecordMember[] => {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
    const read = nodeOf(value, lineOf, levels - 1);
    return name === undefined || read === undefined
      ? []
      : [{ name, line: lineOf((key as ParsedNode).range), value: read }];
  });
  return { kind: 'map', members };
}
