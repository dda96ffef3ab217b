import type { Token } from 'markdown-it';

/** Plain text of a paragraph's inline tokens, without markup, pictures and HTML tags; line breaks are kept. */
export function inlineText(inline: Token): string {
  const parts: string[] = [];
  for (const token of inline.children ?? []) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') parts.push('\n');
    else if (token.type === 'html_inline') parts.push(/^<br\b/iu.test(token.content) ? '\n' : '');
    else if (token.type !== 'image') parts.push(token.content);
  }
  return parts.join('').replaceAll(/\[\^[^\]\s]{1,40}\]:?/gu, '');
}

/** Whether a paragraph is one stretch of bold text, as people write headings that are not marked as such. */
export function isBold(inline: Token): boolean {
  const tokens = (inline.children ?? []).filter((token) => token.type !== 'text' || token.content !== '');
  let depth = 0;
  return (
    tokens.length > 2 &&
    tokens.every((token, index) => {
      depth += token.type === 'strong_open' ? 1 : token.type === 'strong_close' ? -1 : 0;
      return depth > 0 || index === tokens.length - 1;
    })
  );
}
