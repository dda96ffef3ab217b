import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { choice } from '../../src/reply/described-choice.ts';
import { placeChoices, resolveArticle, resolveSection } from '../../src/reply/place-choices.ts';
import { makeQuiz } from './make-quiz.ts';
import { seeded } from './seeded-choice.ts';
import { quizLimits, quizMessage, quizPoll } from './quiz-message.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import { newId } from '../../src/library/ids.ts';

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
    handle: (request, { library }) =>
      library.read(request.guildId, (view) => {
        const { id, locale, options } = request;
        const words = messages[locale];
        const { articles } = view;
        const article = options.article === undefined ? undefined : resolveArticle(options.article, articles);
        if (options.article !== undefined && article === undefined) return unknownArticle(request, articles);
        const section = options.section === undefined ? undefined : resolveSection(view, options.section);
        const isElsewhere = article !== undefined && section !== undefined && section.article !== article;
        if ((options.section !== undefined && section === undefined) || isElsewhere)
          return privately({ content: words.summary.noSuchSection });
        const way = options.as === 'poll' ? 'poll' : 'buttons';
        // The interaction's id is chance enough, and the same one makes the same quiz.
        const made = makeQuiz(article === undefined ? articles : [article], section, quizLimits[way], seeded(id));
        if (made === undefined) return privately({ content: words.quiz.tooFew });
        return message(way === 'poll' ? quizPoll(newId(), made, words) : quizMessage(newId(), made, words));
      }),
    autocomplete: placeChoices,
  },
);
