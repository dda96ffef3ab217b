import { escapeHtml } from '../markup/html-lines.ts';

/** What may stand before and behind emphasis. */
const BEFORE = String.raw`(?<=^|[\s\-({'"“„‘>])`;
const AFTER = String.raw`(?=$|[\s\-.,;:!?'")}\]”“’<…])`;
const emphasis = (sign: string): RegExp =>
  new RegExp(`${BEFORE}${sign}(?=\\S)([^${sign}]{0,300}?[^\\s${sign}])${sign}${AFTER}`, 'gu');
const EMPHASIS: readonly (readonly [RegExp, string])[] = [
  [emphasis('\\*'), '<b>$1</b>'],
  [emphasis('\\/'), '<i>$1</i>'],
  [emphasis('\\+'), '<s>$1</s>'],
  [emphasis('_'), '$1'],
];
const CODE = new RegExp(`${BEFORE}([=~])(?=\\S)([^\\n]{0,300}?\\S)\\1${AFTER}`, 'u');
const LINK = /\[\[([^[\]]{1,1000})\](?:\[([^[\]]{1,1000})\])?\]/u;

/** A line of Org's text as HTML. `note` gives the HTML of a note by its name. */
export function orgInline(line: string, note: (mark: string) => string): string {
  let html = '';
  let rest = line;
  for (;;) {
    const link = LINK.exec(rest);
    const code = CODE.exec(rest);
    const first = link !== null && (code === null || link.index <= code.index) ? link : code;
    if (first === null) return html + marked(rest, note);
    html += marked(rest.slice(0, first.index), note);
    html += first === link ? shownLink(link[1] ?? '', link[2]) : escapeHtml(code?.[2] ?? '');
    rest = rest.slice(first.index + first[0].length);
  }
}

function shownLink(target: string, words: string | undefined): string {
  const place = target.replace(/^(?:file:)?(?:\.\/)?/u, '').replace(/^\*/u, '#');
  if (words === undefined && /\.(?:png|jpe?g|gif|svg|webp)$/iu.test(target)) return '';
  return `<a href="${escapeHtml(place)}">${escapeHtml(words ?? place.replace(/^#/u, ''))}</a>`;
}

function marked(text: string, note: (mark: string) => string): string {
  let html = escapeHtml(text);
  for (const [pattern, as] of EMPHASIS) html = html.replaceAll(pattern, as);
  return html
    .replaceAll(
      /&lt;(\d{4}-\d\d-\d\d[^&]{0,40})&gt;|\[(\d{4}-\d\d-\d\d (?:\p{L}{2,9}\.?)?(?: \d\d:\d\d)?)\]/gu,
      (_, active?: string, passive?: string) => (active ?? passive ?? '').replace(/\s+[.+]?\+\d+\w$/u, ''),
    )
    .replaceAll(/\[fn:([\w-]*)(?::([^\]]*))?\]/gu, (_, mark: string, inline?: string) =>
      inline === undefined ? note(mark) : ` (${inline})`,
    )
    .replaceAll(/\[\d{1,3}[/%](?:\d{1,3})?\]|&lt;&lt;+[^&]*&gt;+/gu, '');
}
