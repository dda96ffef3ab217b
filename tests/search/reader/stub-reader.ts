import type { Reader } from '../../../src/search/reader/reader-port.ts';

/** A reader of a test's own; what it is not given it does not read. */
export function stubReader(given: Partial<Reader> = {}): Reader {
  return {
    isOff: false,
    read: () => Promise.resolve(undefined),
    stance: () => Promise.resolve(undefined),
    ends: () => Promise.resolve(undefined),
    embed: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    ...given,
  };
}
