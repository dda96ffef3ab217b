import { createRequire } from 'node:module';
import type * as lists from 'stopword';

const load = createRequire(import.meta.url);

/** A language's stop words by its ISO 639-3 code. One list is read at a time: all of them take 5 MB, and most bots need one or two. */
export function stopWordList(code: keyof typeof lists): readonly string[] {
  return (load(`stopword/src/stopwords_${code}.js`) as typeof lists)[code];
}
