import { languageOf } from './languages.ts';
import { type Openings, OPENINGS } from './openings.ts';
import { tokenise } from './tokens.ts';

/** First words of a claim that point back at the claim before it. */
const POINTERS: Readonly<Record<string, readonly string[]>> = {
  en: ['he', 'she', 'it', 'they', 'his', 'her', 'its', 'their', 'this', 'these', 'those', 'such', 'that', 'however'],
  es: ['este', 'esta', 'estos', 'estas', 'ese', 'esa', 'esos', 'esas', 'ello', 'ellos', 'ellas', 'ella', 'su', 'sus'],
  de: ['er', 'sie', 'es', 'diese', 'dieser', 'dieses', 'diesem', 'diesen', 'sein', 'seine', 'ihr', 'ihre', 'dies'],
  fr: ['il', 'elle', 'ils', 'elles', 'ce', 'cet', 'cette', 'ces', 'cela', 'son', 'sa', 'ses', 'leur', 'leurs'],
  ru: ['он', 'она', 'оно', 'они', 'его', 'ее', 'их', 'этот', 'эта', 'это', 'эти'],
  ro: ['el', 'ea', 'ei', 'ele', 'acesta', 'aceasta', 'acestea', 'acestia', 'acest', 'aceste'],
  tr: ['o', 'onlar', 'bu', 'bunlar', 'onun', 'onların'],
  el: ['αυτοσ', 'αυτη', 'αυτο', 'αυτοι', 'αυτεσ', 'αυτα'],
  vi: ['nó', 'họ', 'ông', 'bà', 'điều', 'đây', 'đó'],
  ar: ['هو', 'هي', 'هم', 'هذا', 'هذه', 'هولاء', 'ذلك', 'تلك'],
  hi: ['वह', 'वे', 'यह', 'ये', 'इस', 'इन', 'उस', 'उन', 'उसने', 'उन्होंने'],
  zh: ['他', '她', '它', '他们', '她们', '它们', '这', '这些', '那', '该', '其'],
  th: ['เขา', 'เธอ', 'มัน', 'พวกเขา', 'นี่', 'นั่น', 'สิ่งนี้'],
};

const folded = new Map<string, ReadonlySet<string>>();

/** Whether a folded word points back at what was said before. */
export function pointsBack(word: string, language: string): boolean {
  let pointers = folded.get(language);
  if (pointers === undefined) {
    pointers = new Set((POINTERS[language] ?? []).map(languageOf(language).fold));
    folded.set(language, pointers);
  }
  return pointers.has(word);
}

/** Characters of a claim, and words after "both", that are looked at. */
const BEGINNING = 80;
const SOON = 8;

/** Longest phrase of time before a subject, in words: "in the same year". */
const LONGEST_TIME = 5;

type Beginnings = { readonly [part in keyof Openings]-?: ReadonlySet<string> };

const beginnings = new Map<string, Beginnings | undefined>();

/** A language's openings, folded once. */
function beginningsOf(language: string): Beginnings | undefined {
  if (!beginnings.has(language)) {
    const { fold } = languageOf(language);
    const set = (list: readonly string[] = []) => new Set(list.map(fold));
    const of = OPENINGS[language];
    beginnings.set(
      language,
      of && {
        joins: set(of.joins),
        before: set(of.before),
        times: set(of.times),
        subjects: set(of.subjects),
        afterVerb: set(of.afterVerb),
        phrases: set(of.phrases),
        asSubject: set(of.asSubject),
        verbs: set(of.verbs),
        both: set(of.both),
        and: set([of.and]),
      },
    );
  }
  return beginnings.get(language);
}

/**
 * Whether a claim begins in a way that only the claim before it explains: "They …", "This …", "But he …", "In 1902 it …",
 * "Another …".
 */
export function leansOnPrevious(text: string, language: string): boolean {
  if (POINTERS[language] === undefined) return false;
  const { fold } = languageOf(language);
  const words = tokenise(text.slice(0, BEGINNING)).map(({ word }) => fold(word));
  const [first] = words;
  if (first === undefined) return false;
  if (pointsBack(first, language)) return true;
  const of = beginningsOf(language);
  return of !== undefined && (hasSubject(words, of) || isPhrase(words, of));
}

/** A pronoun after a word that joins, a short phrase of time, or both. */
function hasSubject(words: readonly string[], of: Beginnings): boolean {
  let at = of.joins.has(words[0] ?? '') ? 1 : 0;
  const isBefore = of.before.has(words[at] ?? '');
  const time = isBefore ? at + 1 : at;
  let end = time;
  while (end < time + LONGEST_TIME && isTime(words[end] ?? '', of)) end++;
  // Without a word before them, and none that joins, "following its …", "May it …" are no times.
  if (end > time && (isBefore || at > 0 || isNumber(words[at] ?? ''))) at = end;
  if (at === 0) return false;
  return of.subjects.has(words[at] ?? '') || of.afterVerb.has(words[at + 1] ?? '');
}

const isNumber = (word: string): boolean => /^\d/u.test(word);

const isTime = (word: string, { times }: Beginnings): boolean => times.has(word) || isNumber(word);

function isPhrase(words: readonly string[], of: Beginnings): boolean {
  const [one = '', two = '', three = ''] = words;
  const pair = `${one} ${two}`;
  if (of.phrases.has(one) || of.phrases.has(pair)) return true;
  if (of.asSubject.has(pair)) return of.verbs.has(three);
  const size = of.both.has(one) ? 1 : of.both.has(pair) ? 2 : 0;
  return size > 0 && !words.slice(size, size + SOON).some((word) => of.and.has(word));
}
