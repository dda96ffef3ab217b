import type { Block, LeftOutReason } from '../../document-blocks.ts';
import { endsLikeProse } from '../../readable-text.ts';

const LONGEST = 300;
const LONGEST_OPENING = 80;
const LONGEST_DATE_LINE = 140;

const AGENCIES =
  'getty(?: images)?|reuters|afp|ap|epa|dpa|tass|shutterstock|alamy|i?stock(?:photo)?|unsplash|pexels|wikimedia(?: commons)?';
const PICTURE = 'image|photo|picture|pic|credit|foto|bild|imagen|фото';
/** Credits of pictures, also behind a caption: "… (Image: Getty)". */
const CREDITS: readonly RegExp[] = [
  /^(?:image|photo|picture|media)\s+(?:copyright|caption|credit|courtesy|source|by)\b/iu,
  new RegExp(`[([]\\s*(?:${PICTURE})s?(?: (?:credits?|by|courtesy of|via))?\\s*[:/][^()]{1,80}[)\\]]\\s*$`, 'iu'),
  new RegExp(`^(?:main |featured |header )?(?:${PICTURE})s?(?: credits?)?\\s*:`, 'iu'),
  new RegExp(`(?:[/|©(] ?|via )(?:${AGENCIES})\\)?$`, 'iu'),
];
const DATE_LINE =
  /^(?:first )?(?:published|updated|posted|modified|last (?:updated|modified|edited)|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|опубликовано|обновлено)\b.{0,100}\d/iu;
/** Opens a line of links. Calls, and lists of what a page is filed under. */
const CALL =
  /^(?:(?:read|see|watch|listen|hear|view|more|also|related|don['’]t miss|click|sign up|subscribe|follow|join|get|download|share|tags?|labels?|categor(?:y|ies)|topics?|filed|posted in|lesen sie|mehr|auch interessant|schlagwörter|lire|voir|à lire|leer|lea también|etiquetas|читайте|смотрите|теги|метки|leggi|zobacz|siga)\b|[→»►▶•|])/iu;
const FOLLOW =
  /^(?:follow|like|find|join|subscribe to|connect with)\b.{1,80}\bon (?:twitter|facebook|instagram|youtube|linkedin|telegram|tiktok|x)\b/iu;
const COLOPHON =
  /^(?:.{3,200}\bcontributed to this (?:report|story|article)\.?|(?:write to|e-?mail|contact|reach)\b.{1,80}\bat \S+@\S+|(?:sources?|contributing|contributors?)\s*:[^.]{1,80})$/iu;
const LONE_WORD =
  /^(?:adverts?|advertisements?|ad|sponsored|anzeige|werbung|publicité|publicidad|реклама|iklan|reklam|comments?|kommentare|sign in|log ?in|sign up|register|learn more|click here(?: for more(?: information)?)?|share|print|e-?mail|menu|search|loading|advertise|skip ad|was this (?:page|article|answer)? ?helpful\\??(?: yes no)?)[.:…]*$/iu;

/** Why a line of a page is none of its article by its words: a credit, a date, a call to read, follow or subscribe. */
export function readLine(block: Block): LeftOutReason | undefined {
  const { kind, text } = block;
  if ((kind !== 'paragraph' && kind !== 'heading') || text.length > LONGEST) return undefined;
  if (CREDITS.some((pattern) => pattern.test(text))) return 'caption';
  if (text.length < LONGEST_DATE_LINE && DATE_LINE.test(text)) return 'source or date';
  const isCall = linkedIn(block) > text.length * 0.5 && CALL.test(text);
  return isCall || LONE_WORD.test(text) || FOLLOW.test(text) || COLOPHON.test(text) ? 'page furniture' : undefined;
}

/** How many characters of a block are links. */
export function linkedIn({ links = [] }: Block): number {
  return links.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** A line that is one link, and none to another place of the page. */
export function isLinkLine(block: Block): boolean {
  const { text, links = [] } = block;
  return (
    linkedIn(block) >= text.length * 0.75 &&
    !endsLikeProse(text) &&
    links.every(({ target }) => !target.startsWith('#'))
  );
}

/** Opens links to other pages: "Related stories". */
export function opensOtherPages({ kind, text }: Block): boolean {
  return (
    (kind === 'heading' || kind === 'paragraph') &&
    text.length <= LONGEST_OPENING &&
    /\b(?:related|recommended|trending|most (?:read|popular|viewed)|don['’]t miss|more (?:from|on|stories|news|in)|read (?:more|next|also)|see (?:also|more)|you (?:may|might)|latest|popular|ähnliche|mehr zum thema|auch interessant|à lire|lire aussi|relacionad[oa]s|te puede interesar|читайте|популярн|похожие|relat[ei]|correlati)/iu.test(
      text,
    )
  );
}

/** A line above an article that says when it was written: "Monday, 22 January 2018, 0:13". */
export function tellsTime({ kind, text }: Block): boolean {
  return (
    kind === 'paragraph' &&
    text.length <= LONGEST_DATE_LINE &&
    !endsLikeProse(text) &&
    /\b(?:19|20)\d\d\b|年/u.test(text) &&
    /\b\d{1,2}(?::\d\d|[.,/]|(?:st|nd|rd|th)?\b)/u.test(text)
  );
}
