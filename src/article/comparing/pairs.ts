import { type LikelyOptions, likeliestPairs } from './likeliest-pairs.ts';

/** By place: of those before, the one after. What was paired is in it, and nothing twice on either side. */
export type Pairs = Map<number, number>;

/** Pairs what is there once in both, by its text. */
export function sameTexts<P>(old: readonly P[], young: readonly P[], textOf: (place: P) => string): Pairs {
  const there = (places: readonly P[]) => Map.groupBy(places.keys(), (at) => textOf(places[at] as P));
  const after = there(young);
  const pairs: Pairs = new Map();
  for (const [text, [one, ...others]] of there(old)) {
    const [other, ...more] = after.get(text) ?? [];
    if (one !== undefined && other !== undefined && others.length + more.length === 0) pairs.set(one, other);
  }
  return pairs;
}

/** Pairs what has the same key, the first with the first; what is paired already, or has none, is passed over. */
export function pairInTurn(
  old: number,
  young: number,
  pairs: Pairs,
  keyBefore: (at: number) => string | undefined,
  keyAfter: (at: number) => string | undefined = keyBefore,
): void {
  const taken = new Set(pairs.values());
  const waiting = new Map<string, number[]>();
  for (let at = 0; at < young; at++) {
    const key = taken.has(at) ? undefined : keyAfter(at);
    if (key === undefined) continue;
    const there = waiting.get(key);
    if (there === undefined) waiting.set(key, [at]);
    else there.push(at);
  }
  for (const there of waiting.values()) there.reverse();
  for (let at = 0; at < old; at++) {
    const key = pairs.has(at) ? undefined : keyBefore(at);
    const other = key === undefined ? undefined : waiting.get(key)?.pop();
    if (other !== undefined) pairs.set(at, other);
  }
}

/** Pairs what is left by likeness; see `likeliestPairs`. */
export async function pairLike(
  old: readonly string[],
  young: readonly string[],
  pairs: Pairs,
  options: Pick<LikelyOptions, 'near' | 'like'>,
): Promise<void> {
  const taken = new Set(pairs.values());
  const left = {
    before: [...old.keys()].filter((at) => !pairs.has(at)),
    after: [...young.keys()].filter((at) => !taken.has(at)),
  };
  for (const [one, other] of await likeliestPairs(old, young, { ...left, ...options })) pairs.set(one, other);
}
