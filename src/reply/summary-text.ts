import type { Article } from '../article/article-model.ts';
import { type ClaimPlace, findClaim } from '../article/article-places.ts';
import { escapeWithin, type Markdown, plain, quote } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';
import type { LibraryView } from '../library/library-view.ts';
import { titleOf } from './article-names.ts';
import { claimLine } from './claim-quotes.ts';

/** A message's text, of which Discord takes 2,000, with room for some lines above it. */
const textLength = 1_720;
/** What claims may take each, until all of them fit: the longest first. With still less they would say nothing. */
const roomForEach = [600, 400, 300, 220, 160];
const headingLength = 110;
const titleLength = 200;

/** The few claims that say most of an article, under their headings, in at most `room`; undefined where it has none. */
export function summaryText(
  article: Article,
  library: LibraryView,
  words: Messages,
  room = textLength,
): Markdown | undefined {
  const all = article.sections.reduce((sum, { claims }) => sum + claims.length, 0);
  let made: Markdown | undefined;
  for (let most: number | undefined; most !== 0; ) {
    const claims = library.summary(article.id, most);
    const places = claims.flatMap(({ id }) => findClaim(id, article) ?? []);
    if (places.length === 0) break;
    for (const max of roomForEach) {
      made = [...head(article, places.length, all, words), ...quoted(places, max)].join('\n');
      if (made.length <= room) return made;
    }
    most = places.length - 1;
  }
  return made;
}

function head(article: Article, shown: number, all: number, words: Messages): readonly Markdown[] {
  const author = plain(article.author ?? '');
  return [
    `**${escapeWithin(titleOf(article, words), titleLength)}**`,
    ...(author === '' ? [] : [`-# ${escapeWithin(author, titleLength)}`]),
    ...(shown < all ? [`-# ${words.sumUp.inShort(shown, all)}`] : []),
  ];
}

function quoted(places: readonly ClaimPlace[], max: number): readonly Markdown[] {
  const sections = Map.groupBy(places, ({ index }) => index);
  return [...sections.values()].flatMap((own) => {
    const heading = plain(own[0]?.section.heading ?? '');
    return [
      ...(heading === '' ? [] : [`**${escapeWithin(heading, headingLength)}**`]),
      ...own.map(({ claim }) => quote(claimLine(claim, max))),
    ];
  });
}
