import type { Hit } from '../search/basics/search-types.ts';

/** Hits of one section, best first. */
export type Group = { readonly articleId: string; readonly heading: string; readonly hits: readonly Hit[] };

/** Hits of one section stand together, where its best hit ranks. */
export function groupBySection(hits: readonly Hit[]): readonly Group[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = `${hit.section.index} ${hit.articleId}`;
    groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [{ articleId: first.articleId, heading: first.section.heading, hits: group }];
  });
}
