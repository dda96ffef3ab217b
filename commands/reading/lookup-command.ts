import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { nothingFound, unknownArticle } from '../../src/reply/apologies.ts';
import { aroundMessage } from './around-message.ts';
import { libraryWithin, resolvePlace, typedWordsIn } from '../../src/reply/picked-places.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import { sectionMessage } from '../../src/reply/section-message.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message } from '../../src/bot/reply.ts';

/** Neighbours on each side of the claim. */
const radius = 1;

export const lookupCommand = chatCommand(
  {
    name: 'lookup',
    ...described('lookup'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'statement',
        ...described('lookup.claim'),
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        ...described('article.article'),
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'public', ...described('lookup.public') },
    ],
  },
  {
    ephemeral: (options) => options.public !== true,
    repeatable: true,
    handle: (request, { library }) =>
      library.read(request, (view) => {
        const { locale, userId, options } = request;
        const within = libraryWithin(view, options.article);
        if (within === undefined) return unknownArticle(request, view.articles);
        const place = resolvePlace(within, options.statement);
        if (place === undefined) return nothingFound(request, within.articles);
        const { claim } = place;
        const words = messages[locale];
        return message(
          claim === undefined
            ? sectionMessage({ place, page: 0, ownerId: userId, locale })
            : aroundMessage(
                { ...place, claim },
                radius,
                words,
                typedWordsIn({ ...place, claim }, options.statement, view),
              ),
        );
      }),
    autocomplete: placeChoices,
  },
);
