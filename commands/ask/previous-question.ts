import { chooseSectionAction } from '../../src/reply/places.ts';
import { followUpAction } from './answer-message.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request, TargetMessage } from '../../src/bot/request.ts';
import type { ClaimRef } from '../../src/library/port.ts';
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

/** The question over an answer of ours, without the backslashes that made it harmless. */
export function shownQuestion(message: TargetMessage | undefined): string | undefined {
  return message?.embeds[0]?.title?.replace(/\\([^\w\s])/g, '$1');
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

/** Every answer has a follow-up button; it carries the answer's id. */
function answerIdUnder(message: TargetMessage | undefined): string | undefined {
  const found = (message?.customIds ?? []).flatMap((id) => followUpAction.argsOf(id) ?? []);
  return found[0]?.answerId;
}

/** Answers that are about no claim have no such button, but the menu of sections. Other messages have no question over them. */
function canGoOnFrom({ customIds }: TargetMessage): boolean {
  return customIds.some((id) => [followUpAction, chooseSectionAction].some((each) => each.argsOf(id) !== undefined));
}

/** What a question that went on is understood as. The newest words stay when it grows long. */
export function together(previous: string, question: string): string {
  const whole = `${previous} ${question}`.toWellFormed();
  if (whole.length <= understoodLength) return whole;
  const tail = whole.slice(-understoodLength).toWellFormed();
  return tail.slice(tail.indexOf(' ') + 1);
}
