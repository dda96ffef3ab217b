import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/article/detect-language.ts';
import { type ArticleParts, makeArticle } from '../../src/article/make-article.ts';

const articleOf = (title: string, claims: readonly string[]): ArticleParts => ({
  id: 'a',
  title,
  sections: [{ heading: '', claims: claims.map((text, index) => ({ id: `1.${index + 1}`, text })) }],
});

const WELSH = [
  'Agorwyd y bont dros yr afon ym 1902 gan y maer.',
  'Cafodd ei hadeiladu o garreg goch o’r chwarel leol.',
  'Mae llawer o bobl yn dod i weld y bont bob haf.',
  'Caeodd y farchnad yn y dref y llynedd oherwydd y llifogydd.',
];

describe('the language of an article', () => {
  it.each([
    ['ar', 'الجسر القديم', ['افتتح في عام 1902.', 'جاء رئيس البلدية.', 'أغلق في العام الماضي.']],
    ['de', 'Die alte Brücke', ['Sie wurde 1902 eröffnet.', 'Der Bürgermeister kam.', 'Sie schloss letztes Jahr.']],
    ['el', 'Η παλιά γέφυρα', ['Άνοιξε το 1902.', 'Ήρθε ο δήμαρχος.', 'Έκλεισε πέρυσι.']],
    ['en', 'The old bridge', ['It was opened in 1902.', 'The mayor came.', 'It closed last year.']],
    ['es', 'El viejo puente', ['Se abrió en 1902.', 'Vino el alcalde.', 'Cerró el año pasado.']],
    ['fr', 'Le vieux pont', ['Il a été ouvert en 1902.', 'Le maire est venu.', 'Il a fermé l’an dernier.']],
    ['hi', 'पुराना पुल', ['यह 1902 में खोला गया था।', 'महापौर आए थे।', 'यह पिछले साल बंद हो गया।']],
    ['ro', 'Podul vechi', ['A fost deschis în 1902.', 'A venit primarul.', 'S-a închis anul trecut.']],
    ['ru', 'Старый мост', ['Он был открыт в 1902 году.', 'Пришёл мэр.', 'Он закрылся в прошлом году.']],
    ['th', 'สะพานเก่า', ['เปิดในปี 1902', 'นายกเทศมนตรีมา', 'ปิดเมื่อปีที่แล้ว']],
    ['tr', 'Eski köprü', ['1902’de açıldı.', 'Belediye başkanı geldi.', 'Geçen yıl kapandı.']],
    ['vi', 'Cây cầu cũ', ['Nó được khánh thành năm 1902.', 'Thị trưởng đã đến.', 'Nó đóng cửa năm ngoái.']],
    ['zh', '古老的桥', ['它于1902年开放。', '市长来了。', '它去年关闭了。']],
  ])('is told from three short claims (%s)', (language, title, claims) => {
    expect(detectLanguage(articleOf(title, claims))).toBe(language);
  });

  it.each([
    ['Welsh', WELSH],
    [
      'Irish',
      [
        'Osclaíodh an droichead thar an abhainn sa bhliain 1902.',
        'Tógadh é as cloch dhearg ón gcairéal áitiúil.',
        'Tagann go leor daoine chun é a fheiceáil gach samhradh.',
      ],
    ],
    [
      'Maltese',
      [
        'Il-pont fuq ix-xmara nfetaħ fl-1902 mis-sindku.',
        'Inbena minn ġebla ħamra mill-barriera tal-lokal.',
        'Ħafna nies jiġu biex jarawh kull sajf.',
      ],
    ],
    [
      'Swahili',
      [
        'Daraja la mto lilifunguliwa mwaka 1902 na meya wa mji.',
        'Lilijengwa kwa mawe mekundu kutoka machimbo ya karibu.',
        'Watu wengi huja kuliona kila mwaka.',
      ],
    ],
  ])('is unknown where the detector does not know it (%s)', (_, claims) => {
    expect(detectLanguage(articleOf('', claims))).toBe('und');
  });

  it('is told from all of a text: words of another at its beginning do not count for more', () => {
    const claims = [
      'Союз Советских Социалистических Республик (СССР), сокращённо также Советский Союз, по-русски.',
      ...Array.from({ length: 14 }, (_, year) => `In ${1930 + year} the union built new towns along its great rivers.`),
    ];
    expect(detectLanguage(articleOf('Soviet Union', claims))).toBe('en');
  });

  it.each([
    ['', []],
    ['2024', ['1', '2']],
    ['Team', ['Ann Gray', 'Bo Lund', 'Cy Marsh']],
  ])('is taken to be English for a few names and numbers (%j)', (title, claims) => {
    expect(detectLanguage(articleOf(title, claims))).toBe('en');
  });

  it('is the one that the document states, or else the one that is found', () => {
    const german = articleOf('Die alte Brücke', ['Sie ist alt.']);
    expect(makeArticle(german).language).toBe('de');
    expect(makeArticle({ ...german, language: 'nl' }).language).toBe('nl');
  });

  it('is a code whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'binary' })), (title, claims) => {
        expect(detectLanguage(articleOf(title, claims))).toMatch(/^[a-z]{2,3}$/u);
      }),
    );
  });
});
