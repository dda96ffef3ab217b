import { createHash } from 'node:crypto';

/** A number from 0 up to `below`, not including it. */
export type Choose = (below: number) => number;

/** The same choices for the same seed: the next 32 bits of a chain of hashes. */
export function seeded(seed: string): Choose {
  let step = 0;
  return (below) => {
    const hash = createHash('sha256').update(`${seed} ${step++}`).digest();
    return hash.readUInt32BE(0) % below;
  };
}

/** All of them in an order of chance (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], choose: Choose): readonly T[] {
  const left = [...items];
  const found: T[] = [];
  while (left.length > 0) found.push(...left.splice(choose(left.length), 1));
  return found;
}
