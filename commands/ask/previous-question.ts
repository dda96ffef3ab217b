import { chooseArticleAction, chooseSectionAction } from '../../src/reply/places.ts';
import type { Markdown } from '../../src/bot/markdown.ts';
import { answerOptionsAction, followUpAction } from './under-answer.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request, TargetMessage } from '../../src/bot/request.ts';
import type { ClaimRef } from '../../src/library/asked/answer-records.ts';
import type { Services } from '../../src/bot/services.ts';

/** The question that another may go on from. */
export type Previous = {
  /** What it was understood as: with the one before it, if it went on from that. */
  readonly understood: string;
  /** As its asker put it. */
  readonly asked: string;
  /** The claims that answered it; none where that is not known any more. */
  readonly claims: readonly ClaimRef[];
};

const understoodLength = 240;

/** The first line of an answer of ours, in small print: the question, and for whom it was asked. Undefined over any other message. */
export function topLineOf(message: Pick<TargetMessage, 'content'> | undefined): Markdown | undefined {
  return /^-# .*/.exec(message?.content ?? '')?.[0];
}

/** The question in that line, without the backslashes that made it harmless. */
export function questionOver(content: string): string | undefined {
  // Only what is ours mentions anybody: in a question the bracket is behind a backslash.
  return unescaped(topLineOf({ content })?.replace(/^-# (?:[^\\<]*<@\d+>(?:: ?|$))?/, ''));
}

function unescaped(text: string | undefined): string | undefined {
  return text?.replace(/\\([^\w\s])/g, '$1');
}

/** The question over an answer of ours; over older ones it is a title. */
function shownQuestion(message: TargetMessage | undefined): string | undefined {
  return questionOver(message?.content ?? '') ?? unescaped(message?.embeds[0]?.title);
}

/** The question before, from the store where it is still there, else from the message that answers it. */
export async function previousQuestion(
  message: TargetMessage | undefined,
  request: Request,
  { store }: Services,
  answerId: string | undefined = answerIdUnder(message),
): Promise<Previous | undefined> {
  if (message !== undefined && !canGoOnFrom(message)) return undefined;
  const asked = shownQuestion(message);
  const record = answerId === undefined ? undefined : await store.answers.find(scopeOf(request), answerId);
  const understood = record?.question ?? asked;
  return understood === undefined
    ? undefined
    : { understood, asked: asked ?? understood, claims: record?.claims ?? [] };
}

/** What stands under answers, and carries the answer's id. */
const underAnswers = [answerOptionsAction, followUpAction];

/** The id of the answer that it shows; undefined where it shows none. */
export function answerIdUnder(message: TargetMessage | undefined): string | undefined {
  const found = (message?.customIds ?? []).flatMap((id) => underAnswers.flatMap((each) => each.argsOf(id) ?? []));
  return found[0]?.answerId;
}

/** Whether it answers a question. */
export function isAnswer(message: TargetMessage): boolean {
  return answerIdUnder(message) !== undefined;
}

/** Answers that are about no claim have none of these, but the menu of sections or articles. Other messages have no question over them. */
function canGoOnFrom({ customIds }: TargetMessage): boolean {
  return customIds.some((id) =>
    [...underAnswers, chooseSectionAction, chooseArticleAction].some((each) => each.argsOf(id) !== undefined),
  );
}

/** What a question that went on is understood as. The newest words stay when it grows long. */
export function together(previous: string, question: string): string {
  const whole = `${previous} ${question}`.toWellFormed();
  if (whole.length <= understoodLength) return whole;
  const tail = whole.slice(-understoodLength).toWellFormed();
  return tail.slice(tail.indexOf(' ') + 1);
}
