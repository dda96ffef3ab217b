/** How much less the next of an article counts, for each of it that is there: at four times it has half of its say. */
const AGAIN = 0.25;

/**
 * The first of some things that stand best first, spread over what they belong to by how much they count: where one article has far better
 * ones than all others it has most, and where all are alike each has its turn. Those of one stay in their order.
 */
export function spreadOver<T>(
  items: readonly T[],
  belongsTo: (item: T) => unknown,
  counts: (item: T) => number,
  limit: number,
): T[] {
  const groups = [...Map.groupBy(items, belongsTo).values()].map((own) => ({ own, taken: 0 }));
  if (groups.length < 2) return items.slice(0, limit);
  const chosen: T[] = [];
  while (chosen.length < Math.min(limit, items.length)) {
    let best: (typeof groups)[number] | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const group of groups) {
      const next = group.own[group.taken];
      if (next === undefined) continue;
      const worth = counts(next) / (1 + AGAIN * group.taken);
      if (worth > most) [best, most] = [group, worth];
    }
    const next = best?.own[best.taken];
    if (best === undefined || next === undefined) break;
    best.taken++;
    chosen.push(next);
  }
  return chosen;
}
