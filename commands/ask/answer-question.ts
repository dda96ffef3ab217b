import type { Article } from '../../src/article/article-model.ts';
import type { Markdown } from '../../src/bot/markdown.ts';
import { messages, type Messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { articleText, libraryMenu } from '../../src/reply/article-card.ts';
import { articlesOf } from '../../src/reply/article-names.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import { answeredAbove, pointAbove, pointHeardAbove } from './again/answered-above.ts';
import { answerMessage, questionLine, summaryAnswer } from './answer-message.ts';
import { canShare, componentsUnder } from './under-answer.ts';
import { spokenText } from './asked-words.ts';
import { findAnswer, type Found } from './find-answer.ts';
import { keepAnswer, type Kept, outcomeOf, refOf } from './keep-answer.ts';
import { articlesMeant, whichArticle } from './which-article.ts';
import { type Previous, topLineOf } from './previous-question.ts';
import { noteMessage } from './taught/note-message.ts';

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
  /** Though the same was answered above. */
  readonly anyway?: true;
};

/** The message that answers, and as what the question was understood. */
export type Answered = {
  readonly message: Message;
  readonly intent: SearchResult['intent'];
  /** The claims that are quoted in it, but for those of a summary. */
  readonly shown: readonly Hit[];
  /** Whether it only points to the answer above. */
  readonly isAbove?: true;
  /** Takes back what was kept of it; absent where nothing was. */
  readonly takeBack?: Kept['takeBack'];
  /** Called with the id of the message that it has become: whoever asks again is pointed to it. */
  readonly stands?: (messageId: string) => void;
};

/** Answers a question: finds, notes down what was asked and shown, and gives the message with its buttons. */
export function answerQuestion(request: Request, services: Services, given: AskedQuestion): Promise<Answered> {
  const asked = { ...given, question: spokenText(given.question) };
  return services.library.read(request, async (library) => {
    const found = await findAnswer(library, { ...asked, locale: request.locale });
    services.meter?.asked(outcomeOf(found.result));
    const { result, hits, first, note } = found;
    const { intent } = result;
    const { userId: ownerId, locale } = request;
    const { articles, which, body } = wording(request, services, asked, found, library);
    const shown = hits.slice(0, first);
    const isOverheard = asked.isOverheard === true;
    const pointsBack = found.wentOn === undefined && shown.length > 0 && (await canPointBack(asked, request, services));
    const { articleId } = asked;
    const again = { ...asked, articleId, claims: shown.map(refOf), text: body.content ?? '' };
    const above = pointsBack ? await answeredAbove(again, request, services) : undefined;
    if (above !== undefined) {
      const isGiven = above.answerId === undefined;
      const own = isOverheard ? undefined : keepAnswer(request, services, asked, found, { articles, isGiven });
      const pointer = isOverheard
        ? pointHeardAbove(above, topLineOf({ content: again.text }) ?? '', request)
        : pointAbove(above, { answerId: above.answerId ?? own?.answerId, articleId }, request);
      return { message: pointer, intent, shown: [], isAbove: true, ...takingBack(own) };
    }
    const kept = isOverheard ? undefined : keepAnswer(request, services, asked, found, { articles });
    const answerId = kept?.answerId;
    const back = takingBack(kept);
    if (which) return { message: body, intent, shown: [], ...back };
    if (hits.length === 0 && note === undefined && helpsToRead(result)) {
      const components = libraryMenu(articles, messages[locale], articlesOf(result.hits));
      return { message: { ...body, components }, intent, shown, ...back };
    }
    if (answerId === undefined) return { message: body, intent, shown, ...back };
    const view = { answerId, page: 0, first: Math.max(1, first), ownerId, open: asked.open, locale };
    const under = {
      view,
      votes: { up: 0, down: 0 },
      canShare: canShare(hits, library, request),
      ...(note !== undefined && { noteId: note.id }),
    };
    const stands = (messageId: string) => {
      const place = { channelId: request.channelId, messageId };
      services.store.posts.place({ scope: scopeOf(request), at: services.now(), answerId, ...place });
    };
    return {
      message: { ...body, components: componentsUnder(hits, under) },
      intent,
      shown,
      ...(pointsBack && { stands }),
      ...back,
    };
  });
}

function takingBack(kept: Kept | undefined): Pick<Answered, 'takeBack'> {
  return kept === undefined ? {} : { takeBack: kept.takeBack };
}

/** Whether a question may be pointed to an answer above, and its own answer may be pointed to: where everybody sees them, and moderators say so. */
async function canPointBack(
  { open, anyway, askedFor }: AskedQuestion,
  { guildId }: Request,
  { settings }: Services,
): Promise<boolean> {
  if (!open || anyway === true || askedFor !== undefined) return false;
  return (await settings.of(guildId)).pointsBack;
}

/** The message without what stands under it; `which`: it asks which of several articles is meant. */
function wording(
  request: Request,
  { channels }: Services,
  asked: AskedQuestion,
  { result, wentOn, hits, first, article, note }: Found,
  library: LibraryView,
): { readonly articles: readonly Article[]; readonly which: boolean; readonly body: Message } {
  const { intent } = result;
  const { userId: ownerId, locale, guildId } = request;
  const among = article === undefined ? articlesAsked(library, asked) : [article];
  const articles =
    intent.kind === 'whole'
      ? articlesMeant(asked.question, among, library, asked.previous?.claims[0]?.articleId)
      : among;
  const context = {
    articles,
    shelf: library.articles,
    messages: messages[locale],
    ...(wentOn !== undefined && { after: wentOn.asked }),
    ...(asked.askedFor !== undefined && { askedFor: asked.askedFor }),
  };
  if (intent.kind === 'whole' && articles.length > 1)
    return { articles, which: true, body: whichArticle(result, intent, context, { ownerId, locale }) };
  const top = questionLine(result.question, context);
  if (note !== undefined) {
    const serverName = guildId === undefined ? undefined : channels.serverName?.(guildId);
    const isSure = result.status === 'answered';
    return { articles, which: false, body: noteMessage(note, { top, isSure, serverName, messages: messages[locale] }) };
  }
  if (article !== undefined)
    return { articles, which: false, body: linkedArticle(article, result, top, context.messages) };
  const body =
    summaryAnswer(intent, top, context, library) ?? answerMessage({ ...result, hits: hits.slice(0, first) }, context);
  return { articles, which: false, body };
}

/** An article that moderators say is what answers, as /article shows it. */
function linkedArticle(article: Article, { status }: SearchResult, top: Markdown, words: Messages): Message {
  const unsure = status === 'answered' ? [] : [words.answer.unsure];
  return { content: articleText(article, [...(top === '' ? [] : [top]), ...unsure].join('\n'), words) };
}

/** Who says thanks or good-bye wants nothing more; who greets may wish to know what there is to ask. */
function helpsToRead({ intent }: SearchResult): boolean {
  return intent.kind !== 'smalltalk' || intent.about === 'help' || intent.about === 'greeting';
}

/** Those that are asked; for everyone to see, none is named of which not everyone may know, where there are others. */
function articlesAsked({ articles, privateIds }: LibraryView, { articleId, open }: AskedQuestion): readonly Article[] {
  const asked = articles.filter(({ id }) => articleId === undefined || id === articleId);
  const forAll = open ? asked.filter(({ id }) => !privateIds.has(id)) : asked;
  return forAll.length > 0 ? forAll : asked;
}
