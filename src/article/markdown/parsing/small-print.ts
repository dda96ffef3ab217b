/** `^(…)`, with a link's brackets in it at most. A power has a number before it, and no words in it. */
const GROUP =
  /(^|[.!?:>]?\s|[\p{L}.!?:;,*_)"”>-])\^\(((?=[^\n]{0,300}?\p{L}{3})(?:[^()\n]|\([^()\n]{0,500}\)){3,1000})\)/gu;
const WORD = /(?<=^|[\s(])\^(?=\p{L})/gu;
/** One such word may be a mark of another kind. */
const ENOUGH = 2;

/** A text without Reddit's marks of small print: what ends or begins a sentence stands by itself, all else in brackets. */
export function withoutSmallPrint(text: string): string {
  const plain = text.replaceAll(GROUP, (_, before: string, inner: string) => {
    const words = inner.trim().replaceAll(WORD, '');
    if (before === '' || /[.!?:>]/u.test(before)) return `${before.trimEnd()} ${words}`;
    return `${before}${/\s/u.test(before) ? '' : ' '}(${words})`;
  });
  return (plain.match(WORD)?.length ?? 0) < ENOUGH ? plain : plain.replaceAll(WORD, '');
}
