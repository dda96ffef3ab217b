import { hasWords } from '../readable-text.ts';
import { toSentences } from './sentences.ts';

/**
 * Characters of a claim. One that is longer could be quoted in no message, and to index, compare and mark it would keep everything
 * else waiting: a slip in a document makes one "sentence" of half a megabyte, such as a transcript without full stops.
 */
export const LONGEST_CLAIM = 2_000;

/** Marks at which a sentence is parted where it must be, with the space after them; those of scripts without spaces need none. */
const MARK_BEFORE = /(?:[,;:.!?…–—)\]»”][ ]|[、，；：。！？।॥،؛])$/u;

/** No letter is parted from its marks, nor the second code unit of a sign from its first. */
const GOES_WITH_BEFORE = /[\p{M}\u{200D}\u{DC00}-\u{DFFF}]/u;

/**
 * A text, clean, as the claims that it is long enough for: itself as a rule; else its sentences; of a sentence that is too long as
 * well, parts that end at a mark, a space, or wherever they must. Nothing but space and what has no words is lost. Linear in the length.
 */
export function ofClaimLength(text: string): string[] {
  if (text.length <= LONGEST_CLAIM) return [text];
  return toSentences(text).flatMap((sentence) => [...inParts(sentence)].filter(hasWords));
}

/** Lines that count as they stand, parted between two of them where they are longer than a claim; within one only where they must be. */
export function linesOfClaimLength(text: string): string[] {
  const parts: string[] = [];
  let open: string | undefined;
  for (const line of text.split('\n').flatMap((each) => (each.length > LONGEST_CLAIM ? ofClaimLength(each) : [each]))) {
    if (open !== undefined && open.length + 1 + line.length <= LONGEST_CLAIM) open += `\n${line}`;
    else {
      if (open !== undefined) parts.push(open);
      open = line;
    }
  }
  return open === undefined ? parts : [...parts, open];
}

function* inParts(sentence: string): Generator<string, void, undefined> {
  let from = 0;
  while (sentence.length - from > LONGEST_CLAIM) {
    // The last two parts are about as long: none is a mere tail.
    const most = Math.min(LONGEST_CLAIM, Math.ceil((sentence.length - from) / 2));
    const to = from + partLength(sentence.slice(from, from + most + 1), most);
    yield sentence.slice(from, to).trim();
    from = to;
  }
  yield sentence.slice(from).trim();
}

/** Where a part of a sentence ends, that has `most` characters and is followed by the last of `text`: in its later half, if it can. */
function partLength(text: string, most: number): number {
  const least = most / 2;
  for (let at = most; at > least; at--) if (MARK_BEFORE.test(text.slice(at - 2, at))) return at;
  const space = text.lastIndexOf(' ');
  if (space > least) return space;
  for (let at = most; at > least; at--) if (!GOES_WITH_BEFORE.test(text.charAt(at))) return at;
  return most;
}
