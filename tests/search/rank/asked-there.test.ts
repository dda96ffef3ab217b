import { expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { WordSearch } from '../../../src/search/word-search.ts';

const faq = (language: string, pairs: Readonly<Record<string, string>>): Article => ({
  id: language,
  title: 'FAQ',
  language,
  sections: Object.entries(pairs).map(([heading, text], at) => ({
    heading,
    ...(/[?？]$/u.test(heading) && { question: heading }),
    claims: [{ id: `${at + 1}.1`, text }],
  })),
});

test.each([
  [
    'en',
    { 'When are the lamps lit?': 'At dusk.', 'Who pays for the crane?': 'The owner.', 'May I bring a dog?': 'Yes.' },
  ],
  [
    'de',
    {
      'Wann brennen die Lampen?': 'Ab der Dämmerung.',
      'Wer zahlt den Kran?': 'Der Eigner.',
      'Darf mein Hund mit?': 'Ja.',
    },
  ],
  ['ru', { 'Когда горят лампы?': 'С сумерек.', 'Кто платит за кран?': 'Владелец.', 'Можно ли с собакой?': 'Да.' }],
  ['zh', { '灯什么时候亮？': '黄昏时。', '谁付吊车的钱？': '船主。', '可以带狗吗？': '可以。' }],
])('a question of the document itself is answered surely by what stands below it: %s', async (language, pairs) => {
  const engine = new WordSearch();
  await engine.add(faq(language, pairs));
  for (const [question, answer] of Object.entries(pairs)) {
    for (const typed of [question, question.toLowerCase().replace(/[?？]/u, '')]) {
      const { status, hits } = engine.search(typed);
      expect([typed, status, hits[0]?.claim.text]).toEqual([typed, 'answered', answer]);
    }
  }
});

test('one that asks for something else in the same words is not', async () => {
  const engine = new WordSearch();
  await engine.add(faq('en', { 'When are the lamps lit?': 'At dusk.', 'Who pays for the crane?': 'The owner.' }));
  for (const other of ['Where are the lamps lit?', 'When are the lamps not lit?', 'Who are the lamps lit for?'])
    expect([other, engine.search(other).status]).not.toEqual([other, 'answered']);
});

test('what a heading names, and does not ask, is no question', async () => {
  const engine = new WordSearch();
  await engine.add(faq('en', { 'The lamps of the harbour': 'At dusk.', 'The crane': 'The owner pays.' }));
  expect(engine.search('the lamps of the harbour').confidence).not.toBe(0.99);
});
