import { messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { type Request, scopeOf } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { newId } from '../../src/library/new-id.ts';
import type { AnswerRecord, ClaimRef } from '../../src/library/port.ts';
import type { SearchEngine } from '../../src/search/search-engine.ts';
import type { SearchResult } from '../../src/search/basics/search-types.ts';
import { answerMessage } from './answer-message.ts';
import { hitsKept, hitsShown } from '../../src/reply/reply-parts.ts';
import { type Previous, together } from './previous-question.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { worthShowing } from './worth-showing.ts';
import { componentsUnder, storedAnswer } from './stored-answer.ts';

export type Asked = {
  readonly question: string;
  /** Ask this article only. */
  readonly articleId?: string;
  readonly previous?: Previous | undefined;
  /** Whether everyone in the channel sees the answer. */
  readonly open: boolean;
};

type Found = { readonly result: SearchResult; readonly wentOn?: Previous };

/** Answers a question: finds, notes down what was asked and shown, and gives the message with its buttons. */
export async function respond(request: Request, services: Services, asked: Asked): Promise<Message> {
  const engine = await services.library.engineFor(request.guildId);
  const found = find(engine, asked);
  const { result, wentOn } = found;
  const articles = engine.articles().filter(({ id }) => asked.articleId === undefined || id === asked.articleId);
  const context = {
    articles,
    messages: messages[request.locale],
    ...(wentOn !== undefined && { after: wentOn.asked }),
  };
  const first = worthShowing(result);
  const message = answerMessage({ ...result, hits: result.hits.slice(0, first) }, context);
  const record = await keep(request, services, asked, found, first);
  if (record === undefined) return { ...message, components: sectionMenu(articles, context.messages) };
  const { userId: ownerId, locale, guildId } = request;
  const components = componentsUnder(storedAnswer(record, engine), {
    view: { answerId: record.id, page: 0, first, ownerId, open: asked.open, locale },
    votes: { up: 0, down: 0 },
    inServer: guildId !== undefined,
  });
  return { ...message, components };
}

/** A question after another is asked with it and alone: where both find the same, it is a new subject. */
function find(engine: SearchEngine, { question, articleId, previous }: Asked): Found {
  const options = { limit: hitsKept, ...(articleId !== undefined && { articleId }) };
  const alone = toTheQuestion(engine.search(question, options));
  if (previous === undefined) return { result: alone };
  const result = toTheQuestion(engine.search(question, { ...options, previous: previous.understood }));
  return sameFindings(alone, result) ? { result: alone } : { result, wentOn: previous };
}

/** Beside a sure answer, what shares no word with the question would only stand in the way. */
function toTheQuestion(result: SearchResult): SearchResult {
  if (result.status !== 'answered') return result;
  return { ...result, hits: result.hits.filter(({ matched }, at) => at === 0 || matched.length > 0) };
}

function sameFindings(one: SearchResult, other: SearchResult): boolean {
  const key = ({ status, intent, hits }: SearchResult) =>
    JSON.stringify([status, intent, hits.slice(0, hitsShown).map(({ articleId, claim }) => [articleId, claim.id])]);
  return key(one) === key(other);
}

/**
 * Notes the question down, and an answer for its buttons. An answer is worth more than its record: when the store fails it is
 * given all the same, without them.
 */
async function keep(
  request: Request,
  { store, now, log }: Services,
  { question }: Asked,
  { result, wentOn }: Found,
  shown: number,
): Promise<AnswerRecord | undefined> {
  const { intent, status } = result;
  const at = now();
  const scope = scopeOf(request);
  // A refusal shows no claim.
  const hits = status === 'refused' || intent.kind !== 'claims' ? [] : result.hits;
  const claims = hits.map(({ articleId, claim }): ClaimRef => ({ articleId, claimId: claim.id }));
  const outcome = intent.kind === 'claims' ? status : intent.kind;
  try {
    await store.questions.add({ scope, text: question, at, outcome, claims: claims.slice(0, shown) });
    if (intent.kind !== 'claims') return undefined;
    const understood = wentOn === undefined ? question : together(wentOn.understood, question);
    const record: AnswerRecord = { id: newId(), scope, at, question: understood, outcome: status, claims };
    await store.answers.save(record);
    return record;
  } catch (error) {
    log.error({ err: error, request: request.id }, 'a question was not kept');
    return undefined;
  }
}
