import type { RESTAPIPoll } from 'discord-api-types/v10';
import type { Article } from '../../src/article/article-model.ts';
import { escape } from '../../src/bot/markdown.ts';
import { messages, type Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { daysLater, zoneOf } from '../../src/bot/schedule/when.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { Row } from '../../src/reply/message-parts.ts';
import { phrasesWithin, phraseWithin } from './poll/poll-phrases.ts';
import { underSummary } from './under-summary.ts';
import { type SummarySection, subjectOf, summaryMessages } from './summary-messages.ts';

/** Claims of a section that a short summary has. */
const centralClaims = 2;
const pollAnswers = 10;
const pollAnswerLength = 55;
const pollHours = 24;
/** Of a section's claims so many are read for a poll. */
const mostPhrased = 500;

/** Everything that one post sends, in order; pinned is the first message, and a thread hangs on the last. */
export type MadePost = {
  readonly messages: readonly Message[];
  readonly subject: string;
  readonly sections: readonly SummarySection[];
};

/** A post in its article's words, signed with who had it posted; undefined where the article has no such section. */
export function makePost(post: SummaryPost, article: Article, library: LibraryView): MadePost | undefined {
  return post.kind === 'daily' ? dayOfSeries(post, article, library) : wholeSummary(post, article, library);
}

/** Sections with claims in them, by index from 0: the days of a series. */
export function sectionsWithClaims({ sections }: Article): readonly number[] {
  return sections.flatMap(({ claims }, index) => (claims.length > 0 ? [index] : []));
}

/** A day of a series: when it is posted, in milliseconds, and the section that it posts, from 0. */
export type SeriesDay = { readonly at: number; readonly index: number };

/** The days of a series that are still to come; none of a post that is made once. */
export function daysOfSeries(post: SummaryPost, article: Article, now: number): readonly SeriesDay[] {
  if (post.kind !== 'daily') return [];
  const first = post.due ?? now;
  const from = sectionIndex(post, article) ?? 0;
  const zone = post.zone ?? zoneOf(post.locale);
  return sectionsWithClaims(article)
    .filter((index) => index >= from)
    .map((index, day) => ({ at: day === 0 ? first : daysLater(first, day, zone), index }));
}

/** What finds this section again. */
export function sectionAt(index: number, article: Article): NonNullable<SummaryPost['section']> {
  return { index, heading: article.sections[index]?.heading ?? '' };
}

/** Where the post's section stands in the article by now: in its old place, or wherever its heading is. */
export function sectionIndex({ section }: Pick<SummaryPost, 'section'>, { sections }: Article): number | undefined {
  if (section === undefined) return undefined;
  if (sections[section.index]?.heading === section.heading) return section.index;
  const found = sections.findIndex(({ heading }) => heading === section.heading);
  return found < 0 ? undefined : found;
}

function wholeSummary(post: SummaryPost, article: Article, library: LibraryView): MadePost | undefined {
  const words = messages[post.locale];
  const index = sectionIndex(post, article);
  if (post.section !== undefined && index === undefined) return undefined;
  const sections = chosen(article, post.length, library).filter((one) => index === undefined || one.index === index);
  const shown = sections.reduce((sum, { claims }) => sum + claims.length, 0);
  const total = sections.reduce((sum, { section }) => sum + section.claims.length, 0);
  const { partial, source, postedBy } = words.summary;
  const notes = [
    ...(shown < total ? [partial(shown, total)] : []),
    ...(article.sourceUrl === undefined ? [] : [source(escape(article.sourceUrl))]),
    postedBy(`<@${post.memberId}>`),
  ];
  return {
    messages: withButtons(summaryMessages(sections, notes, words), underSummary(article, words)),
    subject: subjectOf(sections, words),
    sections,
  };
}

/** Under the last message. */
function withButtons(all: readonly Message[], components: readonly Row[]): readonly Message[] {
  return all.map((each, at) =>
    at === all.length - 1 && each.layout !== undefined ? { ...each, layout: [...each.layout, ...components] } : each,
  );
}

/** A section in full, and what starts the talk about it. */
function dayOfSeries(post: SummaryPost, article: Article, library: LibraryView): MadePost | undefined {
  const words = messages[post.locale];
  // A series goes on where it stands in an article that was rewritten.
  const index = sectionIndex(post, article) ?? post.section?.index;
  const section = index === undefined ? undefined : article.sections[index];
  if (index === undefined || section === undefined) return undefined;
  const days = sectionsWithClaims(article);
  const { day, postedBy } = words.summary;
  const notes = [day(days.indexOf(index) + 1, days.length), postedBy(`<@${post.memberId}>`)];
  const sections = [{ article, index, section, claims: section.claims }];
  const talk = talkMessage(post, talkedAbout(index, article, library), words);
  const shown = withButtons(summaryMessages(sections, notes, words), underSummary(article, words));
  return { messages: [...shown, talk], subject: subjectOf(sections, words), sections };
}

function chosen(article: Article, length: SummaryPost['length'], library: LibraryView): readonly SummarySection[] {
  const central = length === 'short' ? library.central(article.id, centralClaims) : [];
  return sectionsWithClaims(article).flatMap((index) => {
    const section = article.sections[index];
    return section === undefined ? [] : [{ article, index, section, claims: central[index] ?? section.claims }];
  });
}

/** What a poll asks about: phrases of claims that have one, of as many as it has room for, the most central ones, in their order. */
function talkedAbout(index: number, article: Article, library: LibraryView): readonly string[] {
  const { language } = article;
  const phrased = (article.sections[index]?.claims ?? [])
    .slice(0, mostPhrased)
    .filter(({ text }) => phraseWithin(text, language, pollAnswerLength) !== undefined);
  const ids = new Set(phrased.map(({ id }) => id));
  const chosen = phrased.length > pollAnswers ? library.central(article.id, pollAnswers, ids)[index] : undefined;
  const texts = (chosen ?? phrased).map(({ text }) => text);
  return phrasesWithin(texts, language, pollAnswerLength);
}

/** A poll, or where fewer than two claims can be said in an option, a question. */
function talkMessage({ talk }: SummaryPost, phrases: readonly string[], { summary }: Messages): Message {
  if (talk === 'question' || phrases.length < 2) return { content: `💬 **${summary.talk}**` };
  // A poll shows its text as it is: there is no markup to escape.
  const poll: RESTAPIPoll = {
    question: { text: summary.talk },
    answers: phrases.map((text) => ({ poll_media: { text } })),
    allow_multiselect: true,
    duration: pollHours,
  };
  return { poll };
}
