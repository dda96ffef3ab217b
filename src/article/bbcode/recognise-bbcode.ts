const TAGS =
  /\[(b|i|u|h[1-6]|list|olist|url|quote|code|spoiler|size|color|colour|table|center|img|strike)(?:=[^\]\n]{0,200})?\](?=[^]{0,4000}?\[\/\1\])/giu;
/** So many such tags are no chance. */
const ENOUGH = 3;
const LOOKED_AT = 100_000;

/** Whether a text is written in BBCode, as forums and Steam's guides are. */
export function isBbcode(source: string): boolean {
  const text = source.slice(0, LOOKED_AT);
  let count = 0;
  for (const _ of text.matchAll(TAGS)) {
    count += 1;
    if (count >= ENOUGH) return true;
  }
  return false;
}
