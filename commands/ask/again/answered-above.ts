import { action, idField, optionalField, textField } from '../../../src/bot/action.ts';
import { messageLink } from '../../../src/bot/channels.ts';
import type { Markdown } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Message } from '../../../src/bot/reply.ts';
import type { Request } from '../../../src/bot/request.ts';
import type { Services } from '../../../src/bot/services.ts';
import { scopeOf } from '../../../src/library/ids.ts';
import type { ClaimRef, QuestionRecord } from '../../../src/library/asked/answer-records.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { articleKey } from '../../../src/reply/places.ts';
import { questionOver } from '../previous-question.ts';
import { sameQuestions } from './same-question.ts';

/** Under what points to an answer above: gives the answer all the same. */
export const answerAnywayAction = action('ask-anyway', {
  answerId: idField,
  /** Of the article that was asked; absent: all of them. */
  article: optionalField(textField(/^~?[\w-]{1,32}$/)),
});

/** The same under what points above where nobody asked Docent: of the question nothing is kept but the line over the message. */
export const answerHeardAction = action('ask-heard', {});

/** Within an hour whoever asks again can find the answer above. */
const withinMs = 3_600_000;
/** Questions that are looked at, the newest first, and answers of these that are looked for in the channel. */
const mostQuestions = 300;
const mostAnswers = 20;

type AskedAgain = {
  readonly question: string;
  readonly articleId: string | undefined;
  /** What would be shown now: the claims, and the message's text with the question over them. */
  readonly claims: readonly ClaimRef[];
  readonly text: Markdown;
};

/** The message that answered; without `answerId` nobody had addressed its question to Docent, and nothing of it was kept. */
export type AnswerAbove = { readonly messageId: string; readonly answerId?: string };

/** The message in this channel that answered the same question within the last hour, for everyone and with what would be shown now. */
export async function answeredAbove(
  asked: AskedAgain,
  request: Request,
  services: Services,
): Promise<AnswerAbove | undefined> {
  const { store, channels, now } = services;
  const scope = scopeOf(request);
  if (asked.claims.length === 0) return undefined;
  const before = await store.questions.list(scope, { since: now() - withinMs, limit: mostQuestions });
  const alike = before.filter((each) => isAnsweredAlike(each, asked, request)).slice(0, mostAnswers);
  const same = await sameQuestions(asked.question, alike, request.locale, services.meanings);
  for (const { answerId = '' } of same) {
    const place = await store.posts.placeOf(scope, answerId);
    if (place?.channelId !== request.channelId) continue;
    // It may have been taken out, or turned into the answer to another question.
    const ids = (await channels.customIdsOn?.(place.channelId, place.messageId)) ?? [];
    if (!ids.some((id) => id.includes(answerId))) continue;
    return { messageId: place.messageId, answerId };
  }
  const messageId = asked.articleId === undefined ? await overheardAbove(asked, request, services) : undefined;
  return messageId === undefined ? undefined : { messageId };
}

/** Of an answer to a question that nobody addressed to Docent nothing is kept: what stands in the channel is all there is to know it by. */
async function overheardAbove(
  { question, text }: AskedAgain,
  { guildId, channelId, locale }: Request,
  { channels, settings, meanings, now }: Services,
): Promise<string | undefined> {
  if ((await settings.of(guildId)).answersIn.length === 0) return undefined;
  const said = (await channels.saidSince?.(channelId, now() - withinMs)) ?? [];
  const below = belowFirstLine(text);
  const alike = said.flatMap(({ id, content, customIds }) => {
    const before = questionOver(content);
    return before === undefined || customIds.length > 0 || belowFirstLine(content) !== below
      ? []
      : [{ id, text: before }];
  });
  const [same] = await sameQuestions(question, alike, locale, meanings);
  return same?.id;
}

function belowFirstLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1).trim();
}

function isAnsweredAlike(before: QuestionRecord, { articleId, claims }: AskedAgain, { locale }: Request): boolean {
  return (
    before.answerId !== undefined &&
    before.locale === locale &&
    before.articleId === articleId &&
    before.claims.length === claims.length &&
    before.claims.every((claim, at) => isSameClaim(claim, claims[at]))
  );
}

/** Of the same text of the article. */
function isSameClaim(one: ClaimRef, other: ClaimRef | undefined): boolean {
  return one.articleId === other?.articleId && one.revision === other.revision && one.claimId === other.claimId;
}

/** Points to an answer above; *Answer anyway* asks what `answerId` stands for. */
export function pointAbove(
  { messageId }: AnswerAbove,
  { answerId, articleId }: { readonly answerId: string | undefined; readonly articleId: string | undefined },
  request: Request,
): Message {
  const { above, anyway } = messages[request.locale].again;
  const content = above(messageLink(request, messageId));
  if (answerId === undefined) return { content };
  const article = articleId === undefined ? undefined : articleKey(articleId);
  return { content, components: rows([button(anyway, answerAnywayAction.id({ answerId, article }))]) };
}

/** The same where nobody asked Docent. `top`: the line with the question. */
export function pointHeardAbove({ messageId }: AnswerAbove, top: Markdown, request: Request): Message {
  const { above, anyway } = messages[request.locale].again;
  return {
    content: `${top}\n${above(messageLink(request, messageId))}`,
    components: rows([button(anyway, answerHeardAction.id({}))]),
  };
}
