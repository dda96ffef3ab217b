import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { endsLikeProse, endsSentence, startsLowerCase } from '../readable-text.ts';
import { isAgendaItem } from '../cleaning/heading-like.ts';
import { standsAlone } from '../cleaning/surroundings.ts';
import { leadsIn } from '../claims/lead-ins.ts';
import { ANSWER, QUESTION } from '../claims/marked-questions.ts';
import { BOLD_LEVEL } from '../html-blocks/bold-headings.ts';
import { isBoldHeading, runInOf } from '../html-blocks/inline-text.ts';
import type { MarkdownLine } from './markdown-inline.ts';

/** Where a paragraph stands, and what the document says of it. */
export type ParagraphSetting = {
  /** The number of its first line in the file. */
  readonly line: number;
  readonly depth: number;
  readonly leadIn: string | undefined;
  /** The list item that it opens. */
  readonly item: { readonly label: string | undefined } | undefined;
};

const BULLET = /^[•‣⁃◦▪▫●■►▸▹▻▶➤➢➔➜➙➥◆◇□○・🔹🔸🔷🔶👉➡➟⮞»]\u{FE0F}?\s*|^[╰└├┗┣╚][┈╌─━═-]*[➤➢>›→]?\s*/u;
/** What a list has beside its own bullets where it could be folded. */
const TOGGLE = /^[▶►▸▹▻➤•]\s+/u;
const NUMBER =
  /^(?:(?:\d{1,3}(?:\.\d{1,3})+[.):]?|\[\d{1,2}(?:\.\d{1,3})+\]|\d{1,2}\.?[°º][.)-]{0,2}|\(?(?:[a-zа-я]|[ivx]{2,5})\)|[a-z]\.|\d{1,3}\)|\d{1,3}-(?=\s)|\(\d{1,3}\)|§+\s?\d+)\s|[①-⑳❶-❿]|\d\u{FE0F}?\u{20E3}|\d{1,3}、)/u;
/** "a)", "(b)", "c.", "(iv)", "1°", typed at the beginning of a line. */
const PART = /^(?:\(?(?:[a-z]|[ivx]{2,5})\)|[a-z]\.|\d{1,2}\.?[°º][.)-]{0,2})\s/u;
/** Of those, what counts the parts of a part: "(i)" below "(b) …, except:", and so on. */
const ROMAN = /^\(?[ivx]{1,5}\)\s/u;
const ARROW = /^[→⇒⟶]\s/u;
/** "(3) …" right below an item that counts otherwise is the next of those above the list. */
const LEAVES = /^(?:\(\d{1,3}\)|§\s?\d)/u;
const PICTURE = /^\p{Extended_Pictographic}/u;
/** An entry of a printed list of contents: "Fees ........ 5". */
const PAGE = /[.…]{4,}\s?\d{1,4}$/u;
/** "Owner: Ann Lee". */
const NAMED = /^\p{Lu}[^:：.!?]{0,40}[:：]\s+\S/u;
/** Characters that lines have at most of which some say what something is. */
const LONGEST_NAMED = 60;
const COMMAND = /^.{1,100}?(?:\s[-–—=→|]|:)\s/u;
const CJK_END = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FF65}]$/u;
const CJK_START = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FF65}]/u;
/** "3 warnings → kick". */
const LEADS_TO = /^\S.{0,60}?\s(?:→|⇒|[-=]>)\s\S/u;
/** Lines broken on purpose are verse from so many on, where none is longer. */
const FEWEST_VERSES = 4;
const LONGEST_VERSE = 70;

/** The blocks that a paragraph holds: mostly one; more where its author began lines anew on purpose. */
export function readParagraph(lines: readonly MarkdownLine[], setting: ParagraphSetting): Block[] {
  const [first] = lines;
  if (first === undefined) return [];
  if (isVerse(lines) && setting.item === undefined) {
    const text = lines.map((line) => line.text).join('\n');
    return [{ kind: 'lines', code: false, text, ...innerParts(setting, setting.depth), ...placeOf(first, setting) }];
  }
  const blocks: Block[] = [];
  let isInner = false;
  for (const group of splitLines(lines, setting.item !== undefined)) {
    const above = blocks.at(-1);
    const isBelowPart = above?.kind === 'item' && PART.test(`${above.label ?? ''} `) && leadsIn(above.text);
    isInner = ROMAN.test(group[0]?.text ?? '') && (isInner || isBelowPart);
    const isOut = blocks.length > 0 && setting.item !== undefined && LEAVES.test(group[0]?.text ?? '');
    const depth = setting.depth + (isOut ? -1 : isInner ? 1 : 0);
    const last = blocks.length === 0 ? setting : { ...setting, depth, item: undefined };
    blocks.push(...readGroup(group, last, group.length < lines.length));
  }
  return blocks;
}

/** Lines that a reader takes for one text, group by group. */
function splitLines(lines: readonly MarkdownLine[], inItem: boolean): MarkdownLine[][] {
  const numbered = lines.filter(({ text }) => NUMBER.test(text)).length > 1;
  const pointed = lines.filter(({ text }) => ARROW.test(text)).length > 1;
  const pictured = PICTURE.test(lines[0]?.text ?? '') || lines.filter(({ text }) => PICTURE.test(text)).length > 1;
  const named = isNamed(lines);
  const termed = lines.filter(hasTerm).length > 1;
  const arrowed = lines.length > 1 && lines.every(({ text }) => LEADS_TO.test(text));
  const commanding = lines.filter(isCommand).length > 1;
  const groups: MarkdownLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const beginsAnew =
      before === undefined ||
      BULLET.test(line.text) ||
      (inItem && LEAVES.test(line.text)) ||
      (numbered && NUMBER.test(line.text)) ||
      (pointed && ARROW.test(line.text)) ||
      (pictured && PICTURE.test(line.text)) ||
      named ||
      arrowed ||
      (termed && hasTerm(line)) ||
      (commanding && isCommand(line)) ||
      isAgendaItem(line.text) ||
      (groups.at(-1)?.length === 1 && isAgendaItem(before.text)) ||
      isAnswer(line.text, groups.at(-1)) ||
      PAGE.test(before.text) ||
      beginsAfter(before, line) ||
      isAlone(line, before, lines[index + 1]) ||
      (groups.at(-1)?.length === 1 && before !== lines[index - 2] && isAlone(before, lines[index - 2], line));
    if (beginsAnew) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

/** Lines that say what something is, all of them, or the first and another, where none is a sentence's middle. */
function isNamed(lines: readonly MarkdownLine[]): boolean {
  if (!NAMED.test(lines[0]?.text ?? '')) return false;
  const count = lines.filter(({ text, bold }) => bold < text.length && NAMED.test(text)).length;
  if (count === lines.length) return true;
  const isList = lines.every(
    ({ text }) => text.length <= LONGEST_NAMED && !startsLowerCase(text) && !text.endsWith(','),
  );
  return count > 1 && isList;
}

/** "**Place:** the hall", "**Gold** – 12 slots": in bold, what the line tells of. */
function hasTerm(line: MarkdownLine): boolean {
  if (line.bold > 0 && /^\s*(?:[–—=→]|->?)\s/u.test(line.text.slice(line.bold))) return true;
  const length = runInOf(line);
  return length !== undefined && /[:：]$/u.test(line.text.slice(0, length));
}

/** "`/ban <user>` - Bans a user." */
function isCommand({ text, opensWithCode }: MarkdownLine): boolean {
  return opensWithCode && COMMAND.test(text);
}

function beginsAfter(before: MarkdownLine, line: MarkdownLine): boolean {
  if (before.endsHard && !(startsLowerCase(line.text) && !/[.!?:;。]$/u.test(before.text))) return true;
  if (
    before.isBold &&
    !line.isBold &&
    isBoldHeading({ ...before, bold: before.text.length }) &&
    !startsLowerCase(line.text)
  )
    return true;
  return endsSentence(before.text) && runInOf(line) !== undefined;
}

/** A line in the middle of a sentence is never furniture. */
function isAlone(line: MarkdownLine, before: MarkdownLine | undefined, after: MarkdownLine | undefined): boolean {
  if (before !== undefined && startsLowerCase(line.text) && !endsLikeProse(before.text)) return false;
  if (after !== undefined && startsLowerCase(after.text) && !endsLikeProse(line.text)) return false;
  return standsAlone(line.text);
}

function isAnswer(text: string, group: readonly MarkdownLine[] | undefined): boolean {
  return ANSWER.test(text) && group !== undefined && QUESTION.test(group[0]?.text ?? '');
}

function isVerse(lines: readonly MarkdownLine[]): boolean {
  return (
    lines.length >= FEWEST_VERSES &&
    lines.slice(0, -1).every(({ endsHard }) => endsHard) &&
    lines.every(({ text, bold }) => text.length <= LONGEST_VERSE && bold === 0 && !/[:：]\s|^[-•*–\d]/u.test(text)) &&
    lines.filter(({ text }) => /[.!?。]$/u.test(text)).length * 2 < lines.length
  );
}

function readGroup(group: readonly MarkdownLine[], setting: ParagraphSetting, isPart: boolean): Block[] {
  const [first] = group;
  if (first === undefined) return [];
  const joined = joinLines(group);
  const place = placeOf(first, setting);
  const isBold = group.every((line) => line.isBold);
  const isFree = setting.depth === 0 && setting.leadIn === undefined && setting.item === undefined;
  if (isFree && isAgendaItem(joined.text)) {
    return [{ kind: 'heading', level: BOLD_LEVEL, text: joined.text, ...place }];
  }
  if (isFree && isBold && isBoldHeading({ ...joined, bold: joined.text.length }) && !/[:：]$/u.test(joined.text)) {
    const { text, links } = joined;
    return [{ kind: 'heading', level: BOLD_LEVEL, text, ...place, ...(links.length > 0 && { links }) }];
  }
  const runIn = runInOf(joined);
  const mark = (setting.item === undefined ? BULLET : TOGGLE).exec(joined.text);
  const number = isPart && setting.item === undefined ? PART.exec(joined.text) : null;
  const cut = (mark ?? number)?.[0].length ?? 0;
  const label = setting.item?.label ?? number?.[0].trim();
  const isItem = setting.item !== undefined || cut > 0;
  const links = joined.links.map((link) => ({ ...link, start: link.start - cut, end: link.end - cut }));
  const parts = {
    text: joined.text.slice(cut),
    ...place,
    ...innerParts(setting, isItem && setting.item === undefined ? setting.depth + 1 : setting.depth),
    ...(runIn !== undefined && runIn > cut && { runIn: runIn - cut }),
    ...(links.length > 0 && { links }),
  };
  if (parts.text === '') return [];
  return [isItem ? { kind: 'item', ...parts, ...(label !== undefined && { label }) } : { kind: 'paragraph', ...parts }];
}

function innerParts(setting: ParagraphSetting, depth: number): { depth?: number; leadIn?: string } {
  const { leadIn } = setting;
  return { ...(depth > 0 && { depth }), ...(leadIn !== undefined && { leadIn }) };
}

function placeOf(line: MarkdownLine, setting: ParagraphSetting): Pick<Block, 'place'> {
  return { place: lineAt(setting.line + line.offset) };
}

type JoinedLine = Pick<MarkdownLine, 'text' | 'links' | 'bold'>;

/** Lines as one; scripts without spaces have none between lines either. */
export function joinLines(lines: readonly MarkdownLine[], between = ' '): JoinedLine {
  const [first] = lines;
  if (first !== undefined && lines.length === 1) return first;
  const parts: string[] = [];
  let length = 0;
  let bold = 0;
  let before = '';
  const links: MarkdownLine['links'][number][] = [];
  for (const line of lines) {
    const space = before === '' || (CJK_END.test(before) && CJK_START.test(line.text)) ? '' : between;
    if (bold === length && line.bold > 0) bold = length + space.length + line.bold;
    length += space.length;
    for (const link of line.links) links.push({ ...link, start: link.start + length, end: link.end + length });
    parts.push(space, line.text);
    length += line.text.length;
    before = line.text;
  }
  return { text: parts.join(''), links, bold };
}

/** "[x] Night mode": whether it is done is not what the item says. */
export function withoutTask(lines: MarkdownLine[]): void {
  const [first] = lines;
  const mark = /^\[[ xX]\]\s+/u.exec(first?.text ?? '')?.[0];
  if (first === undefined || mark === undefined) return;
  const links = first.links.map((link) => ({ ...link, start: link.start - mark.length, end: link.end - mark.length }));
  lines[0] = { ...first, text: first.text.slice(mark.length), links, bold: Math.max(0, first.bold - mark.length) };
}
