import { performance } from 'node:perf_hooks';
import type { Article } from '../../src/article/article-model.ts';
import { KeptIndexes, SearchEngine } from '../../src/search/index.ts';
import { quantile } from '../measure-speed.ts';

/** Of one index, in milliseconds: read from its articles, and from the disk. */
export type BuiltAndLoaded = { readonly claims: number; readonly building: number; readonly loading: number };

const TURNS = 9;

/** Builds an index over the articles and loads it, in turns, each time a new one; gives the medians. */
export async function buildAndLoad(articles: readonly Article[], folder: string): Promise<BuiltAndLoaded> {
  const claims = articles.flatMap(({ sections }) => sections.flatMap((section) => section.claims)).length;
  const kept = new KeptIndexes(folder);
  const of = `${claims} claims`;
  await kept.write(of, (await built(articles)).kept());
  const times = { building: [] as number[], loading: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    times.building.push(await timed(() => built(articles)));
    times.loading.push(
      await timed(async () => {
        const pieces = await kept.read(of);
        if (pieces === undefined) throw new Error('the index is not there');
        await new SearchEngine({ warmsUp: false }).restore(articles, pieces);
      }),
    );
  }
  const median = (list: number[]): number =>
    quantile(
      list.toSorted((a, b) => a - b),
      0.5,
    );
  return { claims, building: median(times.building), loading: median(times.loading) };
}

async function built(articles: readonly Article[]): Promise<SearchEngine> {
  const engine = new SearchEngine({ warmsUp: false });
  for (const article of articles) await engine.add(article);
  return engine;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
