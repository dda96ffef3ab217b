import type { Span } from '../basics/search-types.ts';
import type { Token } from '../language/tokens.ts';
import { isNumeral, lexiconOf } from './lexicon.ts';
import { countedForms } from './numbers.ts';
import { weekdaysIn } from './weekdays.ts';

/** An acronym, or a name that one could stand for. `value` is the acronym in lower case, without points. */
type AcronymForm = {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly spelled: boolean;
};

/** Acronyms whose full names do not spell them, or that are too common to leave to chance. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bunited states(?: of america)?\b/giu, 'us'],
  [/\bunited kingdom\b/giu, 'uk'],
  [/\beuropean union\b/giu, 'eu'],
  [/\bunited nations\b/giu, 'un'],
  [/\bsoviet union\b/giu, 'ussr'],
];

/** A word of each of the names, in whatever case. */
const NAMED = /united|european|soviet/iu;

/** One value for the acronyms of one thing. */
const SAME: Readonly<Record<string, string>> = { usa: 'us', gb: 'uk' };

const DOTTED = /(?<![\p{L}\p{N}.])(?:\p{L}\.){1,5}\p{L}(?:\.|(?![\p{L}\p{N}]))/gu;
const PLAIN = /(?<![\p{L}\p{N}])\p{Lu}{2,6}(?=s?(?![\p{L}\p{N}]))/gu;
const RUN =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:[ -](?:(?:of|for|and|the|of the|for the|and the|de|de la|del|da|do) )?\p{Lu}\p{Ll}+)+/gu;

/** Without these no acronym and no name of several words is in a text: most are spared the patterns above. */
const TWO_CAPITALS = /\p{Lu}{2}/u;
const CAPITALISED = /\p{Lu}\p{Ll}+[ -]/u;
const SMALL = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'del', 'da', 'do']);
const ARTICLE = /^(?:The|An|A|El|La|Los|Las|Le|Les|Der|Die|Das) /u;

/** The value of letters that may be an acronym. */
const oneValue = (letters: string): string => SAME[letters] ?? letters;

/** Gives each match of a global expression: `matchAll` makes the expression anew each time. */
const forEachMatch = (pattern: RegExp, text: string, found: (match: string, start: number) => void): void => {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found(match[0], match.index);
};

/** Initials that a name could be shortened to: of all its words, and of its capitalised ones. */
const initialsOf = (name: string): string[] => {
  const words = name.split(/[ -]/u);
  const initials = (kept: readonly string[]): string => kept.map((word) => word[0]?.toLowerCase() ?? '').join('');
  return [...new Set([initials(words), initials(words.filter((word) => !SMALL.has(word)))])];
};

/**
 * Acronyms written in a text ("NFL", "U.S.", "USA"), and the capitalised names whose initials spell one ("National
 * Football League", `spelled`), each with one value ("nfl", "us"), so that the one can meet the other. For an index: add
 * the value as a term of its own kind (say `#nfl`) to the claim; for a question, look up `#` and the value of each form,
 * and of each short word typed in lower case where the index knows that term ("nfl" typed in a hurry; but not "us" or
 * "it": leave out stop words). A spelled form should only count where the other side is an acronym.
 */
export const acronymForms = (text: string): readonly AcronymForm[] => {
  const forms: AcronymForm[] = [];
  const add = (start: number, end: number, value: string, spelled: boolean): void => {
    const taken = forms.some((form) => form.start === start && form.end === end && form.value === value);
    if (!taken && value.length > 1) forms.push({ start, end, value, spelled });
  };
  if (NAMED.test(text)) {
    for (const [pattern, value] of NAMES) {
      forEachMatch(pattern, text, (name, start) => add(start, start + name.length, value, true));
    }
  }
  if (text.includes('.')) {
    forEachMatch(DOTTED, text, (dotted, start) => {
      add(start, start + dotted.length, oneValue(dotted.replaceAll('.', '').toLowerCase()), false);
    });
  }
  if (TWO_CAPITALS.test(text)) {
    forEachMatch(PLAIN, text, (letters, start) => {
      add(start, start + letters.length, oneValue(letters.toLowerCase()), false);
    });
  }
  if (!CAPITALISED.test(text)) return sorted(forms);
  forEachMatch(RUN, text, (run, from) => {
    const article = ARTICLE.exec(run)?.[0].length ?? 0;
    const name = run.slice(article);
    if (!/[ -]/u.test(name)) return;
    const start = from + article;
    for (const initials of initialsOf(name)) add(start, start + name.length, initials, true);
  });
  return sorted(forms);
};

const sorted = (forms: AcronymForm[]): AcronymForm[] =>
  forms.sort((a, b) => a.start - b.start || a.end - b.end || (a.value < b.value ? -1 : 1));

/** A stretch that may be written in other ways ("$289 million", "289m"; "U.S.", "United States"), and its one key. */
export type Form = Span & { readonly key: string };

const DIGIT = /\p{Nd}/u;
const CAPITALS = /\p{Lu}.*\p{Lu}/su;
const POINTED = /\p{L}\.\p{L}/u;

/** Key of an acronym that is written as one, and of a name whose initials spell it. */
const written = (value: string): string => `#${value}`;
const spelled = (value: string): string => `~${value}`;
/** And of a day of the week that lies within a range, or is written short. */
const dayKey = (day: number): string => `#day${day}`;
const WEEK = 7;

function mayHaveNumbers(text: string, tokens: readonly Token[], language: string): boolean {
  if (DIGIT.test(text)) return true;
  const lexicon = lexiconOf(language);
  return tokens.some(({ word }) => isNumeral(word, lexicon));
}

/** Forms of a claim, whose words are given. A number that is written plainly is its own key and is left out. */
export function formsOfClaim(text: string, tokens: readonly Token[], language: string): Form[] {
  const forms: Form[] = [];
  if (mayHaveNumbers(text, tokens, language)) {
    for (const { start, end, value } of countedForms(text, language)) {
      if (text.slice(start, end) !== value) forms.push({ start, end, key: written(value) });
    }
  }
  for (const { start, end, days, isPlain } of weekdaysIn(text, language)) {
    // A day that is named plainly is met as a word, and what is so every day says nothing of one.
    if (!isPlain && days.length < WEEK) for (const day of days) forms.push({ start, end, key: dayKey(day) });
  }
  if (!CAPITALS.test(text)) return forms;
  for (const form of acronymForms(text)) {
    forms.push({ start: form.start, end: form.end, key: form.spelled ? spelled(form.value) : written(form.value) });
  }
  return forms;
}

/**
 * Keys under which the forms of a question may be met in claims. An acronym meets the same acronym and names that spell
 * it; a name meets acronyms only, since two names with the same initials are seldom the same.
 */
export function formsOfQuestion(text: string, tokens: readonly Token[], language: string): Form[] {
  const forms: Form[] = [];
  if (mayHaveNumbers(text, tokens, language)) {
    for (const { start, end, value } of countedForms(text, language)) {
      forms.push({ start, end, key: written(value) }, { start, end, key: value });
    }
  }
  for (const { start, end, days } of weekdaysIn(text, language))
    if (days.length === 1) forms.push({ start, end, key: dayKey(days[0] ?? 0) });
  if (!CAPITALS.test(text) && !POINTED.test(text) && !NAMED.test(text)) return forms;
  for (const { start, end, value, spelled: isSpelled } of acronymForms(text)) {
    forms.push({ start, end, key: written(value) });
    if (!isSpelled) forms.push({ start, end, key: spelled(value) });
  }
  return forms;
}

/** Letters of an acronym typed in a hurry. */
const LOWER_ACRONYM = /^[a-z]{2,6}$/u;

/** Keys of an acronym typed in lower case ("uk"); none for a word that is too long for one. */
export function keysOfLowerCase(folded: string): string[] {
  if (!LOWER_ACRONYM.test(folded)) return [];
  const value = oneValue(folded);
  return [written(value), spelled(value)];
}
