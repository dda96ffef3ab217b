import { ButtonStyle } from 'discord-api-types/v10';
import type { Article } from '../../src/article/article-model.ts';
import { escape, type Markdown, marked, quote } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { cut, plain } from '../../src/bot/plain-text.ts';
import type { QuizCounts } from '../../src/library/port.ts';
import { button, rows } from '../../src/reply/message-components.ts';
import { colours, limits, signatures } from '../../src/reply/reply-parts.ts';
import { type ClaimPlace, findClaim } from '../../src/reply/places.ts';
import type { Quiz, QuizLimits } from './make-quiz.ts';
import { wordsOf } from './quiz-gaps.ts';
import { revisionOf } from '../../src/article/revision.ts';
import { isId } from '../ask/answer-view.ts';

/** What stands in the claim for what was left out. */
const blank = '_____';

/** Claims and options that fit whole: in an embed with every character escaped, or in a poll's question and answers. */
export const quizLimits: Readonly<Record<'buttons' | 'poll', QuizLimits>> = {
  buttons: { claim: 1_500, option: 80 },
  poll: { claim: 290, option: 55 },
};

const pollHours = 24;

/** A stretch of a claim, as a custom id carries it. */
type Stretch = { readonly claimId: string; readonly start: number; readonly end: number };

/** A quiz by its buttons: which article, what was left out of which claim, and what was chosen. It is in no other server. */
export type QuizRef = {
  readonly quizId: string;
  readonly fingerprint: string;
  readonly answer: Stretch;
  readonly chosen?: Stretch;
};

/** The claim with its gap and a button for each option. */
export function quizMessage(quizId: string, quiz: Quiz, words: Messages): Message {
  const { place, answer, options } = quiz;
  const mark = revisionOf(place.article);
  const choices = options.map((option) =>
    button(plain(option.text), ['quiz', quizId, mark, writeStretch(answer), writeStretch(option)]),
  );
  return {
    embeds: [
      {
        title: `🧩 ${words.quiz.title}`,
        description: quote(escape(withGap(quiz))),
        color: colours.neutral,
        footer: { text: signatures([place.article]) },
      },
    ],
    components: rows(choices, [revealButton('quiz-reveal', quizId, quiz, words)]),
  };
}

/** The same as a poll of Discord's, which shows votes but not who is right. */
export function quizPoll(quizId: string, quiz: Quiz, words: Messages): Message {
  const { place, answer, options } = quiz;
  const show = button(words.quiz.show, ['quiz-show', quizId, revisionOf(place.article), writeStretch(answer)]);
  return {
    content: `🧩 **${words.quiz.title}**`,
    poll: {
      question: { text: plain(withGap(quiz)) },
      answers: options.map(({ text }) => ({ poll_media: { text: plain(text) } })),
      allow_multiselect: false,
      duration: pollHours,
    },
    components: rows([show, revealButton('quiz-tell', quizId, quiz, words)]),
  };
}

function revealButton(action: string, quizId: string, { place, answer }: Quiz, { quiz }: Messages) {
  const does = [action, quizId, revisionOf(place.article), writeStretch(answer)] as const;
  return button(quiz.reveal, does, { style: ButtonStyle.Primary });
}

function withGap({ place, answer }: Quiz): string {
  const { text } = place.claim;
  return `${text.slice(0, answer.start)}${blank}${text.slice(answer.end)}`;
}

/** The claim as it stands, with what was left out of it set off. `above`: what came of it; `counts`: how others did. */
export function solution(place: ClaimPlace, answer: Stretch, above: string, below: string): Message {
  const { article, section, claim } = place;
  const text = marked(claim.text, [{ ...answer, kind: 'answer' }]);
  const heading = plain(section.heading);
  const footer = [below, signatures([article])].filter((part) => part !== '').join(' · ');
  return {
    embeds: [
      {
        title: above,
        description: [
          ...(heading === '' ? [] : [`**${escape(cut(heading, limits.heading))}**`]),
          quote(`\`${claim.id}\` ${text}` satisfies Markdown),
        ].join('\n'),
        color: colours.neutral,
        footer: { text: footer },
      },
    ],
  };
}

export function scoreText({ right, all }: QuizCounts, { quiz }: Messages): string {
  return all === 0 ? quiz.nobody : quiz.finalScore(right, all);
}

/** What was left out of which claim; undefined where the article says something else there by now. */
export function findStretch({ claimId, start, end }: Stretch, article: Article) {
  const place = findClaim(claimId, article);
  return place && end <= place.claim.text.length ? { place, text: place.claim.text.slice(start, end) } : undefined;
}

/** Whether what was chosen says the same as what was left out. */
export function isRight(chosen: string, answer: string): boolean {
  return wordsOf(chosen) === wordsOf(answer);
}

export function readQuiz(args: readonly string[]): QuizRef | undefined {
  const [quizId = '', mark = '', left = '', right, ...rest] = args;
  const answer = readStretch(left);
  const chosen = right === undefined ? undefined : readStretch(right);
  if (!isId(quizId) || !/^[\w-]{8}$/.test(mark) || answer === undefined || rest.length > 0) return undefined;
  if (right !== undefined && chosen === undefined) return undefined;
  return { quizId, fingerprint: mark, answer, ...(chosen !== undefined && { chosen }) };
}

function writeStretch({ claimId, start, end }: Stretch): string {
  return `${claimId}-${start}-${end}`;
}

function readStretch(text: string): Stretch | undefined {
  const [, claimId, start, end] = /^(\d{1,5}\.\d{1,5})-(\d{1,6})-(\d{1,6})$/.exec(text) ?? [];
  if (claimId === undefined || Number(start) >= Number(end)) return undefined;
  return { claimId, start: Number(start), end: Number(end) };
}
