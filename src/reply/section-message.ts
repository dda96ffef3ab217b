import type { Article, Section } from '../article/article-model.ts';
import { ownLabel } from '../article/article-labels.ts';
import { allSections, type Place, sectionNumber } from '../article/article-places.ts';
import { escape, escapeWithin, type Markdown, plain } from '../bot/markdown.ts';
import { type Locale, messages, type Messages } from '../bot/messages/index.ts';
import type { Message } from '../bot/reply.ts';
import { signatures, titleOf } from './article-names.ts';
import { claimQuotes, limits } from './claim-quotes.ts';
import { longMessage } from './long-message.ts';
import { button, menu, optionLabel, type Row, rows } from './message-parts.ts';
import { chooseSectionAction, placeRef, placeValue, turnSectionAction } from './places.ts';

/** A page that is read without scrolling far on a phone, in UTF-16 units after escaping. */
const pageLength = 1500;
/** A claim longer than this goes on in a quote of its own. */
const pieceLength = 600;

/** Which page of a section is shown, to whom, and in which language. */
export type SectionView = {
  readonly place: Place;
  readonly page: number;
  readonly ownerId: string;
  readonly locale: Locale;
};

/** The whole section as pages of quotes: nothing is cut, long claims go on in the next quote. */
export function sectionPages(section: Section): readonly Markdown[] {
  const quotes = section.claims.flatMap((claim) => claimQuotes(claim, pieceLength));
  const pages: Markdown[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const each of quotes) {
    if (length + each.length > pageLength) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)?.push(each);
    length += each.length + 2;
  }
  return pages.map((page) => page.join('\n\n'));
}

/** A page of a section, with buttons to turn it. A page past the end is the last one. */
export function sectionMessage({ place, page, ownerId, locale }: SectionView): Message {
  const { answerButtons, reading } = messages[locale];
  const { article, index, section } = place;
  const pages = sectionPages(section);
  const shown = Math.min(page, Math.max(pages.length - 1, 0));
  const turn = (label: string, to: number) =>
    button(label, turnSectionAction.id({ ...placeRef({ article, index, section }), page: to, ownerId, locale }));
  const components = rows([
    ...(shown > 0 ? [turn(answerButtons.back, shown - 1)] : []),
    ...(shown < pages.length - 1 ? [turn(answerButtons.next, shown + 1)] : []),
  ]);
  const foot = [escape(signatures([article])), ...(pages.length > 1 ? [reading.page(shown + 1, pages.length)] : [])];
  return longMessage({
    title: sectionTitle(place, messages[locale]),
    parts: [pages[shown] ?? reading.emptySection],
    foot: foot.filter((part) => part !== '').join(' · '),
    rows: components,
  });
}

/** `2 · How Moscow …`, for a title; a heading with a number of its own as it is. */
export function sectionTitle(place: Place, words: Messages): Markdown {
  const number = ownLabel(place.section) === undefined ? `${sectionNumber(place)} · ` : '';
  return number + escapeWithin(headingOf(place, words), limits.title - 10);
}

/** The section's heading, or its article's title where it has none. */
export function headingOf({ article, section }: Place, words: Messages): string {
  return plain(section.heading) === '' ? titleOf(article, words) : section.heading;
}

/** A section for a menu or a list of choices. */
export function sectionOption(place: Place, words: Messages): { readonly label: string; readonly value: string } {
  return {
    label: optionLabel(
      `${ownLabel(place.section) === undefined ? `${sectionNumber(place)} · ` : ''}${headingOf(place, words)}`,
    ),
    value: placeValue(place),
  };
}

/** A menu of sections to read; opens each for whoever chooses it. */
export function sectionMenu(articles: readonly Article[], words: Messages): readonly Row[] {
  const options = allSections(articles).map((place) => sectionOption(place, words));
  return menu(words.answerButtons.readSection, chooseSectionAction.id({}), options);
}
