import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSentences } from '../../src/article/claims/sentences.ts';

/** `|` marks where a sentence ends. The first rows follow the "golden rules" of pragmatic_segmenter (MIT). */
const RULES = [
  'Hello World.|My name is Jonas.',
  'What is your name?|My name is Jonas.',
  'My name is Jonas E. Smith.',
  'Please turn to p. 55.',
  'Were Jane and co. at the party?',
  "Let's ask Jane and co.|They should know.",
  'They closed the deal with Pitt, Briggs & Co.|It closed yesterday.',
  'I can see Mt. Fuji from here.',
  "St. Michael's Church is on 5th st. near the light.",
  'I visited the U.S.A. last year.',
  'I live in the E.U.|How about you?',
  'I work for the U.S. Government in Virginia.',
  'I have lived in the U.S. for 20 years.',
  'She has $100.00 in her bag.',
  'She has $100.00.|It is in her bag.',
  'He teaches science (He previously worked for 5 years as an engineer.) at the local University.',
  'Her email is Jane.Doe@example.com.|I sent her an email.',
  'The site is: https://www.example.50.com/new-site/awesome_content.html.|Please check it out.',
  "She turned to him, 'This is great.' she said.",
  'She turned to him, "This is great."|She held the book out to show him.',
  'Hello!?|Is that you?',
  'You can find it at N°. 1026.253.553.|That is where the treasure is.',
  'She works at Yahoo! in the accounting department.',
  'We make a good team, you and I.|Did you see Albert I. Jones yesterday?',
  'I never meant that....|She left the store.',
  'Dr. Khan arrived on Jan. 5 with Prof. A. B. Lee.|“Go!” he said.|(See fig. 3.)|End.',
  'Am 15. August 2021 kam es zu z. B. Unruhen.|Danach war Ruhe.',
  'La reunión con EE. UU. fue el martes.|El Sr. López no fue.',
  'Это было в 2021 г. в Москве.|Потом т. д. и т. п.|Всё.',
  '今天天气很好。|我们去公园。',
  'यह एक वाक्य है।|यह दूसरा है।',
] as const;

test.each(RULES)('%s', (marked) => {
  const expected = marked.split('|');
  const glue = /[。।]/u.test(marked) && !marked.includes(' ') ? '' : ' ';
  expect(toSentences(expected.join(glue))).toEqual(expected);
});

test('no letter is lost or added', () => {
  const pieces = fc.constantFrom(
    'Mr.',
    'The',
    ' ',
    '. ',
    '! ',
    '?” ',
    'U.S.',
    'word',
    '3.5',
    '\n',
    '…',
    '。',
    'é',
    '  ',
    '"',
    '(',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const sentences = toSentences(text);
      const bare = (from: string): string => from.replaceAll(/\s/gu, '');
      if (/[\p{L}\p{N}]/u.test(text)) expect(bare(sentences.join(''))).toBe(bare(text));
      else expect(sentences).toEqual([]);
    }),
  );
});
