import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { notThere, nothingFound, unknownArticle } from '../../src/reply/apologies.ts';
import { aroundMessage } from './around-message.ts';
import { libraryWithin, resolveSection } from '../../src/reply/picked-places.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import {
  chooseSectionAction,
  openAroundAction,
  openSectionAction,
  readPlaceValue,
  resolveRef,
  turnSectionAction,
} from '../../src/reply/places.ts';
import type { Place } from '../../src/article/article-places.ts';
import { sectionMessage } from '../../src/reply/section-message.ts';
import { chatCommand, component } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import type { Request } from '../../src/bot/request.ts';

/** Neighbours on each side of a claim whose surroundings were asked for. */
const radius = 2;

export const sectionCommand = chatCommand(
  {
    name: 'section',
    ...described('section'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'section',
        ...described('section.section'),
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        ...described('article.article'),
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'public', ...described('section.public') },
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
        const place = resolveSection(within, options.section);
        if (place === undefined) return nothingFound(request, within.articles);
        return message(sectionMessage({ place, page: 0, ownerId: userId, locale }));
      }),
    autocomplete: placeChoices,
  },
);

/** *Back* and *Next*: whoever opened the section turns its pages; anyone else gets a copy of their own. */
export const turnSection = component(turnSectionAction, {
  answers: 'update',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => {
      const { page, ownerId, locale, ...ref } = request.args;
      const place = resolveRef(ref, articles);
      if (typeof place === 'string') return notThere(place, request);
      if (ownerId === request.userId)
        return { kind: 'update', message: sectionMessage({ place, page, ownerId, locale }) };
      const own = sectionMessage({ place, page, ownerId: request.userId, locale: request.locale });
      return privately({ content: messages[request.locale].answerNotes.notYours, ...own });
    }),
});

/** *Section 2*: the section of a claim, for whoever wants to read it. */
export const openSection = component(openSectionAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => openedSection(resolveRef(request.args, articles), request)),
});

/** A menu of sections: the one that was chosen. */
export const chooseSection = component(chooseSectionAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => {
      const ref = readPlaceValue(request.values[0] ?? '');
      // Menus of before articles had revisions said only which section.
      return openedSection(ref === undefined ? 'changed' : resolveRef(ref, articles), request);
    }),
});

/** *Around 2.1*: the claim between its neighbours. */
export const openAround = component(openAroundAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => {
      const place = resolveRef(request.args, articles);
      if (typeof place === 'string') return notThere(place, request);
      const { claim } = place;
      if (claim === undefined) return openedSection(place, request);
      return message(aroundMessage({ ...place, claim }, radius, messages[request.locale]));
    }),
});

function openedSection(place: Place | 'gone' | 'changed', request: Request) {
  if (typeof place === 'string') return notThere(place, request);
  return message(sectionMessage({ place, page: 0, ownerId: request.userId, locale: request.locale }));
}
