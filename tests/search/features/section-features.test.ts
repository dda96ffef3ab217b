import { describe, expect, test } from 'vitest';
import type { Section } from '../../../src/article/article-model.ts';
import { Slices } from '../../../src/search/basics/slices.ts';
import { candidates } from '../../../src/search/features/candidates.ts';
import { AT, type FEATURES } from '../../../src/search/features/feature-names.ts';
import { searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { readQuestion } from '../../../src/search/question/read-question.ts';

type Feature = (typeof FEATURES)[number];

/** A feature of the claims that are looked at, by their ids, where it is not 0. */
async function measured(
  feature: Feature,
  question: string,
  sections: readonly Section[],
): Promise<Record<string, number>> {
  const shard = new Shard(languageOf('en'));
  const article = { id: 'a', title: 'Guide', language: 'en', sections };
  shard.commit(await shard.prepare(article, new Slices()), 0);
  const scope = searchScopeOf(shard);
  return Object.fromEntries(
    candidates(readQuestion(question, scope), scope).flatMap(({ entry, at, features }) => {
      const value = features[AT[feature]] ?? 0;
      return value === 0 ? [] : [[entry.index.claims[at]?.id ?? '', Number(value.toFixed(3))]];
    }),
  );
}

const claims = (section: number, ...texts: readonly string[]): Section['claims'] =>
  texts.map((text, at) => ({ id: `${section}.${at + 1}`, text }));

const faq = (question: string, section: number, ...texts: readonly string[]): Section => ({
  heading: `FAQ › ${question}`,
  path: ['FAQ', question],
  question,
  claims: claims(section, ...texts),
});

const rules: Section = {
  heading: 'Rules',
  claims: [
    { id: '1.1', text: '1. Be kind.', label: '1.' },
    { id: '1.2', text: '2. Speak English in the main channel.', label: '2.' },
    { id: '1.3', text: 'Wait 2 days before you ask again.' },
  ],
};

describe('label', () => {
  test('is of the claim that the document numbers so', async () => {
    expect(await measured('label', 'what happens if I break rule 2?', [rules])).toStrictEqual({ '1.2': 1 });
  });

  test('is of one number among others', async () => {
    expect(await measured('label', 'and if I break rule 2 for the 3rd time?', [rules])).toStrictEqual({ '1.2': 1 });
  });

  test('is of all claims of a section', async () => {
    const numbered = { heading: '3. Trading', claims: claims(2, 'Coins are traded.', 'Nothing else is.') };
    expect(await measured('label', 'who wrote section 3?', [rules, numbered])).toStrictEqual({ '2.1': 1, '2.2': 1 });
  });

  test('is of no claim where the number is one of days', async () => {
    expect(await measured('label', 'must I wait 2 days?', [rules])).toStrictEqual({});
  });

  test('is read of a claim that has none of the words, in an article that is not read whole', async () => {
    const others = {
      heading: '',
      claims: claims(2, ...Array.from({ length: 80 }, () => 'We break for lunch and tea.')),
    };
    expect(await measured('label', 'what happens if I break rule 1?', [rules, others])).toStrictEqual({ '1.1': 1 });
  });
});

describe('what a section is asked', () => {
  const sections = [
    faq('How do I get my money back?', 1, 'Write to the shop.', 'It takes a week.'),
    faq('Can I change my name?', 2, 'Twice a year.'),
    { heading: 'Money', claims: claims(3, 'Money is kept in the bank.') },
  ];

  test('is compared both ways', async () => {
    expect(await measured('headingBoth', 'how do I get my money back', sections)).toMatchObject({ '1.1': 1, '1.2': 1 });
    const asked = await measured('asked', 'money', sections);
    const both = await measured('headingBoth', 'money', sections);
    expect(asked['1.1']).toBe(1);
    expect(both['1.1']).toBeGreaterThan(0.1);
    expect(both['1.1']).toBeLessThan(0.9);
  });

  test('counts most for the first claim under it', async () => {
    expect(await measured('askedFirst', 'how do I get my money back', sections)).toMatchObject({
      '1.1': 1,
      '1.2': 0.5,
    });
  });

  test('is met by words that mean nearly the same', async () => {
    const asked = await measured('headingBoth', 'cash back', sections);
    expect(asked['1.1']).toBeGreaterThan(asked['2.1'] ?? 0);
  });

  test('brings claims along that have none of the words, in an article that is not read whole', async () => {
    const others = {
      heading: '',
      claims: claims(4, ...Array.from({ length: 80 }, () => 'We get back to money matters.')),
    };
    const asked = await measured('headingBoth', 'how do I get my money back', [...sections, others]);
    expect(asked).toMatchObject({ '1.1': 1, '1.2': 1 });
  });
});

test('headings of an article that was taken out are forgotten', async () => {
  const shard = new Shard(languageOf('en'));
  const sections = [faq('Where are lamps?', 1, 'At the door.')];
  const entry = await shard.prepare({ id: 'a', title: '', language: 'en', sections }, new Slices());
  shard.commit(entry, 0);
  const term = shard.vocabulary.find('lamps') ?? -1;
  expect(shard.headings.count(term)).toBe(1);
  shard.withdraw('a');
  await shard.clear(entry, new Slices());
  expect(shard.headings.count(term)).toBe(0);
});

describe('what only leads in', () => {
  test('is the share of the question that nothing else in the claim has', async () => {
    const leadIn = 'Members may not:';
    const section = {
      heading: '',
      claims: [
        { id: '1.1', text: `${leadIn} share passwords`, leadIn },
        { id: '1.2', text: `${leadIn} insult other members`, leadIn },
        { id: '1.3', text: 'Members are welcome.' },
      ],
    };
    expect(await measured('leadInOnly', 'members', [section])).toStrictEqual({ '1.1': 1 });
  });
});
