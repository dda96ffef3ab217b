import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Article } from '../../src/article/article-model.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import { chatCommand, type Mention, type Overheard } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message, type Message, privately } from '../../src/bot/reply.ts';
import { type CommandRequest, forAll, type Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { newId, scopeOf } from '../../src/library/ids.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerRecord, ClaimRef, FoundClaim, QuestionRecord } from '../../src/library/port.ts';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { libraryMenu } from '../../src/reply/article-card.ts';
import { articlesOf } from '../../src/reply/article-names.ts';
import { hitsKept, worthKeeping, worthShowing } from '../../src/reply/claim-quotes.ts';
import { keepQuotes } from '../../src/reply/keep-quotes.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { articleChoices } from '../../src/reply/place-choices.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import { isForDocent } from './addressed.ts';
import { answerMessage, canShare, componentsUnder, questionLine } from './answer-message.ts';
import { spokenText } from './asked-words.ts';
import { followUp } from './follow-up.ts';
import { pastedText, textOf } from './message-text.ts';
import { summaryAnswer } from './whole-message.ts';
import { articlesMeant, whichArticle } from './which-article.ts';
import { type Previous, previousQuestion, together } from './previous-question.ts';

export const ask = chatCommand(
  {
    name: 'ask',
    ...described('ask'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...described('ask.question'),
        required: true,
      },
      { type: ApplicationCommandOptionType.String, name: 'article', ...described('ask.article'), autocomplete: true },
      { type: ApplicationCommandOptionType.User, name: 'for', ...described('ask.for') },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('ask.private') },
    ],
  },
  {
    cooldown: true,
    keepsPrivate: true,
    ephemeral: (options) => options.private ?? false,
    handle: async (request, services) => {
      const { question, article: named, private: ephemeral = false, for: askedFor } = request.options;
      const isForAsker = ephemeral || (await drawsOnPrivate(request, services));
      const asker = isForAsker ? request : forAll(request);
      const articles = await services.library.articles(asker);
      const article = named === undefined ? undefined : resolveArticle(named, articles);
      if (named !== undefined && article === undefined) return unknownArticle(asker, articles);
      const answer = await answerQuestion(asker, services, {
        question,
        open: !isForAsker,
        ...(article !== undefined && { articleId: article.id }),
        ...(askedFor !== undefined && { askedFor }),
      });
      return isForAsker ? privately(answer.message) : message(answer.message);
    },
    autocomplete: async (request, { library }) =>
      articleChoices(await library.articles(request), request.focused.value, messages[request.locale]),
  },
);

/** Whether what answers best is in an article that not everybody in the channel may read: then the answer is for the asker only. */
async function drawsOnPrivate(
  request: CommandRequest<{ readonly question: string; readonly article: string | undefined }>,
  { library }: Services,
): Promise<boolean> {
  const { question, article: named } = request.options;
  return library.read(request, async ({ articles, privateIds, search }) => {
    if (privateIds.size === 0) return false;
    const article = named === undefined ? undefined : resolveArticle(named, articles);
    if (article !== undefined) return privateIds.has(article.id);
    const { status, hits } = await search(spokenText(question));
    const [best] = hits;
    return status !== 'refused' && best !== undefined && privateIds.has(best.article.id);
  });
}

/** What says the same as a word back. */
const reactions = { thanks: '👍', bye: '👋' } as const;

/** "@Docent how much is the trade?"; in reply to one of Docent's answers, it may go on from that: "and China?". */
export const mention: Mention = {
  isFor: isForDocent,
  handle: async (request, services) => {
    const { answerNotes } = messages[request.locale];
    const own = spokenText([request.text, await pastedText(request.files, services)].join('\n'));
    const { under } = request;
    // "@Docent" alone under somebody's question asks that question.
    const question = own === '' && under !== undefined ? await textOf(under, services) : own;
    if (question === '' && request.files.length > 0) return message({ content: answerNotes.noFiles });
    if (question === '' && under !== undefined)
      return message({ content: answerNotes.unreadable(messages[request.locale].commands.answer.name) });
    const previous = await previousQuestion(request.repliesTo, request, services);
    const answered = await answerQuestion(request, services, { question, previous, open: true });
    const { message: body, intent } = answered;
    const kept = { sent: (id: string) => Promise.resolve(keepPost(request, services, request.id, id, answered)) };
    const reaction = intent.kind === 'smalltalk' && isEnding(intent.about) ? { reaction: reactions[intent.about] } : {};
    return { ...message(body), ...kept, ...reaction };
  },
};

function isEnding(about: string): about is keyof typeof reactions {
  return about in reactions;
}

/** Remembers which message answers which, so that the one goes when the other does, and what the answer quotes. */
export function keepPost(
  request: Request,
  services: Services,
  questionId: string,
  answerId: string,
  { shown }: Pick<Answered, 'shown'>,
): void {
  const { store, now, log } = services;
  const { guildId, channelId } = request;
  keepQuotes({ guildId, channelId, messageId: answerId, kind: 'answer', claims: shown }, services);
  try {
    store.posts.add({ scope: scopeOf(request), at: now(), questionId, answerId });
  } catch (error) {
    log.error({ err: error, request: request.id }, 'where an answer stands was not kept');
  }
}

/** A question that nobody addressed to Docent: answered where the article surely does, and never kept. */
export const overheard: Overheard = {
  handle: async (request, services) => {
    const { status, intent } = await services.library.read(request, ({ search }) => search(request.text));
    if (status !== 'answered' || intent.kind !== 'claims') return undefined;
    const asked = { question: request.text, open: true, isOverheard: true } as const;
    return message((await answerQuestion(request, services, asked)).message);
  },
};

export type AskedQuestion = {
  readonly question: string;
  /** Ask this article only. */
  readonly articleId?: string;
  readonly previous?: Previous | undefined;
  /** Whether everyone in the channel sees the answer. */
  readonly open: boolean;
  /** Nobody asked Docent: nothing of it is kept. */
  readonly isOverheard?: true;
  /** The member that it is asked for. */
  readonly askedFor?: string;
};

/** The message that answers, and as what the question was understood. */
export type Answered = {
  readonly message: Message;
  readonly intent: SearchResult['intent'];
  /** The claims that are quoted in it, but for those of a summary. */
  readonly shown: readonly Hit[];
};

type Found = { readonly result: SearchResult; readonly wentOn?: Previous };

/** Answers a question: finds, notes down what was asked and shown, and gives the message with its buttons. */
export function answerQuestion(request: Request, services: Services, given: AskedQuestion): Promise<Answered> {
  const asked = { ...given, question: spokenText(given.question) };
  return services.library.read(request, async (library) => {
    const found = await find(library, asked);
    const { result, wentOn } = found;
    const { intent } = result;
    services.meter?.asked(outcomeOf(result));
    const among = articlesAsked(library, asked);
    const articles =
      intent.kind === 'whole'
        ? articlesMeant(asked.question, among, library, asked.previous?.claims[0]?.articleId)
        : among;
    const { userId: ownerId, locale } = request;
    const context = {
      articles,
      shelf: library.articles,
      messages: messages[locale],
      ...(wentOn !== undefined && { after: wentOn.asked }),
      ...(asked.askedFor !== undefined && { askedFor: asked.askedFor }),
    };
    const hits = hitsToKeep(result);
    const first = worthShowing({ ...result, hits });
    const shown = hits.slice(0, first);
    const which =
      intent.kind === 'whole' && articles.length > 1
        ? whichArticle(result, intent, context, { ownerId, locale })
        : undefined;
    const answer =
      which ??
      summaryAnswer(intent, questionLine(result.question, context), context, library) ??
      answerMessage({ ...result, hits: shown }, context);
    const answerId = asked.isOverheard === true ? undefined : await keep(request, services, asked, found, hits, first);
    if (which !== undefined) return { message: which, intent, shown: [] };
    if (hits.length === 0 && helpsToRead(result, articles)) {
      const components = libraryMenu(articles, context.messages, articlesOf(result.hits));
      return { message: { ...answer, components }, intent, shown };
    }
    if (answerId === undefined) return { message: answer, intent, shown };
    const view = { answerId, page: 0, first, ownerId, open: asked.open, locale };
    const under = { view, votes: { up: 0, down: 0 }, canShare: canShare(hits, library, request) };
    return { message: { ...answer, components: componentsUnder(hits, under) }, intent, shown };
  });
}

/** Who greets or thanks has asked for nothing; but of several articles they may wish to know which. */
function helpsToRead({ intent }: SearchResult, articles: readonly Article[]): boolean {
  if (intent.kind !== 'smalltalk') return true;
  return intent.about === 'help' || (intent.about === 'greeting' && articles.length > 1);
}

/** Those that are asked; for everyone to see, none is named of which not everyone may know, where there are others. */
function articlesAsked({ articles, privateIds }: LibraryView, { articleId, open }: AskedQuestion): readonly Article[] {
  const asked = articles.filter(({ id }) => articleId === undefined || id === articleId);
  const forAll = open ? asked.filter(({ id }) => !privateIds.has(id)) : asked;
  return forAll.length > 0 ? forAll : asked;
}

/** A question is asked alone, and after another as its follow-up too. */
async function find(library: LibraryView, { question, articleId, previous }: AskedQuestion): Promise<Found> {
  const options = { limit: hitsKept, ...(articleId !== undefined && { articleIds: [articleId] }) };
  const search = (text: string, before?: string): Promise<SearchResult> =>
    library.search(text, { ...options, ...(before !== undefined && { previous: before }) });
  const alone = await search(question);
  const result = previous === undefined ? undefined : await followUp(question, previous, alone, search);
  return result === undefined || previous === undefined ? { result: alone } : { result, wentOn: previous };
}

/** A refusal shows no claim. */
function hitsToKeep(result: SearchResult): readonly Hit[] {
  return result.status === 'refused' || result.intent.kind !== 'claims' ? [] : worthKeeping(result);
}

/**
 * Notes the question down, and an answer for its buttons: gives its id. An answer is worth more than its record: when the store fails
 * it is given all the same, without them.
 */
async function keep(
  request: Request,
  { store, now, log }: Services,
  { question, articleId }: AskedQuestion,
  { result, wentOn }: Found,
  hits: readonly Hit[],
  shown: number,
): Promise<string | undefined> {
  const { intent, status, confidence, corrections, missing = [] } = result;
  const at = now();
  const scope = scopeOf(request);
  const claims = hits.map(refOf);
  try {
    const answerId = hits.length === 0 ? undefined : newId();
    await store.questions.add({
      scope,
      text: question,
      at,
      outcome: outcomeOf(result),
      claims: claims.slice(0, shown),
      locale: request.locale,
      ...(articleId !== undefined && { articleId }),
      ...(intent.kind === 'claims' && { confidence }),
      ...(answerId !== undefined && { answerId }),
    });
    if (answerId === undefined) return undefined;
    const understood = wentOn === undefined ? question : together(wentOn.understood, question);
    const record: AnswerRecord = {
      id: answerId,
      scope,
      at,
      question: understood,
      outcome: status,
      claims,
      found: hits.map(foundOf),
      ...(corrections.length + missing.length > 0 && { readAs: { corrections, missing } }),
    };
    await store.answers.save(record);
    return answerId;
  } catch (error) {
    log.error({ err: error, request: request.id }, 'a question was not kept');
    return undefined;
  }
}

function outcomeOf({ intent, status }: SearchResult): QuestionRecord['outcome'] {
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
