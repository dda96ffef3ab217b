/** Tags that are HTML's by another name; all others say how something looks, which no claim does. */
export const AS_HTML: Readonly<Record<string, string>> = {
  b: 'b',
  i: 'i',
  em: 'i',
  strong: 'b',
  s: 's',
  strike: 's',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  ul: 'ul',
  ol: 'ol',
  olist: 'ol',
  li: 'li',
  table: 'table',
  tr: 'tr',
  th: 'th',
  td: 'td',
  code: 'pre',
  pre: 'pre',
  quote: 'blockquote',
  center: 'div',
  left: 'div',
  right: 'div',
  indent: 'div',
  sup: 'sup',
};

/** What hides its content until somebody opens it; its option is its title. */
export const FOLDED = new Set(['spoiler', 'hide', 'collapse', 'details', 'toggle', 'accordion']);

/** What shows a picture or the like, by an address or a number that nobody reads. */
export const SHOWN_NOTHING = new Set(
  'img video youtube media previewyoutube attachment attach gallery audio tweet gif'.split(' '),
);

/** Tags that say how something looks, closed or not. */
export const LOOKS = new Set(
  'u url size color colour font face email user user_id mention list noparse plain bg highlight sub icode inline justify align'.split(
    ' ',
  ),
);

/** HTML's names of what begins and ends lines by itself, so that a line's end beside it says nothing. */
export const BLOCK = /^(?:h\d|ul|ol|li|table|t[rhd]|pre|blockquote|div|details|summary)$/u;

export const TAG = /\[(\/?)([a-z_]+\d?|\*)(?:[\s=]([^[\]\n]{0,1000}))?\]/giu;

/** The names of all tags that a text closes somewhere: what is closed is a tag, known or not. */
export function closedTags(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/\[\/([a-z_]{1,20}\d?)\]/giu)].map(([, name = '']) => name.toLowerCase()));
}
