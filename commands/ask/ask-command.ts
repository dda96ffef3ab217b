import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { chatCommand, type Mention, type Overheard } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import type { CommandRequest } from '../../src/bot/request.ts';
import { answerQuestion } from './answer-question.ts';
import type { Services } from '../../src/bot/services.ts';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { articleChoices } from '../../src/reply/place-choices.ts';
import { isForDocent } from './addressed.ts';
import { forAll } from '../../src/bot/permissions.ts';
import { pastedText, spokenText, textOf } from './asked-words.ts';
import { findAnswer } from './find-answer.ts';
import { keepPost, keepQuotes } from './keep-answer.ts';
import { previousQuestion } from './previous-question.ts';

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
    repeatable: true,
    ephemeral: (options) => options.private ?? false,
    handle: async (request, services) => {
      const { question, article: named, private: ephemeral = false, for: askedFor } = request.options;
      const isForAsker = ephemeral || (await drawsOnPrivate(request, services));
      const asker = isForAsker ? request : forAll(request);
      const articles = named === undefined ? [] : await services.library.articles(asker);
      const article = named === undefined ? undefined : resolveArticle(named, articles);
      if (named !== undefined && article === undefined) return unknownArticle(asker, articles);
      const answer = await answerQuestion(asker, services, {
        question,
        open: !isForAsker,
        ...(article !== undefined && { articleId: article.id }),
        ...(askedFor !== undefined && { askedFor }),
      });
      const { stands, shown: claims, takeBack } = answer;
      const onceOnly = takeBack === undefined ? {} : { elsewhere: takeBack };
      if (isForAsker || answer.isAbove) return { ...privately(answer.message), ...onceOnly };
      const { guildId, channelId } = request;
      const isQuoting = guildId !== undefined && claims.length > 0;
      const sent = (messageId: string) => {
        if (isQuoting) keepQuotes({ guildId, channelId, messageId, kind: 'answer', claims }, services);
        return Promise.resolve(stands?.(messageId));
      };
      return { ...message(answer.message), ...onceOnly, ...((isQuoting || stands !== undefined) && { sent }) };
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
  return library.read(request, async (view) => {
    const { articles, privateIds } = view;
    if (privateIds.size === 0) return false;
    const article = named === undefined ? undefined : resolveArticle(named, articles);
    if (article !== undefined) return privateIds.has(article.id);
    const sought = { question: spokenText(question), locale: request.locale };
    const { result, hits, article: linked } = await findAnswer(view, sought);
    const best = linked ?? (hits[0] ?? result.hits[0])?.article;
    return result.status !== 'refused' && best !== undefined && privateIds.has(best.id);
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

/** A question that nobody addressed to Docent: answered where the article surely does, and never kept. */
export const overheard: Overheard = {
  handle: async (request, services) => {
    const sought = { question: request.text, locale: request.locale };
    const { result } = await services.library.read(request, (library) => findAnswer(library, sought));
    const { status, intent } = result;
    if (status !== 'answered' || intent.kind !== 'claims') return undefined;
    const asked = { question: request.text, open: true, isOverheard: true } as const;
    return message((await answerQuestion(request, services, asked)).message);
  },
};
