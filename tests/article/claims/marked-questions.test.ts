import { describe, expect, test } from 'vitest';
import { markQuestions } from '../../../src/article/claims/marked-questions.ts';
import type { Block } from '../../../src/article/document-blocks.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const place = lineAt(1);
const paragraph = (text: string, more: { readonly runIn?: number; readonly links?: Block['links'] } = {}): Block => ({
  kind: 'paragraph',
  text,
  place,
  ...(more.runIn !== undefined && { runIn: more.runIn }),
  ...(more.links && { links: more.links }),
});
const item = (text: string): Block => ({ kind: 'item', text, place });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, place });
/** `?` before a text: a heading that asks; `#` a heading that was one. */
const read = (...blocks: readonly Block[]) =>
  markQuestions(blocks).map((block) => {
    const mark = block.kind === 'heading' ? (block.asks === true ? `?${block.level} ` : '# ') : '';
    return mark + block.text;
  });

describe('a question that the document marks', () => {
  test.each([
    ['Q: Who may?', 'A: All.'],
    ['Q1. Who may?', 'A1. All.'],
    ['Q 12 : Who may?', 'A 12) All.'],
    ['Question: Who may?', 'Answer: All.'],
    ['Frage 3: Who may?', 'Antwort 3: All.'],
    ['P： Who may?', 'R： All.'],
    ['问:Who may?', '答:All.'],
    ['Вопрос. Who may?', 'Ответ. All.'],
    ['Hỏi: Who may?', 'Trả lời: All.'],
  ])('heads its answer, both without their marks: %s', (question, answer) => {
    expect(read(paragraph('Before.'), paragraph(question), paragraph(answer), paragraph('More.'))).toEqual([
      'Before.',
      '?7 Who may?',
      'All.',
      'More.',
    ]);
  });

  test('is cleaned, and one that heads a part of the document stays as wide', () => {
    expect(read(heading('Q:  Who   may?'), paragraph('A: All.'))).toEqual(['?2 Who may?', 'All.']);
    expect(read(paragraph('Q:  Who   may?'), paragraph('A: All.'))).toEqual(['?7 Who may?', 'All.']);
  });

  test.each([
    [paragraph('Q: Who may?'), paragraph('All may.')],
    [paragraph('Q: Who may?'), item('A: All.')],
    [paragraph('Q: Who may?')],
    [heading('Q: Who may?'), paragraph('All may.')],
    [item('Q: Who may?'), paragraph('A: All.')],
    [paragraph('Who may?'), paragraph('A: All.')],
    [heading('Who may?'), paragraph('A: All.')],
    [paragraph('In FAQ: who may?'), paragraph('A: All.')],
    [paragraph('Q: Who may?'), paragraph('See A: All.')],
    [paragraph('Q1234: Who may?'), paragraph('A: All.')],
    [paragraph('Question Who may?'), paragraph('A: All.')],
    [paragraph('A: All.'), paragraph('More.')],
  ])('is none without its answer, and no answer is one without its question: %#', (...blocks) => {
    expect(markQuestions(blocks)).toEqual(blocks);
  });

  test('is one of several, each with an answer that may have several parts', () => {
    expect(
      read(
        paragraph('Q: One?'),
        paragraph('A: First.'),
        paragraph('A: not an answer.'),
        paragraph('Q: Two?'),
        paragraph('A: Second.'),
        item('A: an item.'),
      ),
    ).toEqual(['?7 One?', 'First.', 'A: not an answer.', '?7 Two?', 'Second.', 'A: an item.']);
  });
});

describe('an answer without its mark', () => {
  const links = [
    { start: 0, end: 2, target: '#mark' },
    { start: 3, end: 6, target: '#all' },
  ];

  test('keeps its links, and how far its opening reaches', () => {
    const [, answer] = markQuestions([paragraph('Q: Who?'), paragraph('A: All. They may.', { runIn: 7, links })]);
    expect(answer).toEqual({
      kind: 'paragraph',
      text: 'All. They may.',
      place,
      links: [{ start: 0, end: 3, target: '#all' }],
      runIn: 4,
    });
  });

  test('has no opening where that was its mark, and no links where none are left', () => {
    const marked = paragraph('A: All may.', { runIn: 3, links: links.slice(0, 1) });
    expect(markQuestions([paragraph('Q: Who?'), marked])[1]).toEqual(paragraph('All may.'));
    expect(markQuestions([paragraph('Q: Who?'), paragraph('A: All.')])[1]).toEqual(paragraph('All.'));
  });
});

describe('a question between guillemets', () => {
  test('heads the paragraph that replies to it', () => {
    expect(read(item('How do I join?'), paragraph('«  Fill in the form.'), paragraph('« Fill.'))).toEqual([
      '?7 How do I join?',
      'Fill in the form.',
      '« Fill.',
    ]);
    expect(read(item('どうやって？'), paragraph('« Fill.'))).toEqual(['?7 どうやって？', 'Fill.']);
  });

  test.each([
    [item('Join us.'), paragraph('« Fill in the form.')],
    [item('How? Ask us.'), paragraph('« Fill in the form.')],
    [item('How do I join?'), paragraph('«Fill in the form.')],
    [item('How do I join?'), paragraph('« Fill in » the form.')],
    [item('How do I join?'), paragraph('« Fill in « the form.')],
    [item('How do I join?'), paragraph('Then « fill in.')],
    [item('How do I join?'), item('« Fill in the form.')],
    [paragraph('How do I join?'), paragraph('« Fill in the form.')],
    [item('How do I join?')],
  ])('is none where nothing replies, or it does not ask: %#', (...blocks) => {
    expect(markQuestions(blocks)).toEqual(blocks);
  });
});
