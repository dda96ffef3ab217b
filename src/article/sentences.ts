import { cleanText, hasWords } from './characters.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations after which a sentence goes on, whatever follows. Lower case, without the last full stop. */
const GOES_ON = new Set(
  (
    'mr mrs ms dr prof rev hon st gen col lt sgt capt maj adm gov sen rep pres amb messrs ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec vs cf e.g i.e viz ca approx fig figs eq no nos vol vols ed eds pp ' +
    'hr fr bzw z.b d.h u.a s.o vgl nr sog inkl ' +
    'sr sra srta ud uds p.ej núm pág mme mlle m т.е т.к т.н г-н г-жа им ул'
  ).split(' '),
);

/** Abbreviations that may also end a sentence: it goes on only where the next word is not capitalised. */
const MAY_END = new Set(
  'etc inc ltd co corp jr sr u.s u.k u.n e.u a.m p.m al usw etw г гг тыс млн млрд др пр т.д т.п'.split(' '),
);

/** Sentences of running text, cleaned, in order; abbreviations, initials and decimals do not end one. Linear in time. */
export function toSentences(text: string): string[] {
  const sentences: string[] = [];
  let pending: string[] = [];
  const flush = (): void => {
    const sentence = cleanText(pending.join(''));
    if (hasWords(sentence)) sentences.push(sentence);
    else if (sentence !== '' && sentences.length > 0) sentences.push(`${sentences.pop() ?? ''} ${sentence}`);
    pending = [];
  };
  for (const { segment } of segmenter.segment(cleanText(text))) {
    const last = pending.at(-1);
    if (last !== undefined && !goesOn(last, segment)) flush();
    pending.push(segment);
  }
  flush();
  return sentences;
}

function goesOn(segment: string, next: string): boolean {
  if (/^[\p{Ll},;:)\]–—-]/u.test(next)) return true;
  const end = segment.slice(-24).trimEnd();
  if (!end.endsWith('.')) return false;
  const word = /[\p{L}\p{N}.-]+(?=\.$)/u.exec(end)?.[0] ?? '';
  const lower = word.toLowerCase();
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return true;
  if (/^\p{Lu}(?:\.\p{Lu})+$/u.test(word)) return /^[^\p{Lu}]/u.test(next);
  if (MAY_END.has(lower)) return /^[^\p{Lu}]/u.test(next);
  if (lower === 'no' || lower === 'nr' || lower === 'p') return /^\d/u.test(next);
  return GOES_ON.has(lower);
}
