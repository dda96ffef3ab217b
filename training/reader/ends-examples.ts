import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cutIntoWords } from '../../src/search/for-training.ts';
import { readSet } from '../eval-sets.ts';
import { ArticleNumbers, type PlacedSpanExample, readCases } from '../training-cases.ts';

/** Questions whose answer's own words are known, by the parts in which each is measured by what the others taught. */
export type EndsExample = PlacedSpanExample & { readonly set: string; readonly fold: number };

export const ENDS_FOLDS = 5;

const SETS = ['xquad-en-dev', 'qed-dev'];
const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** English questions of the sets that tell an answer's own words, always in the same order. */
export async function readEndsExamples(): Promise<EndsExample[]> {
  const numbers = new ArticleNumbers();
  const examples: EndsExample[] = [];
  for (const set of SETS) {
    for (const { span, article } of await readCases(readSet(`${SHARED}eval/${set}.jsonl`), numbers))
      if (span !== undefined) examples.push({ ...span, set, fold: article % ENDS_FOLDS });
  }
  return examples;
}

/** An example for `ends_head.py`: the words that its claim is cut into, and which of them the answer begins and ends with. */
export function endsLine({ input, gold, passage, fold }: EndsExample): string {
  const words = cutIntoWords(passage.claim, input.language);
  let end = 0;
  const stretches = words.map((word) => ({ start: end, end: (end += word.length) }));
  const firsts = gold.map((span) => stretches.findIndex((word) => word.end > span.start));
  const lasts = gold.map((span) => stretches.findLastIndex((word) => word.start < span.end));
  return JSON.stringify({ question: input.question, passage, words, firsts, lasts, fold });
}

/** What `ends_head.py` makes of each example, by a head that learnt from the other folds: two logits a word. */
export const readHeadScores = (file: string): readonly (readonly number[])[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as number[]);
