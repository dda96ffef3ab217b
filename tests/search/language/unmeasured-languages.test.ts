import { expect, test } from 'vitest';
import { withoutPolishEnding } from '../../../src/search/language/polish.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

/** Of languages that no question set is of: never sure, but what is there is not refused. */
const JAPANESE = [
  ['夏祭りについて', '開催日は8月10日とする。', '屋台は6店とし、出店料は3,000円とする。', '花火は行わない。'],
  ['会費について', '来年度から年会費を2,400円に改める。'],
  ['清掃活動について', '5月の清掃には32名が参加した。', '次回は6月23日の8時から行う。'],
];
const POLISH = [
  ['Obowiązki', 'Mieszkańcy są zobowiązani do zamykania drzwi wejściowych.', 'Za dzieci odpowiadają rodzice.'],
  ['Zakazy', 'Zabrania się palenia tytoniu w windzie.', 'Zabrania się grillowania na balkonach.'],
  ['Zwierzęta', 'Psy należy wyprowadzać na smyczy.'],
];

async function asked(language: string, sections: readonly (readonly string[])[], question: string) {
  const engine = new WordSearch();
  await engine.add({
    id: 'a',
    title: language === 'ja' ? '議事録' : 'Regulamin',
    language,
    sections: sections.map(([heading = '', ...claims], section) => ({
      heading,
      claims: claims.map((text, at) => ({ id: `${section + 1}.${at + 1}`, text })),
    })),
  });
  const { status, hits } = engine.search(question);
  return status === 'refused' ? status : `${status} ${hits[0]?.claim.id}`;
}

test.each([
  ['夏祭りはいつですか', 'unsure 1.1'],
  ['花火はありますか', 'unsure 1.3'],
  ['年会費はいくらですか', 'unsure 2.1'],
  ['屋台は何店ですか？', 'unsure 1.2'],
  ['次回の清掃はいつですか', 'unsure 3.2'],
  ['プールはどこにありますか', 'refused'],
  ['パスワードはどうやって変えますか', 'refused'],
])('what a Japanese question is framed with is none of its subject: %s', async (question, expected) => {
  expect(await asked('ja', JAPANESE, question)).toBe(expected);
});

test.each([
  ['Czy mogę grillować na balkonie?', 'unsure 2.2'],
  ['Czy można palić w windzie?', 'unsure 2.1'],
  ['Kto odpowiada za dzieci?', 'unsure 1.2'],
  ['Jak zamknąć drzwi wejściowe?', 'unsure 1.1'],
  ['Gdzie jest basen?', 'refused'],
  ['Ile kosztuje bilet?', 'refused'],
])('a Polish word is known in its other cases and forms: %s', async (question, expected) => {
  expect(await asked('pl', POLISH, question)).toBe(expected);
});

test.each([
  ['balkonie', 'balkonach'],
  ['grillować', 'grillowania'],
  ['palić', 'palenia'],
  ['mieszkańcy', 'mieszkańców'],
  ['nocna', 'nocnej'],
])('%s and %s have one stem', (one, other) => {
  expect(withoutPolishEnding(one)).toBe(withoutPolishEnding(other));
});

test.each(['pies', 'dom', 'nie', 'ul'])('%s stays', (word) => {
  expect(withoutPolishEnding(word)).toBe(word);
});
