import type { Claim } from '../article-model.ts';
import type { ItemBlock, LinesBlock } from '../document-blocks.ts';
import { cleanLines, cleanText } from '../readable-text.ts';
import { linesOfClaimLength } from './claim-length.ts';
import { claimPieces, isShortName } from './claim-pieces.ts';
import {
  type BodyBlock,
  depthOf,
  introductionOf,
  isNamedPart,
  isOpenLine,
  rankOf,
  type TextBlock,
} from './introductions.ts';
import { type Labelled, labelled, linksWithin } from './labelled-text.ts';
import { isOfStatute, isStep } from './labels.ts';
import { isSaidAgain, joinLeadIns } from './lead-ins.ts';

/** A claim without its id; `steps` is the place of its list's first claim among those of the section. */
export type ClaimDraft = Omit<Claim, 'id' | 'steps'> & { readonly steps?: number };

/**
 * Claims of the blocks under one heading, in order. Items and paragraphs that only introduce what comes next are no claims: they
 * stand before each thing that they introduce. `answers` says that the heading asks.
 *
 * @example
 * toClaims([paragraph('You may not:'), item('sell your account')], false)[0]?.text // 'You may not: sell your account'
 */
export function toClaims(blocks: readonly BodyBlock[], answers: boolean): readonly ClaimDraft[] {
  const walk = new ClaimWalk(answers);
  for (const [index, block] of blocks.entries()) walk.read(block, blocks[index + 1]);
  return walk.claims;
}

/** What introduces blocks that come after it. */
type LeadIn = {
  readonly text: string;
  /** It introduces what ranks behind it: an item all that the item holds, a paragraph the list below it. */
  readonly rank: number;
  /** Whether it introduces items alone, as what is a claim by itself does. */
  readonly itemsOnly: boolean;
  /** What it also introduces of what ranks as it does: whatever comes next; then more rows, lines without an end or named parts, if such came. */
  goesOn: 'anything' | 'rows' | 'lines' | 'parts' | 'nothing';
  /** Of what leads into a list: what its items are counted by, once there was one. */
  counts?: CountKind;
  /** What the document put over it: it introduces nothing outside of that, and what is inside is not said twice. */
  readonly under: string | undefined;
};

/** What a list is counted by. */
type CountKind = 'nothing' | 'letters' | 'numbers';

function countKind(label: string | undefined): CountKind {
  if (label === undefined) return 'nothing';
  return /^\(?\p{L}{1,4}[.)]/u.test(label) ? 'letters' : 'numbers';
}

/** The number that a list begins with. */
const FIRST = /^\(?[1١۱१１][.)-](?!\d)|^\d+(?:\.\d+)*\.1[.)]?$|^\p{L}+ #?1\b|^(?:①|❶|1\u{FE0F}?\u{20E3})/u;

class ClaimWalk {
  readonly claims: ClaimDraft[] = [];
  readonly #answers: boolean;
  /** The outermost first. */
  readonly #leadIns: LeadIn[] = [];
  /** First claims of numbered lists, by their depth. */
  readonly #lists = new Map<number, number>();
  /** The items that are open, by their depth. */
  readonly #items: Numbered[] = [];
  /** The last block, where it was a row or lines: what leads into a table or into code ends with it. */
  #shown: BodyBlock | undefined;
  /** The depth of what the last claim was made of, while lines right below may join it. */
  #joinable: number | undefined;
  /** What the document put over the last block. */
  #under: string | undefined;

  constructor(answers: boolean) {
    this.#answers = answers;
  }

  read(block: BodyBlock, next: BodyBlock | undefined): void {
    const rank = rankOf(block);
    const kind = isNamedPart(block) ? 'parts' : block.kind === 'row' ? 'rows' : isOpenLine(block) ? 'lines' : 'nothing';
    const ends = ({ rank: of, goesOn }: LeadIn): boolean =>
      of > rank || (of === rank && goesOn !== 'anything' && (goesOn === 'nothing' || goesOn !== kind));
    for (let last = this.#leadIns.at(-1); last !== undefined && ends(last); last = this.#leadIns.at(-1)) {
      this.#leadIns.pop();
    }
    if (block.kind === 'item') this.#leaveOtherList(block, rank);
    const left = this.#leadIns.findIndex(
      ({ under }) => under !== undefined && block.leadIn?.startsWith(under) !== true,
    );
    if (left !== -1) this.#leadIns.length = left;
    if (this.#shown !== undefined && this.#shown.kind !== block.kind) this.#leave(rankOf(this.#shown));
    this.#shown = block.kind === 'row' || block.kind === 'lines' ? block : undefined;
    const introduced = this.#leadIns.length;
    if (block.kind === 'item') this.#openItem(block, rank);
    else this.#items.length = Math.min(this.#items.length, depthOf(block) + 1);
    const leadIn = this.#leadInOf(block);
    if (block.kind === 'lines') this.#readLines(block, leadIn);
    else if (block.kind === 'row')
      this.#add(block, { leadIn, text: cleanText(block.text), links: block.links, isWhole: true });
    else this.#readText(block, leadIn, next);
    for (const before of this.#leadIns.slice(0, introduced)) before.goesOn = kind;
    this.#under = block.leadIn;
  }

  /** What leads into a list of bullets does not lead into the numbered one below it, nor what leads into "a)" into "4." */
  #leaveOtherList(block: ItemBlock, rank: number): void {
    const at = this.#leadIns.findIndex((leadIn) => leadIn.rank === rank - 0.5);
    const leadIn = this.#leadIns[at];
    if (leadIn === undefined) return;
    const counts = countKind(block.label);
    if (leadIn.counts === undefined) leadIn.counts = counts;
    else if (leadIn.counts !== counts) this.#leadIns.length = at;
  }

  /** Nothing is led into any more by what ranks so or behind it. */
  #leave(rank: number): void {
    const at = this.#leadIns.findIndex((leadIn) => leadIn.rank >= rank);
    if (at !== -1) this.#leadIns.length = at;
  }

  #leadInOf(block: BodyBlock): string {
    const leading = this.#leadIns.filter(({ itemsOnly }) => !itemsOnly || block.kind === 'item');
    const outer = leading.map(({ text }) => text);
    const said = leading.findLast(({ under }) => under !== undefined)?.under ?? '';
    const own = cleanText(block.leadIn?.slice(said.length).replace(/^[:.]/u, '') ?? '');
    return joinLeadIns(own === '' ? outer : [...outer, own]);
  }

  #readText(block: TextBlock, leadIn: string, next: BodyBlock | undefined): void {
    const read = labelled(block);
    const { text, label } = read;
    const namesPart = block.kind === 'paragraph' && label !== undefined && isOfStatute(label) && isShortName(text);
    const introduction =
      namesPart && next?.kind === 'item' ? { text, isClaim: false } : introductionOf(block, text, next);
    const saysAll = introduction === undefined || introduction.isClaim;
    const own = (saysAll ? text : text.slice(0, -introduction.text.length)).trimEnd();
    // A short item is said whole: "2. No advertising. This includes:" loses its subject without its beginning.
    const isName = block.kind === 'paragraph' && label !== undefined && isOfStatute(label) && isShortName(own);
    const mayBeWhole = introduction?.isClaim === false && (block.kind === 'item' || isName);
    const isWhole = own === '' || (mayBeWhole && isSaidAgain(text));
    if (own !== '' && !(isName && isWhole)) this.#add(block, { ...read, leadIn, text: own });
    this.#joinable = saysAll ? depthOf(block) : undefined;
    if (introduction === undefined) return;
    const opening = isWhole && label !== undefined ? `${label} ${text}` : isWhole ? text : introduction.text;
    const isSaid = block.kind === 'item' && this.#leadIns.some(({ under }) => under === block.leadIn);
    const outer = block.leadIn === undefined || isSaid ? [] : [cleanText(block.leadIn)];
    this.#leadIns.push({
      text: joinLeadIns([...outer, opening]),
      rank: rankOf(block),
      itemsOnly: introduction.isClaim,
      goesOn: block.kind === 'paragraph' ? 'anything' : 'nothing',
      under: block.leadIn,
    });
  }

  /** Lines belong to the sentence right above them, whether it ends in a colon or not. */
  #readLines(block: LinesBlock, leadIn: string): void {
    const [first = '', ...more] = linesOfClaimLength(cleanLines(block.text));
    const above = this.claims.at(-1);
    const { code } = block;
    if (above !== undefined && this.#joinable === depthOf(block) && block.leadIn === this.#under) {
      this.claims[this.claims.length - 1] = withLines(above, first, code);
    } else {
      const numbered = this.#numbered(block);
      const start: ClaimDraft = { text: leadIn, ...numbered, ...(leadIn !== '' && { leadIn }), place: block.place };
      this.claims.push(withLines(start, first, code));
    }
    const rest: ClaimDraft = { text: '', ...this.#numbered(block), place: block.place };
    for (const lines of more) this.claims.push(withLines(rest, lines, code));
    this.#joinable = undefined;
  }

  #add(block: BodyBlock, { leadIn, text, label, links = [], runIn, cut = 0, isWhole }: Added): void {
    const steps =
      block.kind === 'paragraph' && label !== undefined && isStep(label) ? this.#stepsOf(0, label) : undefined;
    const numbered = { ...this.#numbered(block, label), ...(steps !== undefined && { steps }) };
    const kind = block.kind === 'paragraph' ? 'paragraph' : 'item';
    const answers = this.#answers || /[?？؟]$/u.test(leadIn);
    const pieces = claimPieces(text, {
      kind,
      answers,
      runIn,
      isWhole,
      isNumbered: label !== undefined && isOfStatute(label),
    });
    for (const [index, { start, end }] of pieces.entries()) {
      const head = [leadIn, index === 0 ? (label ?? '') : ''].filter((part) => part !== '').join(' ');
      const own = text.slice(start, end);
      const shown = linksWithin(links, start + cut, end + cut, head === '' ? 0 : head.length + 1);
      this.claims.push({
        text: head === '' ? own : `${head} ${own}`,
        ...numbered,
        ...(leadIn !== '' && { leadIn }),
        ...(block.kind === 'row' && block.columns !== undefined && { columns: block.columns }),
        ...(shown.length > 0 && { links: shown }),
        place: block.place,
      });
    }
    this.#joinable = undefined;
  }

  /** An item stands in the outermost numbered list that is open, so that all that belongs to a step is found with it. */
  #openItem(block: ItemBlock, depth: number): void {
    this.#items.length = Math.min(this.#items.length, depth);
    const { label } = labelled(block);
    const outer = this.#items.find((item) => item?.steps !== undefined)?.steps;
    this.#items[depth] = { label, steps: outer ?? this.#stepsOf(depth, label) };
  }

  /** The first claim of the numbered list that an item with this number stands in. */
  #stepsOf(depth: number, label: string | undefined): number | undefined {
    if (label === undefined || !/[\p{Nd}🔟]/u.test(label)) return undefined;
    const begun = FIRST.test(label) ? undefined : this.#lists.get(depth);
    const first = begun ?? this.claims.length;
    this.#lists.set(depth, first);
    return first;
  }

  /** The number of the item that a block is in, and the list that it is a step of. */
  #numbered(block: BodyBlock, own?: string): Partial<Pick<ClaimDraft, 'label' | 'steps'>> {
    const { label, steps } = this.#items[depthOf(block)] ?? {};
    const shown = own ?? label;
    return { ...(shown !== undefined && { label: shown }), ...(steps !== undefined && { steps }) };
  }
}

/** What is known of an open item: its number, and the first claim of its list. */
type Numbered = { readonly label: string | undefined; readonly steps: number | undefined } | undefined;

type Added = Labelled & { readonly leadIn: string; readonly isWhole?: boolean };

function withLines(claim: ClaimDraft, lines: string, isCode: boolean): ClaimDraft {
  const before = claim.text === '' ? '' : `${claim.text}\n`;
  return { ...claim, text: before + lines, ...(isCode && { codeFrom: before.length }) };
}
