import type { Command, Component } from '../src/bot/command.ts';
import type { Job } from '../src/bot/job.ts';
import { shareAnswer, turnAnswer } from './answer-pages.ts';
import { answerQuestion } from './answer-question.ts';
import { voteDown, voteUp } from './answer-votes.ts';
import { article, chooseArticle } from './article.ts';
import { ask } from './ask.ts';
import { findInArticle, replyPublicly } from './find-in-article.ts';
import { followUp, nextPrivate, nextPublic } from './follow-up.ts';
import { helpOver } from './help.ts';
import { lookup } from './lookup.ts';
import { askBeforeDeleting, deleteNot, deleteNow, privacy } from './privacy.ts';
import { quiz } from './quiz.ts';
import { answerQuiz, revealPoll, revealQuiz, showQuiz } from './quiz-answers.ts';
import { chooseSection, openAround, openSection, section, turnSection } from './section.ts';
import { summary } from './summary.ts';
import { dailyJob, summaryJob } from './summary-jobs.ts';
import { cancelPost, confirmPost, turnPreview } from './summary-post.ts';
import { unschedule } from './summary-scheduled.ts';

export { mention } from './mention.ts';

const others: readonly Command[] = [
  ask,
  lookup,
  section,
  article,
  findInArticle,
  answerQuestion,
  summary,
  quiz,
  privacy,
];

/** Everything that people can do with Docent, in the order in which help lists it. */
export const commands: readonly Command[] = [...others, helpOver(others)];

/** What buttons, menus and modals do, by the action in their custom id. */
export const components: readonly Component[] = [
  turnAnswer,
  shareAnswer,
  voteUp,
  voteDown,
  followUp,
  nextPublic,
  nextPrivate,
  openSection,
  openAround,
  chooseSection,
  turnSection,
  chooseArticle,
  replyPublicly,
  askBeforeDeleting,
  deleteNow,
  deleteNot,
  confirmPost,
  turnPreview,
  cancelPost,
  unschedule,
  answerQuiz,
  showQuiz,
  revealQuiz,
  revealPoll,
];

/** What is done when a schedule is due. */
export const jobs: readonly Job[] = [summaryJob, dailyJob];
