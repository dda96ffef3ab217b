const HEADING = /^h[1-6](?:\([^)\n]{0,60}\)|\{[^}\n]{0,100}\})?\. \S/gmu;
/** What only Textile means by itself. */
const SIGNS = [
  /^(?:bq|bc|pre|fn\d{1,3})\.{1,2} \S/mu,
  /^p(?:\([^)\n]{0,60}\)|[<>=]{1,2})?\. \S/mu,
  /^\|_\. ?\S/mu,
  /"[^"\n]{1,200}":(?:https?:\/\/|\/|mailto:)\S/u,
  /(?<!\S)@(?=\S)[^@\n]{1,100}\S?@(?!\w)/u,
];

/** Whether a text is written in Textile: it has two of Textile's headings, or one and something else that is Textile's. */
export function isTextile(source: string): boolean {
  const text = source.slice(0, 100_000);
  const headings = text.match(HEADING)?.length ?? 0;
  return headings > 1 || (headings === 1 && SIGNS.some((sign) => sign.test(text)));
}
