import { cleanText, hasWords } from '../readable-text.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations after which a sentence goes on, whatever follows. Lower case, without the last full stop. */
const GOES_ON = new Set(
  (
    'mr mrs ms dr prof rev hon st gen col lt sgt capt maj adm gov sen rep pres amb messrs mt ft ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec vs cf e.g i.e viz ca approx fig figs eq nos vol vols ed eds pp ' +
    'hr fr bzw z.b d.h u.a s.o vgl sog inkl ' +
    'sra srta ud uds p.ej núm pág mme mlle m т.е т.к т.н г-н г-жа им ул'
  ).split(' '),
);

/** Abbreviations that may also end a sentence: it goes on only where the next word is not capitalised. */
const MAY_END = new Set('etc a.m p.m al usw etw г гг тыс млн млрд др пр т.д т.п'.split(' '));

/** Abbreviations that names contain, as acronyms are ("U.S. Army"): only a word that begins sentences ends theirs. */
const IN_NAMES = new Set('inc ltd co corp jr sr bros'.split(' '));
const STARTERS = new Set(
  (
    'a an and although after as at because before both but by during each even every few for from he her here his how ' +
    'however if in instead it its many meanwhile moreover most no nor not now of on one only or other our she since so ' +
    'some still such than that the their then there these they this those though to today under until we what when ' +
    'where whether which while who why with yet you your'
  ).split(' '),
);

const BEFORE_NUMBER = new Set('no nr p n° art abs sec ch'.split(' '));
const GERMAN_MONTH = /^(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/u;

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
  const close = (end: number): void => {
    if (last === '') return;
    const sentence = clean.slice(start, end);
    spans.push({
      start: start + sentence.length - sentence.trimStart().length,
      end: start + sentence.trimEnd().length,
    });
  };
  for (const { segment, index } of segmenter.segment(clean)) {
    // "?!" or a lone quotation mark belongs to the sentence before it, or else to the first one.
    if (!hasWords(segment)) continue;
    if (last !== '' && !goesOn(last, segment)) {
      close(index);
      start = index;
    }
    last = segment;
  }
  close(clean.length);
  return spans;
}

function goesOn(segment: string, next: string): boolean {
  if (/^[\p{Ll},;:)\]–—-]/u.test(next)) return true;
  const [, before = '', word] = /(?:(\S+)\s)?([\p{L}\p{N}°.-]+)\.$/u.exec(segment.slice(-40).trimEnd()) ?? [];
  if (word === undefined) return false;
  const lower = word.toLowerCase();
  if (isInitial(word, before) || isSplitAbbreviation(word, next)) return true;
  if (IN_NAMES.has(lower) || /^\p{Lu}(?:\.\p{Lu})+$/u.test(word)) {
    return !STARTERS.has(/^["“‘«(]?(\p{L}+)/u.exec(next)?.[1]?.toLowerCase() ?? '');
  }
  if (MAY_END.has(lower)) return /^[^\p{Lu}]/u.test(next);
  if (BEFORE_NUMBER.has(lower)) return /^\d/u.test(next);
  if (/^\d{1,2}$/u.test(word)) return GERMAN_MONTH.test(next);
  return GOES_ON.has(lower);
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
