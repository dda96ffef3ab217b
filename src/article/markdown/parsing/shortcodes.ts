/** Hugo's `{{< hint "…" >}}` and `{{% … %}}`, Jekyll's and GitBook's `{% hint style="info" %}`. */
const SHORTCODE =
  /\{\{([<%])\s*(\/?)\s*([\w./-]+)((?:"[^"]{0,300}"|`[^`]{0,300}`|[^"`{}]){0,300}?)(\/?)\s*[>%]\}\}|\{%-?\s*(\w+)((?:"[^"]{0,300}"|'[^']{0,300}'|[^"'%{]|%(?!\})){0,300}?)-?%\}/gu;
/** `[text]({{< ref "page.md" >}})`: the target of a link. */
const REFERENCE = /\]\(\s*\{\{[<%]\s*(?:rel)?ref\s+["`]?([^\s"`>%]+)["`]?\s*[>%]\}\}([^)\s]*)\s*\)/gu;
const OPENED = /^(?:details|expand|tab\b|spoiler|accordion|collapse)/iu;

/** A line with shortcodes as tags of components, which are read for what they say of their text. */
export function toComponents(line: string): string {
  if (!/\{[{%]/u.test(line)) return line;
  const linked = line.replaceAll(REFERENCE, ']($1$2)');
  return linked.replaceAll(SHORTCODE, (whole: string, ...parts: (string | undefined)[]) => {
    const [, closes, hugo, options, empty, liquid, settings] = parts;
    if (hugo !== undefined) return toTag(hugo, closes === '/', empty === '/', options ?? '');
    if (liquid === undefined) return whole;
    return toTag(liquid.replace(/^end/u, ''), liquid.startsWith('end'), false, settings ?? '');
  });
}

function toTag(name: string, closes: boolean, isEmpty: boolean, options: string): string {
  if (name === 'highlight') return closes ? '```' : `\`\`\`${/[\w-]+/u.exec(options)?.[0] ?? ''}`;
  const tag = name.charAt(0).toUpperCase() + name.slice(1).replaceAll(/[^\w.-]/gu, '-');
  if (closes) return `</${tag}>`;
  const named = [...options.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].map(
    ([, key = '', ...values]) => [key, values.find((value) => value !== undefined) ?? ''] as const,
  );
  const [alone] = /^\s*(?:"[^"]*"|`[^`]*`|[^\s=]+(?=\s|$))/u.exec(options) ?? [];
  const value = alone?.trim().replaceAll(/^["`]|["`]$/gu, '');
  if (value !== undefined && value !== '') named.push([OPENED.test(name) ? 'title' : 'type', value]);
  // The mark of an attribute: a shortcode is never a placeholder for the reader to fill in.
  const attributes = [['shortcode', ''] as const, ...named].map(
    ([key, text]) => `${key}="${text.replaceAll('"', '')}"`,
  );
  return `<${tag} ${attributes.join(' ')}${isEmpty ? ' /' : ''}>`;
}
