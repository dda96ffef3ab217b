const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ellipsis = '…';

/** Control characters, which end words and lines. */
const controls = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
/** Marks that turn the direction of what follows, and invisible fillers: used to disguise. Joiners are kept. */
const disguises = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/** Text without control characters, direction overrides and half surrogates; every run of space is one space. */
export function visible(text: string): string {
  return text.toWellFormed().replace(disguises, '').replace(controls, ' ').replace(/\s+/g, ' ');
}

/** `visible`, trimmed. */
export function plain(text: string): string {
  return visible(text).trim();
}

/**
 * Cuts to at most `max` UTF-16 units, ellipsis included: at a word where one ends in the second half, else at a grapheme.
 * A text within the limit comes back as it is.
 */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= 0) return '';
  const room = max - ellipsis.length;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, room + 64))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  const head = text.slice(0, end);
  const atWord = /\s/.test(text.charAt(end)) ? end : head.search(/\s\S*$/);
  return (atWord > room / 2 ? head.slice(0, atWord) : head).trimEnd() + ellipsis;
}
