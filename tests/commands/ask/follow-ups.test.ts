import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { followUp } from '../../../commands/ask/follow-up/follow-up.ts';
import { readArticleFile } from '../../../src/article/read-article-file.ts';
import { SearchEngine, type SearchResult } from '../../../src/search/index.ts';

type Document = {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly claims: readonly string[] }[];
};
type Chain = readonly (readonly [question: string, claim: string])[];

/**
 * Twenty conversations, each question with the claim that answers, on the bundled article and two documents: Sponge's privacy policy
 * (CC BY-SA 4.0) and Digital.gov's introduction to customer experience (public domain).
 */
const { documents, chains } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/documents/follow-ups.json'), 'utf8'),
) as { readonly documents: Record<string, Document>; readonly chains: Record<string, readonly Chain[]> };

async function articleOf(name: string): Promise<Article> {
  const document = documents[name];
  if (document === undefined) return (await readArticleFile('data/articles/russia-and-the-taliban.txt')).article;
  const sections = document.sections.map(({ heading, claims }, section) => ({
    heading,
    claims: claims.map((text, at) => ({ id: `${section + 1}.${at + 1}`, text })),
  }));
  return { id: name, title: document.title, language: 'en', sections };
}

const LIMIT = 10;

/** As /ask does, after a question that its claim was shown for. */
async function searchAfter(article: Article, question: string, before: Chain[number]): Promise<SearchResult> {
  const engine = new SearchEngine();
  await engine.add(article);
  const search = (text: string, previous?: string): Promise<SearchResult> =>
    engine.search(text, { limit: LIMIT, ...(previous !== undefined && { previous }) });
  const [understood, claimId] = before;
  const claims = [{ articleId: article.id, revision: '', claimId }];
  const alone = await search(question);
  return (await followUp(question, { understood, claims }, alone, search)) ?? alone;
}

test('of forty follow-ups at least thirty-two bring the right claim first', async () => {
  const misses: string[] = [];
  let asked = 0;
  for (const [name, all] of Object.entries(chains)) {
    const article = await articleOf(name);
    for (const chain of all) {
      for (const [at, [question, claim]] of chain.entries()) {
        const before = chain[at - 1];
        if (before === undefined) continue;
        asked += 1;
        const { hits, status } = await searchAfter(article, question, before);
        if (status === 'refused' || hits[0]?.claim.id !== claim)
          misses.push(`${before[0]} ${question} → ${hits[0]?.claim.id}`);
      }
    }
  }
  expect(asked).toBe(40);
  // The list of misses is what a failure shows.
  expect(misses.slice(8)).toEqual([]);
});

test.each([
  ['Who met the Taliban first?', 'best pizza recipe', 'is of another matter'],
  ['Who met the Taliban first?', 'how many soviet projects were there', 'is answered alone'],
])('after "%s", "%s" %s', async (understood, question) => {
  const article = await articleOf('bundled');
  const engine = new SearchEngine();
  await engine.add(article);
  const search = (text: string, previous?: string): Promise<SearchResult> =>
    engine.search(text, { limit: LIMIT, ...(previous !== undefined && { previous }) });
  const claims = [{ articleId: article.id, revision: '', claimId: '1.2' }];
  expect(await followUp(question, { understood, claims }, await search(question), search)).toBeUndefined();
});
