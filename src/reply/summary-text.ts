import type { Article, Claim } from '../article/article-model.ts';
import { type Place, placeNumbered } from '../article/article-places.ts';
import { escapeWithin, type Markdown, plain, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { LibraryView } from '../library/library.ts';
import { claimLine, titleOf } from './claim-quotes.ts';

/** A message's text, of which Discord takes 2,000, with room for a line above it. */
const textLength = 1_700;
/** What claims may take each, until all of them fit: the longest first. */
const roomForEach = [600, 400, 300, 220, 160, 120];
const headingLength = 110;
const titleLength = 200;
/** Of several articles together each has so much room that three are shown. */
const articlesTogether = 3;

/** The few claims that say most of an article, under their headings, as one message's text; undefined where it has none. */
export function summaryText(
  article: Article,
  library: LibraryView,
  words: Messages,
  room = textLength,
): Markdown | undefined {
  const claims = library.summary(article.id);
  const places = claims.flatMap(({ id }) => placeNumbered(id, article) ?? []);
  if (places.length === 0) return undefined;
  const all = article.sections.reduce((sum, section) => sum + section.claims.length, 0);
  const author = plain(article.author ?? '');
  const head = [
    `**${escapeWithin(titleOf(article, words), titleLength)}**`,
    ...(author === '' ? [] : [`-# ${escapeWithin(author, titleLength)}`]),
    ...(claims.length < all ? [`-# ${words.sumUp.inShort(claims.length, all)}`] : []),
  ].join('\n');
  let made = '';
  for (const max of roomForEach) {
    made = [head, ...quoted(places, max)].join('\n');
    if (made.length <= room) return made;
  }
  // Few as they are, they are too long even so: the first ones then.
  for (let most = places.length - 1; most > 0 && made.length > room; most--)
    made = [head, ...quoted(places.slice(0, most), roomForEach.at(-1) ?? 0)].join('\n');
  return made;
}

/** A summary of one article, or of the first few of several; undefined where there is nothing to sum up. */
export function summariesText(
  articles: readonly Article[],
  library: LibraryView,
  words: Messages,
): Markdown | undefined {
  const shown = articles.slice(0, articlesTogether);
  const room = Math.floor(textLength / Math.max(1, shown.length)) - 20;
  const texts = shown.flatMap((article) => summaryText(article, library, words, room) ?? []);
  if (texts.length === 0) return undefined;
  const left = articles.length - shown.length;
  return [...texts, ...(left > 0 ? [words.answer.moreHeadings(left)] : [])].join('\n\n');
}

function quoted(places: readonly Place[], max: number): readonly Markdown[] {
  const sections = Map.groupBy(places, ({ index }) => index);
  return [...sections.values()].flatMap((own) => {
    const heading = plain(own[0]?.section.heading ?? '');
    const claims = own.flatMap(({ claim }: { readonly claim?: Claim }) => (claim === undefined ? [] : [claim]));
    return [
      ...(heading === '' ? [] : [`**${escapeWithin(heading, headingLength)}**`]),
      ...claims.map((claim) => quote(claimLine(claim, max))),
    ];
  });
}
