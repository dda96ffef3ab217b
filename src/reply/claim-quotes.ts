import type { Article, Claim } from '../article/article-model.ts';
import { ownLabel } from '../article/article-labels.ts';
import { numberToShow, type Place, sectionNumber } from '../article/article-places.ts';
import type { Hit, SearchResult } from '../search/index.ts';
import { escape, escapeWithin, type Mark, type Markdown, markedWithin, piecesWithin, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import { codeBlock } from './quotes/code-block.ts';
import { withWholePairs } from './quotes/whole-pairs.ts';

/** Of the addresses that a claim leads to so many are shown below it. */
const mostAddresses = 2;
const longestAddress = 160;

/**
 * What a part may take, in UTF-16 units after escaping. An answer is a message's text, of which Discord takes 2,000.
 */
export const limits = {
  title: 256,
  description: 4096,
  footer: 240,
  signatures: 3,
  /** Two lines on a phone. */
  question: 88,
  /** One line on a phone. */
  source: 46,
  /** An address longer than this is not linked. */
  address: 320,
  claim: 700,
  /** A message, with room for a word beside it. */
  message: 1900,
  preceding: 240,
  heading: 150,
  groupTitle: 110,
  headings: 5,
  coverage: 80,
  corrections: 3,
  word: 40,
  /** An article's title, named among others. */
  name: 60,
  previous: 80,
};

/** Claims shown at once, and claims that can be paged through. */
export const hitsShown = 3;
export const hitsKept = 9;

/** One in twenty. */
const closeBehind = Math.log(20);
/** One in a hundred: further claims are worth a look as long as they are not less likely than that beside the first. */
const worthALook = Math.log(100);

/**
 * How many hits to show at once, 1 to `hitsShown`, none of an article that the answer does not keep to. Scores are logarithms of odds: what is far behind the first is no answer, and
 * would only stand in the way.
 */
export function worthShowing({ hits }: SearchResult): number {
  const near = within(hits, closeBehind).filter(({ elsewhere }) => elsewhere === undefined);
  return Math.max(1, Math.min(near.length, hitsShown));
}

/**
 * The hits that are worth showing at all, best first: what shares no word with the question is not, beside what does. Places of one number
 * in several articles are, of which none is before the others.
 */
export function worthKeeping({ status, hits }: SearchResult): readonly Hit[] {
  return within(hits, status === 'answered' ? worthALook : closeBehind).filter(
    ({ matched, article, score }, at) =>
      at === 0 || matched.length > 0 || (score === hits[0]?.score && article !== hits[0].article),
  );
}

function within(hits: readonly Hit[], behind: number): readonly Hit[] {
  const best = hits[0]?.score ?? 0;
  return hits.filter(({ score }) => best - score <= behind);
}

/** Hits of one section, best first. */
export type HitGroup = { readonly article: Article; readonly heading: string; readonly hits: readonly Hit[] };

/** Hits of one section stand together, where its best hit ranks. */
export function groupBySection(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = Map.groupBy(hits, ({ index, article }) => `${index} ${article.id}`);
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ article: first.article, heading: first.section.heading, hits: group }];
  });
}

/** What stands before a claim, to tell it from others. */
function numberOf(claim: Claim): Markdown {
  const number = numberToShow(claim);
  return number === undefined ? '' : `\`${number.replaceAll('`', '')}\` `;
}

/** The name of a claim on a button or in a list: `4`, `§ 3`, `2.1`. */
export function claimName({ id, label }: Pick<Claim, 'id' | 'label'>): string {
  return label === undefined ? id : label.replace(/^\(|[.):\s]+$/gu, '');
}

/** What a section is called on a button: its document's own number, else Docent's. */
export function sectionName(place: Pick<Place, 'index' | 'section'>): string {
  return ownLabel(place.section) ?? sectionNumber(place);
}

/** A claim behind its number, without the marks of a quote. */
export function claimLine(claim: Claim, max: number, marks: readonly Mark[] = []): Markdown {
  return numberOf(claim) + claimMarkdown(claim, marks, max);
}

/**
 * A claim as it is quoted, without the marks of a quote, in at most `max` UTF-16 units: lines stay lines, code stands in a block. What
 * is longer is cut around the answer, where one is marked.
 */
function claimMarkdown(claim: Claim, marks: readonly Mark[], max: number): Markdown {
  const { text, codeFrom = text.length } = claim;
  const code = text.slice(codeFrom);
  const before = text.slice(0, codeFrom).trimEnd();
  if (code === '') return markedWithin(text, marks, max);
  const above = before === '' ? '' : `${markedWithin(before, marks, Math.floor(max / 2))}\n`;
  const { start = 0, end = 0 } = marks.find(({ kind }) => kind === 'answer') ?? {};
  const inCode = { start: Math.max(0, start - codeFrom), end: Math.max(0, end - codeFrom) };
  return above + codeBlock(code, max - above.length, inCode);
}

/** How hits are quoted. */
export type Quoting = {
  /** All hits of the message, none of which is said twice. */
  readonly shown: readonly Hit[];
  /** What each hit may take. */
  readonly max: number;
  /** Whether each claim stands behind its number; one that stands alone has it in the line below. */
  readonly isNumbered: boolean;
};

/** What `quote` puts before each line. */
const quoteMark = 2;
/** With less room than this nothing can be said. */
const leastRoom = 60;

/** A hit as a quote: the claim that it leans on, the claim with its marks, and where it is a step the whole list in its order. */
export function hitMarkdown(hit: Hit, quoting: Quoting, messages: Messages): Markdown {
  const { claim, steps } = hit;
  const { shown, max } = quoting;
  if (steps !== undefined) return stepsMarkdown(claim, steps, marksOf(hit, shown), max);
  // Each line has its mark: of many short ones they take as much as the words.
  for (let room = max; ; ) {
    const made = quote(quotedLines(hit, { ...quoting, max: room }, messages));
    const over = made.length - quoteMark - max;
    if (over <= 0 || room <= leastRoom) return made;
    room = Math.max(leastRoom, room - over);
  }
}

function quotedLines(hit: Hit, { shown, max, isNumbered }: Quoting, messages: Messages): Markdown {
  const { claim, leansOn: before } = hit;
  const isShown = shown.some((other) => other.article === hit.article && other.claim === before);
  const number = (of: Claim) => (isNumbered ? numberOf(of) : '');
  const room = Math.min(limits.preceding, Math.floor(max / 3));
  const lines =
    before && !isShown ? [`${number(before)}${escapeWithin(before.text, room)} *(${messages.answer.preceding})*`] : [];
  const above = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const addresses = addressesIn(claim, max - above - limits.preceding);
  const below = addresses.reduce((sum, line) => sum + line.length + 1, 0);
  const own = number(claim) + claimMarkdown(claim, marksOf(hit, shown), max - above - below);
  return [...lines, own, ...addresses].join('\n');
}

/** Where a claim leads that says so by a link alone: to be read and copied, since nothing that an article says is a link. If there is room. */
function addressesIn({ text, links = [] }: Claim, room: number): readonly Markdown[] {
  const addresses = links.flatMap(({ target }) => {
    const url = URL.parse(target);
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || text.includes(target)) return [];
    return url.href.length > longestAddress || /[\s`]/.test(url.href) ? [] : [`-# \`${url.href}\``];
  });
  const shown = [...new Set(addresses)].slice(0, mostAddresses);
  return shown.reduce((sum, line) => sum + line.length + 1, 0) > room ? [] : shown;
}

/** The answer, in bold; the words that were met only where no hit of the message has an answer, so that bold means one thing. */
function marksOf({ claim, answer, matched }: Hit, shown: readonly Hit[]): readonly Mark[] {
  if (answer !== undefined) return [{ ...withWholePairs(claim.text, answer), kind: 'answer' }];
  if (shown.some((each) => each.answer !== undefined)) return [];
  return matched.map((span) => ({ ...span, kind: 'matched' }));
}

/** All steps of a list, the one that answers with its marks; each has as much room as it needs, as long as there is any. */
function stepsMarkdown(asked: Claim, steps: readonly Claim[], marks: readonly Mark[], max: number): Markdown {
  const each = Math.max(60, Math.floor((max * 2) / steps.length) - 4);
  return quote(
    steps
      .map((step) => {
        const own = step === asked ? marks : [];
        return numberOf(step) + claimMarkdown(step, own, step === asked ? Math.max(each, limits.preceding) : each);
      })
      .join('\n'),
  );
}

/** Hits of one section under its heading, as quotes. `title`: the heading as it is to be shown, where it is a link, for example. */
export function groupMarkdown(
  group: HitGroup,
  quoting: Quoting,
  messages: Messages,
  title: Markdown = escapeWithin(group.heading || group.article.title, limits.heading),
): Markdown {
  const quotes = group.hits.map((hit) => hitMarkdown(hit, quoting, messages)).join('\n');
  return title === '' ? quotes : `**${title}**\n${quotes}`;
}

/** A claim in quotes of at most about `max` each, nothing left out: long ones go on in the next. */
export function claimQuotes(claim: Claim, max: number): readonly Markdown[] {
  const { text, codeFrom = text.length } = claim;
  const before = text.slice(0, codeFrom).trimEnd();
  const lines = before.split('\n');
  const words =
    lines.length > 1 && before.length <= max
      ? [lines.map((line) => escape(line)).join('\n')]
      : piecesWithin(before, max);
  const code = codePieces(text.slice(codeFrom), max).map((piece) => codeBlock(piece, Number.POSITIVE_INFINITY));
  const [first] = code;
  const last = words.at(-1);
  const joined =
    first !== undefined && last !== undefined && last.length + first.length <= max
      ? [...words.slice(0, -1), `${last}\n${first}`, ...code.slice(1)]
      : [...words, ...code];
  if (joined.length === 0) return [quote(numberOf(claim).trimEnd())];
  return joined.map((piece, at) => quote(at === 0 ? numberOf(claim) + newLineFirst(piece, claim) : goesOn(piece)));
}

/** A block of code begins on a line of its own. */
const newLineFirst = (piece: Markdown, claim: Claim): Markdown =>
  piece.startsWith('```') && numberOf(claim) !== '' ? `\n${piece}` : piece;

const goesOn = (piece: Markdown): Markdown => (piece.startsWith('```') ? piece : `… ${piece}`);

/** Code between lines, in pieces of at most `max`. */
function codePieces(code: string, max: number): readonly string[] {
  if (code === '') return [];
  const pieces: string[] = [];
  for (const line of code.split('\n')) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= max) pieces[pieces.length - 1] = `${last}\n${line}`;
    else pieces.push(line);
  }
  return pieces;
}
