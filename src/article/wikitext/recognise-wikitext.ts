/** What only wikitext means by itself. */
const SURE = [
  /^\[\[(?:Category|File|Image|Kategorie|Catégorie|Categoría|Категория):[^\]]+\]\]/mu,
  /^\{\|[^\n]*\n(?:[^\n]*\n){0,200}?\|\}/mu,
  /<ref(?:\s[^<>]*)?>|<references\b/u,
  /^\{\{[^{}|\n]{1,60}\n\s*\|\s*[\w -]+\s*=/mu,
  /\{\{[A-Z][\w -]{0,40}(?:\|[^{}]{0,200})?\}\}/u,
  /^#REDIRECT\s/iu,
];
const LIKELY = [
  /(?<!')'''(?=[^\s'])[^'\n]{1,200}'''(?!')/u,
  /\[\[[^[\]\n|]{1,100}(?:\|[^[\]\n]{1,100})?\]\]/u,
  /(?<![[\w])\[https?:\/\/[^\s\]]+ [^\]\n]+\](?!\()/u,
  /__(?:NO)?(?:TOC|EDITSECTION|FORCETOC)__/u,
];
/** "== Rules ==". */
const HEADING = /^(={2,6})\s*[^=\s](?:[^=\n]*[^=\s])?\s*\1\s*$/mu;
/** Letters that are looked at. */
const LOOKED_AT = 200_000;

/** Whether a text is written in MediaWiki's markup, or is a wiki's export. */
export function isWikitext(source: string): boolean {
  const text = source.slice(0, LOOKED_AT);
  if (isWikiExport(text)) return true;
  const count = (patterns: readonly RegExp[]): number => patterns.filter((pattern) => pattern.test(text)).length;
  if (/^#{1,6} \S/mu.test(text) && !HEADING.test(text)) return false;
  const sure = count(SURE);
  const likely = count(LIKELY);
  return HEADING.test(text) ? sure + likely > 0 : sure > 1 || (sure > 0 && likely > 0);
}

/** Whether a text is XML as MediaWiki exports its pages in. */
export function isWikiExport(source: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<mediawiki\b/u.test(source.slice(0, 1_000));
}
