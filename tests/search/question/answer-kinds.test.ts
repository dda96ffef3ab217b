import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/search/question/answer-kinds.ts';

describe('the kind of answer asked for', () => {
  test.each([
    ['When did it open?', 'en', ['date']],
    ['What year was the treaty signed?', 'en', ['date']],
    ['In which century did they arrive?', 'en', ['date']],
    ['How many points were scored?', 'en', ['number']],
    ['How much did the bridge cost?', 'en', ['money', 'number']],
    ['What percentage of people voted?', 'en', ['percent']],
    ['How long did the war last?', 'en', ['duration']],
    ['How old was he?', 'en', ['duration', 'number']],
    ['Who led the attack?', 'en', ['person', 'group']],
    ['Whose idea was it?', 'en', ['person', 'group']],
    ['Where was it built?', 'en', ['place']],
    ['Which country borders it?', 'en', ['place']],
    ['which company makes it', 'en', ['group']],
    ['Why did they leave?', 'en', ['reason']],
    ['What caused the fire?', 'en', ['reason']],
    ['How did they escape?', 'en', ['manner']],
    ['What is a quasar?', 'en', ['definition']],
    ['Peyton Manning took how many teams there?', 'en', ['number']],
    ['soviet projects number', 'en', ['number']],
    ['Pakistan', 'en', ['thing']],
    ['Who founded it and when?', 'en', ['person', 'group', 'date']],
    ['When people are arrested, what company helps them?', 'en', ['group']],
    ['¿Cuándo se fundó la ciudad?', 'es', ['date']],
    ['cuantos habitantes tiene', 'es', ['number']],
    ['¿Quién escribió el libro?', 'es', ['person', 'group']],
    ['¿Por qué huyeron?', 'es', ['reason']],
    ['¿En qué país nació?', 'es', ['place']],
    ['Wie viele Punkte gab es?', 'de', ['number']],
    ['Wie lange dauerte der Krieg?', 'de', ['duration']],
    ['In welchem Land liegt die Stadt?', 'de', ['place']],
    ['Warum flohen sie?', 'de', ['reason']],
    ['Combien de personnes ont voté ?', 'fr', ['number']],
    ['Où se trouve la ville ?', 'fr', ['place']],
    ["Qu'est-ce que la photosynthèse ?", 'fr', ['thing']],
    ['Сколько очков уступила защита?', 'ru', ['number']],
    ['В каком году началась война?', 'ru', ['date']],
    ['Почему они ушли?', 'ru', ['reason']],
    ['Când a fost fondat orașul?', 'ro', ['date']],
    ['Savaş ne zaman bitti?', 'tr', ['date']],
    ['Πόσοι άνθρωποι ψήφισαν;', 'el', ['number']],
    ['Chiến tranh kết thúc khi nào?', 'vi', ['date']],
    ['chien tranh ket thuc khi nao', 'vi', ['date']],
    ['Trận đấu đầu tiên có bao nhiêu khán giả?', 'vi', ['number']],
    ['Máy tính nào nhanh nhất?', 'vi', ['thing']],
    ['Nhà khoa học nào đã phát hiện ra nó?', 'vi', ['person']],
    ['Mục tiêu của cuộc chiến là gì?', 'vi', ['reason']],
    ['Quang hợp là gì?', 'vi', ['definition']],
    ['Gió thổi nhanh như thế nào?', 'vi', ['number']],
    ['Thiết bị nào được dùng?', 'vi', ['thing']],
    ['Xu hướng nào nổi bật?', 'vi', ['thing']],
    ['Bất kỳ quốc gia nào có thể gia nhập khi nào?', 'vi', ['date']],
    ['متى انتهت الحرب؟', 'ar', ['date']],
    ['युद्ध कब समाप्त हुआ?', 'hi', ['date']],
    ['战争什么时候结束？', 'zh', ['date']],
    ['สงครามสิ้นสุดเมื่อใด', 'th', ['date']],
  ] as const)('%s (%s)', (question, language, kinds) => {
    expect(analyseQuestion(question, language).kinds).toEqual(kinds);
  });

  test('a question that offers a choice says so', () => {
    expect(analyseQuestion('Was it built of stone or brick?', 'en').kinds).toContain('choice');
  });

  test.each([
    ['which country borders France', ['country']],
    ['What is the name of the quarterback who won?', ['quarterback']],
    ['How many forced fumbles did he have?', ['forced', 'fumbles']],
    ['Who won?', []],
  ])('the noun asked about: %s', (question, focus) => {
    expect(analyseQuestion(question, 'en').focus).toEqual(focus);
  });

  test.each([
    ['Công ty nào thắng?', ['công', 'ty']],
    ['Tên của con tàu là gì?', ['con', 'tàu']],
    ['Anh ấy dùng vệ tinh nào?', ['vệ', 'tinh']],
    ['Báo cáo đề xuất điều gì?', []],
  ])('the noun asked about in Vietnamese: %s', (question, focus) => {
    expect(analyseQuestion(question, 'vi').focus).toEqual(focus);
  });

  test('any text has at least one kind, in any language', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('en', 'zh', 'th', 'ar', 'xx', ''),
        (text, language) => {
          expect(analyseQuestion(text, language).kinds.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
