/** The words that documents put before their own numbers, in the languages that Docent knows best. */
const NOUN =
  'rule|section|article|art\\.?|clause|step|point|chapter|part|item|phase|stage|guideline|tip|no\\.|nr\\.|regel|abschnitt|artikel|punkt|schritt|kapitel|' +
  'règle|étape|regla|artículo|sección|paso|punto|cláusula|regola|articolo|passo|regra|artigo|seção|stap|zasada|krok|kural|madde|adım|pasal|aturan|điều|' +
  'правило|статья|пункт|раздел|шаг|крок|стаття|розділ';

/** What makes of a number before it a time, a price or an amount: "10.30 am", "1.5 kg". */
export const MEASURE = String.raw`(?:[ap]\.?m\b|(?:uhr|hrs?|min|sec|kg|[gml]|ml|cl|dl|cm|mm|km|eur|usd|gbp|[kmgt]b)(?![\p{L}\d])|[€$£¥%°×])`;

/** "2.1.", "4.2 ", "§ 3", "§§ 3", "Article 5 (2)", "Rule 4 –", "#4:", "(2)", "Q4:", each before the text that it numbers. */
const LABEL = new RegExp(
  String.raw`^(?:§+\s*\d+[a-zº°]?(?:\s*\(\d+\))?\.?|art\.?\s+\d+[º°]\.?(?:\s?[–—-])?|par[áa]grafo [úu]nico(?:[.:]|\s?[–—-])|(?:${NOUN})\s+#?\d+(?:\.\d+)*[º°]?(?:\s*\(\d+\))?(?:[.:)][–—-]?|\s?[–—-]|(?=[–—-]))|#\d{1,3}(?:[.:)]|\s?[–—-])|\d{1,3}(?:\.\d{1,3})+(?!\s+${MEASURE})[.):]?|\d{1,3}(?:[.):]|-(?=\s)|\.?[°º][.)-]{0,2}(?=\s))|\[\d{1,2}(?:\.\d{1,3})+(?<!\.0)\]|\(\d{1,3}\)|Q\d{1,3}[.):])\s+(?=[\p{L}\p{N}"'“„«(*])`,
  'iu',
);
/** "①", "1️⃣", "１、", "第三条": signs that need no space behind them. */
const JOINED =
  /^(?:[①-⑳㉑-㉟❶-❿]|\d\u{FE0F}?\u{20E3}|\u{1F51F}\u{FE0F}?|[\d０-９]{1,3}[、．]|[一二三四五六七八九十]{1,3}、|第\s?[〇一二三四五六七八九十百\d０-９]{1,5}\s?[条條](?:の\d+)?|제\s?\d{1,4}\s?조)[:：.)]?\s*(?=[^\s\d])/u;

/**
 * The document's own number at the beginning of a text, without the space behind it; undefined where there is none. A lone number
 * with a full stop is none: "12. Mai" is a date.
 *
 * @example readLabel('2.1. No real money.') // '2.1.'
 */
export function readLabel(text: string): string | undefined {
  const label = (LABEL.exec(text) ?? JOINED.exec(text))?.[0].trimEnd();
  return label === undefined || /^\d+\.$/u.test(label) ? undefined : label;
}

const STEP =
  /^(?:step|schritt|étape|paso|passo|stap|krok|adım|шаг|крок|bước|langkah|phase|stage)\s|^(?:[①-⑳❶-❿]|\d\u{FE0F}?\u{20E3})/iu;

/** Whether a number before a paragraph tells that it is one of several that belong together: "Step 2:", "③". */
export function isStep(label: string): boolean {
  return STEP.test(label);
}

/** Whether a number is of a statute's or a rule book's part, which may have a name: "Section 2.", "§ 12", "Art. 3". */
export function isOfStatute(label: string): boolean {
  return /§|\p{L}{3}/u.test(label);
}
