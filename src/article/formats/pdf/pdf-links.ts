import type { Link } from '../../article-model.ts';
import type { Block, LeftOut } from '../../document-blocks.ts';

/** Where on a page a link is, and what it leads to. */
export type PdfLink = {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly target: string;
};

/**
 * Where a link begins and ends in a text while lines become paragraphs: characters that no document uses, as they are nobody's. The
 * first counts which link it is. They stand within the words, so that the words' own ends look as they do.
 */
const FIRST = 0xf0000;
const MOST = 60_000;
const END = '\u{10FFFD}';
const MARKS = /[\u{F0000}-\u{FEA5F}\u{10FFFD}]/gu;

/** The links of a document, by their number. */
export class PdfLinks {
  readonly #targets: string[] = [];

  /** A piece of a line with the links that lie over it marked. */
  marked(
    text: string,
    piece: { readonly x: number; readonly y: number; readonly width: number; readonly size: number },
    links: readonly PdfLink[],
  ): string {
    const middle = piece.y + piece.size * 0.3;
    let marked = text;
    for (const { left, right, bottom, top, target } of links.toSorted((a, b) => b.left - a.left)) {
      if (middle < bottom || middle > top || right <= piece.x || left >= piece.x + piece.width) continue;
      const at = (x: number): number => Math.round(((x - piece.x) / piece.width) * text.length);
      const start = wordStart(text, Math.max(0, at(left)));
      const end = wordEnd(text, Math.min(text.length, at(right)));
      if (end - start < 2 || this.#targets.length >= MOST) continue;
      const sign = String.fromCodePoint(FIRST + this.#targets.length);
      this.#targets.push(target);
      marked = marked.slice(0, start + 1) + sign + marked.slice(start + 1, end - 1) + END + marked.slice(end - 1);
    }
    return marked;
  }

  /** A block without marks, and with the links that they stood for. */
  read(block: Block): Block {
    const { text, links } = this.#linksIn(block.text);
    const plain = { ...block, text, ...(links.length > 0 && { links }) };
    return plain.kind === 'row' && plain.columns !== undefined
      ? { ...plain, columns: plain.columns.map(withoutLinkMarks) }
      : plain;
  }

  #linksIn(marked: string): { readonly text: string; readonly links: readonly Link[] } {
    let text = '';
    let from = 0;
    let open: { readonly start: number; readonly target: string } | undefined;
    const links: Link[] = [];
    for (const { 0: sign, index } of marked.matchAll(MARKS)) {
      text += marked.slice(from, index);
      from = index + sign.length;
      if (sign !== END)
        open = { start: text.length - 1, target: this.#targets[(sign.codePointAt(0) ?? 0) - FIRST] ?? '' };
      else if (open !== undefined) {
        const before = links.at(-1);
        // A link over two lines is one.
        const goesOn = before?.target === open.target && before.end >= open.start - 1;
        if (goesOn) links.pop();
        links.push({ start: goesOn ? before.start : open.start, end: text.length + 1, target: open.target });
        open = undefined;
      }
    }
    return { text: text + marked.slice(from), links };
  }
}

/** A text as its readers see it. */
export function withoutLinkMarks(text: string): string {
  return text.replaceAll(MARKS, '');
}

export function leftOutWithoutLinks(left: LeftOut): LeftOut {
  return { ...left, text: withoutLinkMarks(left.text) };
}

/** The nearest place where a word begins: what is known of a link is where it is, not which letters it holds. */
function wordStart(text: string, at: number): number {
  for (let distance = 0; distance < 4; distance += 1)
    for (const place of [at - distance, at + distance])
      if (place === 0 || (place > 0 && /\s/u.test(text.charAt(place - 1)) && /\S/u.test(text.charAt(place))))
        return place;
  return at;
}

/** A comma or full stop behind the words is none of the link. */
function withoutMark(text: string, end: number): number {
  return /[.,;:!?)]/u.test(text.charAt(end - 1)) && text.charAt(end - 2) !== '/' ? end - 1 : end;
}

function wordEnd(text: string, at: number): number {
  for (let distance = 0; distance < 4; distance += 1)
    for (const place of [at - distance, at + distance])
      if (place === text.length || /[\s.,;:!?)]/u.test(text.charAt(place))) return withoutMark(text, place);
  return at;
}
