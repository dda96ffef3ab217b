import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectIntent } from '../../src/search/intent.ts';

const SETS = new URL('../../../shared/eval/', import.meta.url);
const QUESTION_SETS = ['xquad-en', 'xquad-es', 'xquad-de', 'xquad-ru', 'qed'].map(
  (name) => new URL(`${name}-dev.jsonl`, SETS),
);
const present = QUESTION_SETS.every((file) => existsSync(file));

const about = (question: string, language = 'en'): string => {
  const intent = detectIntent(question, language);
  return 'about' in intent ? intent.about : intent.kind;
};

describe('questions about the article as a whole, and small talk', () => {
  test.each([
    ['what is this article about', 'summary'],
    ["what's this about?", 'summary'],
    ['summarise', 'summary'],
    ['Can you summarize this article for me please?', 'summary'],
    ['tl;dr', 'summary'],
    ['who wrote this', 'author'],
    ['how long is it?', 'length'],
    ['how many words are in the article?', 'length'],
    ['when was this published', 'date'],
    ["what's the source", 'source'],
    ['what sections are there', 'sections'],
    ['what is the title?', 'title'],
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['thanks a lot', 'thanks'],
    ['thank you for the help', 'thanks'],
    ['bye', 'bye'],
    ['what can you do', 'help'],
    ['help', 'help'],
    ['hi, who wrote this?', 'author'],
    ['¿De qué trata este artículo?', 'summary'],
    ['¿Quién escribió esto?', 'author'],
    ['hola', 'greeting'],
    ['Worum geht es in diesem Artikel?', 'summary'],
    ['Wer hat das geschrieben?', 'author'],
    ['danke schön', 'thanks'],
    ['De quoi parle cet article ?', 'summary'],
    ["Qui a écrit l'article ?", 'author'],
    ['bonjour', 'greeting'],
    ['О чём эта статья?', 'summary'],
    ['Кто написал статью?', 'author'],
    ['спасибо большое', 'thanks'],
  ])('%s → %s', (question, expected) => {
    expect(about(question)).toBe(expected);
  });

  test.each([
    'who wrote the constitution',
    'how long is the river',
    'when was it built',
    'what is the article of the treaty about',
    'hello kitty was created by whom',
    'how many words does the language have',
    'thanks to whom did they win',
    'what is the source of the river',
    'Pakistan',
    '¿Quién escribió la constitución?',
    'Wer schrieb die Verfassung?',
    'кто написал конституцию',
  ])('%s is about a claim', (question) => {
    expect(about(question)).toBe('claims');
  });

  test.each(['', '   ', '???', '🎉', 'what is the', 'who is he', 'and'])('nothing to look for: "%s"', (question) => {
    expect(about(question)).toBe('empty');
  });

  test.skipIf(!present)('no question of the sets is swallowed (skipped without ../shared/eval)', () => {
    for (const file of QUESTION_SETS) {
      for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
        const set = JSON.parse(line) as { language: string; questions: { text: string }[] };
        for (const { text } of set.questions) expect([text, about(text, set.language)]).toEqual([text, 'claims']);
      }
    }
  });

  test('any text has an intent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en', 'de', 'zh', 'xx'), (text, language) => {
        expect(['claims', 'whole', 'smalltalk', 'empty']).toContain(detectIntent(text, language).kind);
      }),
    );
  });
});
