import { type SentenceSpan, sentenceSpans } from './sentences.ts';

/** A longer item is cut at its sentences. */
const LONGEST_ITEM = 300;
/** A longer sentence, which nobody writes, is cut at a comma or a word. */
const LONGEST_SENTENCE = 2_000;
/** Words of an opening such as "Accounts." or "Yes.", which says nothing alone. */
const SHORT_OPENING = 2;

type PieceOptions = {
  readonly kind: 'item' | 'paragraph';
  /** How far the opening reaches that names what follows. */
  readonly runIn?: number | undefined;
  /** Whether the text answers a question, so that its first sentence may be a mere "Yes." */
  readonly answers?: boolean;
};

/** The claims of a clean text, in order: an item as it stands while it is short, else sentence by sentence. */
export function claimPieces(text: string, options: PieceOptions): readonly SentenceSpan[] {
  const spans = options.kind === 'item' && text.length <= LONGEST_ITEM ? [{ start: 0, end: text.length }] : undefined;
  const pieces = spans ?? joinOpening(text, sentenceSpans(text), options);
  return pieces.flatMap((span) => (span.end - span.start > LONGEST_SENTENCE ? cutSentence(text, span) : [span]));
}

/** The sentences with an opening that only names the next one, or says yes to a question, joined to it. */
function joinOpening(
  text: string,
  sentences: readonly SentenceSpan[],
  { kind, runIn = 0, answers = false }: PieceOptions,
): readonly SentenceSpan[] {
  const [first] = sentences;
  if (first === undefined) return sentences;
  let count = 1;
  while (count < sentences.length && (sentences[count - 1]?.end ?? 0) <= runIn) count += 1;
  const mayBeShort = kind === 'item' || answers;
  if (count === 1 && mayBeShort && sentences.length > 1 && isShort(text.slice(first.start, first.end))) count = 2;
  const last = sentences[count - 1];
  return last === undefined ? sentences : [{ start: first.start, end: last.end }, ...sentences.slice(count)];
}

/** Scripts without spaces have whole sentences of one "word". */
function isShort(opening: string): boolean {
  return (
    /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\s]+$/u.test(opening) &&
    opening.split(' ').length <= SHORT_OPENING
  );
}

function cutSentence(text: string, { start, end }: SentenceSpan): SentenceSpan[] {
  const pieces: SentenceSpan[] = [];
  let from = start;
  while (end - from > LONGEST_SENTENCE) {
    const window = text.slice(from, from + LONGEST_SENTENCE);
    const at = lastOf(window, /[,;、，；]\s*|\s+/gu) ?? wholeUnit(window);
    pieces.push({ start: from, end: from + window.slice(0, at).trimEnd().length });
    from += at;
    while (from < end && text.charAt(from) === ' ') from += 1;
  }
  pieces.push({ start: from, end });
  return pieces;
}

/** The end of the last place in the second half of a text where it can be cut. */
function lastOf(text: string, places: RegExp): number | undefined {
  let found: number | undefined;
  places.lastIndex = Math.floor(text.length / 2);
  for (let match = places.exec(text); match !== null; match = places.exec(text)) found = match.index + match[0].length;
  return found;
}

/** Not between the halves of a surrogate pair. */
function wholeUnit(text: string): number {
  return /[\uD800-\uDBFF]$/u.test(text) ? text.length - 1 : text.length;
}
