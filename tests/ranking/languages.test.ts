import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WordSearch } from '../../src/search/search-engine.ts';

type Document = {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly claims: readonly string[] }[];
  readonly questions: readonly (readonly [question: string, claim: string])[];
};

/** House rules and a library's FAQ in three languages, with forty questions each in other words: written before any was asked. */
const DOCUMENTS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/languages/questions.json'), 'utf8'),
) as Record<string, readonly Document[]>;

async function answersIn(
  language: string,
): Promise<readonly { readonly isSure: boolean; readonly isRight: boolean }[]> {
  const answers = [];
  for (const { title, sections, questions } of DOCUMENTS[language] ?? []) {
    const engine = new WordSearch();
    const numbered = sections.map(({ heading, claims }, section) => ({
      heading,
      claims: claims.map((text, at) => ({ id: `${section + 1}.${at + 1}`, text })),
    }));
    await engine.add({ id: 'a', title, language, sections: numbered });
    for (const [question, claim] of questions) {
      const { status, hits } = engine.search(question);
      answers.push({ isSure: status === 'answered', isRight: hits[0]?.claim.id === claim });
    }
  }
  return answers;
}

test.each([
  ['de', 26],
  ['es', 27],
  ['fr', 20],
])(
  'in %s at least %i of forty have the right claim first, and 92 in 100 of the sure ones are right',
  async (code, least) => {
    const answers = await answersIn(code);
    const sure = answers.filter(({ isSure }) => isSure);
    expect(answers).toHaveLength(40);
    expect(answers.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(least);
    expect(sure.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(0.92 * sure.length);
  },
);

test('of a language that nothing is measured in no answer is sure', async () => {
  const engine = new WordSearch();
  const claims = [{ id: '1.1', text: 'Biblioteket åpner klokken ni.' }];
  await engine.add({ id: 'a', title: '', language: 'no', sections: [{ heading: '', claims }] });
  expect(engine.search('Når åpner biblioteket?')).toMatchObject({ status: 'unsure', hits: [{ claim: { id: '1.1' } }] });
});
