import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../../src/article/article-model.ts';
import {
  hasSameFacts,
  languageOf,
  readQuestion,
  type Reader,
  searchScopeOf,
  Shard,
  Slices,
  type StanceBands,
} from '../../src/search/for-training.ts';

type Label = 'says' | 'denies' | 'neither';

/** A statement and a sentence, what people say of the two, and what was read. */
export type StanceCase = {
  readonly label: Label;
  readonly says: number;
  readonly denies: number;
  /** Whether the sentence has the statement's numbers, names, times and "not". */
  readonly sameFacts: boolean;
};

type Line = { readonly claim: string; readonly statement: string; readonly label: Label };

const AT_A_TIME = 32;

/** Reads each pair of a file of `{claim, statement, label}`: whether the statement, a text's, says the claim, somebody's. */
export async function readStances(
  file: string,
  reader: Reader,
  onPair: (done: number, of: number) => void,
): Promise<StanceCase[]> {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const cases: StanceCase[] = [];
  for (const [at, line] of lines.entries()) {
    const { claim, statement, label } = JSON.parse(line) as Line;
    const scores = await reader.stance(claim, [{ path: [], claim: statement }]);
    if (scores === undefined) throw new Error('A pair was not read in time.');
    const odds = Array.from(scores, Math.exp);
    const all = odds.reduce((sum, each) => sum + each, 0);
    cases.push({
      label,
      says: (odds[0] ?? 0) / all,
      denies: (odds[1] ?? 0) / all,
      sameFacts: await hasFactsOf(claim, statement),
    });
    if (at % AT_A_TIME === 0) onPair(at, lines.length);
  }
  return cases;
}

async function hasFactsOf(said: string, text: string): Promise<boolean> {
  const article: Article = {
    id: 'pair',
    title: '',
    language: 'en',
    sections: [{ heading: '', claims: [{ id: '1.1', text }] }],
  };
  const shard = new Shard(languageOf('en'));
  const entry = await shard.prepare(article, new Slices());
  shard.commit(entry, 0);
  const scope = searchScopeOf(shard, [entry]);
  return hasSameFacts({ question: readQuestion(said, scope, 1), scope, entry, at: 0 });
}

/** At most so many of those that do not say it come out as saying it, and of those that do not deny it as denying it. */
const MOST_WRONG = 0.029;
/** Likelier than not in any case. */
const LEAST = 0.5;

/** The least chances that keep it. */
export function fitStance(cases: readonly StanceCase[]): StanceBands {
  return {
    says: leastChance(
      cases.filter(({ label, sameFacts }) => label !== 'says' && sameFacts).map(({ says }) => says),
      cases.filter(({ label }) => label !== 'says').length,
    ),
    denies: leastChance(
      cases.filter(({ label }) => label !== 'denies').map(({ denies }) => denies),
      cases.filter(({ label }) => label !== 'denies').length,
    ),
  };
}

function leastChance(wrong: readonly number[], of: number): number {
  const limit = wrong.toSorted((a, b) => b - a)[Math.floor(MOST_WRONG * of)] ?? LEAST;
  return Number(Math.max(LEAST, limit + 0.0005).toFixed(4));
}

/** A line on each: of those that people say it of, how many come out so, and of the others. */
export function stanceFigures(cases: readonly StanceCase[], bands: StanceBands): string {
  const isSaid = ({ says, sameFacts }: StanceCase): boolean => says >= bands.says && sameFacts;
  const isDenied = ({ denies }: StanceCase): boolean => denies >= bands.denies;
  const of = (label: Label, is: (item: StanceCase) => boolean): string => {
    const all = cases.filter((item) => item.label === label);
    return ((100 * all.filter(is).length) / Math.max(1, all.length)).toFixed(1);
  };
  const line = (name: string, is: (item: StanceCase) => boolean): string =>
    `${name}: of says ${of('says', is)}, of denies ${of('denies', is)}, of neither ${of('neither', is)}`;
  return [line('called said', isSaid), line('called denied', isDenied)].join('\n');
}
