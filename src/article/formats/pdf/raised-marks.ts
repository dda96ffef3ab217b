/** A raised number or sign, between characters that no document uses, until it is known whether a note has it. */
export const MARK_OPEN = '\u{10FFFB}';
export const MARK_CLOSE = '\u{10FFFA}';

/** What a raised piece says, marked where it may lead to a note. */
export function markRaised(text: string): string {
  return /^(?:\d{1,3}|[*†‡])$/u.test(text.trim()) ? `${MARK_OPEN}${text.trim()}${MARK_CLOSE}` : text;
}
