import { cleanText, endsLikeProse, startsLowerCase } from '../readable-text.ts';
import { isMeantBreak, joinWrapped } from './line-breaks.ts';
import type { PlainLine } from './text-lines.ts';

/** A longer line defines no term. */
const LONGEST_TERM = 80;
/** What is told of a term stands at least so many columns further in, or so many behind it on its line. */
const SET_IN = 3;
/** "-v, --verbose", "/kick": what a command is told. */
const OPTION = /^(?:-{1,2}[\w?]|\/\w|\$\w|~\/)/u;
const SAME_LINE = /^(\S+(?:\s\S+){0,3})\s{3,}(\S+(?:\s{1,2}\S+)*)$/u;

export type HangingDefinition = {
  readonly leadIn: string;
  readonly text: string;
  /** How many lines it takes up. */
  readonly length: number;
};

/**
 * A term and what is told of it, set in below it or behind it on the same line, as manuals have them. Only where a text's body is
 * set in: elsewhere it is a heading, or a paragraph that is set in.
 */
export function readDefinition(
  plain: readonly PlainLine[],
  { width, margin }: { readonly width: number; readonly margin: number },
): HangingDefinition | undefined {
  const [term, next] = plain;
  if (term === undefined || term.indent < margin || (margin === 0 && !OPTION.test(term.text))) return undefined;
  if (next === undefined) {
    const [, name, said] = SAME_LINE.exec(term.raw.trim()) ?? [];
    return name === undefined || said === undefined ? undefined : { leadIn: name, text: cleanText(said), length: 1 };
  }
  if (term.text.length > LONGEST_TERM || endsLikeProse(term.text) || /[:：]$/u.test(term.text)) return undefined;
  if (next.indent < term.indent + SET_IN) return undefined;
  const end = plain.findIndex((line, index) => index > 0 && line.indent < next.indent);
  const body = plain.slice(1, end === -1 ? undefined : end);
  const isTerm = OPTION.test(term.text) || (!startsLowerCase(next.text) && isMeantBreak(term, next, width));
  if (!isTerm) return undefined;
  return { leadIn: term.text, text: joinWrapped(body.map(({ text }) => text)), length: body.length + 1 };
}
