import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { h } from '../dom.ts';
import type { ListboxItem } from './listbox.ts';

/** Whom `@…` at the end of what was typed could mean. */
export function mentionChoices(before: string, insert: (text: string) => void): readonly ListboxItem[] {
  const [, typed] = /(?:^|\s)@([^@\n]{0,32})$/.exec(before) ?? [];
  if (typed === undefined) return [];
  const wanted = typed.toLowerCase();
  return client.state.people
    .filter(({ name, username }) => [name, username].some((one) => one.toLowerCase().startsWith(wanted)))
    .sort((left, right) => Number(right.bot) - Number(left.bot))
    .map((person) => ({
      label: h('span', { class: 'choice-person' }, h('img', { src: avatarUrl(person), alt: '' }), person.name),
      description: person.description,
      pick: () => insert(`@${person.name} `),
    }));
}

/** The text as it is sent: names after `@` become mentions. */
export function withMentions(text: string): string {
  const byLength = [...client.state.people].sort((left, right) => right.name.length - left.name.length);
  return byLength.reduce((done, { name, id }) => {
    const pattern = new RegExp(`(?<![\\w<])@${literal(name)}(?![\\p{L}\\p{N}_])`, 'giu');
    return done.replaceAll(pattern, `<@${id}>`);
  }, text);
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
