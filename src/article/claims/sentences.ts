import { cleanText, endsSentence, hasWords } from '../readable-text.ts';
import {
  BEFORE_NUMBER,
  BEFORE_ORDINAL,
  BEFORE_ROMAN,
  GERMAN_MONTH,
  GOES_ON,
  IN_NAMES,
  MAY_END,
  STARTERS,
  UNITS,
} from './abbreviations.ts';

/** "Hauptstr. 3" */
const STREET = /^\p{Lu}\p{Ll}+str$/u;

/** "Skips the song. (DJ only)": says nothing without what it is a remark on. */
const REMARK = /^\((?:[^\s().!?]{1,30}\s?){1,4}\)[.!]?\s*$/u;

/** So much in brackets at most is one remark. */
const LONGEST_REMARK = 120;

/** "[1]" right behind a sentence, whose bracket the sentence is taken to end with. */
const NOTE_MARK = /^(?:\d{1,3}|[a-z])\](?:\[(?:\d{1,3}|[a-z])\])*(?:\s|$)/u;

/** "¹" behind a sentence, right behind it or not. */
const RAISED_MARK = /^[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:\s|$)/u;

/** What someone feels about the sentence before it: faces, hearts. A sign that opens a line ("⚠️ No spam.") is none. */
const FEELINGS =
  /^(?:(?:[\u{1F600}-\u{1F64F}\u{1F910}-\u{1F92F}\u{1F970}-\u{1F97A}\u{1F493}-\u{1F49F}\u{2764}]\u{FE0F}?)+\s)+/u;

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Where a sentence stands in a text: offsets in UTF-16 units. */
export type SentenceSpan = { readonly start: number; readonly end: number };

/**
 * Sentences of running text in any language, cleaned, in order; none where it has no words. Linear in time. `Intl.Segmenter` parts
 * them (Unicode's TR 29); of its ends, those are passed over that follow an abbreviation, an initial or a decimal.
 *
 * @example toSentences('Dr. Lee arrived. She left at 9 a.m.') // ['Dr. Lee arrived.', 'She left at 9 a.m.']
 */
export function toSentences(text: string): string[] {
  const clean = cleanText(text);
  return sentenceSpans(clean).map(({ start, end }) => clean.slice(start, end));
}

/** As `toSentences`, as places in a text that is clean already. Without the space between them they are the whole text. */
export function sentenceSpans(clean: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  let last = '';
  let lastStart = 0;
  const close = (end: number): void => {
    const sentence = clean.slice(start, end);
    if (last === '' || sentence.trim() === '') return;
    spans.push({
      start: start + sentence.length - sentence.trimStart().length,
      end: start + sentence.trimEnd().length,
    });
  };
  for (const { segment, index } of segmenter.segment(clean)) {
    // "?!", "🎫" or a lone quotation mark belongs to the sentence before it, or else to the first one.
    if (!(last === '' ? hasWords(segment) : /[\p{L}\p{N}]/u.test(segment))) continue;
    const mark = noteMarkBehind(last, segment) ?? (endsSentence(last) ? FEELINGS.exec(segment)?.[0] : undefined);
    if (mark !== undefined) {
      close(index + mark.length);
      start = index + mark.length;
    } else if (
      last !== '' &&
      !goesOn(last, segment, lastStart === start) &&
      !isWithin(clean.slice(lastStart, index), segment)
    ) {
      // An opening bracket that stands right behind a full stop belongs to what comes next: 「です。「はい。」」.
      const end = /[「『（【〈《]$/u.test(last) ? index - 1 : index;
      close(end);
      start = end;
    }
    last = segment;
    lastStart = mark === undefined ? index : start;
  }
  close(clean.length);
  return spans;
}

/** The mark of a note that a segment begins with, and that belongs to the sentence before it. */
function noteMarkBehind(last: string, segment: string): string | undefined {
  if (last.endsWith('[')) return NOTE_MARK.exec(segment)?.[0];
  return /\S$/u.test(last) ? RAISED_MARK.exec(segment)?.[0] : undefined;
}

/** "(Vote: 3 in favour. Carried.)": what was opened is closed by the next sentence. */
function isWithin(segment: string, next: string): boolean {
  const open = segment.lastIndexOf('(');
  if (open === -1 || segment.length - open > LONGEST_REMARK || segment.includes(')', open)) return false;
  const close = next.indexOf(')');
  return close !== -1 && close < LONGEST_REMARK && !next.slice(0, close).includes('(');
}

/** Whether a sentence goes on behind a segment of it; `opens` says that it is the first one. */
function goesOn(segment: string, next: string, opens: boolean): boolean {
  if (/^[\p{Ll},;:)\]>=+/|&→⇒–—-]/u.test(next)) return true;
  if (REMARK.test(next)) return true;
  const end = segment.slice(-40).trimEnd();
  // "1." numbers what comes next; "Press the … button" leaves something out; 「はい。」と言った is one sentence.
  if (/^\(?[\d０-９]{1,3}[.．)）]$/u.test(end) && (opens || /^\d/u.test(next))) return true;
  if (/\s(?:\.{3}|…)$/u.test(end)) return !beginsSentence(next);
  if (/[」』]$/u.test(end)) return /^(?:と|って|を|が|は|に|で|も|の|から|まで|など)/u.test(next);
  const [, before = '', word] = /(?:(\S+)\s)?([\p{L}\p{M}\p{N}°ºª§.-]+)\.$/u.exec(end) ?? [];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  if (isInitial(word, before) || isSplitAbbreviation(word, next)) return true;
  if (IN_NAMES.has(lower) || /^\p{Lu}(?:\.\p{Lu})+$/u.test(word)) return !beginsSentence(next);
  if (UNITS.has(word) && !/\d$/u.test(before) && before !== '') return true;
  if (MAY_END.has(lower)) return /^[^\p{Lu}]/u.test(next);
  if (BEFORE_NUMBER.has(lower) || STREET.test(word))
    return /^\d/u.test(next) || (BEFORE_ROMAN.has(lower) && /^[IVXLC]{1,7}\b/u.test(next));
  if (/^\d{1,4}$/u.test(word)) return isOrdinal(word, before, next);
  return GOES_ON.has(lower);
}

/** Whether an English word that begins sentences comes first. */
function beginsSentence(text: string): boolean {
  return STARTERS.has(/^["“‘«(]?(\p{L}+)/u.exec(text)?.[1]?.toLowerCase() ?? '');
}

/** "am 3. Mai", "die 2. Auflage": behind "Zimmer 24." the next sentence begins. */
function isOrdinal(number: string, before: string, next: string): boolean {
  return (number.length < 3 && GERMAN_MONTH.test(next)) || BEFORE_ORDINAL.has(before.toLowerCase());
}

/** "J. Smith"; "I." only within a name, as it also ends "you and I." */
function isInitial(word: string, before: string): boolean {
  return /^\p{Lu}$/u.test(word) && (word !== 'I' || /^\p{Lu}/u.test(before));
}

/** "z. B.", "т. д.", "EE. UU." */
function isSplitAbbreviation(word: string, next: string): boolean {
  return (
    (/^\p{Ll}$/u.test(word) && /^\p{L}\./u.test(next)) || (/^\p{Lu}{2}$/u.test(word) && /^\p{Lu}{2}\./u.test(next))
  );
}
