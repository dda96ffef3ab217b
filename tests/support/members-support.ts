import { expect } from 'vitest';
import type { LocalDiscord, SeenMessage } from 'local-discord';
import { shownText, textsOf } from './discord-markdown.ts';
import type { Docent } from './docent.ts';

type Actor = ReturnType<LocalDiscord['as']>;

/** What a member reads in a message. */
export function says(message: SeenMessage | undefined): string {
  if (message === undefined) return '';
  const embeds = message.embeds.flatMap(({ title = '', description = '', footer }) => [
    shownText(title),
    shownText(description),
    footer?.text ?? '',
  ]);
  return [shownText(message.content), ...embeds, ...textsOf(message.components).map(shownText)].join('\n').trim();
}

/** All that a message says, as it was sent. */
export function written({ content, components }: SeenMessage): string {
  return [content, ...textsOf(components)].filter((text) => text !== '').join('\n');
}

/** The custom id of the last button that does this: of two that turn a page, the one that goes on. */
export function buttonId(message: SeenMessage, action: string): string {
  const ids = customIds(message).filter((id) => id.split(':')[1] === action);
  const id = ids.at(-1);
  if (id === undefined) throw new Error(`Nothing under this message does "${action}".`);
  return id;
}

export function customIds({ components = [] }: SeenMessage): readonly string[] {
  return [...JSON.stringify(components).matchAll(/"custom_id":"((?:[^"\\\\]|\\\\.)*)"/g)].map(([, id = '']) => id);
}

/** *Options* under an answer, as whoever opens it sees them. */
export function openOptions(actor: Actor, answer: SeenMessage): Promise<SeenMessage> {
  return actor.click(answer, buttonId(answer, 'options')).reply();
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
