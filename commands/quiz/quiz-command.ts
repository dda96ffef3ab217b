import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { choice } from '../../src/reply/described-choice.ts';
import { libraryWithin, resolveSection } from '../../src/reply/picked-places.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import { makeQuiz } from './make-quiz.ts';
import { seeded } from './seeded-choice.ts';
import { quizLimits, quizMessage, quizPoll, revealMessage } from './quiz-message.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { newId, type RecordScope, scopeOf } from '../../src/library/ids.ts';
import type { Store } from '../../src/library/port.ts';
import { placeValue } from '../../src/reply/places.ts';

/** A claim with something left out, for everyone in the channel. */
export const quizCommand = chatCommand(
  {
    name: 'quiz',
    ...described('quiz'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      { type: OptionType.String, name: 'section', ...described('quiz.section'), autocomplete: true },
      {
        type: OptionType.String,
        name: 'as',
        ...described('quiz.as'),
        choices: [choice('buttons', 'quiz.as.buttons'), choice('poll', 'quiz.as.poll')],
      },
      { type: OptionType.String, name: 'article', ...described('quiz.article'), autocomplete: true },
    ],
  },
  {
    handle: async (request, { library, store, now }) => {
      const scope = scopeOf(request);
      const asked = await lastAsked(scope, store);
      const reply = await library.read(request, (view) => {
        const { id, locale, options } = request;
        const words = messages[locale];
        const { articles } = view;
        const within = libraryWithin(view, options.article);
        if (within === undefined) return unknownArticle(request, articles);
        const section = options.section === undefined ? undefined : resolveSection(within, options.section);
        if (options.section !== undefined && section === undefined)
          return privately({ content: words.summary.noSuchSection });
        const way: 'poll' | 'buttons' = options.as === 'poll' ? 'poll' : 'buttons';
        // The interaction's id is chance enough, and the same one makes the same quiz.
        const made = makeQuiz(within.articles, section, quizLimits[way], seeded(id), (place) =>
          asked.indexOf(placeValue(place)),
        );
        return made === undefined ? privately({ content: words.quiz.tooFew }) : { made, way };
      });
      if ('kind' in reply) return reply;
      const { made, way } = reply;
      await noteAsked(
        scope,
        [placeValue(made.place), ...asked.filter((value) => value !== placeValue(made.place))],
        store,
        now(),
      );
      const words = messages[request.locale];
      const quizId = newId();
      return {
        kind: 'message',
        message: way === 'poll' ? quizPoll(quizId, made, words) : quizMessage(quizId, made, words),
        after: (messageId) => revealMessage(quizId, made, way, messageId, words),
      };
    },
    autocomplete: placeChoices,
  },
);

/** Claims that were asked about in this server last, newest first: none comes twice in a row, nor soon again where there are others. */
const remembered = 5;
const rememberedMs = 90 * 86_400_000;
const askedKey = 'quiz asked';

async function lastAsked(scope: RecordScope, { once }: Store): Promise<readonly string[]> {
  return ((await once.noted(scope, askedKey)) ?? '').split(' ').filter((value) => value !== '');
}

async function noteAsked(scope: RecordScope, values: readonly string[], { once }: Store, now: number): Promise<void> {
  await once.take(scope, askedKey, now, rememberedMs);
  await once.note(scope, askedKey, values.slice(0, remembered).join(' '));
}
