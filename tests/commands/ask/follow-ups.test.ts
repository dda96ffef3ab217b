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
/** Any one of the claims answers. */
type Chain = readonly (readonly [question: string, claim: string, ...others: string[]])[];
type Conversations = {
  readonly documents: Readonly<Record<string, Document>>;
  readonly chains: Readonly<Record<string, readonly Chain[]>>;
};

const conversationsOf = (file: string): Conversations =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../fixtures/documents', `${file}.json`), 'utf8'),
  ) as Conversations;

async function articleOf(name: string, document?: Document): Promise<Article> {
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

/**
 * Twenty conversations each. The first are on the bundled article, Sponge's privacy policy (CC BY-SA 4.0) and Digital.gov's introduction to
 * customer experience (public domain); the others, up to five questions long, on 18F's handbook, GitHub's site policy (CC0) and parts of
 * Wikipedia (CC BY-SA 3.0).
 */
test.each([
  ['follow-ups', 40, 8],
  ['more-follow-ups', 51, 15],
])('of the %s, %i of them, at most %i bring another claim first', async (file, all, most) => {
  const { documents, chains } = conversationsOf(file);
  const misses: string[] = [];
  let asked = 0;
  for (const [name, each] of Object.entries(chains)) {
    const article = await articleOf(name, documents[name]);
    for (const chain of each) {
      for (const [at, [question, ...claims]] of chain.entries()) {
        const before = chain[at - 1];
        if (before === undefined) continue;
        asked += 1;
        const { hits, status } = await searchAfter(article, question, before);
        if (status === 'refused' || !claims.includes(hits[0]?.claim.id ?? ''))
          misses.push(`${before[0]} ${question} → ${hits[0]?.claim.id}`);
      }
    }
  }
  expect(asked).toBe(all);
  // The list of misses is what a failure shows.
  expect(misses.slice(most)).toEqual([]);
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
