const MOST = 3;

/** To make one takes as long as to find an answer that is remembered; there are as many as languages of the wording. */
const listings = new Map<string, Intl.ListFormat>();

function listing(locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  const key = `${locale} ${type}`;
  const made = listings.get(key) ?? new Intl.ListFormat(locale, { type });
  listings.set(key, made);
  return made;
}

/** Some things as one of a list in a language: "Germany, 2025 or Mars". */
export const anyOf = (locale: string, things: readonly string[]): string =>
  listing(locale, 'disjunction').format(things.slice(0, MOST));

/** Languages by their codes, as a language calls them: "English or German". */
export function languageNames(locale: string, codes: readonly string[]): string {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return anyOf(
    locale,
    codes.map((code) => names.of(code) ?? code),
  );
}

/** Some things together, as a language lists them: "A, B and C". */
export const allOf = (locale: string, things: readonly string[]): string =>
  listing(locale === 'en' ? 'en-GB' : locale, 'conjunction').format(things);

/** A day given by ISO 8601 as a language writes it: "1 March 2026"; whatever else a document calls its date stays as it is. */
export function dayIn(locale: string, date: string): string {
  const at = /^\d{4}-\d\d-\d\d$/u.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return date;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}
