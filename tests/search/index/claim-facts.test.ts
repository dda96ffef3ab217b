import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { factsOf } from '../../../src/search/index/article-index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const claimOf = (id: string) => ({ id, text: `Claim ${id} has 12 words.` });

/** In a function of its own, which holds nothing of the claim when it has ended. */
function looked(): WeakRef<object> {
  const claim = claimOf('1.1');
  factsOf(claim, 'en');
  return new WeakRef(claim);
}

test('facts of a claim go with it, and hold it no longer than its article does', async () => {
  const claim = looked();
  // What a weak reference was made of is held until the turn is over.
  await pause(1);
  collect();
  expect(claim.deref()).toBeUndefined();
});

test('facts are worked out once, and anew when so many others were since', () => {
  const claim = claimOf('1.1');
  const first = factsOf(claim, 'en');
  expect(factsOf(claim, 'en')).toBe(first);
  const others = Array.from({ length: 8_192 }, (_, at) => claimOf(`2.${at + 1}`));
  for (const other of others) factsOf(other, 'en');
  expect(factsOf(claim, 'en')).not.toBe(first);
  expect(factsOf(claim, 'en')).toEqual(first);
});
