/** The words that documents put before their own numbers, in the languages that Docent knows best. */
const NOUN =
  'rule|section|article|art\\.?|clause|step|point|chapter|part|item|regel|abschnitt|artikel|punkt|schritt|kapitel|règle|étape|regla|artículo|sección|paso|regola|articolo|правило|статья|пункт|раздел';

/** "2.1.", "4.2 ", "§ 3", "§§ 3", "Article 5 (2)", "(2)", "Q4:", each before the text that it numbers. */
const LABEL = new RegExp(
  String.raw`^(?:§+\s*\d+[a-z]?(?:\s*\(\d+\))?\.?|(?:${NOUN})\s+\d+(?:\.\d+)*(?:\s*\(\d+\))?(?=[.:–—-])[.:]?|\d{1,3}(?:\.\d{1,3})+[.):]?|\d{1,3}[.):]|\(\d{1,3}\)|Q\d{1,3}[.):])\s+(?=[\p{L}\p{N}"'“„«(*])`,
  'iu',
);

/**
 * The document's own number at the beginning of a text, without the space behind it; undefined where there is none. A lone number
 * with a full stop is none: "12. Mai" is a date.
 *
 * @example readLabel('2.1. No real money.') // '2.1.'
 */
export function readLabel(text: string): string | undefined {
  const label = LABEL.exec(text)?.[0].trimEnd();
  return label === undefined || /^\d+\.$/u.test(label) ? undefined : label;
}
