import { ButtonStyle } from 'discord-api-types/v10';
import type { Article } from '../../src/article/article-model.ts';
import { escape, type Markdown, marked, quote, cut, plain } from '../../src/bot/markdown.ts';
import type { Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { QuizCounts } from '../../src/library/port.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { signatures } from '../../src/reply/article-names.ts';
import { limits } from '../../src/reply/claim-quotes.ts';
import { type ClaimPlace, claimSince, revisionOf } from '../../src/article/article-places.ts';
import { action, type ActionField, idField, optionalField, snowflakeField, unreadable } from '../../src/bot/action.ts';
import { revisionField } from '../../src/reply/places.ts';
import type { Quiz, QuizLimits } from './make-quiz.ts';
import { wordsOf } from './quiz-gaps.ts';

/** What stands in the claim for what was left out. */
const blank = '_____';

/** Claims and options that fit whole: in a message with every character escaped, or in a poll's question and answers. */
export const quizLimits: Readonly<Record<'buttons' | 'poll', QuizLimits>> = {
  buttons: { claim: 800, option: 80 },
  poll: { claim: 290, option: 55 },
};

const pollHours = 24;

/** A stretch of a claim, as a custom id carries it. */
type ClaimStretch = { readonly claimId: string; readonly start: number; readonly end: number };

const stretchField: ActionField<ClaimStretch> = {
  write: ({ claimId, start, end }) => `${claimId}-${start}-${end}`,
  read: (text) => {
    const [, claimId, start, end] = /^(\d{1,5}\.\d{1,5})-(\d{1,6})-(\d{1,6})$/.exec(text) ?? [];
    if (claimId === undefined || Number(start) >= Number(end)) return unreadable;
    return { claimId, start: Number(start), end: Number(end) };
  },
};

/** A quiz by its buttons: which article, what was left out of which claim, and what was chosen. It is in no other server. */
export type QuizRef = {
  readonly quizId: string;
  readonly revision: string;
  readonly answer: ClaimStretch;
  readonly chosen?: ClaimStretch | undefined;
};

const quizFields = { quizId: idField, revision: revisionField, answer: stretchField };

export const answerQuizAction = action('quiz', { ...quizFields, chosen: optionalField(stretchField) });
export const showQuizAction = action('quiz-show', quizFields);
/** `messageId`: the quiz, where the button hangs on another message, which only a moderator sees. */
export const revealQuizAction = action('quiz-reveal', { ...quizFields, messageId: optionalField(snowflakeField) });
export const revealPollAction = action('quiz-tell', quizFields);

/** The claim with its gap and a button for each option. */
export function quizMessage(quizId: string, quiz: Quiz, words: Messages): Message {
  const { place, answer, options } = quiz;
  const ref = { quizId, revision: revisionOf(place.article), answer };
  const choices = options.map((option) => button(plain(option.text), answerQuizAction.id({ ...ref, chosen: option })));
  return {
    content: [`**🧩 ${words.quiz.title}**`, quote(escape(withGap(quiz))), signedBelow(place.article)].join('\n'),
    components: rows(choices),
  };
}

/** The same as a poll of Discord's, which shows votes but not who is right. */
export function quizPoll(quizId: string, quiz: Quiz, words: Messages): Message {
  const { place, answer, options } = quiz;
  const ref = { quizId, revision: revisionOf(place.article), answer };
  const show = button(words.quiz.show, showQuizAction.id(ref));
  return {
    content: `🧩 **${words.quiz.title}**`,
    poll: {
      question: { text: plain(withGap(quiz)) },
      answers: options.map(({ text }) => ({ poll_media: { text: plain(text) } })),
      allow_multiselect: false,
      duration: pollHours,
    },
    components: rows([show]),
  };
}

/** What only the moderator sees who asked: the button that ends the riddle, so that nobody is shown one that would refuse them. */
export function revealMessage(
  quizId: string,
  quiz: Quiz,
  way: 'buttons' | 'poll',
  messageId: string,
  words: Messages,
): Message {
  const ref = { quizId, revision: revisionOf(quiz.place.article), answer: quiz.answer };
  const id = way === 'poll' ? revealPollAction.id(ref) : revealQuizAction.id({ ...ref, messageId });
  return {
    content: words.quizzing.yours,
    components: rows([button(words.quiz.reveal, id, { style: ButtonStyle.Primary })]),
  };
}

function withGap({ place, answer }: Quiz): string {
  const { text } = place.claim;
  return `${text.slice(0, answer.start)}${blank}${text.slice(answer.end)}`;
}

/** The claim as it stands, with what was left out of it set off. `above`: what came of it; `counts`: how others did. */
export function solution(place: ClaimPlace, answer: ClaimStretch, above: string, below: string): Message {
  const { article, section, claim } = place;
  const text = marked(claim.text, [{ ...answer, kind: 'answer' }]);
  const heading = plain(section.heading);
  return {
    content: [
      `**${above}**`,
      ...(heading === '' ? [] : [`-# ${escape(cut(heading, limits.heading))}`]),
      quote(`\`${claim.id}\` ${text}` satisfies Markdown),
      signedBelow(article, below),
    ].join('\n'),
  };
}

/** Which article it is from, in small print. */
function signedBelow(article: Article, before = ''): Markdown {
  return `-# ${[before, escape(signatures([article]))].filter((part) => part !== '').join(' · ')}`;
}

export function scoreText({ right, all }: QuizCounts, { quiz }: Messages): string {
  return all === 0 ? quiz.nobody : quiz.finalScore(right, all);
}

/** What was left out of which claim; undefined where the claim says something else since this revision. */
export function findStretch({ claimId, start, end }: ClaimStretch, revision: string, article: Article) {
  const place = claimSince(revision, claimId, article);
  return place && end <= place.claim.text.length ? { place, text: place.claim.text.slice(start, end) } : undefined;
}

/** Whether what was chosen says the same as what was left out. */
export function isRight(chosen: string, answer: string): boolean {
  return wordsOf(chosen) === wordsOf(answer);
}
