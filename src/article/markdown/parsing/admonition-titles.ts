/** Kinds of admonition whose name says something that the text below does not. */
const WORDS = new Set(['warning', 'danger', 'caution', 'important']);

/** What the document puts over an admonition: its title as written, or else its kind where that is a warning. */
export function admonitionTitle(kind: string, title: string): string | undefined {
  if (title !== '') return title;
  const word = kind.toLowerCase();
  return WORDS.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : undefined;
}

/** What stands behind `:::`: "danger Caution", "note[Caution]", "{warning} Caution", "tip \"Caution\"", "{.warning title=\"Caution\"}". */
export function containerTitle(info: string): string | undefined {
  const attributes = /^\s*\{\s*\.([\w-]+)([^}]*)\}\s*$/u.exec(info);
  if (attributes !== null) {
    return admonitionTitle(attributes[1] ?? '', /title="([^"]*)"/u.exec(attributes[2] ?? '')?.[1] ?? '');
  }
  const [, kind = '', title = ''] = /^\s*\{?([\w-]+)\}?\s*(.*)$/u.exec(info) ?? [];
  return admonitionTitle(kind, titleWritten(title));
}

/** What stands behind `!!!`: `note "Backups"`, `warning inline end`, `danger ""`. */
export function markedTitle(info: string): string | undefined {
  const [, kind = '', , title = ''] = /^\s*([\w-]+)((?:\s+[\w-]+)*)\s*("[^"]*")?\s*$/u.exec(info) ?? [];
  return admonitionTitle(kind, titleWritten(title));
}

/** A callout's first line in a quote: `[!tip]- Save space`. */
export function readCallout(line: string): { readonly kind: string; readonly title: string } | undefined {
  const [, kind, title = ''] = /^\[!([\w -]{1,40})(?:\|[^\]]{0,100})?\][+-]?[ \t]*(.*)$/u.exec(line) ?? [];
  if (kind !== undefined) return { kind: kind.trim(), title: title.trim() };
  // As GitHub had it before.
  const word = /^(\*\*|__)(Note|Tip|Info|Warning|Danger|Caution|Important)[:.]?\1[:.]?\s*$/u.exec(line)?.[2];
  return word === undefined ? undefined : { kind: word, title: '' };
}

/** Without what only programs read: brackets, quotation marks, attributes. */
function titleWritten(title: string): string {
  const plain = title.replace(/\s*\{[^{}]*\}\s*$/u, '').trim();
  return /^\[(.*)\]$/u.exec(plain)?.[1] ?? /^["“](.*)["”]$/u.exec(plain)?.[1] ?? plain;
}

/** Whether a box shows its title alone until somebody opens it, so that the title heads what is in it. */
export function isOpened(info: string): boolean {
  return /^\s*\{?(?:details|dropdown|accordion|collapse|collapsible|expand|tab|tab-item|tabitem|spoiler)\b/iu.test(
    info,
  );
}
