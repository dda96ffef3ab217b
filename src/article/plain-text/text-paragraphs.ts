import { readLabel } from '../claims/labels.ts';
import { isCapitals } from '../cleaning/tight-lines.ts';
import { isAddress, standsAlone } from '../cleaning/surroundings.ts';
import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanLines, endsLikeProse, endsSentence, startsLowerCase } from '../readable-text.ts';
import { hadRoom, isMeantBreak, joinWrapped } from './line-breaks.ts';
import type { PlainLine } from './text-lines.ts';

/** A longer line than this is not taken for a heading that has no blank line below it. */
export const LONGEST_TIGHT_HEADING = 160;
/** Lines that are all shorter than this are a list without bullets, or verse. */
const SHORT = 30;
const LONGEST_VERSE = 70;
const LONGEST_TERM = 60;

/** "RDM: killing without a reason" on a line of its own defines a term. */
const DEFINITION = /^[\p{Lu}\p{Lo}\p{N}"“„«(][^:：]{0,60}(?:[:：]\s+\S|：\S)/u;
/** "Bisque – clay that was fired once", of which there must be several. */
const DASHED = /^\p{Lu}[^–—.!?:]{0,40}\s[–—]\s\S/u;
/** "!play <link> - plays a song": what bots are told to do. */
const COMMAND = /^([!/?.$;+])\p{L}[\w-]{0,30}(?=\s|$)/u;
/** "10.30 am", "16:00–17:00", "18h30", "[19:32]": a line of a programme, or of what was said when. */
const TIME =
  /^\[\d{1,2}:\d{2}(?::\d{2})?\]|^\d{1,2}(?:[:.h]\d{2}(?!\.?\d)|\s?(?=[ap]\.?m))(?:\s?(?:[ap]\.?m\.?|uhr|h))?(?=[\s:–—-])/iu;
const PROMPT = /^\s*(?:\$|>>>|C:\\>|PS>)\s/u;
const CODE_SIGNS = /[{}=<>|\\$_`]|;$|(?:^|\s)-{1,2}\w|\(\)|(?:^|\s)\.{0,2}\/\w|\*\.\w|%\w/u;

export type LinesAround = {
  readonly width: number;
  /** Whether a list stands right below. */
  readonly aboveList: boolean;
  /** Whether the text above ends in a colon. */
  readonly ledIn: boolean;
  /** How far running text is indented. */
  readonly margin: number;
};

/** Blocks of lines that no blank line parts: running text, headings above it, lists without bullets, verse, code. */
export function readParagraphs(plain: readonly PlainLine[], around: LinesAround): Block[] {
  const [first] = plain;
  if (first === undefined) return [];
  const place = lineAt(first.number);
  const prompt = plain.findIndex(({ raw }) => PROMPT.test(raw));
  if (prompt > 0)
    return [...readParagraphs(plain.slice(0, prompt), around), ...readParagraphs(plain.slice(prompt), around)];
  if (isCode(plain, around)) return [{ kind: 'lines', code: true, text: withoutMargin(plain), place }];
  if (isVerse(plain)) return [{ kind: 'lines', code: false, text: withoutMargin(plain), place }];
  const isGlossary = plain.filter(({ text }) => DASHED.test(text)).length > 2;
  const isTerm = (group: readonly PlainLine[]): boolean => isGlossary && isHung(group);
  return splitStarts(plain, around.width)
    .flatMap((group) => (isTerm(group) ? [group] : splitHeadings(group, around)))
    .flatMap((group): Block[] => {
      const [start, ...said] = group;
      if (start === undefined) return [];
      if (isTerm(group))
        return [
          {
            kind: 'item',
            leadIn: start.text,
            text: joinWrapped(said.map(({ text }) => text)),
            place: lineAt(start.number),
          },
        ];
      return [{ kind: 'paragraph', text: joinWrapped(group.map(({ text }) => text)), place: lineAt(start.number) }];
    });
}

/** Commands behind a prompt; lines set in from the text that no prose looks like. */
function isCode(plain: readonly PlainLine[], { ledIn, margin }: LinesAround): boolean {
  if (PROMPT.test(plain[0]?.raw ?? '')) return true;
  const isSetIn = plain.every(({ indent }) => indent >= margin + (ledIn ? 2 : 4));
  if (!isSetIn || plain.some(({ text }) => endsSentence(text) && /\s\p{Ll}+\s/u.test(text))) return false;
  const codeLike = plain.filter(({ text }) => CODE_SIGNS.test(text)).length;
  return codeLike * 2 > plain.length || (ledIn && codeLike > 0);
}

/** Lines that all begin with a capital and are broken behind commas, with room left. */
function isVerse(plain: readonly PlainLine[]): boolean {
  if (plain.length < 3 || plain.some(({ text }) => text.length > LONGEST_VERSE || !/^[“"'‘«„(—–-]?\p{Lu}/u.test(text)))
    return false;
  if (plain.filter(({ text }) => readLabel(text) !== undefined).length > 1) return false;
  // "APPENDIX A – COUNTRIES", above what it says.
  if (isCapitals(plain[0]?.text ?? '') && !isCapitals(plain[1]?.text ?? '')) return false;
  const broken = plain.slice(0, -1).filter(({ text }) => /[,;:—–-]["”’»)]*$/u.test(text)).length;
  const ended = plain.filter(({ text }) => endsSentence(text)).length;
  const isRuleList = plain.filter(({ text }) => DEFINITION.test(text)).length * 2 >= plain.length;
  return broken > 0 && broken + ended >= plain.length / 3 && !isRuleList && (plain.length > 3 || !isJustified(plain));
}

/** A paragraph of a narrow column fills its lines. */
function isJustified(plain: readonly PlainLine[]): boolean {
  const width = plain.reduce((most, { indent, text }) => Math.max(most, indent + text.length), 0);
  return plain.slice(0, -1).every((line, index) => {
    const next = plain[index + 1];
    return next !== undefined && !hadRoom(line, next, width);
  });
}

function withoutMargin(plain: readonly PlainLine[]): string {
  const margin = plain.reduce(
    (least, { raw }) => Math.min(least, raw.length - raw.trimStart().length),
    Number.POSITIVE_INFINITY,
  );
  return cleanLines(plain.map(({ raw }) => raw.slice(margin)).join('\n'));
}

/** Parts lines that begin something: by-lines and page furniture, numbers, terms, addresses that stand alone below one line. */
function splitStarts(plain: readonly PlainLine[], width: number): PlainLine[][] {
  if (plain.length < 4 && standsAlone(plain.map((line) => line.text).join(' '))) return [[...plain]];
  const defines = plain.filter(({ text }) => DEFINITION.test(text)).length > 1 && DEFINITION.test(plain[0]?.text ?? '');
  const dashed = plain.filter(({ text }) => DASHED.test(text)).length > 2 && DASHED.test(plain[0]?.text ?? '');
  const sign = plain.flatMap(({ text }) => COMMAND.exec(text)?.[1] ?? [])[0];
  const commands = sign !== undefined && plain.filter(({ text }) => COMMAND.exec(text)?.[1] === sign).length > 1;
  const tells = plain.filter(({ text }) => TIME.test(text)).length > 1;
  const ownAddresses = plain.slice(1).every(({ text }) => isAddress(text));
  const groups: PlainLine[][] = [];
  let open: PlainLine[] | undefined;
  for (const [index, line] of plain.entries()) {
    const before = open?.at(-1);
    if (standsAlone(line.text, before?.text) || (ownAddresses && isAddress(line.text))) {
      groups.push([line]);
      open = undefined;
    } else if (
      open === undefined ||
      before === undefined ||
      (dashed && isHung(plain.slice(index, index + 2))) ||
      starts(line, before, { defines, dashed, commands, tells, width })
    )
      groups.push((open = [line]));
    else open.push(line);
  }
  return groups;
}

/** A term among others, and what is told of it on lines that are set in. */
function isHung([term, ...said]: readonly PlainLine[]): boolean {
  if (term === undefined || said.length === 0 || /[:：]$/u.test(term.text)) return false;
  if (endsLikeProse(term.text) || DASHED.test(term.text)) return false;
  return term.text.length <= LONGEST_TERM && said.every(({ indent }) => indent >= term.indent + 2);
}

type Starting = {
  readonly defines: boolean;
  readonly dashed: boolean;
  readonly commands: boolean;
  readonly tells: boolean;
  readonly width: number;
};

function starts(line: PlainLine, before: PlainLine, { defines, dashed, commands, tells, width }: Starting): boolean {
  if (commands && COMMAND.test(line.text)) return true;
  const ends = endsSentence(before.text) || isMeantBreak(before, line, width);
  const begins =
    (defines && DEFINITION.test(line.text)) || (dashed && DASHED.test(line.text)) || (tells && TIME.test(line.text));
  return ends && (begins || readLabel(line.text) !== undefined);
}

/** Headings that no blank line parts from what follows: a stack of them, one above prose, one between prose and a list. */
function splitHeadings(group: readonly PlainLine[], { aboveList, width }: LinesAround): PlainLine[][] {
  const meant = group.map((line, index) => {
    const next = group[index + 1];
    return next !== undefined && hadRoom(line, next, width) && !startsLowerCase(next.text);
  });
  const isStack = group.length > 1 && group.every((line) => line.text.length < SHORT && !endsLikeProse(line.text));
  if (isStack) return group.map((line) => [line]);
  const headed = group.map((line) => line.text.length <= LONGEST_TIGHT_HEADING && !endsLikeProse(line.text));
  const final = group.length - 1;
  const isBroken = group.slice(0, final).every((line, index) => {
    const next = group[index + 1];
    return next !== undefined && isMeantBreak(line, next, width);
  });
  if (isBroken && group.length > 1 && headed.filter(Boolean).length * 2 >= group.length)
    return group.map((line) => [line]);
  const first = headed[0] === true && meant[0] === true ? 1 : 0;
  const beforeLast = group[final - 1];
  const splitsLast =
    aboveList && headed[final] === true && final > first && beforeLast !== undefined && endsSentence(beforeLast.text);
  const rest = splitsLast ? [group.slice(first, final), group.slice(final)] : [group.slice(first)];
  return [group.slice(0, first), ...rest].filter((lines) => lines.length > 0);
}
