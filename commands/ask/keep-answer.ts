import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '../../src/article/article-model.ts';
import { type ClaimPlace, revisionOf } from '../../src/article/article-places.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { type GuildId, guildScope, newId, scopeOf } from '../../src/library/ids.ts';
import type { QuotingPost } from '../../src/library/port.ts';
import type {
  AnswerRecord,
  ClaimRef,
  FoundClaim,
  QuestionRecord,
  ReadAs,
} from '../../src/library/asked/answer-records.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import type { Found } from './find-answer.ts';
import { nameRemover } from './names/name-remover.ts';
import { together } from './previous-question.ts';

/** What is kept of a question: the id of its answer, where one is, and how to take both back. */
export type Kept = { readonly answerId: string | undefined; readonly takeBack: () => Promise<void> };

type Asked = { readonly question: string; readonly articleId?: string };
type Given = { readonly articles: readonly Article[]; readonly isGiven?: boolean };

/**
 * Notes a question down, and an answer for its buttons, where one `isGiven`: after what is under way has been handed on, the answer first of all,
 * for nobody waits for its record. Where the store fails the answer stands all the same.
 */
export function keepAnswer(request: Request, services: Services, asked: Asked, found: Found, given: Given): Kept {
  const { store, log, now } = services;
  const { hits, note } = found;
  const isKept = given.isGiven !== false && (hits.length > 0 || note !== undefined);
  const answerId = isKept ? newId() : undefined;
  const at = now();
  const written = turn()
    .then(() => write(request, store, asked, found, { answerId, at, articles: given.articles }))
    .catch((error: unknown) => {
      log.error({ err: error, request: request.id }, 'a question was not kept');
      return undefined;
    });
  const takeBack = async () => {
    const questionId = await written;
    const scope = scopeOf(request);
    if (questionId !== undefined) await store.questions.takeBack(scope, questionId);
    if (answerId !== undefined) await store.answers.takeBack(scope, answerId);
  };
  return { answerId, takeBack };
}

/** The id of the question's record, where questions are kept. */
async function write(
  request: Request,
  store: Services['store'],
  { question, articleId }: Asked,
  { result, wentOn, hits, first }: Found,
  { answerId, at, articles }: { answerId: string | undefined; at: number; articles: readonly Article[] },
): Promise<string | undefined> {
  const { intent, status, confidence, corrections, missing = [] } = result;
  const scope = scopeOf(request);
  const claims = hits.map(refOf);
  const understood = wentOn === undefined ? question : together(wentOn.understood, question);
  const unnamed = await nameRemover([...new Set([question, understood])].join('\n'), request.names, articles);
  const text = unnamed(question);
  const questionId = await store.questions.add({
    scope,
    text,
    at,
    outcome: outcomeOf(result),
    claims: claims.slice(0, first),
    locale: request.locale,
    ...(articleId !== undefined && { articleId }),
    ...(intent.kind === 'claims' && { confidence }),
    ...(answerId !== undefined && { answerId }),
  });
  if (answerId === undefined) return questionId;
  const record: AnswerRecord = {
    id: answerId,
    scope,
    at,
    question: understood === question ? text : unnamed(understood),
    outcome: status,
    claims,
    found: hits.map(foundOf),
    ...(corrections.length + missing.length > 0 && { readAs: withoutNamesIn({ corrections, missing }, unnamed) }),
  };
  await store.answers.save(record);
  return questionId;
}

function withoutNamesIn({ corrections, missing }: ReadAs, unnamed: (text: string) => string): ReadAs {
  return {
    corrections: corrections.map(({ from, to }) => ({ from: unnamed(from), to: unnamed(to) })),
    missing: missing.map((each) => ({ ...each, text: unnamed(each.text) })),
  };
}

export function outcomeOf({ intent, status }: SearchResult): QuestionRecord['outcome'] {
  return intent.kind === 'claims' ? status : intent.kind;
}

/** What is kept of a hit, so that it is shown again as it was. */
export function foundOf({ answer, matched, leansOn, steps }: Hit): FoundClaim {
  return {
    ...(answer !== undefined && { answer }),
    matched,
    ...(leansOn !== undefined && { leansOn: leansOn.id }),
    ...(steps !== undefined && { withSteps: true }),
  };
}

export function refOf({ article, claim }: Pick<Hit, 'article' | 'claim'>): ClaimRef {
  return { articleId: article.id, revision: revisionOf(article), claimId: claim.id };
}

/** Remembers which message answers which, so that the one goes when the other does, and what the answer quotes. */
export function keepPost(
  request: Request,
  services: Services,
  questionId: string,
  answerId: string,
  { shown, stands }: { readonly shown: readonly Hit[]; readonly stands?: (messageId: string) => void },
): void {
  const { store, now, log } = services;
  const { guildId, channelId } = request;
  keepQuotes({ guildId, channelId, messageId: answerId, kind: 'answer', claims: shown }, services);
  try {
    store.posts.add({ scope: scopeOf(request), at: now(), questionId, answerId });
    stands?.(answerId);
  } catch (error) {
    log.error({ err: error, request: request.id }, 'where an answer stands was not kept');
  }
}

/** A message that stands in a channel of a server, and the claims that it quotes. */
export type QuotingMessage = {
  readonly guildId?: GuildId | undefined;
  readonly channelId: string;
  readonly messageId: string;
  readonly kind: QuotingPost['kind'];
  readonly claims: readonly Pick<ClaimPlace, 'article' | 'claim'>[];
};

/** Remembers where claims are quoted, so that moderators hear of it when these change. In direct messages nothing is. */
export function keepQuotes(
  { guildId, channelId, messageId, kind, claims }: QuotingMessage,
  { store, now, log }: Pick<Services, 'store' | 'now' | 'log'>,
): void {
  if (guildId === undefined) return;
  const scope = guildScope(guildId);
  try {
    for (const [articleId, quoted] of Map.groupBy(claims, ({ article }) => article.id))
      store.quotes.add({
        scope,
        at: now(),
        channelId,
        messageId,
        kind,
        articleId,
        claimIds: quoted.map(({ claim }) => claim.id),
      });
  } catch (error) {
    log.error({ err: error, message: messageId }, 'where claims are quoted was not kept');
  }
}
