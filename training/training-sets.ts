import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSet, type SetArticle } from './eval-sets.ts';
import { withNumberedLists } from './made/numbered-lists.ts';
import { withQuestionHeadings } from './made/question-headings.ts';
import { SEED, SeededRandom } from './made/seeded-random.ts';
import { type ArticleNumbers, type Case, readCases, type Share } from './training-cases.ts';

const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Question sets that are measured by, and learnt from. */
export const evalSets = (): string[] => globSync(`${SHARED}eval/*-dev.jsonl`).sort();

/** Sets that are only learnt from: every so many-th article, so that learning takes minutes. */
const FURTHER = [
  { name: 'faq', each: 6, share: { rank: 0.2, confidence: 0.3, isMeasured: false } },
  { name: 'selqa', each: 4, share: { rank: 1, confidence: 0.5, isMeasured: false } },
] as const;

/** Made of those and of the English sets measured by. */
const LISTS: Share = { rank: 0.3, confidence: 0, isMeasured: false };
const ASKED: Share = { rank: 0.4, confidence: 0.3, isMeasured: false };

/** What is learnt from beside the sets that are measured by: parts of ../shared/reader, and what is made of all. */
export async function readFurther(
  measured: readonly (readonly SetArticle[])[],
  numbers: ArticleNumbers,
  say: (what: string) => void,
): Promise<Case[]> {
  const cases: Case[] = [];
  const add = async (name: string, articles: readonly SetArticle[], share: Share): Promise<void> => {
    if (articles.length === 0) return;
    const told = (done: number): void => say(`${name}: ${done}/${articles.length} articles`);
    for (const item of await readCases(articles, numbers, told, share)) cases.push(item);
  };
  const sources = measured.filter(([first]) => first?.article.language === 'en').map((articles) => [...articles]);
  for (const { name, each, share } of FURTHER) {
    const articles = readSet(`${SHARED}reader/${name}.jsonl.gz`).filter((_, at) => at % each === 0);
    await add(name, articles, share);
    sources.push(articles);
    if (name === 'faq') await add('asked', withQuestionHeadings(articles, new SeededRandom(SEED)), ASKED);
  }
  for (const [place, articles] of sources.entries()) {
    await add('lists', withNumberedLists(articles, new SeededRandom(SEED + place)), LISTS);
  }
  return cases;
}
