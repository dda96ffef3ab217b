import type { DocumentPlace } from '../document-place.ts';
import { cleanText, closedUp } from '../readable-text.ts';
import { BlockWriter, type Surroundings } from './block-writer.ts';
import { isBlock, isBoldElement, isPassedOver } from './element-kinds.ts';
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  linkTarget,
  rawTextOf,
} from './html-tree.ts';

/** What is nested deeper is read as the text that it is. */
export const DEEPEST = 256;
const PLAIN_SIGNS = '0123456789+-−n';
const RAISED_SIGNS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ';

/** Reads what stands within a line of text: links, what is bold, raised or quoted. */
export abstract class HtmlLineWalk {
  readonly writer: BlockWriter;

  constructor(place: (line: number) => DocumentPlace) {
    this.writer = new BlockWriter(place);
  }

  /** Reads what is below a node. */
  abstract read(parent: HtmlParent, around: Surroundings, level: number): void;

  protected readText(value: string, line: number | undefined): void {
    if (line !== undefined && this.writer.inline.isEmpty) {
      const blank = /^\s*/u.exec(value)?.[0] ?? '';
      this.writer.at(line + blank.split('\n').length - 1);
    }
    this.writer.inline.add(closedUp(value));
  }

  /** Reads an element that stands within a line. */
  protected readWithinLine(element: HtmlElement, around: Surroundings, level: number): void {
    const { tagName } = element;
    if (tagName === 'br') this.writer.inline.breakLine();
    else if (tagName === 'a') this.#readLink(element, around, level);
    else if (isBoldElement(element)) this.#readBold(element, around, level);
    else if (tagName === 'q') this.#readBetween('“', '”', element, around, level);
    else if (tagName === 'sup') this.#readRaised(element, around, level);
    else if (tagName === 'button') this.#readButton(element, around, level);
    else this.read(element, around, level);
  }

  /** Text that stays on one line, whatever it is made of. */
  protected readWords(node: HtmlNode, level: number): void {
    if (isText(node)) this.readText(node.value, node.sourceCodeLocation?.startLine);
    else if (isElement(node) && !isPassedOver(node)) {
      if (level >= DEEPEST) this.readText(rawTextOf(node, isPassedOver), undefined);
      else {
        const isLink = node.tagName === 'a';
        const isParted = node.tagName === 'br' || isBlock(node);
        if (isLink) this.#openLink(node);
        if (isParted) this.writer.inline.add(' ');
        for (const child of node.childNodes) this.readWords(child, level + 1);
        if (isParted) this.writer.inline.add(' ');
        if (isLink) this.writer.inline.closeLink();
      }
    }
  }

  #openLink(element: HtmlElement): void {
    this.writer.inline.openLink(linkTarget(element));
  }

  #readLink(element: HtmlElement, around: Surroundings, level: number): void {
    this.#openLink(element);
    this.read(element, around, level);
    this.writer.inline.closeLink();
  }

  #readBold(element: HtmlElement, around: Surroundings, level: number): void {
    const from = this.writer.inline.length;
    this.read(element, around, level);
    if (this.writer.inline.length > from) this.writer.inline.markBold(from);
  }

  #readBetween(before: string, after: string, element: HtmlElement, around: Surroundings, level: number): void {
    this.writer.inline.add(before);
    this.read(element, around, level);
    this.writer.inline.add(after);
  }

  /** Ten to the sixth is no 106. */
  #readRaised(element: HtmlElement, around: Surroundings, level: number): void {
    const text = cleanText(rawTextOf(element));
    if (/^[0-9+−n-]{1,20}$/u.test(text)) {
      this.writer.inline.add(text.replaceAll(/./gu, (sign) => RAISED_SIGNS.charAt(PLAIN_SIGNS.indexOf(sign))));
    } else this.read(element, around, level);
  }

  /** A button's words are part of a sentence or a title; alone they are none of the document's. */
  #readButton(element: HtmlElement, around: Surroundings, level: number): void {
    const opens =
      attributeOf(element, 'aria-expanded') !== undefined || attributeOf(element, 'aria-controls') !== undefined;
    if (opens || !this.writer.inline.isEmpty) this.read(element, around, level);
  }
}
