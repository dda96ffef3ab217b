import { endsLikeProse, endsSentence } from '../readable-text.ts';

/** A longer sentence than this is not said again before each thing that it introduces. */
const LONGEST_AGAIN = 200;
/** Of a longer chain of lead-ins only the nearest is said. */
const LONGEST_CHAIN = 300;

/** Says of what comes next that it belongs to it, though it ends as any sentence does. */
const FOLLOWING =
  /\b(?:following|as follows|folgende[nmrs]?|suivante?s?|siguientes?|seguenti|seguintes?)\b|следующ|以下|次の/iu;

/** Whether a sentence is only half of what it says, and what comes next is the other half: "You may not:", "No holder shall—". */
export function leadsIn(sentence: string): boolean {
  return /(?:[:：]["”’»)\]]*|[\p{L},:]\s?—)$/u.test(sentence);
}

/** Whether a sentence above a list introduces it: "You may not:", "The limits are", "None of the following is allowed." */
export function leadsIntoList(sentence: string): boolean {
  if (sentence.length > LONGEST_AGAIN) return leadsIn(sentence);
  return leadsIn(sentence) || !(endsSentence(sentence) || endsLikeProse(sentence)) || FOLLOWING.test(sentence);
}

/** Whether the opening of a list item is to be said again before what stands below it: all of them but the long ones. */
export function isSaidAgain(opening: string): boolean {
  return opening.length <= LONGEST_AGAIN || leadsIn(opening);
}

/**
 * What leads in as one text, the outermost first; empty where nothing does.
 * @example joinLeadIns(['Paid plan', 'Uploads']) // 'Paid plan: Uploads:'
 */
export function joinLeadIns(leadIns: readonly string[]): string {
  const chain = leadIns.map((leadIn) => withColon(leadIn)).join(' ');
  const nearest = leadIns.at(-1);
  return chain.length <= LONGEST_CHAIN || nearest === undefined ? chain : withColon(nearest);
}

/** Behind a full stop, a question mark or a colon comes the next thing as it is; behind a name only after a colon. */
function withColon(text: string): string {
  return leadsIn(text) || endsSentence(text) || endsLikeProse(text) ? text : `${text}:`;
}
