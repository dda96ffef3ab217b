import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnswerSpan } from '../../../src/search/answer/answer-span.ts';
import { parseAnswerSpanWeights } from '../../../src/search/answer/span-weights.ts';
import { withMarks } from '../../../src/search/answer/span-reading.ts';
import type { Span } from '../../../src/search/basics/search-types.ts';
import { shippedWeights } from '../../../src/search/engine-weights.ts';
import { analyseQuestion } from '../../../src/search/question/answer-kinds.ts';
import { recognise } from '../../../src/search/recognise/recognise.ts';
import { fitAnswerSpans, goldSpans } from '../../../training/fit-answer-span.ts';

const { answerSpan } = shippedWeights();

/** Words of the text that begin like a word of the question. */
const matchedOf = (question: string, text: string): Span[] => {
  const asked = [...question.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word.slice(0, 4));
  return [...text.matchAll(/\p{L}{4,}/gu)]
    .filter(([word]) => asked.includes(word.slice(0, 4).toLowerCase()))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
};

const inputOf = (question: string, text: string, language = 'en') => ({
  question,
  ...analyseQuestion(question, language),
  text,
  spans: recognise(text, language),
  matched: matchedOf(question, text),
  language,
});

const marking = (question: string, text: string, language = 'en'): string => {
  const span = findAnswerSpan(inputOf(question, text, language), answerSpan);
  return span === undefined ? '' : text.slice(span.start, span.end);
};

describe('the words that answer', () => {
  test.each([
    ['How many points did the defense surrender?', 'The defense surrendered just 308 points last year.', '308'],
    [
      'Does anyone know how much Russia trades with Afghanistan?',
      'Russia’s trade volume with Afghanistan is only $289 million, far behind Iran ($1.4 billion) and China ($1.2 billion).',
      '$289 million',
    ],
    ['When was the market opened?', 'The indoor market of the town was opened in 1835 by the mayor.', '1835'],
    [
      'Who founded the office?',
      'The office of medicine was founded by Jesus the Interpreter.',
      'Jesus the Interpreter',
    ],
    ['Where was the treaty signed?', 'The treaty was signed in Geneva after long talks.', 'Geneva'],
    ['How much did the bridge cost?', 'The bridge cost $289 million and took years.', '$289 million'],
    [
      'What did the pilot perform?',
      'The pilot performed the national anthem, while others watched.',
      'national anthem',
    ],
  ])('%s', (question, text, answer) => {
    const marked = marking(question, text);
    expect(marked).toContain(answer);
    expect(marked.split(' ').length).toBeLessThan(text.split(' ').length);
  });

  test.each([
    ['Wann wurde der Markt eröffnet?', 'Der Markt der Stadt wurde 1835 eröffnet.', 'de', '1835'],
    ['¿Cuándo se abrió el mercado?', 'El mercado de la ciudad se abrió en 1835.', 'es', '1835'],
    ['Когда открылся рынок?', 'Рынок открылся в 1835 году.', 'ru', '1835'],
  ])('%s', (question, text, language, answer) => {
    expect(marking(question, text, language)).toContain(answer);
  });

  test('a text without words has none', () => {
    expect(findAnswerSpan(inputOf('What is it?', '…'), answerSpan)).toBeUndefined();
  });

  test.each([
    [
      'how long do I have to take the tablets',
      'Iron tablets are usually taken once a day on an empty stomach, for three to six months.',
      'three to six months',
    ],
    [
      'how fast is startup on windows now',
      'The desktop app for Windows starts in 1.8 seconds on average, down from 4.1 seconds.',
      '1.8 seconds',
    ],
    [
      'How many square kilometers is the Amazon Basin?',
      'This basin encompasses 7,000,000 square kilometres (2,700,000 sq mi), of which most is covered by the rainforest.',
      '7,000,000 square kilometres',
    ],
  ])('a quantity is marked whole: %s', (question, text, quantity) => {
    expect(marking(question, text, 'en')).toBe(quantity);
  });

  test.each([
    [
      'when was the uni founded and by whom',
      'The university was founded in 1702 by Duchess Sophia Amalia.',
      '1702 by Duchess Sophia Amalia',
    ],
    [
      'who started this server and when',
      'The server was founded by Noor and Pascal in 2019 and is paid for by donations.',
      'Noor and Pascal in 2019',
    ],
  ])('both answers of one claim are marked: %s', (question, text, both) => {
    expect(marking(question, text, 'en')).toBe(both);
  });

  test('where any stretch would be a guess nothing is marked', () => {
    const names = Array.from({ length: 150 }, (_, at) => `Name${at} of Place${at}`).join(', ');
    expect(findAnswerSpan(inputOf('Who was it?', `They were ${names}.`), answerSpan)).toBeUndefined();
  });

  test('a marking lies within any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (question, text) => {
        const span = findAnswerSpan(inputOf(question, text), answerSpan);
        if (span === undefined) return;
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('marks that belong to a marking', () => {
  test.each([
    ['it was 51.6% then', '51.6', '51.6%'],
    ['cost US$20 each', '20', 'US$20'],
    ['the band (1999) rose', 'band (1999', 'band (1999)'],
    ['he sang "Hello" once', 'Hello', '"Hello"'],
    ['plain words', 'plain', 'plain'],
  ])('%s', (text, inner, whole) => {
    const start = text.indexOf(inner);
    const span = withMarks({ start, end: start + inner.length }, text);
    expect(text.slice(span.start, span.end)).toBe(whole);
  });
});

describe('training', () => {
  const examples = Array.from({ length: 12 }, (_, year) => {
    const text = `The town built a hall in ${1900 + year} of red stone.`;
    return { input: inputOf('When was the hall built?', text), gold: goldSpans(text, String(1900 + year)) };
  });

  test('learns what it is shown, and gives the same weights for the same examples', () => {
    const file = fitAnswerSpans(examples);
    expect(JSON.stringify(fitAnswerSpans(examples))).toBe(JSON.stringify(file));
    const weights = parseAnswerSpanWeights(JSON.stringify(file), 'weights.json');
    const text = 'The town built a barn in 1850 of dark wood.';
    const span = findAnswerSpan(inputOf('When was the barn built?', text), weights);
    expect(text.slice(span?.start, span?.end)).toMatch(/^(?:in )?1850(?: of)?$/u);
  });

  test('every place of the answer counts', () => {
    expect(goldSpans('one two one', 'one')).toEqual([
      { start: 0, end: 3 },
      { start: 8, end: 11 },
    ]);
    expect(goldSpans('one', '')).toEqual([]);
  });
});

describe('a weights file that does not fit', () => {
  test.each(['{', '{}', '{"version":0,"price":1,"models":{}}', '{"version":1,"price":1,"models":{"en":[1,2]}}'])(
    '%s names the file and the remedy',
    (text) => {
      expect(() => parseAnswerSpanWeights(text, 'weights.json')).toThrow(/weights\.json.*npm run train/su);
    },
  );
});
