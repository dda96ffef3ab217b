import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { Command, Component } from '../src/bot/command.ts';
import type { Chore } from '../src/bot/schedule/chores.ts';
import type { Job } from '../src/bot/schedule/job.ts';
import { shareNote } from './ask/taught/share-note.ts';
import { shareAnswer, turnAnswer } from './ask/answer-pages.ts';
import { answerOptions, takeAway } from './ask/answer-options.ts';
import { answerAnyway, answerHeard } from './ask/again/answer-anyway.ts';
import { answerThisQuestion } from './menus/answer-this-question.ts';
import { nameFault, voteDown, voteUp } from './ask/answer-votes.ts';
import { articleCommand, chooseArticle } from './reading/article-command.ts';
import { ask } from './ask/ask-command.ts';
import { chooseWhole } from './ask/which-article.ts';
import { findInArticle, quoteHere } from './menus/find-in-article.ts';
import { followUpButton, nextPrivate, nextPublic } from './ask/follow-up/follow-up-button.ts';
import { helpOver } from './help/help-command.ts';
import { digestJob } from './insights/digest-job.ts';
import { insightsCommand, openGroup } from './insights/insights-command.ts';
import { addToLibrary } from './library/adding/add-from-message.ts';
import { pasted } from './library/adding/add-dialog.ts';
import { cancelDraft, confirmDraft, editTitle, titled, turnDraft, undoAdded } from './library/adding/draft-buttons.ts';
import { importNot, importNow } from './library/exchange/import-library.ts';
import { libraryCommand } from './library/library-command.ts';
import { turnList } from './library/list-articles.ts';
import { limitChannels, limitRoles, unlimit } from './library/limit-article.ts';
import { syncChore } from './library/syncing/sync-chore.ts';
import { keepArticle, removeNow, restoreNow } from './library/remove-article.ts';
import { takeAnswerAway } from './menus/take-answer-away.ts';
import { lookupCommand } from './reading/lookup-command.ts';
import { askBeforeDeleting, deleteNot, deleteNow, privacyCommand, takeNoteBack } from './privacy/privacy-command.ts';
import { removeCheck, turnChecks } from './library/checking/list-checks.ts';
import { linkSent, noteSent, termSent } from './library/teaching/dialogs-sent.ts';
import { openTaught, turnTaught } from './library/teaching/list-taught.ts';
import { agree, disagree } from './library/teaching/note-consent.ts';
import { editDraft, editTaught, openTeaching } from './library/teaching/open-dialogs.ts';
import { checkFromMessage } from './library/checking/check-from-message.ts';
import { teachFromMessage } from './library/teaching/teach-from-message.ts';
import { chooseTarget, putBack, takeOut, teachNot, teachNow } from './library/teaching/teaching-buttons.ts';
import { keepCheck } from './library/checking/keep-check.ts';
import { newText } from './library/replacing/replace-article.ts';
import { cancelReplacement, confirmReplacement, undoReplacement } from './library/replacing/replacement-buttons.ts';
import { quizCommand } from './quiz/quiz-command.ts';
import { answerQuiz, revealPoll, revealQuiz, showQuiz } from './quiz/quiz-answers.ts';
import { chooseSection, openAround, openSection, sectionCommand, turnSection } from './reading/section-command.ts';
import { settingsCommand } from './settings/settings-command.ts';
import { summaryCommand } from './summary/summary-command.ts';
import { chooseSummary } from './summary/read-summary.ts';
import { dailyJob, summaryJob } from './summary/summary-jobs.ts';
import { cancelPost, confirmPost, turnPreview } from './summary/preview-buttons.ts';
import { askAbout, askedAbout, readOn } from './summary/under-summary.ts';
import { unschedule } from './summary/scheduled-list.ts';

export { mention, overheard } from './ask/ask-command.ts';

const others: readonly Command[] = [
  ask,
  lookupCommand,
  sectionCommand,
  articleCommand,
  findInArticle,
  answerThisQuestion,
  takeAnswerAway,
  addToLibrary,
  checkFromMessage,
  teachFromMessage,
  libraryCommand,
  summaryCommand,
  quizCommand,
  insightsCommand,
  settingsCommand,
  privacyCommand,
];

/** Everything that people can do with Docent, in the order in which help lists it. */
export const commands: readonly Command[] = [...others, helpOver(others)].map(whereMembersAre);

/** What is not said to be for servers only comes along with whoever installs Docent for themselves, into any server and conversation. */
function whereMembersAre(command: Command): Command {
  const { definition } = command;
  if (definition.contexts !== undefined) return command;
  const places = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
  return { ...command, definition: { ...definition, ...places } } as Command;
}

/** What buttons, menus and modals do, by the action in their custom id. */
export const components: readonly Component[] = [
  turnAnswer,
  shareAnswer,
  shareNote,
  voteUp,
  voteDown,
  nameFault,
  answerOptions,
  takeAway,
  answerAnyway,
  answerHeard,
  followUpButton,
  nextPublic,
  nextPrivate,
  openSection,
  openAround,
  chooseSection,
  turnSection,
  chooseArticle,
  chooseWhole,
  quoteHere,
  askBeforeDeleting,
  deleteNow,
  deleteNot,
  takeNoteBack,
  chooseSummary,
  confirmPost,
  turnPreview,
  cancelPost,
  unschedule,
  askAbout,
  askedAbout,
  readOn,
  answerQuiz,
  showQuiz,
  revealQuiz,
  revealPoll,
  pasted,
  confirmDraft,
  undoAdded,
  turnDraft,
  editTitle,
  titled,
  cancelDraft,
  turnList,
  removeNow,
  keepArticle,
  restoreNow,
  limitChannels,
  limitRoles,
  unlimit,
  importNow,
  importNot,
  newText,
  confirmReplacement,
  undoReplacement,
  cancelReplacement,
  keepCheck,
  turnChecks,
  removeCheck,
  openGroup,
  openTeaching,
  linkSent,
  termSent,
  noteSent,
  chooseTarget,
  editDraft,
  editTaught,
  teachNow,
  teachNot,
  takeOut,
  putBack,
  turnTaught,
  openTaught,
  agree,
  disagree,
];

/** What is done again and again. */
export const chores: readonly Chore[] = [syncChore];

/** What is done when a schedule is due. */
export const jobs: readonly Job[] = [summaryJob, dailyJob, digestJob];
