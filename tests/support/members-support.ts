import { expect } from 'vitest';
import type { SeenMessage } from 'local-discord';
import { shownText } from './discord-markdown.ts';
import type { Docent } from './docent.ts';

/** What a member reads in a message. */
export function says(message: SeenMessage | undefined): string {
  if (message === undefined) return '';
  const embeds = message.embeds.flatMap(({ title = '', description = '', footer }) => [
    shownText(title),
    shownText(description),
    footer?.text ?? '',
  ]);
  return [shownText(message.content), ...embeds].join('\n').trim();
}

/** The custom id of the last button that does this: of two that turn a page, the one that goes on. */
export function buttonId(message: SeenMessage, action: string): string {
  const ids = customIds(message).filter((id) => id.split(':')[1] === action);
  const id = ids.at(-1);
  if (id === undefined) throw new Error(`Nothing under this message does "${action}".`);
  return id;
}

export function customIds({ components = [] }: SeenMessage): readonly string[] {
  return components.flatMap((row) =>
    'components' in row ? row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : [])) : [],
  );
}

/** Whatever went wrong inside Docent is in its log as an error. */
export function expectNoErrors({ log }: Docent): void {
  const errors = log()
    .split('\n')
    .filter((line) => line.includes('"level":50'));
  expect(errors).toEqual([]);
}

/** The value of the menu's option for the section of that number. */
export function sectionOption({ components = [] }: SeenMessage, number: string): string {
  const found = JSON.stringify(components).match(new RegExp(`"value":"([^"]+#${number})"`));
  return found?.[1] ?? '';
}
