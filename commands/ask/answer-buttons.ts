import { ButtonStyle } from 'discord-api-types/v10';
import { type Messages, messages } from '../../src/bot/messages/index.ts';
import type { VoteCounts } from '../../src/library/port.ts';
import { button, type Row, rows } from '../../src/reply/message-components.ts';
import { type ClaimPlace, sectionNumber } from '../../src/article/article-places.ts';
import { openAroundAction, openSectionAction, placeRef } from '../../src/reply/places.ts';
import {
  type AnswerView,
  followUpAction,
  pageRange,
  shareAnswerAction,
  turnAnswerAction,
  voteActions,
} from './answer-actions.ts';

export type Under = {
  readonly view: AnswerView;
  /** All claims of the answer, best first; none under a refusal. */
  readonly places: readonly ClaimPlace[];
  readonly votes: VoteCounts;
  /** Whether there is a channel with others in it. */
  readonly inServer: boolean;
};

/** The buttons under an answer. */
export function answerRows({ view, places, votes, inServer }: Under): readonly Row[] {
  const { answerButtons } = messages[view.locale];
  const { from, to } = pageRange(view);
  const first = places[from];
  const left = places.length - to;
  const turn = (label: string, page: number) => button(label, turnAnswerAction.id({ ...view, page }));
  const vote = (emoji: string, way: 'up' | 'down') =>
    button(votes.up + votes.down > 0 ? String(votes[way]) : '', voteActions[way].id(view), { emoji });
  return rows(
    [
      ...(view.page > 0 ? [turn(answerButtons.back, view.page - 1)] : []),
      ...(left > 0 ? [turn(answerButtons.more(left), view.page + 1)] : []),
      ...(first === undefined ? [] : placeButtons(first, messages[view.locale])),
    ],
    [
      button(answerButtons.followUp, followUpAction.id(view), { style: ButtonStyle.Primary }),
      ...(!view.open && inServer && first !== undefined
        ? [button(answerButtons.post, shareAnswerAction.id(view))]
        : []),
      vote('👍', 'up'),
      vote('👎', 'down'),
    ],
  );
}

/** *Section 2* and *Around 2.1*: to read on from a claim. */
export function placeButtons({ article, index, section, claim }: ClaimPlace, { answerButtons }: Messages) {
  return [
    button(answerButtons.section(sectionNumber(index)), openSectionAction.id(placeRef({ article, index, section }))),
    button(answerButtons.around(claim.id), openAroundAction.id(placeRef({ article, index, section, claim }))),
  ];
}
