import { claimSince } from '../../src/article/article-places.ts';
import { action, type ActionField, choiceField, unreadable } from '../../src/bot/action.ts';
import { escapeWithin, type Markdown, quote } from '../../src/bot/markdown.ts';
import type { Locale, Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { shownTime } from '../../src/bot/schedule/when.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { claimLine } from '../../src/reply/claim-quotes.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { insightsDays, type InsightsDays } from './insights-days.ts';
import { type QuestionGroup, type QuestionWording, wordingId } from './question-groups.ts';
import { countsOf } from './insights-message.ts';

const mostWordings = 8;
const questionLength = 180;
const claimLength = 160;

/** As many wordings as there is room for in a custom id, one behind the other. */
const mostTaught = 5;
const wordingsField: ActionField<readonly string[]> = {
  write: (ids) => ids.join(''),
  read: (text) => (/^(?:[\w-]{16}){1,5}$/.test(text) ? (text.match(/.{16}/gu) ?? []) : unreadable),
};

/** Opens a dialog in which these questions are taught an answer. */
export const teachAction = action('teach', {
  kind: choiceField([
    ['link', 'l'],
    ['term', 't'],
    ['note', 'n'],
  ]),
  days: insightsDays,
  wordings: wordingsField,
});

/** A group opened: the questions as they were asked, what was answered, and what can be taught. */
export function groupMessage(
  group: QuestionGroup,
  days: InsightsDays,
  { articles }: Pick<LibraryView, 'articles'>,
  words: Messages,
  locale: Locale,
): Message {
  const { insights: told } = words;
  const shown = group.wordings.slice(0, mostWordings);
  const more = group.wordings.length - shown.length;
  const wordings = group.wordings.slice(0, mostTaught).map(({ key }) => wordingId(key));
  const teach = (kind: 'link' | 'term' | 'note') =>
    button(words.teaching[kind], teachAction.id({ kind, days, wordings }), { emoji: '🎓' });
  return longMessage({
    title: escapeWithin(group.wordings[0]?.text ?? '', questionLength),
    parts: [
      `${told.group(group.times, shownTime(group.first, 'd'), shownTime(group.last, 'd'))}\n-# ${countsOf(group, words)}`,
      [
        ...shown.map((wording) => wordingLines(wording, { articles }, words, locale)),
        ...(more > 0 ? [`-# ${told.otherWords(more)}`] : []),
      ].join('\n'),
      `-# ${words.teaching.offer}`,
    ],
    rows: rows([teach('link'), teach('term'), teach('note')]),
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
