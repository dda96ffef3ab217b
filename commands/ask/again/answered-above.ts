import { action, idField, optionalField, textField } from '../../../src/bot/action.ts';
import { messageLink } from '../../../src/bot/channels.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import type { Services } from '../../../src/bot/services.ts';
import { scopeOf } from '../../../src/library/ids.ts';
import type { ClaimRef, QuestionRecord } from '../../../src/library/port.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { articleKey } from '../../../src/reply/places.ts';
import { sameQuestions } from './same-question.ts';

/** Under what points to an answer above: gives the answer all the same. */
export const answerAnywayAction = action('ask-anyway', {
  answerId: idField,
  /** Of the article that was asked; absent: all of them. */
  article: optionalField(textField(/^~?[\w-]{1,32}$/)),
});

/** Within an hour whoever asks again can find the answer above. */
const withinMs = 3_600_000;
/** Questions that are looked at, the newest first, and answers of these that are looked for in the channel. */
const mostQuestions = 300;
const mostAnswers = 20;

type AskedAgain = {
  readonly question: string;
  readonly articleId: string | undefined;
  /** What would be shown now. */
  readonly claims: readonly ClaimRef[];
};

/**
 * Points to the message in this channel that answered the same question within the last hour, for everyone and with what would be shown
 * now; undefined where none does.
 */
export async function answeredAbove(
  asked: AskedAgain,
  request: Request,
  services: Services,
): Promise<Message | undefined> {
  const { store, channels, now } = services;
  const scope = scopeOf(request);
  const before = await store.questions.list(scope, { since: now() - withinMs, limit: mostQuestions });
  const alike = before.filter((each) => isAnsweredAlike(each, asked, request)).slice(0, mostAnswers);
  const same = await sameQuestions(asked.question, alike, request.locale, services.meanings);
  for (const { answerId = '' } of same) {
    const place = await store.posts.placeOf(scope, answerId);
    if (place?.channelId !== request.channelId) continue;
    // It may have been taken out, or turned into the answer to another question.
    const ids = (await channels.customIdsOn?.(place.channelId, place.messageId)) ?? [];
    if (ids.some((id) => id.includes(answerId))) return pointer(answerId, place.messageId, asked, request);
  }
  return undefined;
}

function isAnsweredAlike(before: QuestionRecord, { articleId, claims }: AskedAgain, { locale }: Request): boolean {
  return (
    before.answerId !== undefined &&
    before.locale === locale &&
    before.articleId === articleId &&
    claims.length > 0 &&
    before.claims.length === claims.length &&
    before.claims.every((claim, at) => isSameClaim(claim, claims[at]))
  );
}

/** Of the same text of the article. */
function isSameClaim(one: ClaimRef, other: ClaimRef | undefined): boolean {
  return one.articleId === other?.articleId && one.revision === other.revision && one.claimId === other.claimId;
}

function pointer(answerId: string, messageId: string, { articleId }: AskedAgain, request: Request): Message {
  const { again } = messages[request.locale];
  const article = articleId === undefined ? undefined : articleKey(articleId);
  return {
    content: again.above(messageLink(request, messageId)),
    components: rows([button(again.anyway, answerAnywayAction.id({ answerId, article }))]),
  };
}
