import { expect, test } from 'vitest';
import { markClosing } from '../../../src/article/cleaning/closing-remarks.ts';
import type { Block } from '../../../src/article/document-blocks.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const place = lineAt(1);
const question = (text: string): Block => ({ kind: 'heading', level: 3, text, place });
const answer = (text: string, ruled = false): Block => ({ kind: 'paragraph', text, place, ...(ruled && { ruled }) });
/** What of some blocks ends the list of questions. */
const closing = (blocks: readonly Block[]): string | undefined =>
  markClosing(blocks).find((block) => block.kind !== 'heading' && block.closes === true)?.text;

const first = [question('Is there parking?'), answer('Behind the hall.')];
const last = [question('May I bring a dog?'), answer('On a lead.')];

test('what is said at the end of a list of questions alone answers none of them', () => {
  for (const text of [
    'Still have questions? Write to us.',
    'If your question is not here, call the desk.',
    'Last updated: 3 May 2031',
    'Weitere Fragen beantwortet das Büro.',
    "Si vous avez d'autres questions, écrivez-nous.",
    '¿Tienes más preguntas? Escríbenos.',
    'Ainda tem dúvidas? Fale com a secretaria.',
    'Остались вопросы? Пишите в бюро.',
  ]) {
    expect(closing([...first, ...last, answer(text)])).toBe(text);
  }
  expect(closing([...first, ...last, answer('Cats may come too.')])).toBeUndefined();
});

test('a question about help is answered by how to get it', () => {
  expect(
    closing([...first, question('How do I get help?'), answer('Ask.'), answer('Contact us at the desk.')]),
  ).toBeUndefined();
});

test('a line drawn below the last answer ends it, unless answers have such lines', () => {
  expect(closing([...first, ...last, answer('The hall is at 5 Mill Lane.', true)])).toBe('The hall is at 5 Mill Lane.');
  expect(closing([...first, answer('In front, too.', true), ...last, answer('The hall.', true)])).toBeUndefined();
  expect(closing([question('Rules'), answer('Be kind.'), ...last, answer('The hall.', true)])).toBeUndefined();
});

test('a list below a line ends the questions as a sentence does, and so does each list of questions with its own line', () => {
  const item: Block = { kind: 'item', text: 'The hall is at 5 Mill Lane.', place, ruled: true };
  expect(closing([...first, ...last, item])).toBe(item.text);
  expect(closing([...first, ...last, { ...item, depth: 2 }])).toBeUndefined();
  const part: Block = { kind: 'heading', level: 2, text: 'Prices', place };
  const marked = markClosing([...first, ...last, item, part, ...first, ...last, answer('It is free.', true)]);
  const closed = marked.flatMap((block) => (block.kind !== 'heading' && block.closes === true ? [block.text] : []));
  expect(closed).toEqual(['The hall is at 5 Mill Lane.', 'It is free.']);
});

test('the last question of a part ends as that of the document does', () => {
  const part: Block = { kind: 'heading', level: 2, text: 'Prices', place };
  expect(closing([...first, ...last, answer('The hall is old.', true), part, answer('It is free.')])).toBe(
    'The hall is old.',
  );
});
