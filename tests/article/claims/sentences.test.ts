import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSentences } from '../../../src/article/claims/sentences.ts';

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

/** A sentence goes on behind these, whatever follows. One row for each list of abbreviations in the source, and their edges. */
const GOES_ON = [
  'Klíče má správce p. Novák.|Ztráta se hradí.',
  'Bitte mind. 24 Std. vorher melden.',
  'I met Mrs. Lee and Capt. Gray at Mt. Hood.',
  'See vol. VIII, vs. Ben, cf. Lee, e.g. Berlin, i.e. Rome.',
  'It began in Oct. Rain fell.',
  'Das sagte Hr. Lang, bzw. Frau Lang, inkl. Hund.',
  'Vino la Sra. Gómez con Uds. Todos.',
  'C’est Mme. Curie.',
  'Это т.е. Москва, ул. Ленина, им. Кирова.',
  'Das Haus der Fa. z.B. Anna u.a. Otto.',
  'It seats max. Forty, incl. Ann.',
  'Se on esim. Lamppu.',
  'Está a la izq. Después, la pág. Dos.',
  'To je npr. Luč.',
  'Ez pl. Lámpa.',
  'Bu örn. Lamba.',
  'Jln. Merdeka itu ramai.',
  'Это изд. Наука, стр. Пять.',
] as const;

/** A sentence goes on, or ends (`|`), by what follows. */
const BY_CONTEXT = [
  // May end one: goes on where no capital follows.
  'Bread, milk, etc. 5 euros.',
  'Bread, milk, etc. (cheap) were there.',
  'Bread, milk, etc.|They were cheap.',
  'It opens at 9 a.m. 7 days a week.',
  'It opens at 9 a.m.|The doors are wide.',
  'Obst usw. 3 Kisten.',
  'Obst usw.|Dann nichts.',
  'В 2021 г. 5 домов.',
  'В 2021 г.|Потом дождь.',
  'Ему дали 5 тыс. 300 рублей.',
  'Ему дали млн. рублей.|Потом всё.',
  'Maksoi 3 milj. euroa jne. 5 kertaa.',
  'Ez stb. 5 darab.',
  'Dieses 2. Haus ist neu, und sein 3. Dach auch.',
  // In names: ends where a word follows that begins sentences, be it in quotes or brackets.
  'Gray Inc. Lund owns it.',
  'Gray Inc.|The firm is old.',
  'Gray Inc.|“The firm is old.”',
  'Gray Inc.|(Now it is new.)',
  'Gray Inc.|Some left.',
  'Gray Inc.|Though it is old, it works.',
  'Gray Inc.|If so, well.',
  'Gray Inc.|Where is it?',
  'Gray Inc. Yellow is its colour.',
  'Gray Jr. (Lund) came.',
  'Gray Ltd. “Lund” came.',
  'The U.S. Army came.',
  'The U.S.|The army came.',
  'The U.S. 3rd Army came.',
  'The U.s.|Army came.',
  'The U.S.A. Army came.',
  'The U.S. 24 Army men came.',
  'Model xU.K.|Lund left.',
  'It is U.Sam.|Lund left.',
  'He went to Gray Inc. 24 The Mall.',
  // Before a number.
  'Siehe Art. 5 und Nr. 7, Abs. 2, Sec. 3 and ch. 4.',
  'See p. 55 and no. 7.',
  'He said no.|Then he left.',
  'He said no.|He had 5.',
  'Er kaufte Art.|Dann ging er.',
  // A day before a German month.
  'Am 3. März kam er.',
  'Am 24. Dezember kam er.',
  'Er wohnt in Zimmer 24.|Dann ging er.',
  'Er wohnt in Zimmer 124.|Mai kam er.',
  'Er wurde 15.|Am Mai lag es nicht.',
  // Initials and abbreviations in two parts.
  'I met J. Smith and Ann B. Lee.',
  'So do you and I.|Then we left.',
  'I met Albert I. Jones.',
  'This is the iPhone I.|Jones has it.',
  'I.|Newton wrote it.',
  'Das ist z. B. Anna.',
  'В т. д. нет.',
  'En EE. UU.|Pérez vino.',
  'It is ab.|C. Lee knew.',
  'He said it is OK.|UU is no word.',
  'He said MEE.|UU. is that.',
  'So many EEs.|UU. is that.',
  'He is OK.|A UU. is that.',
  // In the middle: a small letter, a comma, a bracket, a dash.
  'He works at Yahoo!, in sales.',
  'He asked why?; nobody knew.',
  'He left (why?) at noon.',
  'He left [why?] at noon.',
  'He left? – So he did.',
  'He left? — So he did.',
  'He left?: So he did.',
  'He left! -- So he did.',
  'The end.|(A note.)',
  'The end.|[A note.]',
  // A word of more than an abbreviation's letters, and none at all.
  'He took the bus.|Mr. Lee walked.',
  'It was 5%.|Then it fell.',
  'He is Mr.?|Then she left.',
  'The wordmr.|Then she left.',
  // An ellipsis that stands for what is left out, and one that ends a sentence.
  'Click Settings > ... > Save to keep it.|Press the ... Icon to open the menu.',
  'He waited ...|She left.',
  'Go to File...|Open it.',
  // Degrees, streets and numbers that count, of many languages.
  'Er ist Ph.D. Student.',
  'She has a Ph.D.|She works.',
  'Sie wohnt in der Avda. Colón.',
  'Die 2. Auflage erschien im 19. Jahrhundert.|Der 3. Band fehlt.',
  'Es kostet ca. 5 Mio. Euro.|Das ist viel.',
  'Een lamp kost bijv. Tien euro o.a. Hier.',
  'Lampan kostar t.ex. Tio kronor.',
  'Il Sig. Rossi e la Dott.ssa Bianchi abitano in V.le Roma.',
  'To jest np. Lampa przy ul. Długiej.',
  'Je to např. Lampa.',
  'Он живёт в г. Москве.|Это 5 м.|Потом дом.',
  'Ο κ. Παπάς έχει π.χ. Λάμπες.',
  'TP. Hồ Chí Minh rất đông.|Thế thôi.',
  'डॉ. शर्मा आए।',
  '「はい。」と言った。|次の文。',
  '1. Do this.|2. Do that.',
  'It takes 5 min.|Then it ends.',
  // Streets, remarks, and the marks of notes.
  'Er wohnt in der Hauptstr. 3 im Hof.',
  'Er wohnt in der Hauptstr.|Dort ist es laut.',
  'Er lag am Ostseestrand.|3 Tage lang.',
  'Skips the song. (DJ only)',
  'Skips the song. (DJ and mods only)!|Stops it.',
  'Skips the song. (DJ only).|Stops it.',
  'Skips the song.|(DJ only) More comes.',
  'Lamps are red.|Boats are white (most of them)',
  'It is red.[1]|It is blue.',
  'It is red.[12][3]|It is blue.[123]',
  'Is it red?[a]|It is blue.',
  'Is it red?[1][b]|It is blue.[c]',
  'It is red.¹|It is blue.',
  'It is red.¹²|It is blue.³',
  'It is red.|¹² Ann wrote this.',
  'It is red.|¹Ann wrote this.',
  // Quotes and brackets of scripts without spaces.
  '「はい。」から来た。',
  '「はい。」|今から来た。',
  // Numbers that count, with Roman ones behind what is cited by them.
  '(1) Do this.|(2) Do that.',
  '10. Do this.|Then that.',
  'It has 12. 3 of them.',
  'He has 24.|The rest is lost.',
  'See cf. Art. IV now.',
  'See Art. VIII now.',
  'See Art.|Version IV is lost.',
  'In no.|VII it stands.',
  'He came in x12.|The end.',
  'Er kam nach 3. März an.',
  // Units stand behind numbers, and before what they are said of.
  'Vitamin B12 g.|Lund.',
  'Дом стоит у р. Волга.',
  'm.|Then it ends.',
  // Marks without words.
  'He left. !?|Then she came.',
  '… “?” He left.|Then she came.',
  'He left.|Then she came. “?!”',
] as const;

test.each([...RULES, ...GOES_ON, ...BY_CONTEXT])('%s', (marked) => {
  const expected = marked.split('|');
  const glue = /[。]/u.test(marked) && !marked.includes(' ') ? '' : ' ';
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
