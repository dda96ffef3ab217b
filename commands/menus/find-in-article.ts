import { ApplicationCommandType, ButtonStyle } from 'discord-api-types/v10';
import { action, idField, snowflakeField, wholeField } from '../../src/bot/action.ts';
import { component, type MessageCommand } from '../../src/bot/command.ts';
import { manageMessages, mayModerate } from '../../src/bot/permissions.ts';
import { described, type Messages, messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import { isAskers } from '../../src/bot/request.ts';
import { answerMs } from '../../src/library/days-kept.ts';
import { newId, scopeOf } from '../../src/library/ids.ts';
import { forgotten, notThere } from '../../src/reply/apologies.ts';
import { libraryMenu } from '../../src/reply/article-card.ts';
import { articlesOf, nameAmong } from '../../src/reply/article-names.ts';
import { claimName, hitsShown } from '../../src/reply/claim-quotes.ts';
import { textOf } from '../ask/asked-words.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import type { Hit } from '../../src/search/index.ts';
import { foundOf, keepQuotes, refOf } from '../ask/keep-answer.ts';
import { withStoredAnswer } from '../ask/stored-answer.ts';
import { documentsName, gradedMessage, nearestShown, quoteMessage } from './graded-message.ts';
import { aroundButton } from '../ask/under-answer.ts';
import { postUnder } from './under-message.ts';

/** What an article's title may take of a button. */
const articleOnButton = 24;

const quoteAction = action('quote', {
  answerId: idField,
  messageId: snowflakeField,
  /** Which of the claims that were found. */
  at: wholeField(0, hitsShown - 1),
});

/** On a message: the claims nearest to what it says, for whoever looks; moderators can quote one of them under it. */
export const findInArticle: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.find.name,
    name_localizations: described('find').name_localizations,
  },
  ephemeral: true,
  command: 'ask',
  cooldown: true,
  handle: async (request, services) => {
    const { library, store, now } = services;
    const { locale, target } = request;
    const words = messages[locale];
    const text = await textOf(target, services);
    if (text === '') return message({ content: words.answerNotes.noText });
    return library.read(request, async ({ articles, similar }) => {
      const nearest = await similar(text, { limit: hitsShown });
      const { grade } = nearest;
      const hits = nearestShown(nearest);
      const body = gradedMessage({ grade, hits }, articles, words);
      const [first] = hits;
      if (first === undefined)
        return message({ ...body, components: libraryMenu(articles, words, articlesOf(nearest.hits)) });
      const around = aroundButton(first, locale);
      if (!mayModerate(request.permissions)) return message({ ...body, components: rows([around]) });
      // The claims are kept, not what the message says: it is somebody else's.
      const id = newId();
      const [claims, found] = [hits.map(refOf), hits.map(foundOf)];
      await store.answers.save({ id, scope: scopeOf(request), at: now(), outcome: 'unsure', claims, found });
      const { quoteIt, quote } = words.answerButtons;
      const quotes = hits.map((hit, at) =>
        button(
          hits.length === 1 ? quoteIt : quote(nameOfHit(hit, hits, words)),
          quoteAction.id({ answerId: id, messageId: target.id, at }),
          at === 0 ? { style: ButtonStyle.Primary } : {},
        ),
      );
      return message({ ...body, components: rows([...quotes, around]) });
    });
  },
};

/** What a hit is called on its button: its number, and its article where the hits are of several. */
function nameOfHit(hit: Hit, hits: readonly Hit[], words: Messages): string {
  const name = documentsName(hit, words) ?? claimName(hit.claim);
  const article = nameAmong(hit.article, articlesOf(hits), articleOnButton);
  return article === undefined ? name : `${name} · ${article}`;
}

/** *Quote it here*: a claim that was found, as a reply under the message; by a moderator who looked, and once. */
export const quoteHere = component(quoteAction, {
  answers: 'update',
  requires: manageMessages,
  handle: (request, services) => {
    const { answerId, messageId, at } = request.args;
    const words = messages[request.locale];
    const { notYoursToPost, alreadyPosted, cannotPost, posted: done } = words.answerNotes;
    if (!isAskers(request)) return privately({ content: notYoursToPost });
    return withStoredAnswer(answerId, request, services, async ({ library, hits }) => {
      const hit = hits[at];
      if (hit === undefined) return at < hits.length ? notThere('changed', request) : forgotten(request);
      const { once } = services.store;
      const [scope, what] = [scopeOf(request), `quote:${answerId}:${at}`] as const;
      const isFirst = await once.take(scope, what, services.now(), answerMs(services.retentionDays));
      if (!isFirst) return privately({ content: alreadyPosted(await once.noted(scope, what)) });
      const body = quoteMessage(hit, library.articles, words);
      const posted = await postUnder(messageId, body, request, services).catch(async (error: unknown) => {
        await once.giveBack(scope, what);
        throw error;
      });
      if ('lacking' in posted) {
        await once.giveBack(scope, what);
        return privately({ content: cannotPost[posted.lacking] });
      }
      const { guildId, channelId } = request;
      keepQuotes({ guildId, channelId, messageId: posted.id, kind: 'answer', claims: [hit] }, services);
      await once.note(scope, what, posted.link);
      return { kind: 'update', message: { content: done(posted.link), components: [] } };
    });
  },
});
