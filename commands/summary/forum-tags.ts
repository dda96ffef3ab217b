import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { ChannelInfo, PostTag } from '../../src/bot/channels.ts';
import { plain } from '../../src/bot/markdown.ts';
import type { AutocompleteRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';

/** Tags that a post may have. */
const mostTags = 5;
const mostChoices = 25;
const choiceLength = 100;

/** Tags by the names that were typed, parted by commas; a name that the forum has no tag by. */
export function tagsNamed(
  typed: string,
  { tags = [] }: Pick<ChannelInfo, 'tags'>,
): { readonly ids: readonly string[] } | { readonly unknown: string } {
  const names = namesIn(typed);
  const found = names.map((name) => tags.find((tag) => isNamed(tag, name)));
  const unknown = names.find((_, at) => found[at] === undefined);
  if (unknown !== undefined) return { unknown };
  return { ids: [...new Set(found.flatMap((tag) => tag?.id ?? []))].slice(0, mostTags) };
}

/** Tags as custom ids carry them: by their places in the forum. */
export function placesOfTags(ids: readonly string[], { tags = [] }: Pick<ChannelInfo, 'tags'>): string | undefined {
  const places = ids.map((id) => tags.findIndex((tag) => tag.id === id)).filter((place) => place >= 0);
  return places.length === 0 ? undefined : places.map((place) => String.fromCharCode(97 + place)).join('');
}

export function tagsAtPlaces(places: string, { tags = [] }: Pick<ChannelInfo, 'tags'>): readonly string[] {
  return [...new Set(places.split(''))].flatMap((place) => tags[place.charCodeAt(0) - 97]?.id ?? []);
}

/** The forum's tags while they are typed: what stands before the last comma stays. */
export async function tagChoices(
  { focused, options, channelId }: AutocompleteRequest<{ readonly channel: string | undefined }>,
  { channels }: Services,
): Promise<readonly APIApplicationCommandOptionChoice<string>[]> {
  const channel = await channels.find(options.channel ?? channelId);
  const typed = focused.value.split(',');
  const last = plain(typed.at(-1) ?? '').toLowerCase();
  const before = typed
    .slice(0, -1)
    .map((name) => plain(name))
    .filter((name) => name !== '');
  return (channel?.tags ?? [])
    .filter((tag) => tag.name.toLowerCase().includes(last) && !before.some((name) => isNamed(tag, name)))
    .map(({ name }) => [...before, name].join(', '))
    .filter((name) => name.length <= choiceLength)
    .slice(0, mostChoices)
    .map((name) => ({ name, value: name }));
}

function namesIn(typed: string): readonly string[] {
  return typed
    .split(',')
    .map((name) => plain(name))
    .filter((name) => name !== '');
}

function isNamed({ id, name }: PostTag, typed: string): boolean {
  return id === typed || name.toLowerCase() === typed.toLowerCase();
}
