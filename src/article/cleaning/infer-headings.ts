import type { Block, LeftOut } from '../document-blocks.ts';
import { startsLowerCase } from '../readable-text.ts';
import { isChapter, isCount, isNamedSection, isTerm, type Looks, looksOf } from './heading-like.ts';
import {
  COUNTED,
  gapBelow,
  headsLines,
  isCapitals,
  isCounted,
  isDay,
  isLineOfList,
  NUMBERED,
  withAlike,
  withinCounted,
} from './tight-lines.ts';

/** What a section says right behind its name. */
const RUN_ON = /^\p{Lu}\p{L}{3,12}\s\d{1,3}[.:]\s\S/u;

/** "vom 4. Mai 2031", below the title of a statute. */
const DATE = /^(?:vom|du|del|de|of|dated|as of|stand:?|от)\s.{0,30}\d{4}\.?$/iu;

const ASKS = /[?？؟]$/u;

export type Headed = {
  readonly title?: string;
  readonly subtitle?: string;
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
};

/** What a block is taken for: what it looks like, a heading that is marked, or what stands below one. */
type Role = Looks | 'marked';

/**
 * Tells headings from text in a document that does not mark them. A paragraph that does not end as prose does, just above a list,
 * prose or short lines that can be no headings, is a heading. Above the first heading stand the title and the subtitle. Short lines
 * below a heading or a line with a colon are items. Nothing is left out but the name of a picture.
 */
export function inferHeadings(all: readonly Block[]): Headed {
  const roles = rolesOf(all);
  const opening = openingOf(roles, all);
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  const names = nameFinder(all);
  let listing: 'no' | 'lead-in' | 'heading' = 'no';
  for (let index = opening.length; index < all.length; index += 1) {
    const block = all[index];
    if (block === undefined) continue;
    const role = roles[index];
    const next = roles[index + 1];
    if (role === 'head') {
      const chapter = all[index + 1];
      if (isChapter(block.text) && next === 'head' && chapter !== undefined && roles[index + 2] !== 'head') {
        blocks.push(asHeading({ ...block, text: `${block.text} ${chapter.text}` }));
        index += 1;
        listing = 'heading';
      } else if (listing !== 'no' && isLineOfList(all, index, blocks.at(-1))) {
        blocks.push(blocks.at(-1)?.kind === 'item' ? asItem(block) : block);
      } else if (
        headsLines(all, index) ||
        heads(block, all[index + 1], next, { listing, opens: blocks.length === 0 })
      ) {
        blocks.push(asHeading(block));
        listing = 'heading';
      } else if (isPart(block, all[index + 1])) {
        blocks.push(asHeading(block, 1));
        listing = 'heading';
      } else {
        blocks.push(listing === 'lead-in' ? asItem(block) : block);
      }
      continue;
    }
    if (role === 'fragment' && listing === 'no' && names(block.text)) {
      leftOut.push({ place: block.place, text: block.text, reason: 'caption' });
      continue;
    }
    const isListed = role === 'fragment' && listing !== 'no';
    blocks.push(isListed ? asItem(block) : block);
    if (role === 'lead-in') listing = 'lead-in';
    else if (role === 'marked') listing = 'heading';
    else if (role !== 'fragment') listing = 'no';
  }
  // A line, and at most one more, above the first heading that is marked.
  const opensMarked = roles[0] === 'head' && all.slice(1, 3).some(({ kind }) => kind === 'heading');
  return nameTitle(
    all.slice(0, opening.length),
    { titled: opening.titled, opensMarked },
    { blocks: withinCounted(withAlike(blocks.map(withoutEmpty))), leftOut },
  );
}

/** A numbered line above another heading is a rule of its own, not the heading of nothing. */
function withoutEmpty(block: Block, index: number, all: readonly Block[]): Block {
  if (block.kind !== 'heading' || block.asks === true || !COUNTED.test(block.text)) return block;
  const next = all[index + 1];
  const isEmpty = next === undefined || (next.kind === 'heading' && next.level <= block.level);
  return isEmpty ? { kind: 'paragraph', text: block.text, place: block.place } : block;
}

/**
 * Tells the name of a picture's file, which a copied page keeps as a line of its own ("anna lee harbour"): all of it in lower case,
 * though the text writes a word of it as a name and never small.
 */
function nameFinder(all: readonly Block[]): (text: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (text) => {
    if (!/^\p{Ll}+(?: \p{Ll}+){1,7}$/u.test(text)) return false;
    words ??= new Set(all.flatMap((block) => (block.text === text ? [] : block.text.split(/[^\p{L}\p{M}]+/u))));
    const known = words;
    return text.split(' ').some((word) => {
      const name = word.charAt(0).toUpperCase() + word.slice(1);
      return word.length > 3 && known.has(name) && !known.has(word);
    });
  };
}

function rolesOf(all: readonly Block[]): readonly Role[] {
  /** The role of what stands above the list that is being passed. */
  let above: Role | undefined;
  const runsOn = all.some(({ kind, text }) => kind === 'paragraph' && RUN_ON.test(text) && looksOf(text) === 'text');
  return all.map((block, index) => {
    const isRunOn = runsOn && isList(all[index + 1]) && isNamedSection(block.text);
    const role = isRunOn ? 'text' : roleOf(block, all[index - 1], all[index + 1]);
    // "You must:" leads into a list, and so does "You must not:" below that.
    const isAlike = role === 'head' && above === 'lead-in' && isList(all[index - 1]) && isList(all[index + 1]);
    const own = isAlike && /[:：]$/u.test(block.text) ? 'lead-in' : role;
    if (!isList(block)) above = own;
    return own;
  });
}

function roleOf(block: Block, before: Block | undefined, next: Block | undefined): Role {
  if (block.kind === 'heading') return 'marked';
  if (block.kind !== 'paragraph' || block.leadIn !== undefined || (block.depth ?? 0) > 0) return 'text';
  // What stands right below a question is its answer.
  const looks = looksOf(block.text);
  if (looks !== 'head') return looks;
  const isOneOfCounts = (other: Block | undefined): boolean =>
    other?.kind === 'paragraph' && isCount(other.text) && looksOf(other.text) === 'fragment';
  if (isCount(block.text) && [before, next].some(isOneOfCounts)) return 'fragment';
  if (isTerm(block.text) && [before, next].some((other) => other?.kind === 'paragraph' && isTerm(other.text)))
    return 'fragment';
  if (/[:：]$/u.test(block.text) && (next?.kind === 'lines' || (isList(next) && before?.kind === 'heading')))
    return 'lead-in';
  const isBelow = before?.kind === 'paragraph' && looksOf(before.text) === 'head';
  if (isBelow && /\S \S+[:：]$/u.test(block.text)) return 'lead-in';
  return before?.kind === 'heading' && before.asks === true ? 'fragment' : looks;
}

function isList(block: Block | undefined): boolean {
  return block?.kind === 'item' || block?.kind === 'row';
}

/**
 * How many blocks stand above the first heading: lines that may be headings, but for the last, which heads what comes next. A
 * document of nothing else has its title on the first.
 */
function openingOf(roles: readonly Role[], all: readonly Block[]): { length: number; titled: boolean } {
  let length = 0;
  while (roles[length] === 'head') length += 1;
  const begun = all.findIndex((_, index) => index > 0 && index < length && beginsText(all, index));
  if (begun !== -1) return { length: begun, titled: true };
  const next = roles[length];
  const asks = isQuestion(all[length]);
  if (next === 'marked') return { length: asks && length > 1 ? length - 1 : length, titled: length > 0 };
  if (next === undefined) return { length: Math.min(1, Math.max(0, length - 1)), titled: length > 1 };
  return { length: Math.max(0, length - 1), titled: length > 1 };
}

/** Whether a line below the title is the first part's rather than a subtitle: a chapter's number, or a name in capitals of questions. */
function beginsText(all: readonly Block[], index: number): boolean {
  const { text = '' } = all[index] ?? {};
  // "FRIDAY, 6 JUNE", above what comes then, as another day does further down.
  if (isDay(text) && all.slice(index + 1).some((block) => isDay(block.text))) return true;
  return isChapter(text) || (isCapitals(text) && ASKS.test(all[index + 1]?.text ?? ''));
}

/** Whether a line heads what comes next: not where that may be a heading as well, and not right below a line with a colon. */
function heads(
  block: Block,
  below: Block | undefined,
  next: Role | undefined,
  { listing, opens }: { listing: string; opens: boolean },
): boolean {
  if (isQuestion(below)) return true;
  // Below a question stands its answer, however that ends.
  if (next === 'head' && ASKS.test(block.text) && below !== undefined && !ASKS.test(below.text)) return true;
  if (next === undefined || next === 'head' || next === 'marked') return false;
  if (opens || listing !== 'lead-in') return true;
  return next !== 'fragment' && !/[:：]$/u.test(block.text);
}

/** "PART ONE" above "The bridge": a line in capitals, or a chapter's number, that another heading follows. */
function isPart(block: Block, below: Block | undefined): boolean {
  if (below === undefined) return false;
  if (below.kind === 'heading') return below.level > 1 && /^1[.)]\s/u.test(below.text);
  return isChapter(block.text) || isDay(block.text) || (isCapitals(block.text) && !isCapitals(below.text));
}

/** A question that is marked as such: a line above it parts questions from others. */
function isQuestion(block: Block | undefined): boolean {
  return block?.kind === 'heading' && block.asks === true;
}

/** Whether a blank line parts the first heading from what follows, and no other heading. */
function isSetApart(blocks: readonly Block[]): boolean {
  const headings = blocks.flatMap((block, index) => (block.kind === 'heading' ? [index] : []));
  return headings.length > 2 && headings.every((at, order) => gapBelow(blocks, at) > 1 === (order === 0));
}

function asHeading({ text, place }: Block, level = 2): Block {
  return { kind: 'heading', level, text, place };
}

function asItem(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, kind: 'item' } : block;
}

/**
 * The opening's first line is the title and its second the subtitle. Without an opening the first heading is the
 * title if prose follows it, or if it is the only one; otherwise it heads its list as the others do.
 */
function nameTitle(
  opening: readonly Block[],
  { titled, opensMarked }: { readonly titled: boolean; readonly opensMarked: boolean },
  { blocks, leftOut }: Pick<Headed, 'blocks' | 'leftOut'>,
): Headed {
  const [title, second, ...more] = opening;
  if (title !== undefined && titled) {
    const isSubtitle = second !== undefined && (!startsLowerCase(second.text) || startsLowerCase(title.text));
    const strays = second === undefined || isSubtitle ? more : [second, ...more];
    return {
      title: title.text,
      ...(isSubtitle && { subtitle: second.text }),
      blocks: [...strays, ...blocks],
      leftOut,
    };
  }
  const [first, next] = blocks;
  const isOnly =
    first !== undefined &&
    first.kind === 'heading' &&
    blocks.every(
      (block) => block === first || block.kind !== 'heading' || block.level > first.level || isCounted(block.text),
    );
  if (
    first?.kind === 'heading' &&
    first.level === 2 &&
    first.asks !== true &&
    !NUMBERED.test(first.text) &&
    (isOnly || next?.kind === 'paragraph' || DATE.test(next?.text ?? '') || opensMarked || isSetApart(blocks))
  ) {
    return { title: first.text, blocks: blocks.slice(1), leftOut };
  }
  return { blocks, leftOut };
}
