import type { Span } from '../basics/search-types.ts';

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
const BRACKETS = Object.entries(PAIRS);
const CLOSING = new Set([...Object.values(PAIRS), '"']);
const SIGNS = /^ ?[%‰٪€£$¥₽°]/u;
const LEADING_SIGN = /(?:US|A|C|HK|NZ)?[$€£¥₹₽₩]$/u;
const OPENING = /["“„«‘([《「]/u;

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
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (CLOSING.has(after) && OPENING.test(before) && (PAIRS[before] === after || before === after)) {
    return { start: start - 1, end: end + 1 };
  }
  const inside = text.slice(start, end);
  if (!OPENING.test(inside)) return { start, end };
  for (const [open, close] of BRACKETS) {
    const opened = inside.lastIndexOf(open);
    if (opened < 0 || inside.indexOf(close, opened) >= 0) continue;
    const skip = text[end] === ' ' ? 1 : 0;
    if (text[end + skip] === close) return { start, end: end + skip + 1 };
  }
  return { start, end };
};
