/** A server's own emoji, or a sign, that is nothing but a bullet. */
const SIGN = String.raw`(?:<a?:\w{2,32}:\d{10,20}>|[•‣◦▪►▸▶➤➜→🔹🔸🔷🔶👉➡]\u{FE0F}?)`;
/** Any other emoji: it says something, so it stays. */
const EMOJI = String.raw`(?=(?![©®™\d#*])\p{Extended_Pictographic})`;
const QUOTED = new RegExp(String.raw`^>[ \t]?\s*(?:${SIGN}\s*|${EMOJI})(?=\S)(.*)$`, 'u');
const MARKED = new RegExp(String.raw`^(?:${SIGN}\s*|${EMOJI})(?=\S)(.*)$`, 'u');
const ITEM = /^(?:[-*+]|\d{1,9}[.)])\s+(?=\S)/u;
const LEADS_IN = /[:：]\s*$/u;
/** All in bold, between emoji at most: a title, which heads what is below it. */
const TITLE = /^[^\p{L}\p{N}*_]*(?:\*\*|__)[^\n]{0,200}(?:\*\*|__)[^\p{L}\p{N}]*$/u;

/**
 * Discord shows no bullets below emoji, so people quote them: `> 🚫 invites` below "🔹 You may not post:". Such lines, which all
 * begin with an emoji, become items below the one that they are set off from, and what goes on like that one becomes its neighbour.
 * Rewrites lines in place.
 */
export function nestQuotedBullets(lines: string[], index: number): void {
  const [parent = '', below = ''] = [lines[index], lines[index + 1]];
  if (!below.startsWith('>') || !QUOTED.test(below)) return;
  if (TITLE.test(parent)) return;
  const own = MARKED.exec(parent);
  const item = ITEM.exec(parent)?.[0];
  if (own === null && item === undefined && !(/^[^\s>#|]/u.test(parent) && LEADS_IN.test(parent))) return;
  let end = index + 1;
  while (QUOTED.test(lines[end] ?? '')) end += 1;
  const after = lines[end] ?? '';
  const next = MARKED.exec(after);
  if (after.trim() !== '' && next === null && !ITEM.test(after)) return;
  const isAlone = own === null && item === undefined;
  if (isAlone && after.trim() !== '') return;
  const indent = isAlone ? '' : ' '.repeat(item?.length ?? 2);
  for (let at = index + 1; at < end; at += 1) lines[at] = `${indent}- ${QUOTED.exec(lines[at] ?? '')?.[1] ?? ''}`;
  if (own === null) return;
  lines[index] = `- ${own[1] ?? ''}`;
  // What stands right below would go on with the last of them otherwise.
  for (let at = end; ; at += 1) {
    const neighbour = MARKED.exec(lines[at] ?? '');
    if (neighbour === null || QUOTED.test(lines[at + 1] ?? '')) return;
    lines[at] = `- ${neighbour[1] ?? ''}`;
  }
}
