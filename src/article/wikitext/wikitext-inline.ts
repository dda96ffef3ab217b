import { escapeHtml } from '../markup/html-lines.ts';

/** What is no page of the article's: pictures, categories, the same page in other languages. */
const UNSHOWN =
  /^(?:file|image|media|datei|bild|fichier|archivo|imagen|файл|изображение|category|kategorie|catégorie|categoría|categoria|категория|[a-z]{2,3}(?:-[a-z]{2,8})?)\s*:/iu;
const BEHAVIOUR = /__[A-Z]{3,20}__/gu;
/** Addresses that run something are none to go to. */
const PLACE = /^(?:https?:|ftp:|mailto:|\/\/|[#/]|\p{L}|\p{N}|[:"'(])/iu;

/** One line of wikitext as HTML: links, emphasis, what steers the page taken out. HTML in it stays. */
export function wikitextInline(line: string): string {
  let html = line;
  if (html.includes('__')) html = html.replaceAll(BEHAVIOUR, '');
  if (html.includes('[')) html = withLinks(html);
  return html.includes("''") ? withEmphasis(html) : html;
}

function withLinks(line: string): string {
  let text = line;
  // The innermost first: a picture's caption has links of its own.
  for (let turn = 0; turn < 4 && text.includes('[['); turn += 1) {
    const before = text;
    text = text.replaceAll(
      /\[\[([^[\]|]{1,300})((?:\|[^[\]]{0,2000})?)\]\](\p{Ll}{0,20})/gu,
      (_, target: string, shown: string, tail: string) => pageLink(target.trim(), shown.split('|').slice(1), tail),
    );
    if (text === before) break;
  }
  return text
    .replaceAll(
      /\[((?:https?:|ftp:|mailto:)?\/\/[^\s\][<>"]{1,1000}|mailto:[^\s\][<>"]{1,300})\s+([^\]]{1,1000})\]/giu,
      '<a href="$1">$2</a>',
    )
    .replaceAll(/\[((?:https?:)?\/\/[^\s\][<>"]{1,1000})\]/giu, '<a href="$1">$1</a>')
    .replaceAll(/\[\[|\]\]/gu, '');
}

function pageLink(target: string, parts: readonly string[], tail: string): string {
  if (UNSHOWN.test(target)) return tail;
  const page = target.replace(/^:/u, '');
  const shown = parts.at(-1)?.trim();
  const words =
    shown === undefined ? page.replace(/^#/u, '') : shown === '' ? page.replace(/\s*\(.*\)$|^[^:]*:/gu, '') : shown;
  return PLACE.test(page) ? `<a href="${escapeHtml(page)}">${words}${tail}</a>` : words + tail;
}

/** Emphasis opens and closes by the same signs, and ends with its line. */
function withEmphasis(line: string): string {
  let isBold = false;
  let isItalic = false;
  const html = line.replaceAll(/'{2,}/gu, (signs) => {
    const count = signs.length;
    const extra = count === 4 ? "'" : count > 5 ? "'".repeat(count - 5) : '';
    const kinds = count === 2 ? 'i' : count === 3 || count === 4 ? 'b' : isItalic && !isBold ? 'ib' : 'bi';
    let tags = '';
    for (const kind of kinds) {
      if (kind === 'b') {
        tags += isBold ? '</b>' : '<b>';
        isBold = !isBold;
      } else {
        tags += isItalic ? '</i>' : '<i>';
        isItalic = !isItalic;
      }
    }
    return extra + tags;
  });
  return html + (isItalic ? '</i>' : '') + (isBold ? '</b>' : '');
}
