import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { gone, nothingFound, outdated } from '../../src/reply/apologies.ts';
import { aroundMessage } from './around-message.ts';
import { resolveSection, sectionChoices } from '../../src/reply/place-choices.ts';
import { findArticle, findClaim, findPlace, type Place, placeNumbered } from '../../src/reply/places.ts';
import { sectionMessage } from '../../src/reply/section-message.ts';
import { isPage, isSnowflake } from '../ask/answer-view.ts';
import { chatCommand, type Component } from '../../src/bot/command.ts';
import { described, locales, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import type { ComponentRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';

/** Neighbours on each side of a claim whose surroundings were asked for. */
const radius = 2;

export const section = chatCommand(
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
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('section.private') },
    ],
  },
  {
    ephemeral: (options) => options.private ?? false,
    handle: async (request, { library }) => {
      const { locale, userId, options } = request;
      const engine = await library.engineFor(request.guildId);
      const place = resolveSection(engine, options.section);
      if (place === undefined) return nothingFound(request, engine.articles());
      const message = sectionMessage({ place, page: 0, ownerId: userId, locale });
      return { kind: 'message', message, ephemeral: options.private ?? false };
    },
    autocomplete: async ({ guildId, focused, locale }, { library }) =>
      sectionChoices(await library.engineFor(guildId), focused.value, messages[locale]),
  },
);

/** *Back* and *Next*: whoever opened the section turns its pages; anyone else gets a copy of their own. */
export const turnSection: Component = {
  kind: 'component',
  action: 'turn',
  answers: 'update',
  handle: async (request, services) => {
    const [key = '', number = '', page = '', ownerId = '', language] = request.args;
    const locale = locales.find((known) => known === language);
    if (!isPage(page) || !isSnowflake(ownerId) || locale === undefined) return outdated(request);
    const place = await placeHere(key, number, request, services);
    if (place === undefined) return gone(request);
    if (ownerId === request.userId)
      return { kind: 'update', message: sectionMessage({ place, page: Number(page), ownerId, locale }) };
    const own = sectionMessage({ place, page: Number(page), ownerId: request.userId, locale: request.locale });
    return privately({ content: messages[request.locale].answerNotes.notYours, ...own });
  },
};

/** *Section 2*: the section of a claim, for whoever wants to read it. */
export const openSection: Component = {
  kind: 'component',
  action: 'section',
  answers: 'private',
  handle: async (request, services) => {
    const [key = '', number = ''] = request.args;
    return openedSection(await placeHere(key, number, request, services), request);
  },
};

/** A menu of sections: the one that was chosen. */
export const chooseSection: Component = {
  kind: 'component',
  action: 'read',
  answers: 'private',
  handle: async (request, { library }) => {
    const { values, guildId } = request;
    const engine = await library.engineFor(guildId);
    return openedSection(findPlace(values[0] ?? '', engine.articles()), request);
  },
};

/** *Around 2.1*: the claim between its neighbours. */
export const openAround: Component = {
  kind: 'component',
  action: 'around',
  answers: 'private',
  handle: async (request, { library }) => {
    const [key = '', claimId = ''] = request.args;
    const engine = await library.engineFor(request.guildId);
    const article = findArticle(key, engine.articles());
    const place = article && findClaim(claimId, article);
    return place === undefined ? gone(request) : privately(aroundMessage(place, radius, messages[request.locale]));
  },
};

function openedSection(place: Place | undefined, request: ComponentRequest) {
  if (place === undefined) return gone(request);
  return privately(sectionMessage({ place, page: 0, ownerId: request.userId, locale: request.locale }));
}

/** Looked for among this server's articles only. */
async function placeHere(key: string, number: string, { guildId }: ComponentRequest, { library }: Services) {
  const article = findArticle(key, (await library.engineFor(guildId)).articles());
  return article && placeNumbered(number, article);
}
