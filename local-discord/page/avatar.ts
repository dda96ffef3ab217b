import iconUrl from './images/icon.svg?url';
import type { Person } from '../src/page-server/protocol.ts';

const colours = ['#4752c4', '#1a7f4b', '#a4527c', '#9a5b13', '#7a49c9', '#b3363a'];

/** A round picture: the bot's own, else an initial on a colour that stays the same for a person. */
export function avatarUrl(person: Pick<Person, 'name' | 'bot'> | undefined): string {
  if (person?.bot === true) return iconUrl;
  const { name = '?' } = person ?? {};
  const sum = Array.from(name, (character) => character.codePointAt(0) ?? 0).reduce((all, one) => all + one, 0);
  const colour = colours[sum % colours.length] ?? '';
  const [initial = '?'] =
    new Intl.Segmenter().segment(name)[Symbol.iterator]().next().value?.segment.toUpperCase() ?? '?';
  const letter = /^[\p{L}\p{N}]$/u.test(initial) ? initial : '?';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="Inter,Arial,sans-serif" font-size="19" font-weight="600" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
