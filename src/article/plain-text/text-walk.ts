import { isTerm, looksOf } from '../cleaning/heading-like.ts';
import { standsAlone } from '../cleaning/surroundings.ts';
import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { endsLikeProse, endsSentence, startsLowerCase } from '../readable-text.ts';
import { hadRoom, isMeantBreak, joinWrapped, wrapWidth } from './line-breaks.ts';
import { readDefinition } from './hanging-definitions.ts';
import { readPlainTable } from './plain-tables.ts';
import { isBelow } from './ordinals.ts';
import { clauseStyles, isRelease, marginOf, mayNameClause, titleSigns } from './text-layout.ts';
import type { BulletLine, Line, PlainLine } from './text-lines.ts';
import { LONGEST_TIGHT_HEADING, readParagraphs } from './text-paragraphs.ts';

const HEADING_SIGN = /^[■□◆◇★☆▶▼●◎◈❖✦]\u{FE0F}?$/u;

/** So many columns further in than an item stands a title that is centred, and nothing of the item. */
const CENTRED = 12;

/** A question, and its answer behind it. */
const ASKED = /^(.{5,150}?[?？؟])\s+(\S.*)$/u;

/** The blocks of a text. */
export type WalkedText = {
  readonly blocks: Block[];
  /** How many headings are marked: underlined, between signs, or further out than the text. */
  readonly marked: number;
};

/** Goes through the lines of a text, block by block. Linear in time. */
export class TextWalk {
  readonly #lines: readonly Line[];
  readonly #width: number;
  readonly #margin: number;
  readonly #clauses: ReadonlySet<string>;
  readonly #signs: ReadonlySet<string>;
  readonly #blocks: Block[] = [];
  /** Indents of the open items, the outermost first. */
  #indents: number[] = [];
  /** How the innermost of them is marked. */
  #style = '';
  #marked = 0;
  /** The places among the blocks above which lines are drawn. */
  readonly #rules = new Set<number>();
  /** What the numbers of those lines have in common that were headings. */
  readonly #headed = new Set<string>();

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
    this.#width = wrapWidth(lines);
    this.#margin = marginOf(lines);
    this.#clauses = clauseStyles(lines);
    this.#signs = titleSigns(lines);
  }

  read(): WalkedText {
    let index = 0;
    while (index < this.#lines.length) {
      const line = this.#lines[index];
      if (line?.kind === 'bullet') index = this.#readBullet(index, line);
      else if (line?.kind === 'plain') index = this.#readPlain(index, line);
      else {
        if (line?.kind === 'heading') this.#pushHeading(line.text, line.level, line.number);
        else if (line?.kind === 'rule') this.#rules.add(this.#blocks.length);
        index += 1;
      }
    }
    const blocks = this.#blocks.map((block, at): Block => (this.#rules.has(at) ? { ...block, ruled: true } : block));
    return { blocks: blocks.filter((block) => block.text !== ''), marked: this.#marked };
  }

  #pushHeading(text: string, level: number, number: number, isMarked = true): void {
    this.#indents = [];
    if (isMarked) this.#marked += 1;
    this.#blocks.push({ kind: 'heading', level, text, place: lineAt(number) });
  }

  #pushNumbered(bullet: BulletLine, text: string): void {
    const depth = bullet.label?.match(/\d+/gu)?.length ?? 1;
    this.#headed.add(bullet.style);
    this.#pushHeading(`${bullet.label ?? ''} ${text}`.trim(), 1 + depth, bullet.number, bullet.indent < this.#margin);
  }

  #readBullet(start: number, bullet: BulletLine): number {
    if (this.#signs.has(bullet.style) || this.#isSignedHeading(start, bullet)) {
      this.#pushHeading(bullet.text, 3, bullet.number, false);
      return start + 1;
    }
    if (this.#isNumberedHeading(start, bullet)) {
      this.#pushNumbered(bullet, bullet.text);
      return start + 1;
    }
    const [, question, answer] = this.#headed.has(bullet.style) ? (ASKED.exec(bullet.text) ?? []) : [];
    if (question !== undefined && answer !== undefined) {
      this.#pushNumbered(bullet, question);
      return this.#readPlain(start, { ...bullet, kind: 'plain', text: answer });
    }
    const parts = bullet.text === '' ? [] : [bullet.text];
    let last: BulletLine | PlainLine = bullet;
    let index = start + 1;
    for (let line = this.#lines[index]; line?.kind === 'plain'; line = this.#lines[index]) {
      if (!this.#continues(bullet, last, line, this.#lines[index + 1])) break;
      parts.push(line.text);
      last = line;
      index += 1;
    }
    const depth = this.#depthOf(bullet);
    this.#blocks.push({
      kind: 'item',
      text: joinWrapped(parts),
      ...(bullet.label !== undefined && { label: bullet.label }),
      ...(depth > 1 && { depth }),
      place: lineAt(bullet.number),
    });
    return index;
  }

  /** How many items a bullet stands in, by its indent; itself among them. */
  #depthOf({ indent, style }: BulletLine): number {
    // Between lists that are marked in two ways one space tells as much as two.
    const least = style === this.#style ? 2 : 1;
    this.#style = style;
    while (this.#indents.length > 0 && indent < (this.#indents.at(-1) ?? 0) + least) {
      if (indent === this.#indents.at(-1)) break;
      this.#indents.pop();
    }
    if (this.#indents.at(-1) !== indent) this.#indents.push(indent);
    return this.#indents.length;
  }

  /** Whether a line without a bullet, directly below one, is the bullet's text wrapped. */
  #continues(bullet: BulletLine, last: BulletLine | PlainLine, line: PlainLine, after: Line | undefined): boolean {
    if (last.text === '') return true;
    if (line.text.startsWith('※') || standsAlone(line.text, last.text)) return false;
    if (line.indent > bullet.indent) return true;
    const room = hadRoom(last, line, this.#width);
    if (startsLowerCase(line.text)) return !(endsSentence(last.text) && room);
    if (line.indent < bullet.indent && room) return false;
    if (endsLikeProse(line.text) && !endsSentence(last.text)) return true;
    if (after !== undefined && after.kind !== 'plain') {
      if (line.text.length <= LONGEST_TIGHT_HEADING && !endsLikeProse(line.text)) {
        return !(endsSentence(last.text) || room);
      }
    }
    return !(endsSentence(last.text) && room);
  }

  /** "■ Raids" above a list of other bullets, or above text: a sign that heads lists rather than be one of them. */
  #isSignedHeading(start: number, bullet: BulletLine): boolean {
    if (bullet.label !== undefined || !HEADING_SIGN.test(bullet.style) || looksOf(bullet.text) !== 'head') return false;
    const above = this.#lines[start - 1];
    if (above?.kind === 'bullet' && above.style === bullet.style && isTerm(above.text) && isTerm(bullet.text))
      return false;
    let index = start + 1;
    while (this.#lines[index]?.kind === 'blank') index += 1;
    const next = this.#lines[index];
    const before = this.#lines.slice(0, start).findLast(({ kind }) => kind !== 'blank');
    if (next === undefined) return before?.kind !== 'bullet' || before.style !== bullet.style;
    if (next?.kind === 'bullet') return next.style !== bullet.style && next.indent <= bullet.indent + 1;
    return next?.kind === 'plain' && next.indent <= bullet.indent + 1 && !startsLowerCase(next.text);
  }

  /** "1. Trade" above bullets of another kind, or above text after a blank line, heads a section. */
  #isNumberedHeading(start: number, bullet: BulletLine): boolean {
    if (bullet.label === undefined || bullet.text === '' || endsLikeProse(bullet.text)) return false;
    if (bullet.text.length > LONGEST_TIGHT_HEADING || startsLowerCase(bullet.text)) return false;
    const before = this.#lines[start - 1];
    const isArticle = /^[第제]/u.test(bullet.label);
    // "第四条 会员享有下列权利：" leads into its parts.
    if (isArticle && /[:：]$/u.test(bullet.text)) return false;
    const isApartFrom = before === undefined || before.kind === 'blank' || before.kind === 'rule';
    if (isApartFrom && this.#clauses.has(bullet.style) && mayNameClause(bullet)) return true;
    if (!isArticle && !isApartFrom && !this.#isBelowNumbered(bullet)) return false;
    let index = start + 1;
    while (this.#lines[index]?.kind === 'blank') index += 1;
    const next = this.#lines[index];
    const isApart = index > start + 1;
    if (next?.kind === 'bullet') {
      if (next.indent > bullet.indent && !isApart) return false;
      return next.label === undefined || isBelow(next.label, bullet.label);
    }
    if (next?.kind === 'rule') return !isApart;
    if (next?.kind !== 'plain') return false;
    if (!isApart) return next.indent <= bullet.indent && isMeantBreak(bullet, next, this.#width);
    return next.indent <= bullet.indent || (bullet.indent < this.#margin && next.indent === this.#margin);
  }

  /** "3.1 Playground" right below the heading "3. Matters arising", or where another of its kind was a heading. */
  #isBelowNumbered({ label = '', style, text }: BulletLine): boolean {
    if (text.endsWith(':')) return false;
    if (this.#headed.has(style)) return true;
    const above = this.#blocks.at(-1);
    return above?.kind === 'heading' && isBelow(label, /^\S+/u.exec(above.text)?.[0] ?? '') && /\d\.\d/u.test(label);
  }

  #readPlain(start: number, first: PlainLine): number {
    const table = readPlainTable(this.#lines, start);
    if (table !== undefined) {
      this.#indents = [];
      for (const block of table.blocks) this.#blocks.push(block);
      return table.end;
    }
    const plain: PlainLine[] = [first];
    let index = start + 1;
    for (let line = this.#lines[index]; line?.kind === 'plain'; line = this.#lines[index]) {
      if (readPlainTable(this.#lines, index) !== undefined) break;
      plain.push(line);
      index += 1;
    }
    const next = this.#lines[index];
    if (next?.kind === 'rule' && plain.length === 1 && !endsLikeProse(first.text)) {
      this.#pushHeading(first.text, next.under, first.number);
      return index + 1;
    }
    if (isRelease(first.text)) {
      this.#pushHeading(first.text, 2, first.number);
      return start + 1;
    }
    if (this.#isOutdented(start, plain, next)) {
      this.#pushHeading(first.text, first.indent === 0 ? 2 : 3, first.number);
      return start + 1;
    }
    const defined = readDefinition(plain, { width: this.#width, margin: this.#margin });
    if (defined !== undefined) {
      this.#indents = [];
      this.#blocks.push({ kind: 'item', ...defined, place: lineAt(first.number) });
      return start + defined.length;
    }
    this.#pushParagraphs(plain, next);
    return index;
  }

  #pushParagraphs(plain: readonly PlainLine[], next: Line | undefined): void {
    const [first] = plain;
    const above = this.#blocks.at(-1);
    const blocks = readParagraphs(plain, {
      width: this.#width,
      margin: this.#margin,
      aboveList: next?.kind === 'bullet',
      ledIn: above !== undefined && /[:：]$/u.test(above.text),
    });
    // What is set in as far as an item's text is the item's.
    const indent = isCentred(plain, this.#indents.at(-1) ?? 0) ? 0 : (first?.indent ?? 0);
    const holding = this.#indents.filter((open) => indent > Math.max(open, this.#margin)).length;
    this.#indents.length = holding;
    for (const block of blocks)
      this.#blocks.push(holding > 0 && block.kind !== 'heading' ? { ...block, depth: holding } : block);
  }

  /** In a text whose body is set in, a short line further out heads it. */
  #isOutdented(start: number, plain: readonly PlainLine[], next: Line | undefined): boolean {
    const [first, second] = plain;
    if (first === undefined || first.indent >= this.#margin || looksOf(first.text) !== 'head') return false;
    if (first.text.length > LONGEST_TIGHT_HEADING || /[:：]$/u.test(first.text)) return false;
    const before = this.#lines[start - 1];
    if (before !== undefined && before.kind !== 'blank' && before.kind !== 'rule') return false;
    return second === undefined ? next === undefined || next.kind === 'blank' : second.indent >= this.#margin;
  }
}

/** Whether a line is set in much further than what is open, as a title in the middle of the page is. */
function isCentred([first, second]: readonly PlainLine[], open: number): boolean {
  return (
    first !== undefined && second === undefined && first.indent >= open + CENTRED && looksOf(first.text) === 'head'
  );
}
