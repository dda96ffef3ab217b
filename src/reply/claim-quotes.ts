import type { Article, Claim } from '../article/article-model.ts';
import { numberToShow, ownLabel, type Place, sectionNumber } from '../article/article-places.ts';
import type { Hit, SearchResult } from '../search/index.ts';
import {
  codeBlock,
  cut,
  escape,
  escapeWithin,
  type Mark,
  type Markdown,
  markedWithin,
  piecesWithin,
  plain,
  quote,
} from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';

/**
 * What a part may take, in UTF-16 units after escaping: Discord's limits, with room left for what stands around. Three claims
 * at their longest, each with the claim that it leans on and a heading, stay within a description.
 */
export const limits = {
  title: 256,
  description: 4096,
  footer: 240,
  signatures: 3,
  claim: 700,
  preceding: 240,
  steps: 1500,
  heading: 150,
  headings: 12,
  corrections: 3,
  word: 40,
  previous: 120,
};

/** Claims shown at once, and claims that can be paged through. */
export const hitsShown = 3;
export const hitsKept = 12;

/** One in twenty. */
const closeBehind = Math.log(20);

/**
 * How many hits to show at once, 1 to `hitsShown`. Scores are logarithms of odds: what is far behind a sure answer is no answer, and
 * would only stand in the way.
 */
export function worthShowing({ status, hits }: SearchResult): number {
  const best = hits[0]?.score ?? 0;
  const close = status === 'answered' ? hits.filter(({ score }) => best - score <= closeBehind).length : hits.length;
  return Math.max(1, Math.min(close, hitsShown));
}

export function titleOf({ title }: Pick<Article, 'title'>, messages: Messages): string {
  return plain(title) === '' ? messages.answer.untitled : title;
}

/**
 * Titles and authors of the first few articles, for a footer, short enough for what may stand beside them. Footers show no
 * markdown, so nothing needs escaping.
 */
export function signatures(articles: readonly Pick<Article, 'title' | 'author'>[]): string {
  const shown = articles.slice(0, limits.signatures);
  const each = shown.map(({ title, author }) => [title, author].filter((part) => part !== undefined && part !== ''));
  const text = cut(plain(each.map((parts) => parts.join(' · ')).join(' | ')), limits.footer);
  return articles.length > shown.length ? `${text} | +${articles.length - shown.length}` : text;
}

/** What the articles cover, as a list: their section headings, or titles where those are empty. */
export function coverage(articles: readonly Article[], messages: Messages): Markdown {
  const headings = articles.flatMap((article) => {
    const named = article.sections.map(({ heading }) => heading).filter((heading) => plain(heading) !== '');
    return named.length > 0 ? named : [titleOf(article, messages)];
  });
  const shown = headings.slice(0, limits.headings);
  const lines = shown.map((heading) => `- ${escapeWithin(heading, limits.heading)}`);
  if (headings.length > shown.length) lines.push(`- ${messages.answer.moreHeadings(headings.length - shown.length)}`);
  return lines.join('\n');
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

/** The articles that hits are from, each once, best first. */
export function articlesOf(hits: readonly Hit[]): readonly Article[] {
  return [...new Set(hits.map(({ article }) => article))];
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
  return ownLabel(place.section) ?? sectionNumber(place.index);
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
  if (code === '') return linesMarkdown(text, marks, max);
  const above = before === '' ? '' : `${linesMarkdown(before, marks, Math.floor(max / 2))}\n`;
  const answer = marks.find(({ kind, end }) => kind === 'answer' && end > codeFrom);
  const at = answer === undefined ? 0 : Math.max(0, answer.start - codeFrom);
  return above + codeBlock(code, max - above.length, at);
}

/** Verse line by line; any other text is one line. */
function linesMarkdown(text: string, marks: readonly Mark[], max: number): Markdown {
  const lines = text.split('\n');
  if (lines.length === 1) return markedWithin(text, marks, max);
  const shown: Markdown[] = [];
  let from = 0;
  let room = max;
  for (const line of lines) {
    const own = marks
      .map(({ start, end, kind }) => ({ start: start - from, end: end - from, kind }))
      .filter(({ start, end }) => end > 0 && start < line.length);
    if (room <= 1) break;
    const each = markedWithin(line, own, room);
    shown.push(each);
    room -= each.length + 1;
    from += line.length + 1;
  }
  return shown.join('\n');
}

/** A hit as a quote: the claim that it leans on, the claim with its marks, and where it is a step the whole list in its order. */
function hitMarkdown(hit: Hit, shown: readonly Hit[], messages: Messages): Markdown {
  const { claim, leansOn: before, matched, answer, steps } = hit;
  const marks: Mark[] = matched.map((span) => ({ ...span, kind: 'matched' }));
  if (answer !== undefined) marks.push({ ...answer, kind: 'answer' });
  if (steps !== undefined) return stepsMarkdown(claim, steps, marks);
  const isShown = shown.some((other) => other.article === hit.article && other.claim === before);
  const lines =
    before && !isShown
      ? [`${numberOf(before)}${escapeWithin(before.text, limits.preceding)} *(${messages.answer.preceding})*`]
      : [];
  return quote([...lines, numberOf(claim) + claimMarkdown(claim, marks, limits.claim)].join('\n'));
}

/** All steps of a list, the one that answers with its marks; each has as much room as it needs, as long as there is any. */
function stepsMarkdown(asked: Claim, steps: readonly Claim[], marks: readonly Mark[]): Markdown {
  const each = Math.max(60, Math.floor(limits.steps / steps.length));
  return quote(
    steps
      .map((step) => {
        const own = step === asked ? marks : [];
        return numberOf(step) + claimMarkdown(step, own, step === asked ? Math.max(each, limits.preceding) : each);
      })
      .join('\n'),
  );
}

/** Hits of one section under its heading, as quotes; `shown` are all hits of the message, none of which is said twice. */
export function groupMarkdown(group: HitGroup, shown: readonly Hit[], messages: Messages): Markdown {
  const title = group.heading || group.article.title;
  const quotes = group.hits.map((hit) => hitMarkdown(hit, shown, messages)).join('\n\n');
  return title === '' ? quotes : `**${escapeWithin(title, limits.heading)}**\n${quotes}`;
}

/** A claim in quotes of at most about `max` each, nothing left out: long ones go on in the next. */
export function claimQuotes(claim: Claim, max: number): readonly Markdown[] {
  const { text, codeFrom = text.length } = claim;
  const before = text.slice(0, codeFrom).trimEnd();
  const lines = before === '' ? [] : before.split('\n');
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
