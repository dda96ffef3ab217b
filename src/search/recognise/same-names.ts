import { languageOf } from '../language/languages.ts';
import { fold } from '../language/tokens.ts';
import { acronymForms } from './forms.ts';
import { relatedWordsOf } from './related-words.ts';

/** What a name may be known by, to be held against another's. */
export type NameKeys = { readonly written: readonly string[]; readonly meant: readonly string[] };

/**
 * Of a name that stands alone: the acronym that it is ("US"), or those that it could be shortened to, and the country that it means.
 * @example sharesName(nameKeys('US', 'en'), nameKeys('United States', 'en')) // true
 */
export function nameKeys(name: string, language: string): NameKeys {
  const { stopWords } = languageOf(language);
  const all = (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(fold);
  // "US" is no "us".
  const words = all.length > 1 && stopWords.has(all[0] ?? '') ? all.slice(1) : all;
  const forms = acronymForms(name).filter(({ start, end }) => end - start >= name.length - (name.length > 6 ? 4 : 0));
  const related = relatedWordsOf(language);
  // All of it: "Russian Railways" is not Russia.
  const begun = words.length > 1 ? related.countryAt(words.slice(0, -1), 0) : undefined;
  const country = begun === undefined ? related.countryAt(words, 0) : undefined;
  return {
    written: forms.filter(({ spelled }) => !spelled).map(({ value }) => value),
    meant: [
      ...forms.filter(({ spelled }) => spelled).map(({ value }) => value),
      ...(country === undefined ? [] : [`country ${country}`]),
    ],
  };
}

/** Whether two names may be one thing's: an acronym and a name that spells it, or two names of one country. Names alike in initials only are two. */
export function sharesName(one: NameKeys, other: NameKeys): boolean {
  const isIn = (keys: readonly string[], key: string) => keys.includes(key);
  return (
    one.written.some((key) => isIn(other.written, key) || isIn(other.meant, key)) ||
    other.written.some((key) => isIn(one.meant, key)) ||
    one.meant.some((key) => key.startsWith('country ') && isIn(other.meant, key))
  );
}
