import { LONGEST_CLAIM, ofClaimLength } from './claim-length.ts';
import { type SentenceSpan, sentenceSpans } from './sentences.ts';

/** A longer item is cut at its sentences. */
const LONGEST_ITEM = 300;
/** Words of an opening such as "Accounts." or "Yes.", which says nothing alone. */
const SHORT_OPENING = 2;
/** Words of the name of a numbered part: "Section 2. Name and purpose. The …". */
const SHORT_NAME = 4;

type PieceOptions = {
  readonly kind: 'item' | 'paragraph';
  /** How far the opening reaches that names what follows. */
  readonly runIn?: number | undefined;
  /** Whether the document numbers the text, so that its first sentence may be a mere name. */
  readonly isNumbered?: boolean;
  /** Whether the text answers a question, so that its first sentence may be a mere "Yes." */
  readonly answers?: boolean;
  /** Whether it is one claim however many sentences it has, as a row of a table is. */
  readonly isWhole?: boolean | undefined;
};

/** The claims of a clean text, in order: an item as it stands while it is short, else sentence by sentence. */
export function claimPieces(text: string, options: PieceOptions): readonly SentenceSpan[] {
  const isWhole = options.isWhole === true || (options.kind === 'item' && text.length <= LONGEST_ITEM);
  const pieces = isWhole ? [{ start: 0, end: text.length }] : joinOpening(text, sentenceSpans(text), options);
  return pieces.flatMap((span) => (span.end - span.start > LONGEST_CLAIM ? cutSentence(text, span) : [span]));
}

/** The sentences with an opening that only names the next one, or says yes to a question, joined to it. */
function joinOpening(
  text: string,
  sentences: readonly SentenceSpan[],
  { kind, runIn = 0, answers = false, isNumbered = false }: PieceOptions,
): readonly SentenceSpan[] {
  const [first] = sentences;
  if (first === undefined) return sentences;
  let count = 1;
  while (count < sentences.length && (sentences[count - 1]?.end ?? 0) <= runIn) count += 1;
  const mayBeShort = kind === 'item' || answers;
  const most = isNumbered ? SHORT_NAME : mayBeShort ? SHORT_OPENING : 0;
  if (count === 1 && sentences.length > 1 && isShort(text.slice(first.start, first.end), most)) count = 2;
  const last = sentences[count - 1];
  return last === undefined ? sentences : [{ start: first.start, end: last.end }, ...sentences.slice(count)];
}

/** Whether an opening is no more than the name of a numbered part. */
export function isShortName(opening: string): boolean {
  return isShort(opening, SHORT_NAME);
}

/** Scripts without spaces have whole sentences of one "word". */
function isShort(opening: string, most: number): boolean {
  return (
    /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\s]+$/u.test(opening) &&
    opening.split(' ').length <= most
  );
}

/** A sentence that is longer than a claim may be, in parts. */
function cutSentence(text: string, { start, end }: SentenceSpan): SentenceSpan[] {
  let from = start;
  return ofClaimLength(text.slice(start, end)).map((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return { start: at, end: from };
  });
}
