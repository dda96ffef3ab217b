import type { Block } from '../document-blocks.ts';
import { WRITTEN_LABEL } from '../html-blocks/list-numbers.ts';
import { escapeHtml } from '../markup/html-lines.ts';
import { LatexCursor, type LatexToken } from './latex-cursor.ts';
import { LatexNumbers } from './latex-lists.ts';
import {
  LOOKS_OF,
  MARKS,
  PASSED_OVER,
  RUN_IN,
  SECTIONS,
  SIGNS,
  SURROUNDINGS,
  TABLES,
  TYPED,
  UNSEEN,
  VERBATIM,
} from './latex-names.ts';
import { LatexOutput } from './latex-output.ts';

const NAME = /\{([\w*-]{1,40})\}(?:\[([^\]\n]{0,200})\])?/uy;
const GROUP = /\s*(?:\[[^\]\n]{0,200}\]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}){0,1000}\})/uy;
const OPTION = /\[[^\]\n]{0,200}\][ \t]*/uy;
const ADDRESS = /\{([^{}\s]{1,1000})\}([ \t]*)/uy;
const LABEL = /\(?[\p{L}\p{N}.]{1,6}[.)]?(?=\])/uy;
const COLUMNS = /\s*\{(?:[^{}]|\{[^{}]{0,100}\}){0,300}\}/uy;
const HEAD_RULE = /\\\\[^\n]{0,40}\s*\\(?:hline|midrule)/u;
/** Nobody nests further; HTML would be as deep. */
const DEEPEST = 60;

/** What a bracket closes: HTML, or a note. */
type Open = { readonly by: '}' | ']'; readonly html: string; readonly isNote?: true };
type Surrounding = {
  readonly name: string;
  readonly tag: string;
  readonly hides: boolean;
  readonly numbers?: LatexNumbers;
};

/** Goes once through a document's source, and brings it into HTML. */
export class LatexWalk {
  readonly #cursor: LatexCursor;
  readonly #out: LatexOutput;
  readonly #levels: readonly string[];
  readonly #groups: Open[] = [];
  readonly #surroundings: Surrounding[] = [];
  /** What the cells of the row are: those of a table's first may be its columns' names. */
  #cell: 'td' | 'th' = 'td';

  constructor(source: string, firstLine: number) {
    this.#cursor = new LatexCursor(source);
    this.#out = new LatexOutput(firstLine);
    this.#levels = SECTIONS.filter((name) => new RegExp(String.raw`\\${name}\*?[[{]`, 'u').test(source));
  }

  read(): Block[] {
    for (let token = this.#cursor.token(); token !== undefined; token = this.#cursor.token()) this.#readToken(token);
    while (this.#groups.length > 0) this.#close();
    return this.#out.read();
  }

  #readToken({ whole, lineEnds, command, sign, sum }: LatexToken): void {
    if (command !== undefined) this.#readCommand(command);
    else if (sign !== undefined) this.#readSign(sign);
    else if (sum !== undefined) {
      this.#out.write(escapeHtml(wordsOfSum(sum)));
      this.#out.endLines(lineEnds);
    } else if (whole.startsWith('%')) this.#out.endLines(lineEnds);
    else if (whole.startsWith('\n')) {
      if (lineEnds > 1) this.#out.endParagraph();
      if (lineEnds > 1 && !this.#isInTable() && !this.#out.isInNote) this.#out.write('<p>');
      this.#out.endLines(lineEnds);
    } else if (whole === '{') this.#open('', '');
    else if (whole === '}' || whole === ']') this.#readClose(whole);
    else if (whole === '&' && this.#isInTable()) this.#out.write(`</${this.#cell}><${this.#cell}>`);
    else this.#out.write(TYPED[whole] ?? escapeHtml(whole));
  }

  #readCommand(name: string): void {
    const level = this.#levels.indexOf(name) + 1;
    const mark = MARKS[name];
    const passed = PASSED_OVER.get(name);
    const shown = SIGNS[name];
    if (name === 'begin') this.#begin();
    else if (name === 'end') this.#end();
    else if (level > 0) {
      this.#skip(OPTION);
      this.#out.endParagraph();
      this.#openNext(`<h${level}>`, `</h${level}>`);
    } else if (RUN_IN.has(name)) this.#openNext('<p><b>', '</b> ');
    else if (name === 'item') this.#readItem();
    else if (name === 'footnote') this.#readNote();
    else if (name === 'href') {
      const address = this.#cursor.take(ADDRESS)?.[1];
      if (address !== undefined) this.#openNext(`<a href="${asAddress(address)}">`, '</a>');
    } else if (name === 'url') this.#readAddress();
    else if (name === 'verb') this.#out.write(escapeHtml(this.#cursor.take(/([^\s\w])([^\n]{0,300}?)\1/uy)?.[2] ?? ''));
    else if (name === 'par') this.#out.write('<p>');
    else if (name === 'newline') this.#out.write('<br>');
    else if (name === 'tabularnewline') this.#endRow();
    else if (mark !== undefined) this.#openNext(`<${mark}>`, `</${mark}>`);
    else if (passed !== undefined) this.#passOver(name, passed);
    else if (shown !== undefined) this.#out.write(escapeHtml(shown));
    else if (!this.#cursor.isBehindSpace) this.#skip(OPTION);
  }

  /** What refers to something leaves no space before the sign behind it. */
  #passOver(name: string, count: number): void {
    if (/^(?:no|foot|paren)?cite[pt]?$/u.test(name)) this.#out.trimEnd();
    this.#skip(OPTION, 2);
    for (let done = 0; done < count; done += 1) {
      this.#skip(OPTION, 2);
      this.#skip(GROUP);
    }
  }

  #readSign(sign: string): void {
    if (sign === '\\') {
      this.#skip(OPTION);
      if (this.#isInTable()) this.#endRow();
      else this.#out.write('<br>');
    } else if (sign === '\n') this.#out.endLines(1);
    else if (/[,; [\]()]/u.test(sign)) this.#out.write(' ');
    else if (!/[!:/-]/u.test(sign)) this.#out.write(escapeHtml(sign));
  }

  #begin(): void {
    const [, name = '', option = ''] = this.#cursor.take(NAME) ?? [];
    if (name === '' || this.#surroundings.length > DEEPEST) return;
    this.#out.endParagraph();
    if (VERBATIM.has(name) && this.#cursor.isEnded(name)) {
      this.#readVerbatim(name);
      return;
    }
    this.#skip(COLUMNS, LOOKS_OF.get(name) ?? 0);
    const isTable = TABLES.has(name);
    const tag = isTable ? 'table' : (SURROUNDINGS[name] ?? 'div');
    const hides = UNSEEN.has(name) && this.#cursor.isEnded(name);
    const around = this.#surroundings.filter(({ numbers }) => numbers !== undefined).length;
    this.#surroundings.push({
      name,
      tag,
      hides,
      ...(tag === 'ol' && { numbers: new LatexNumbers(option, around) }),
    });
    this.#out.write(`<${tag}>`);
    if (hides) this.#out.hide();
    if (!isTable) return;
    this.#cell = HEAD_RULE.test(this.#cursor.ahead(1_500)) ? 'th' : 'td';
    this.#out.write(`<tr><${this.#cell}>`);
  }

  #end(): void {
    const [, name = ''] = this.#cursor.take(NAME) ?? [];
    const from = this.#surroundings.findLastIndex((open) => open.name === name);
    if (from === -1) return;
    for (const { tag, hides } of this.#surroundings.splice(from).toReversed()) {
      this.#out.endParagraph();
      if (hides) this.#out.show();
      this.#out.write(`</${tag}>`);
    }
  }

  #readVerbatim(name: string): void {
    if (name === 'minted') this.#skip(GROUP);
    const lines = this.#cursor.takeUntilEnd(name).split('\n');
    this.#out.write('<pre>');
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.#out.endLines(1);
      this.#out.write(escapeHtml(line));
    }
    this.#out.write('</pre>');
  }

  #readItem(): void {
    const list = this.#surroundings.findLast(({ tag }) => /^[uod]l$/u.test(tag));
    this.#out.endParagraph();
    if (this.#cursor.next !== '[') this.#out.write(list?.numbers?.item() ?? '<li>');
    else {
      this.#cursor.take(/\[/uy);
      if (list?.tag === 'dl') {
        this.#open('<dt>', '</dt><dd>', ']');
        return;
      }
      const label = this.#cursor.take(LABEL)?.[0] ?? '';
      if (/\p{N}|^\(?\p{L}[.)]/u.test(label)) this.#open(`<li ${WRITTEN_LABEL}="${escapeHtml(label)}">`, '', ']');
      else this.#open(`<li><b>${escapeHtml(label)}`, '</b> ', ']');
    }
  }

  #readNote(): void {
    this.#skip(OPTION);
    if (this.#out.isInNote || this.#cursor.take(/\{/uy) === null) return;
    this.#groups.push({ by: '}', html: '', isNote: true });
    this.#out.beginNote();
  }

  #readAddress(): void {
    const [, address, space = ''] = this.#cursor.take(ADDRESS) ?? [];
    if (address === undefined) return;
    const target = asAddress(address);
    this.#out.write(`<a href="${target}">${target}</a>${space}`);
  }

  /** Opens the group that follows, if one does. */
  #openNext(html: string, closing: string): void {
    if (this.#cursor.take(/\{/uy) !== null) this.#open(html, closing);
  }

  #open(html: string, closing: string, by: Open['by'] = '}'): void {
    const isTooDeep = this.#groups.length > DEEPEST;
    if (!isTooDeep) this.#out.write(html);
    this.#groups.push({ by, html: isTooDeep ? '' : closing });
  }

  #readClose(sign: '}' | ']'): void {
    if (this.#groups.at(-1)?.by === sign) this.#close();
    else if (sign === ']') this.#out.write(sign);
  }

  #close(): void {
    const closed = this.#groups.pop();
    if (closed?.isNote === true) this.#out.endNote();
    else if (closed !== undefined) this.#out.write(closed.html);
  }

  #isInTable(): boolean {
    return this.#surroundings.at(-1)?.tag === 'table';
  }

  #endRow(): void {
    this.#out.write(`</${this.#cell}></tr>`);
    this.#out.defer('<tr><td>');
    this.#cell = 'td';
  }

  #skip(pattern: RegExp, most = 1): void {
    this.#out.endLines(this.#cursor.skip(pattern, most));
  }
}

function asAddress(address: string): string {
  return escapeHtml(address.replaceAll(/\\([%#&_~])/gu, '$1'));
}

/** A sum in the signs that it is made of, as far as text has them. */
function wordsOfSum(sum: string): string {
  return sum
    .replaceAll(/\\(?:text|mathrm|mbox)\{([^{}]{0,200})\}/gu, '$1')
    .replaceAll(/\\([A-Za-z]+)/gu, (whole, name: string) => SIGNS[name] ?? whole)
    .replaceAll(/\\([%$#&{}_])/gu, '$1')
    .replaceAll('\n', ' ');
}
