import type { Span } from './types.ts';

const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '《': '》',
  '「': '」',
};
const CLOSING = new Set([...Object.values(PAIRS), '"']);
const SIGNS = /^ ?[%‰٪€£$¥₽°]/u;
const LEADING_SIGN = /(?:US|A|C|HK|NZ)?[$€£¥₹₽₩]$/u;
const OPENING = /["“„«‘([《「]$/u;

/**
 * A span grown by the marks that belong to it: a currency or percent sign that touches it, the mark that closes what it
 * opens, and both quotation marks or brackets where they enclose exactly it.
 */
export const withMarks = (span: Span, text: string): Span => {
  let { start, end } = span;
  const sign = SIGNS.exec(text.slice(end, end + 2))?.[0];
  if (sign !== undefined) end += sign.length;
  const leading = LEADING_SIGN.exec(text.slice(Math.max(0, start - 4), start))?.[0];
  if (leading !== undefined) start -= leading.length;
  const before = OPENING.exec(text.slice(0, start))?.[0];
  const after = text[end] ?? '';
  if (before !== undefined && CLOSING.has(after) && (PAIRS[before] === after || before === after)) {
    return { start: start - 1, end: end + 1 };
  }
  const inside = text.slice(start, end);
  for (const [open, close] of Object.entries(PAIRS)) {
    const opened = inside.lastIndexOf(open);
    if (opened < 0 || inside.indexOf(close, opened) >= 0) continue;
    const skip = text[end] === ' ' ? 1 : 0;
    if (text[end + skip] === close) return { start, end: end + skip + 1 };
  }
  return { start, end };
};
