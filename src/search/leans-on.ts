import { languageOf } from './languages.ts';
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

/** Whether a claim begins with a word that only the claim before it explains ("They …", "This …"). */
export function leansOnPrevious(text: string, language: string): boolean {
  if (POINTERS[language] === undefined) return false;
  const [first] = tokenise(text.slice(0, 40));
  return first !== undefined && pointsBack(languageOf(language).fold(first.word), language);
}
