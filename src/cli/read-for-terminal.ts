import { type ReadDocument, readArticle } from '../article/read-article.ts';
import { ReadingProcess } from '../article/reading-process/reading-process.ts';

/** Bytes. It is read in some hundredths of a second. */
const SMALL_TEXT = 100_000;

const reading = new ReadingProcess();

/**
 * Reads small text in this process, and all else in another: starting that takes a quarter of a second and 85 MB, as much as the rest
 * of a question. Whoever works in a terminal can end what hangs; a bot reads nothing by itself.
 */
export const readForTerminal: ReadDocument = (bytes, options) => {
  const isText = options.format.name === 'text' || options.format.name === 'markdown';
  return isText && bytes.length <= SMALL_TEXT ? readArticle(bytes, options) : reading.read(bytes, options);
};
