import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { endsLikeProse, endsSentence, startsLowerCase, toLines } from '../readable-text.ts';
import { standsAlone } from '../cleaning/surroundings.ts';
import { type Line, readLines } from './text-lines.ts';

/** Nobody wraps lines by hand at fewer characters than this. */
const NARROWEST = 40;
/** A longer line than this is not taken for a heading that has no blank line below it. */
const LONGEST_TIGHT_HEADING = 160;

/** Lines that are all shorter than this are a list without bullets, or verse. */
const SHORT = 30;

type Bullet = Extract<Line, { kind: 'bullet' }>;
type Plain = Extract<Line, { kind: 'plain' }>;

/**
 * Blocks of a plain text: bullets with their wrapped lines as items, other lines as paragraphs, underlined lines and
 * numbered lines above a list as headings. `firstLine` is the number of its first line in the file. Linear in time.
 */
export function readTextBlocks(source: string, firstLine = 1): Block[] {
  const lines = readLines(toLines(source), firstLine);
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (line?.kind === 'bullet') index = readBullet(lines, index, line, width, blocks);
    else if (line?.kind === 'plain') index = readParagraph(lines, index, width, blocks);
    else {
      if (line?.kind === 'heading')
        blocks.push({ kind: 'heading', level: line.level, text: line.text, place: lineAt(line.number) });
      index += 1;
    }
  }
  return blocks.filter((block) => block.text !== '');
}

/** The longest line that has spaces to wrap at: lines about as long may be wrapped, much shorter ones are not. */
function wrapWidth(lines: readonly Line[]): number {
  let width = NARROWEST;
  for (const line of lines) {
    if (line.kind !== 'plain' && line.kind !== 'bullet') continue;
    const start = line.kind === 'bullet' ? line.body : line.indent;
    if (line.text.includes(' ') && !/\S{40}/u.test(line.text)) width = Math.max(width, start + line.text.length);
  }
  return width;
}

/** Whether the next line's first word had room on this line, so that whoever broke the line meant to. */
function hadRoom(line: Bullet | Plain, next: Plain, width: number): boolean {
  const start = line.kind === 'bullet' ? line.body : line.indent;
  const space = next.text.indexOf(' ');
  const firstWord = space === -1 ? next.text.length : space;
  return start + line.text.length + 1 + firstWord <= width;
}

function readBullet(lines: readonly Line[], start: number, bullet: Bullet, width: number, blocks: Block[]): number {
  if (isNumberedHeading(lines, start, bullet)) {
    blocks.push({ kind: 'heading', level: 2, text: bullet.text, place: lineAt(bullet.number) });
    return start + 1;
  }
  const parts = bullet.text === '' ? [] : [bullet.text];
  let last: Bullet | Plain = bullet;
  let index = start + 1;
  for (let line = lines[index]; line?.kind === 'plain'; line = lines[index]) {
    if (!continues(bullet, last, line, lines[index + 1], width)) break;
    parts.push(line.text);
    last = line;
    index += 1;
  }
  blocks.push({ kind: 'item', text: parts.join(' '), place: lineAt(bullet.number) });
  return index;
}

/** Whether a line without a bullet, directly below one, is the bullet's text wrapped. */
function continues(bullet: Bullet, last: Bullet | Plain, line: Plain, after: Line | undefined, width: number): boolean {
  if (last.text === '') return true;
  if (standsAlone(line.text)) return false;
  if (line.indent > bullet.indent) return true;
  const room = hadRoom(last, line, width);
  if (startsLowerCase(line.text)) return !(endsSentence(last.text) && room);
  if (endsLikeProse(line.text) && !endsSentence(last.text)) return true;
  if (after !== undefined && after.kind !== 'plain') {
    if (line.text.length <= LONGEST_TIGHT_HEADING && !endsLikeProse(line.text)) {
      return !(endsSentence(last.text) || room);
    }
  }
  return !(endsSentence(last.text) && room);
}

/** "1. Trade" above bullets of another kind, or above text after a blank line, heads a section. */
function isNumberedHeading(lines: readonly Line[], start: number, bullet: Bullet): boolean {
  if (!/\d/u.test(bullet.style) || bullet.text === '' || endsLikeProse(bullet.text)) return false;
  const before = lines[start - 1];
  if (before !== undefined && before.kind !== 'blank' && before.kind !== 'rule') return false;
  let index = start + 1;
  while (lines[index]?.kind === 'blank') index += 1;
  const next = lines[index];
  if (next?.kind === 'bullet') return !/\d/u.test(next.style) && (next.indent <= bullet.indent || index > start + 1);
  return next?.kind === 'plain' && index > start + 1 && next.indent <= bullet.indent;
}

function readParagraph(lines: readonly Line[], start: number, width: number, blocks: Block[]): number {
  const plain: Plain[] = [];
  let index = start;
  for (let line = lines[index]; line?.kind === 'plain'; line = lines[index]) {
    plain.push(line);
    index += 1;
  }
  const next = lines[index];
  const groups = splitAlone(plain).flatMap((group) => splitHeadings(group, next?.kind === 'bullet', width));
  const last = groups.at(-1);
  for (const group of groups) {
    const text = group.map((line) => line.text).join(' ');
    const [first] = group;
    if (first === undefined) continue;
    const place = lineAt(first.number);
    if (group === last && next?.kind === 'rule' && group.length === 1) {
      blocks.push({ kind: 'heading', level: next.under, text, place });
    } else blocks.push({ kind: 'paragraph', text, place });
  }
  return index;
}

/** By-lines and page furniture are paragraphs of their own. */
function splitAlone(plain: readonly Plain[]): Plain[][] {
  if (plain.length < 4 && standsAlone(plain.map((line) => line.text).join(' '))) return [[...plain]];
  const groups: Plain[][] = [];
  let open: Plain[] | undefined;
  for (const line of plain) {
    if (standsAlone(line.text)) {
      groups.push([line]);
      open = undefined;
    } else if (open === undefined) groups.push((open = [line]));
    else open.push(line);
  }
  return groups;
}

/** Headings that no blank line parts from what follows: a stack of them, one above prose, one between prose and a list. */
function splitHeadings(group: readonly Plain[], aboveList: boolean, width: number): Plain[][] {
  const meant = group.map((line, index) => {
    const next = group[index + 1];
    return next !== undefined && hadRoom(line, next, width) && !startsLowerCase(next.text);
  });
  const isStack = group.length > 1 && group.every((line) => line.text.length < SHORT && !endsLikeProse(line.text));
  if (isStack) return group.map((line) => [line]);
  const headed = group.map((line) => line.text.length <= LONGEST_TIGHT_HEADING && !endsLikeProse(line.text));
  const final = group.length - 1;
  if (headed.every(Boolean) && meant.slice(0, final).every(Boolean)) return group.map((line) => [line]);
  const first = headed[0] === true && meant[0] === true ? 1 : 0;
  const beforeLast = group[final - 1];
  const splitsLast =
    aboveList && headed[final] === true && final > first && beforeLast !== undefined && endsSentence(beforeLast.text);
  const rest = splitsLast ? [group.slice(first, final), group.slice(final)] : [group.slice(first)];
  return [group.slice(0, first), ...rest].filter((lines) => lines.length > 0);
}
