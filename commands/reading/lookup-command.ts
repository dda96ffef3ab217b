import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { nothingFound } from '../../src/reply/apologies.ts';
import { aroundMessage } from './around-message.ts';
import { claimChoices, resolvePlace } from '../../src/reply/place-choices.ts';
import { sectionMessage } from '../../src/reply/section-message.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';

/** Neighbours on each side of the claim. */
const radius = 1;

export const lookup = chatCommand(
  {
    name: 'lookup',
    ...described('lookup'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'claim',
        ...described('lookup.claim'),
        required: true,
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('lookup.private') },
    ],
  },
  {
    ephemeral: (options) => options.private ?? false,
    handle: async (request, { library }) => {
      const { locale, userId, options } = request;
      const engine = await library.engineFor(request.guildId);
      const place = resolvePlace(engine, options.claim);
      if (place === undefined) return nothingFound(request, engine.articles());
      const { claim } = place;
      const message =
        claim === undefined
          ? sectionMessage({ place, page: 0, ownerId: userId, locale })
          : aroundMessage({ ...place, claim }, radius, messages[locale]);
      return { kind: 'message', message, ephemeral: options.private ?? false };
    },
    autocomplete: async ({ guildId, focused, locale }, { library }) =>
      claimChoices(await library.engineFor(guildId), focused.value, messages[locale]),
  },
);
