import { expect, test } from 'vitest';
import { textFormat } from '../../../src/article/formats/text/text-format.ts';

async function headingsOf(source: string): Promise<string[]> {
  const { blocks } = await textFormat.read(Buffer.from(source), { file: 'a.txt' });
  return blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : []));
}

test('questions and answers that are fields are headings with text', async () => {
  expect(
    await headingsOf('[{"question": "Who?", "answer": "Ann."},\n {"question": "When?", "answer": "At six."}]'),
  ).toEqual(['Who?', 'When?']);
  expect(await headingsOf('- q: Who?\n  a: Ann: the host.\n- q: When?\n  a: At six.\n')).toEqual(['Who?', 'When?']);
});

test.each([
  ['one pair', '{"question": "Who?", "answer": "Ann."}'],
  ['settings', '{"question": "red", "answers": {"question": "blue"}}'],
  ['broken off', '[{"question": "Who?", "answer": "Ann."}, {"question": "When?", "answer": "At six.}]'],
  ['questions in running text', 'Who comes?: Ann does.\nAnd when?: At six.\nThen we eat. All are welcome.'],
])('what only looks like fields stays text: %s', async (_, source) => {
  expect(await headingsOf(source)).toEqual([]);
});

test('facts beside an answer stand below it, wherever they stand in the record', async () => {
  const source = '- host: Ann\n  q: Who?\n  a: Ask her.\n- q: When?\n  a: At six.\n';
  const { blocks } = await textFormat.read(Buffer.from(source), { file: 'a.txt' });
  expect(blocks.map(({ text, place }) => [text, place])).toEqual([
    ['Who?', { kind: 'line', line: 2 }],
    ['Ask her.', { kind: 'line', line: 3 }],
    ['Host: Ann', { kind: 'line', line: 3 }],
    ['When?', { kind: 'line', line: 4 }],
    ['At six.', { kind: 'line', line: 5 }],
  ]);
});

test('an alias that holds itself, and what is nested without end, is text', async () => {
  expect(await headingsOf('&a\nquestion: Who?\nfaq:\n  - question: *a\n  - question: When?\n')).toEqual([]);
  for (const text of [`[${'{"question":'.repeat(20_000)}]`, '- q: a: b\n'.repeat(20_000)])
    expect((await headingsOf(text)).length).toBeLessThan(2);
}, 60_000);

test('headings within an answer that is a list stand below its question', async () => {
  const source =
    '- topic: Rooms\n  faqs:\n    - q: Who?\n      a: ["## Hosts", "Ann."]\n    - q: When?\n      a: At six.\n';
  const { blocks } = await textFormat.read(Buffer.from(source), { file: 'a.txt' });
  const levels = new Map(blocks.flatMap((block) => (block.kind === 'heading' ? [[block.text, block.level]] : [])));
  expect(levels.get('Hosts')).toBeGreaterThan(levels.get('Who?') ?? Number.NaN);
});
