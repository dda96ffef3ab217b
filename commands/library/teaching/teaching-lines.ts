import { escapeWithin, type Markdown, quote } from '../../../src/bot/markdown.ts';
import type { Messages } from '../../../src/bot/messages/index.ts';
import { shownTime } from '../../../src/bot/schedule/when.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import { goalOf } from '../../../src/library/teaching/taught-places.ts';
import { type TaughtPlace, teachingLimits } from '../../../src/library/teaching/taught.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { claimLine } from '../../../src/reply/claim-quotes.ts';
import { sourceLine } from '../../../src/reply/message-parts.ts';
import { headingOf } from '../../../src/reply/section-message.ts';
import type { TeachingDraft } from './teaching-draft.ts';

const mostQuestions = 8;
const questionLength = 150;
const claimLength = 300;
const titleLength = 120;

/** What is taught, in full: its questions, and what answers them. */
export function teachingParts(
  teaching: TeachingDraft['teaching'],
  library: Pick<LibraryView, 'articles'>,
  words: Messages,
): readonly Markdown[] {
  const { teaching: told } = words;
  if (teaching.kind === 'term') return [termLine(teaching, words)];
  const questions = teaching.questions.slice(0, mostQuestions).map((text) => `- ${escapeWithin(text, questionLength)}`);
  const more = teaching.questions.length - questions.length;
  const asked = [...questions, ...(more > 0 ? [`-# ${told.moreEffect(more)}`] : [])].join('\n');
  if (teaching.kind === 'link')
    return [asked, ...(teaching.to === undefined ? [] : [placeLines(teaching.to, library, words).join('\n')])];
  const { text, from, lookAgainAt } = teaching;
  const answer = [
    told.shownFrom[from],
    quote(escapeWithin(text, teachingLimits.note)),
    ...(lookAgainAt === undefined ? [] : [`-# ${told.lookAgainOn(shownTime(lookAgainAt, 'd'))}`]),
  ];
  return [asked, answer.join('\n')];
}

export function termLine(
  { term, means, bothWays }: { readonly term: string; readonly means: string; readonly bothWays: boolean },
  { teaching }: Messages,
): Markdown {
  const [one, other] = [escapeWithin(term, questionLength), escapeWithin(means, questionLength)];
  return bothWays ? teaching.bothSay(one, other) : teaching.termSays(one, other);
}

/** Where a link leads; of what is not for whoever looks, nothing is told. */
export function placeLines(
  to: TaughtPlace,
  { articles }: Pick<LibraryView, 'articles'>,
  words: Messages,
): readonly Markdown[] {
  const { teaching } = words;
  const article = articles.find(({ id }) => id === to.articleId);
  if (article === undefined) return [`→ ${teaching.unseen}`];
  const title = `**${escapeWithin(titleOf(article, words), titleLength)}**`;
  const goal = goalOf(to, articles);
  if (goal === undefined) return [`→ ${title} · ⚠️ ${teaching.changed}`];
  if (goal.kind === 'article') return [`→ ${teaching.wholeArticle} ${title}`];
  if (goal.kind === 'section')
    return [`→ ${teaching.section} **${escapeWithin(headingOf(goal.place, words), titleLength)}** · ${title}`];
  return goal.places.flatMap((place) => [
    quote(claimLine(place.claim, claimLength)),
    `-# ${sourceLine(place, { shelf: articles, isLinked: false })}`,
  ]);
}
