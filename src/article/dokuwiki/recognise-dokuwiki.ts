/** "===== Rules =====", as other wikis' pages have it too. */
const HEADING = /^[ \t]*(={2,6})[^=\n][^\n]{0,200}?\1[ \t]*$/mu;
/** What only DokuWiki means by itself. */
const SIGNS = [
  /^~~(?:NOTOC|NOCACHE|DISCUSSION|INFO|META|REVEAL|UP)\b[^~\n]{0,100}~~/mu,
  /^\^[^\n^]{1,200}\^[^\n]{0,1000}[\^|][ \t]*$/mu,
  /^(?: {2,}|\t+)[*-] ?\S[^\n]*\n(?: {2,}|\t+)[*-] ?\S/mu,
  /\(\((?=[^\s()])[^()\n]{1,300}\)\)/u,
  /(?<![:/\w])\/\/(?=[^\s/])[^/\n]{1,200}\/\/(?![/\w])/u,
  /\S[^\n]{0,200}\*\*(?=[^\s*])[^*\n]{1,200}\*\*/u,
  /\{\{(?: ?:|[a-z]+>)[^{}\n]{1,200}\}\}/u,
  /\\\\(?=[ \t]*$)/mu,
  /<(?:note|WRAP)(?:[ \t][^<>\n]{0,60})?>/u,
];
/** What another wiki's pages have, or Markdown's. */
const FOREIGN = /(?<!')'''(?=[^'\s])|^\{\||\{\{[A-Z][\w -]{0,40}[|}]|^#{1,6} \S|<ref[\s>]/mu;
const ENOUGH = 2;
const LOOKED_AT = 100_000;

/** Whether a text is a page of DokuWiki: its headings stand between "=", and two other things are DokuWiki's alone. */
export function isDokuwiki(source: string): boolean {
  const text = source.slice(0, LOOKED_AT);
  if (!HEADING.test(text) || FOREIGN.test(text)) return false;
  return SIGNS.filter((sign) => sign.test(text)).length >= ENOUGH;
}
