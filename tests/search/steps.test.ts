import { describe, expect, test } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';

const step = (id: string, text: string, label: string, steps = '1.2') => ({
  id,
  text: `${label} ${text}`,
  label,
  steps,
});
const GUIDE = makeArticle({
  id: 'guide',
  title: 'Playing on Voxelbay',
  language: 'en',
  sections: [
    {
      heading: 'Claims',
      claims: [
        { id: '1.1', text: 'A new player may claim 500 blocks.' },
        step('1.2', 'Hold a golden shovel.', '1.'),
        step('1.3', 'Click one corner of the land.', '2.'),
        step('1.4', 'Click the opposite corner.', '3.'),
      ],
    },
    {
      heading: 'Rules',
      claims: Array.from({ length: 13 }, (_, at) =>
        step(`2.${at + 1}`, `Keep rule number ${at + 1} of gardens.`, `${at + 1}.`, '2.1'),
      ),
    },
  ],
});

async function ask(question: string) {
  const engine = new SearchEngine();
  await engine.add(GUIDE);
  return engine.search(question, { limit: 12 });
}

describe('how something is done', () => {
  test('is answered with all steps of the list, in order, and none of them stands below again', async () => {
    const { hits } = await ask('How do I claim land?');
    const [first, ...others] = hits;
    expect(first?.steps?.map(({ id }) => id)).toEqual(['1.2', '1.3', '1.4']);
    expect(others.map(({ claim }) => claim.id).filter((id) => ['1.2', '1.3', '1.4'].includes(id))).toEqual([]);
  });

  test('is not what other questions ask', async () => {
    const { hits } = await ask('Which corner of the land is clicked?');
    expect(hits.length).toBeGreaterThan(1);
    for (const { steps } of hits) expect(steps).toBeUndefined();
  });

  test('is not a long list of rules', async () => {
    const { hits } = await ask('How do I keep the rule number 7 of gardens?');
    const rules = hits.filter(({ claim }) => claim.id.startsWith('2.'));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ steps }) => steps !== undefined)).toEqual([]);
  });
});
