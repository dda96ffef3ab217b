import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectIntent } from '../../../src/search/question/intent.ts';
import { said } from './said.ts';

const SETS = new URL('../../../../shared/eval/', import.meta.url);
const present = existsSync(SETS);

describe('questions about the article as a whole, and small talk', () => {
  test.each([
    ['what is this article about', 'summary'],
    ["what's this about?", 'summary'],
    ['summarise', 'summary'],
    ['Can you summarize this article for me please?', 'summary'],
    ['tl;dr', 'summary'],
    ['TLDR please', 'summary'],
    ['key points', 'summary'],
    ['What is the main argument of the article?', 'summary'],
    ['conclusion?', 'summary'],
    ['what does it conclude', 'summary'],
    ['in a nutshell', 'summary'],
    ['Fazit', 'summary'],
    ['fass den Artikel bitte zusammen', 'summary'],
    ['¿Cuál es la conclusión?', 'summary'],
    ['quel est l’argument principal ?', 'summary'],
    ['каков вывод статьи', 'summary'],
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
    ['what is the article about and who wrote it', 'summary+author'],
    ['who wrote this and when', 'author+date'],
    ["what's it about, and how long is it?", 'summary+length'],
    ['what is this about? who wrote it?', 'summary+author'],
    ['can I have an overview', 'summary'],
    ['what does the author argue', 'summary'],
    ['who wrote the article about russia', 'author'],
    ['what is that', 'summary'],
    ['what is this?', 'summary'],
    ['ok', 'thanks'],
    ['lol', 'greeting'],
    ['yes', 'greeting'],
    ['please', 'greeting'],
    ['gm', 'greeting'],
    ['how r u', 'greeting'],
    ['good job', 'thanks'],
    ['nice', 'thanks'],
    ['okay', 'thanks'],
    ["that's great", 'thanks'],
    ['hiii', 'greeting'],
    ["g'day mate", 'greeting'],
    ["i'm off", 'bye'],
    ['tl;dr', 'summary'],
    ['who wrote it, when?', 'author+date'],
    ['title, author', 'title+author'],
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
    expect(said(question)).toBe(expected);
  });

  test.each([
    'who wrote the constitution',
    'how long is the river',
    'what was the main argument of the mayor',
    'conclusion of the treaty',
    'what does the mayor conclude',
    'when was it built',
    'what is the article of the treaty about',
    'hello kitty was created by whom',
    'how many words does the language have',
    'thanks to whom did they win',
    'what is the source of the river',
    'Pakistan',
    'thank you note of the mayor',
    'how long is the bridge',
    'does the article mention China',
    'what does the article about russia say',
    'what is it about and why did russia do it',
    'who wrote the book about russia',
    'who wrote this and the constitution',
    'who made this law',
    'nice city in france',
    'yes minister',
    '¿Quién escribió la constitución?',
    'Wer schrieb die Verfassung?',
    'кто написал конституцию',
  ])('%s is about a claim', (question) => {
    expect(said(question)).toBe('claims');
  });

  test.each([
    ['es', '¿Quién lo escribió?', 'author'],
    ['es', 'quien lo escribio', 'author'],
    ['es', '¿Quién ha escrito el artículo sobre Rusia?', 'author'],
    ['es', '¿Qué dice el autor?', 'summary'],
    ['es', '¿puedo tener un resumen?', 'summary'],
    ['es', '¿De qué trata el artículo y quién lo escribió?', 'summary+author'],
    ['es', '¿Quién lo escribió y cuándo?', 'author+date'],
    ['es', 'sí', 'greeting'],
    ['es', 'por favor', 'greeting'],
    ['es', 'jaja', 'greeting'],
    ['es', 'vale', 'thanks'],
    ['es', 'ok', 'thanks'],
    ['es', 'buen trabajo', 'thanks'],
    ['es', '¿Quién escribió la constitución?', 'claims'],
    ['es', '¿Cuánto mide el puente?', 'claims'],
    ['de', 'wer hat das geschrieben und wann', 'author+date'],
    ['de', 'Worum geht es in dem Artikel und wer hat ihn geschrieben?', 'summary+author'],
    ['de', 'wer hat den Artikel über Russland geschrieben', 'author'],
    ['de', 'wer schrieb den Artikel über Russland', 'author'],
    ['de', 'was sagt der Autor', 'summary'],
    ['de', 'kann ich eine Zusammenfassung haben', 'summary'],
    ['de', 'ja', 'greeting'],
    ['de', 'bitte', 'greeting'],
    ['de', 'gut gemacht', 'thanks'],
    ['de', 'ok', 'thanks'],
    ['de', 'super', 'thanks'],
    ['de', 'wer schrieb die Verfassung', 'claims'],
    ['de', 'wie lang ist die Brücke', 'claims'],
    ['fr', 'qui a écrit ça et quand ?', 'author+date'],
    ['fr', "De quoi parle l'article et qui l'a écrit ?", 'summary+author'],
    ['fr', "qui a écrit l'article sur la Russie ?", 'author'],
    ['fr', "que dit l'auteur ?", 'summary'],
    ['fr', 'puis-je avoir un résumé ?', 'summary'],
    ['fr', 'oui', 'greeting'],
    ['fr', "s'il te plaît", 'greeting'],
    ['fr', 'ok', 'thanks'],
    ['fr', 'bravo', 'thanks'],
    ['fr', 'bon travail', 'thanks'],
    ['fr', 'bien', 'thanks'],
    ['fr', 'qui a écrit la constitution', 'claims'],
    ['ru', 'кто это написал и когда?', 'author+date'],
    ['ru', 'О чём статья и кто её написал?', 'summary+author'],
    ['ru', 'кто написал статью о России', 'author'],
    ['ru', 'что утверждает автор', 'summary'],
    ['ru', 'да', 'greeting'],
    ['ru', 'пожалуйста', 'greeting'],
    ['ru', 'ок', 'thanks'],
    ['ru', 'хорошо', 'thanks'],
    ['ru', 'молодец', 'thanks'],
    ['ru', 'кто написал конституцию', 'claims'],
    ['ru', 'кто написал статью, и когда?', 'author+date'],
    ['es', '¿cuál?', 'empty'],
    ['es', '¿cuál de ellos?', 'empty'],
    ['es', '¿es él?', 'empty'],
    ['es', '¿qué fue eso?', 'empty'],
    ['es', '¿es uno de ellos?', 'empty'],
    ['de', 'welcher?', 'empty'],
    ['de', 'welche davon', 'empty'],
    ['de', 'ist er der', 'empty'],
    ['de', 'ist er derjenige', 'empty'],
    ['de', 'was war das', 'empty'],
    ['fr', 'lequel ?', 'empty'],
    ['fr', "c'est lui ?", 'empty'],
    ['fr', 'est-ce lui', 'empty'],
    ['fr', "c'était quoi", 'empty'],
    ['fr', "qu'est-ce que c'était", 'empty'],
    ['ru', 'какой', 'empty'],
    ['ru', 'который из них', 'empty'],
    ['ru', 'это он', 'empty'],
    ['ru', 'что это было', 'empty'],
  ])('%s: %s → %s', (language, question, expected) => {
    expect(said(question, language)).toBe(expected);
  });

  describe('typos', () => {
    test.each([
      ['es', 'de que trata el articluo', 'summary'],
      ['de', 'wer hta das geschriben', 'author'],
      ['ru', 'кто напсал статью', 'author'],
      ['en', 'wat is this about', 'summary'],
      ['en', 'who wrot this', 'author'],
      ['en', 'thnaks', 'thanks'],
      ['en', 'how logn is it', 'length'],
      ['en', 'give me a sumary', 'summary'],
      ['en', 'summerize this articel', 'summary'],
      ['en', 'who is teh author', 'author'],
    ])('%s: %s → %s', (language, question, expected) => {
      expect(said(question, language)).toBe(expected);
    });

    test('a word of the article or of everyday language is none', () => {
      expect(said('tanks')).toBe('thanks');
      expect(said('tanks', 'en', (word) => word === 'tanks')).toBe('claims');
      expect(said('how long is bit', 'en', (word) => word === 'bit')).toBe('claims');
    });

    test.each(['hellp', 'how logn is the bridge', 'who wrot the constitution', 'Thames'])(
      'not taken, for it may be meant in two ways or is no pattern at all: %s',
      (question) => {
        expect(said(question)).toBe('claims');
      },
    );
  });

  test.each([
    '',
    '   ',
    '???',
    '🎉',
    'what is the',
    'who is he',
    'and',
    'which one',
    'is he the one',
    'what was that',
    'which one',
    'which ones',
    'one',
    'the other one',
    'who is the one',
  ])('nothing to look for: "%s"', (question) => {
    expect(said(question)).toBe('empty');
  });

  test.skipIf(!present)('no question of the sets is swallowed (skipped without ../shared/eval)', () => {
    const files = readdirSync(SETS).filter((name) => name.endsWith('-dev.jsonl'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      for (const line of readFileSync(new URL(file, SETS), 'utf8').trim().split('\n')) {
        const set = JSON.parse(line) as { language: string; questions: { text: string; typos?: string }[] };
        const texts = set.questions.flatMap(({ text, typos = text }) => [text, typos]);
        expect(texts.filter((text) => said(text, set.language) !== 'claims')).toEqual([]);
      }
    }
  });

  test('any text has an intent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('en', 'de', 'zh', 'th', 'ar', 'xx'),
        (text, language) => {
          expect(['claims', 'whole', 'smalltalk', 'empty']).toContain(detectIntent(text, language).kind);
        },
      ),
    );
  });
});
