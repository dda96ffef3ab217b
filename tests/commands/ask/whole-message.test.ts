import { expect, it } from 'vitest';
import { wholeFacts } from '../../../commands/ask/whole-facts.ts';
import { messages } from '../../../src/bot/messages/index.ts';

const article = {
  id: 'a',
  title: 'Bees',
  author: 'Ann Lee',
  date: '2 May 2026',
  language: 'en',
  sections: [{ heading: 'Flight', claims: [{ id: '1.1', text: 'Bees fly.' }] }],
};
const { whole } = messages.en;

it.each([
  ['author', 'date', [whole.title('Bees'), whole.author('Ann Lee'), whole.date('2 May 2026')]],
  ['title', 'length', [whole.title('Bees'), whole.length(1, 1, 2)]],
  ['summary', 'author', [whole.title('Bees'), whole.author('Ann Lee'), whole.sections, 'Flight']],
  ['author', undefined, [whole.title('Bees'), whole.author('Ann Lee')]],
] as const)('%s and %s: each once, after the title', (about, also, expected) => {
  const intent = { kind: 'whole', about, ...(also !== undefined && { also }) } as const;
  expect(wholeFacts(intent, article, messages.en).map(({ text }) => text)).toEqual(expected);
});
