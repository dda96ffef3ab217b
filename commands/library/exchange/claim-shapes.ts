import type { Claim } from '../../../src/article/article-model.ts';
import { endsSentence } from '../../../src/article/readable-text.ts';
import type { Shape, ShapedItem, ShapedParagraph, ShapedWords } from './written-shapes.ts';
import { tableOf } from './table-shapes.ts';

/** What is made of words that lead in where nothing tells: a paragraph above what they lead into, an item or a term that holds it. */
export const openingShapes = ['paragraph', 'item', 'term'] as const;
type OpeningShape = (typeof openingShapes)[number];

/** What leads in, and where what it leads into stands. */
type Opening = {
  readonly leadIn: string;
  readonly shapes: Shape[];
  readonly ofText?: boolean;
  readonly label?: string;
};

const longestWhole = 300;
/** Numbers that lists have. */
const numbered =
  /^(?:\d{1,9}[.)]|\(?\p{L}{1,4}[.)](?! \d)|[IVXLC]{1,6} [-–—]|\(\d{1,3}\)|§ ?\d{1,4}\p{Ll}?|\d{1,3}(?:\.\d{1,3})+[.)]?|[（(][\p{Script=Han}\d]{1,3}[）)]|[①-⑳❶-❿]|\d\u{FE0F}?\u{20E3}|\u{1F51F}\u{FE0F}?)(?= )/u;
/** What statutes count paragraphs by: elsewhere it is an amount, so that it is no number but where it tells which list it counts. */
const bareNumber = /^\d{1,3}(?= )/;
/** What leads into a list, of what leads into something in a step of it: "Before you go: 1. Pack:" */
const aboveSteps = /^.*?[:：—](?= \d{1,3}[.)] )/;
/** An item that is counted is a step of its list; what is counted and no step is a paragraph: "§ 3", "2.1", "Article 4". */
const isOfParagraph = (label: string) => /\d/.test(label) || !numbered.test(`${label} `);
const styleOf = (label: string) => label.replaceAll(/\d+/g, '1');
/** "No real money. Selling it …": its first sentence is the name of the second. */
const name = /^[^.!?:]{1,60}[.!?](?= \S)/u;

/** Claims as an author would write them: in lists, tables and code, below what leads into them. */
export function shapesOf(claims: readonly Claim[], opening: OpeningShape): readonly Shape[] {
  const shaping = new ClaimShaping(opening);
  for (let at = 0; at < claims.length; ) at += shaping.add(claims.slice(at));
  return shaping.root;
}

class ClaimShaping {
  readonly root: Shape[] = [];
  readonly #opening: OpeningShape;
  #open: Opening[] = [{ leadIn: '', shapes: this.root }];
  /** The last claim, where it is an item that others may stand in. */
  #last: { readonly item: ShapedItem; readonly claim: Claim } | undefined;
  /** The last claim. */
  #before: Claim | undefined;
  /** The last outermost item that is below what leads into it. */
  #led: ShapedItem | undefined;
  /** The last paragraph, where it is counted. */
  #counting: { readonly paragraph: ShapedParagraph; readonly label: string } | undefined;
  /** How the paragraphs are counted that are. */
  readonly #counted = new Set<string>();

  constructor(opening: OpeningShape) {
    this.#opening = opening;
  }

  /** Adds the first of these, with those that it is written together with; says how many. */
  add(claims: readonly Claim[]): number {
    const [claim] = claims;
    if (claim === undefined) return 0;
    const count = this.#goesOn(claim) ? 1 : this.#addFirst(claim, claims);
    this.#before = claims[count - 1];
    return count;
  }

  #addFirst(claim: Claim, claims: readonly Claim[]): number {
    const shapes = this.#openFor(claim);
    const { leadIn = '', columns, codeFrom, text } = claim;
    if (columns !== undefined) {
      const last = claims.findIndex(
        (other) => other.columns?.join('\n') !== columns.join('\n') || other.leadIn !== claim.leadIn,
      );
      const rows = claims.slice(0, last === -1 ? claims.length : last);
      shapes.push(tableOf(rows, columns));
      this.#last = undefined;
      return rows.length;
    }
    const end = codeFrom ?? (text.includes('\n') ? leadIn.length : text.length);
    const own = text.slice(leadIn.length, end).trim();
    const lines = text.slice(end).replace(/^\n/, '');
    if (own !== '') this.#addText(shapes, claim, own, lines !== '');
    if (lines === '') return 1;
    const inner = own === '' ? shapes : (this.#last?.item.shapes ?? shapes);
    inner.push({ kind: 'lines', text: lines, isCode: codeFrom !== undefined });
    return 1;
  }

  #addText(shapes: Shape[], claim: Claim, own: string, hasLines: boolean): void {
    const start = claim.text.indexOf(own, claim.leadIn?.length ?? 0);
    const { label, links = [] } = claim;
    const isNumbered = label !== undefined && own.startsWith(`${label} `);
    const from = start + (isNumbered ? label.length + 1 : 0);
    const words = { text: claim.text.slice(0, start + own.length), from, links };
    if (label !== undefined && claim.steps === undefined && isOfParagraph(label)) {
      this.#addCounted(shapes, { ...words, from: start }, { label, from: isNumbered ? from : undefined });
      return;
    }
    const { ofText = false, label: outer } = this.#open.at(-1) ?? {};
    // What asks, or does not end, leads into the code below it where it is an item.
    const isAbove = hasLines && claim.leadIn === undefined && !/[.!:。：！]$/u.test(own);
    const isWithin = ofText || (label !== undefined && label === outer);
    if (!isNumbered && (isWithin || isAbove || (claim.leadIn === undefined && this.#isAfterOpening()))) {
      this.#addParagraph(shapes, words);
      return;
    }
    const item: ShapedItem = { kind: 'item', ...(isNumbered && { label }), words: [words], shapes: [] };
    this.#pushItem(shapes, item);
    this.#last = { item, claim };
  }

  /** `from`: where what is counted begins behind its number; a second sentence of it does not say that. */
  #addCounted(shapes: Shape[], words: ShapedWords, { label, from }: { label: string; from: number | undefined }): void {
    const { paragraph, label: counted } = this.#counting ?? {};
    if (from === undefined && counted === label && paragraph !== undefined && shapes.at(-1) === paragraph) {
      paragraph.words.push(words);
      return;
    }
    this.#counted.add(styleOf(label));
    const named = from === undefined ? undefined : name.exec(words.text.slice(from))?.[0].length;
    const isNamed = from !== undefined && named !== undefined;
    this.#counting = {
      label,
      paragraph: this.#addParagraph(shapes, isNamed ? { ...words, name: [from, from + named] } : words),
    };
  }

  #addParagraph(shapes: Shape[], words: ShapedWords): ShapedParagraph {
    const paragraph: ShapedParagraph = { kind: 'paragraph', words: [words] };
    shapes.push(paragraph);
    this.#last = undefined;
    return paragraph;
  }

  /** Whether an item here would be led into by what is above it, or be one more of those that something led into, or that are counted. */
  #isAfterOpening(): boolean {
    const before = this.root.at(-1);
    if (before?.kind === 'paragraph') return !endsSentence(this.#before?.text ?? '');
    if (before?.kind !== 'item') return false;
    return before === this.#led || (before.label !== undefined && this.#opening === 'paragraph');
  }

  #pushItem(shapes: Shape[], item: ShapedItem): void {
    shapes.push(item);
    if (shapes === this.root) this.#led = this.#open.length > 1 ? item : undefined;
  }

  /** A second sentence of an item: it has the item's number, and does not say it. */
  #goesOn(claim: Claim): boolean {
    const { label, leadIn = '', text, steps, codeFrom, columns, links = [] } = claim;
    const before = this.#last?.claim;
    if (before === undefined || label === undefined || codeFrom !== undefined || columns !== undefined) return false;
    if (before.label !== label || before.steps !== steps || (before.leadIn ?? '') !== leadIn) return false;
    const start = leadIn === '' ? 0 : leadIn.length + 1;
    if (text.startsWith(label, start) || this.#last === undefined) return false;
    const { item } = this.#last;
    const own = { text, from: start, links };
    const length = [...item.words, own].reduce((sum, words) => sum + words.text.length - words.from + 1, 0);
    // A short item is one claim however many sentences it has.
    if (length <= longestWhole) item.shapes.push({ kind: 'paragraph', words: [own] });
    else item.words.push(own);
    return true;
  }

  /** Where a claim stands: below what leads into it, which is written where it has not been yet. */
  #openFor({ leadIn = '', label: own = '', steps }: Pick<Claim, 'leadIn' | 'label' | 'steps'>): Shape[] {
    const known = this.#open.findLastIndex((each) => each.leadIn === leadIn);
    if (known !== -1) return this.#openUpTo(known);
    if (this.#isSaidAlready(leadIn)) {
      const shapes: Shape[] = [];
      (this.#open.at(-1)?.shapes ?? this.root).push({ kind: 'box', title: leadIn, shapes });
      return this.#opened({ leadIn, shapes });
    }
    const inLast = this.#openedByLast(leadIn);
    if (inLast !== undefined) return inLast;
    const isInStep = steps !== undefined && !/\d/.test(own);
    const above = isInStep ? aboveSteps.exec(leadIn)?.[0] : undefined;
    if (above !== undefined) this.#openFor({ leadIn: above });
    const outer = this.#open.findLastIndex((each) => leadIn.startsWith(each.leadIn));
    const rest = leadIn.slice(this.#open[outer]?.leadIn.length).trim();
    const label = numbered.exec(rest)?.[0] ?? (isInStep ? bareNumber.exec(rest)?.[0] : undefined);
    if (label !== undefined && !this.#counted.has(styleOf(label))) {
      const words = { text: rest, from: label.length + 1, links: [] };
      return this.#openedItem(this.#openUpTo(outer), { leadIn, label }, words);
    }
    const nodes = this.#openUpTo(0);
    const words = { text: leadIn, from: 0, links: [] };
    // A term that asks would head what answers it.
    if (/[?？؟]$/u.test(leadIn)) return this.#openedItem(nodes, { leadIn, ofText: true }, words);
    const isColon = /[:：—]$/u.test(leadIn);
    if (isColon && this.#opening === 'item') return this.#openedItem(nodes, { leadIn }, words);
    // Nothing but a colon leads into whatever comes: any other beginning is a term with its definitions.
    if (!isColon || this.#opening === 'term') {
      const shapes: Shape[] = [];
      nodes.push({ kind: 'term', term: isColon ? leadIn.replace(/:$/, '') : leadIn, shapes });
      return this.#opened({ leadIn, shapes });
    }
    nodes.push({ kind: 'paragraph', words: [words] });
    return this.#opened({ leadIn, shapes: nodes });
  }

  /** What does not end leads into what is below it and is no claim then, unless it stands over that once more. */
  #isSaidAlready(leadIn: string): boolean {
    if (leadIn !== this.#before?.text) return false;
    return this.#last === undefined || !endsSentence(leadIn) || /[?？؟]$/u.test(leadIn);
  }

  /** An item leads into what stands in it: all that it says, with or without its number, or with one sentence more. */
  #openedByLast(leadIn: string): Shape[] | undefined {
    if (this.#last === undefined) return undefined;
    const { item, claim } = this.#last;
    // A name may stand there alone before it is a term.
    if (this.#opening === 'term' && leadIn === `${claim.text}:`) return undefined;
    const { label = '' } = item;
    const before = claim.leadIn === undefined ? '' : `${claim.leadIn} `;
    const unnumbered =
      item.label === undefined ? claim.text : before + claim.text.slice(before.length + label.length + 1);
    const opening = { leadIn, shapes: item.shapes, ...(item.label !== undefined && { label }) };
    if ([claim.text, unnumbered].some((said) => leadIn === said || leadIn === `${said}:`)) return this.#opened(opening);
    const said = [claim.text, unnumbered].find((each) => leadIn.startsWith(`${each} `));
    if (said === undefined || item.shapes.length > 0) return undefined;
    item.words.push({ text: leadIn, from: said.length + 1, links: [] });
    return this.#opened(opening);
  }

  #openedItem(nodes: Shape[], opening: Omit<Opening, 'shapes'>, words: ShapedWords): Shape[] {
    const { label } = opening;
    const item: ShapedItem = { kind: 'item', ...(label !== undefined && { label }), words: [words], shapes: [] };
    this.#pushItem(nodes, item);
    return this.#opened({ ...opening, shapes: item.shapes });
  }

  #openUpTo(at: number): Shape[] {
    this.#open = this.#open.slice(0, at + 1);
    if (at === 0) this.#last = undefined;
    return this.#open[at]?.shapes ?? this.root;
  }

  #opened(opening: Opening): Shape[] {
    this.#open.push(opening);
    this.#last = undefined;
    return opening.shapes;
  }
}
