import { sentenceSpans } from '../../../src/article/claims/sentences.ts';
import { plain } from '../../../src/bot/markdown.ts';
import { fold, stopWordsOf } from '../../../src/search/for-features.ts';
import { PHRASE_WORDS, type PhraseWords } from './phrase-words.ts';

/** Phrases with fewer characters say nothing; with fewer than the other, what a comma ends is a word before what matters. */
const leastLength = 16;
const leastAtComma = 20;
/** A whole sentence does with fewer, and so does a script that writes a word in one or two signs. */
const leastOfSentence = 6;
const SIGNS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A comma with no more words than these behind it, and then another mark, parts a list; so few between two are an aside. */
const listedWords = 3;

/** What ends a part of a sentence whatever the language; a dash within numbers and words does not. */
const STRONG = /[;；؛]|(?<=\s)[–—](?=\s)|(?<=[^\d\s])—(?=[^\d\s])/gu;
const STOP = new RegExp(`,(?=\\s)|${STRONG.source}`, 'gu');

/** A number that is no year waits for what it counts. */
const AMOUNT = /^(?!\d{4}$)[\p{N}.,]+$/u;

/** So much behind the longest phrase tells whether one may end before it. */
const lookedAhead = 200;

const JOINING = /^(?:and|or|nor|und|oder|sowie|y|e|o|u|et|ou|и|или)$/u;
const BETWEEN = /\b(?:between|both|either|not only|zwischen|sowohl|entre|между)(?=\s)/iu;

/** A word, lower-cased, and where it begins and ends; of "l’eau" there are two. */
type Word = { readonly start: number; readonly end: number; readonly text: string; readonly written: string };

/**
 * A text whole where it fits, else its first sentence, else the longest beginning of that which is one by itself: up to a mark that is no
 * list's; and of a language with `PHRASE_WORDS`, also its subject, and what stands before a sentence's second half. Undefined where there is
 * none: no phrase lacks what it waits for.
 */
export function phraseWithin(text: string, language: string, max: number): string | undefined {
  const all = withoutStop(plain(text));
  if (all.length <= max) return isClosed(all) ? all : undefined;
  const beginning = all.slice(0, max + lookedAhead);
  const sentence = withoutStop(beginning.slice(0, sentenceSpans(beginning)[0]?.end));
  if (sentence.length <= max) return isClosed(sentence) && sentence.length >= leastOfSentence ? sentence : undefined;
  const code = language.toLowerCase().split(/[-_]/)[0] ?? language;
  const known = PHRASE_WORDS[code];
  const words = wordsIn(sentence);
  const small = stopWordsOf(language);
  const ends = [...stopsIn(sentence, words, known), ...(known === undefined ? [] : partsIn(words, sentence, known))];
  return ends
    .filter((end) => end <= max)
    .map((end) => sentence.slice(0, end).trimEnd())
    .filter((part) => part.length >= least(part) && isClosed(part))
    .filter((part) => {
      const last = wordsIn(part).at(-1)?.text ?? '';
      const isBinding = small.has(fold(last)) || known?.awaits.test(last) === true || AMOUNT.test(last);
      return !isBinding && /[\p{L}\p{M}\p{N}%)\]”»"’]$/u.test(part);
    })
    .reduce<string | undefined>((one, other) => (other.length > (one?.length ?? 0) ? other : one), undefined);
}

const withoutStop = (text: string): string => text.replace(/[\s.。．।]+$/u, '');

const least = (text: string): number => (SIGNS.test(text) ? leastOfSentence : leastLength);

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.,%-]*(?:['’](?=t\b)t|['’]s\b)?(?<![.,-])/gu)].map(
    ({ 0: written, index }): Word => ({
      start: index,
      end: index + written.length,
      text: written.toLowerCase().replace("'", '’'),
      written,
    }),
  );
}

/** Where the text's own marks end a part that is whole. Which commas do only the words around them tell. */
function stopsIn(text: string, words: readonly Word[], known: PhraseWords | undefined): readonly number[] {
  if (known === undefined) return [...text.matchAll(STRONG)].map(({ index }) => index);
  let opening = isOpening(behindLabel(text, words), known);
  let before = 0;
  return [...text.matchAll(STOP)].flatMap(({ 0: mark, index }) => {
    const within = words.filter(({ start }) => start >= before && start < index);
    const behind = words.filter(({ start }) => start > index);
    const isFirst = before === 0;
    before = index;
    if (opening) {
      // "In addition, to comply with it, …": what opens may do so twice.
      opening = isOpening(behind, known);
      return [];
    }
    if (mark !== ',') return [index];
    const isAside = !isFirst && within.length <= listedWords;
    const isWhole = !isAside && !partsList(text, index, !isFirst, behind) && !goesOn(behind, known);
    const waits = within.some((word, at) => known.links.has(word.text) && known.opens.has(within[at + 1]?.text ?? ''));
    return isWhole && !waits && index >= leastAtComma && !awaitsInfinitive(text.slice(index)) ? [index] : [];
  });
}

/** Without who says it, or what it is about: "Mara: On the first of June, …". */
function behindLabel(text: string, words: readonly Word[]): readonly Word[] {
  const label = /^[^:]{1,40}:\s/u.exec(text)?.[0].length ?? 0;
  return words.filter(({ start }) => start >= label);
}

/** Whether words begin with what is no subject; "el 12 de mayo" is none either. */
function isOpening([first, second]: readonly Word[], { opens, opensInForm }: PhraseWords): boolean {
  if (first === undefined) return false;
  return (
    opens.has(first.text) ||
    opensInForm.test(first.text) ||
    (/^(?:el|le)$/u.test(first.text) && /^\d/u.test(second?.text ?? ''))
  );
}

/** Whether what is behind a comma is what stands before it waits for: "vermutet, | dass", "das erste, | bei dem". */
function goesOn([first, second]: readonly Word[], known: PhraseWords): boolean {
  const starts = (word: Word | undefined) => known.goesOn.has(word?.text ?? '');
  return starts(first) || (known.opens.has(first?.text ?? '') && starts(second));
}

/** Whether a comma stands between things of a list: another mark soon follows, or it is the last one's, before "and". */
function partsList(text: string, at: number, isSecond: boolean, behind: readonly Word[]): boolean {
  const [first] = behind;
  if (first === undefined) return true;
  const isJoined = JOINING.test(first.text);
  if (isJoined && isSecond) return true;
  const next = text.slice(at + 1).search(/[,;:.!?()](?:\s|$)|\s[–—(]/u);
  const until = behind.filter(({ start }) => next < 0 || start < at + 1 + next);
  const joint = isJoined ? -1 : until.findIndex((word) => JOINING.test(word.text));
  return (joint < 0 ? until.length : joint) <= listedWords;
}

/** In German, "hat beschlossen, | den Leuchtturm zu verkaufen", but not "… , um … zu …"; other languages have no such "zu". */
function awaitsInfinitive(rest: string): boolean {
  const clause = /^,\s(.*?)(?:[,;.]|$)/u.exec(rest)?.[1] ?? '';
  return /\bzu\s\p{Ll}+en\b/u.test(clause) && !/^(?:um|ohne|anstatt|statt)\b/u.test(clause);
}

/** Where a subject ends, and where what is whole goes on with a reason or a second half. */
function partsIn(words: readonly Word[], text: string, known: PhraseWords): readonly number[] {
  if (isOpening(behindLabel(text, words), known)) return [];
  const ends: number[] = [];
  let sawVerb = false;
  let isLinked = false;
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    const next = words[at + 1];
    const between = before === undefined ? '' : text.slice(before.end, word.start);
    if (before !== undefined && /^\s+$/u.test(between)) {
      const isVerb = known.verbs.has(word.written.replace("'", '’'));
      if (isVerb && !sawVerb && !isLinked && isSubject(words.slice(0, at), text.slice(0, before.end), known))
        ends.push(before.end);
      if (known.reasons.has(word.text) && !/\bnot only\b|\bno solo\b|не только/u.test(text.slice(0, word.start)))
        ends.push(before.end);
      if (JOINING.test(word.text) && next !== undefined && !BETWEEN.test(text.slice(0, word.start)))
        if (known.halves.has(next.text)) ends.push(before.end);
      sawVerb ||= isVerb;
    }
    isLinked ||= known.links.has(word.text) || /[,;:(–—]/u.test(between);
  }
  return ends;
}

/** Whether words before a verb name what it tells of, as far as words show it. */
function isSubject(words: readonly Word[], text: string, { subjects }: PhraseWords): boolean {
  const joint = words.findIndex((word) => JOINING.test(word.text));
  // "runs on Sundays and the museum | is" has a sentence before its last subject.
  if (joint > 0 && /^\p{Ll}{1,3}$/u.test(words[joint + 1]?.written ?? '')) return false;
  if (words.length < 2) return false;
  return (
    subjects === undefined ||
    subjects.has(words[0]?.text ?? '') ||
    (/^\p{Lu}/u.test(words[1]?.written ?? '') && /^\p{Lu}/u.test(text))
  );
}

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['«', '»'],
  ['„', '“'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['（', '）'],
] as const;

/** What is in brackets or quotes is not cut in the middle; a text may begin with "a)". */
function isClosed(part: string): boolean {
  const count = (sign: string) => part.split(sign).length - 1;
  if (count('"') % 2 > 0) return false;
  // “…” in English, „…“ in German; ’ is an apostrophe as well.
  if (count('„') === 0 && count('“') > count('”')) return false;
  if (count('‘') > count('’')) return false;
  return PAIRS.every(([open, close]) => count(open) <= count(close));
}

/** Of each text that has one a phrase, in their order; of those that are alike the first. */
export function phrasesWithin(texts: readonly string[], language: string, max: number): readonly string[] {
  const phrases = texts.map((text) => phraseWithin(text, language, max)).filter((phrase) => phrase !== undefined);
  return [...new Map(phrases.toReversed().map((phrase) => [fold(phrase), phrase])).values()].toReversed();
}
