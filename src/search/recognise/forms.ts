import { acronymForms, NAMED, oneValue } from './acronyms.ts';
import { countedForms, isNumeral } from './numbers.ts';
import { lexiconOf } from './recognise-lexicon.ts';
import type { Token } from '../language/tokens.ts';
import type { Span } from '../basics/search-types.ts';

/** A stretch that may be written in other ways ("$289 million", "289m"; "U.S.", "United States"), and its one key. */
export type Form = Span & { readonly key: string };

const DIGIT = /\p{Nd}/u;
const CAPITALS = /\p{Lu}.*\p{Lu}/su;
const POINTED = /\p{L}\.\p{L}/u;

/** Key of an acronym that is written as one, and of a name whose initials spell it. */
const written = (value: string): string => `#${value}`;
const spelled = (value: string): string => `~${value}`;

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
