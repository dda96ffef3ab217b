import { claimSince } from '../../src/article/article-places.ts';
import { escapeWithin, type Markdown, quote } from '../../src/bot/markdown.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { shownTime } from '../../src/bot/schedule/when.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { claimLine } from '../../src/reply/claim-quotes.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import type { QuestionGroup, QuestionWording } from './question-groups.ts';
import { countsOf } from './insights-message.ts';

const mostWordings = 8;
const questionLength = 180;
const claimLength = 160;

/** A group opened: the questions as they were asked, and what was answered. */
export function groupMessage(
  group: QuestionGroup,
  { articles }: Pick<LibraryView, 'articles'>,
  words: Messages,
  locale: Locale,
): Message {
  const { insights: told } = words;
  const shown = group.wordings.slice(0, mostWordings);
  const more = group.wordings.length - shown.length;
  return longMessage({
    title: escapeWithin(group.wordings[0]?.text ?? '', questionLength),
    parts: [
      `${told.group(group.times, shownTime(group.first, 'd'), shownTime(group.last, 'd'))}\n-# ${countsOf(group, words)}`,
      shown.map((wording) => wordingLines(wording, { articles }, words, locale)).join('\n'),
    ],
    ...(more > 0 && { foot: told.otherWords(more) }),
  });
}

function wordingLines(
  { text, times, asked }: QuestionWording,
  { articles }: Pick<LibraryView, 'articles'>,
  words: Messages,
  locale: Locale,
): Markdown {
  const { insights: told } = words;
  const [most] = asked.toSorted((left, right) => right.times - left.times);
  const outcome = (kind: 'refused' | 'unsure') =>
    asked.reduce((sum, each) => sum + (each.outcome === kind ? each.times : 0), 0);
  const down = asked.reduce((sum, each) => sum + each.down, 0);
  const facts = [
    countsOf({ outcomes: { answered: 0, refused: outcome('refused'), unsure: outcome('unsure') }, down }, words),
  ];
  const [ref] = most?.claims ?? [];
  const article = ref && articles.find(({ id }) => id === ref.articleId);
  const claim = article && claimSince(ref.revision, ref.claimId, article)?.claim;
  if (claim !== undefined && most?.confidence !== undefined)
    facts.push(told.sure(new Intl.NumberFormat(locale, { style: 'percent' }).format(most.confidence)));
  return [
    `\`${times}×\` ${escapeWithin(text, questionLength)}`,
    `-# ${facts.filter((fact) => fact !== '').join(' · ')}`,
    ...(claim === undefined ? [] : [quote(claimLine(claim, claimLength))]),
  ].join('\n');
}
