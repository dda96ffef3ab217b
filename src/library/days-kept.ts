/** Where questions are not kept, answers still are for this many days, without their question, so that their buttons work. */
const withoutQuestions = 30;

/** Days that answers are kept, by the days that questions are. */
export function answerDays(questionDays: number): number {
  return questionDays === 0 ? withoutQuestions : questionDays;
}

/** The same in milliseconds. */
export function answerMs(questionRetentionDays: number): number {
  return answerDays(questionRetentionDays) * 86_400_000;
}
/** Days that what belongs to a server is still kept after Docent was removed from it, should it come back. */
export const graceDays = 7;

/** Days that it is kept who changed what of a server's library. */
export const historyDays = 365;
