import type { Article } from '../../src/article/article-model.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { AnswerRecord } from '../../src/library/port.ts';
import type { Grade, Hit, Similar } from '../../src/search/index.ts';
import { colours } from '../../src/reply/message-parts.ts';
import {
  articlesOf,
  groupBySection,
  coverage,
  hitsShown,
  signatures,
  groupMarkdown,
} from '../../src/reply/claim-quotes.ts';

/** How a look at a message is kept: a grade is a band as an answer's is. */
export const outcomeOf: Readonly<Record<Grade, AnswerRecord['outcome']>> = {
  stated: 'answered',
  related: 'unsure',
  none: 'refused',
};

export const gradeOf: Readonly<Record<AnswerRecord['outcome'], Grade>> = {
  answered: 'stated',
  unsure: 'related',
  refused: 'none',
};

const colourOf: Readonly<Record<Grade, number>> = {
  stated: colours.sure,
  related: colours.unsure,
  none: colours.refused,
};

/** The grade is the nearest claim's own: only that one says so; of what is only related, several are worth showing. */
export function nearestShown({ grade, hits }: Similar): readonly Hit[] {
  return hits.slice(0, { stated: 1, related: hitsShown, none: 0 }[grade]);
}

/** What the article says that is nearest to a message: whether the message is true is not Docent's to say. */
export function gradedMessage({ grade, hits }: Similar, articles: readonly Article[], words: Messages): Message {
  const { graded } = words;
  const body =
    grade === 'none'
      ? [`${words.answer.covers}\n${coverage(articles, words)}`]
      : [...groupBySection(hits).map((group) => groupMarkdown(group, hits, words)), `-# ${graded.note}`];
  return {
    embeds: [
      {
        title: graded[grade],
        description: body.join('\n\n'),
        color: colourOf[grade],
        footer: { text: signatures(grade === 'none' ? articles : articlesOf(hits)) },
      },
    ],
  };
}
