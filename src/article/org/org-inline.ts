import { HeldParts } from '../markup/held-parts.ts';
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
const LINK = String.raw`\[\[([^[\]]{1,1000})\](?:\[([^[\]]{1,1000})\])?\]`;
const CODE = String.raw`${BEFORE}([=~])(?=\S)([^\n]{0,300}?\S)\3${AFTER}`;
const WHOLE = new RegExp(`${LINK}|${CODE}`, 'gu');

/** A line of Org's text as HTML. `note` gives the HTML of a note by its name. */
export function orgInline(line: string, note: (mark: string) => string): string {
  const held = new HeldParts();
  const around = HeldParts.clean(line).replaceAll(WHOLE, (_, target?: string, words?: string, __?: string, code = '') =>
    held.hold(target === undefined ? escapeHtml(code) : shownLink(target, words)),
  );
  return held.restore(marked(around, note));
}

/** The text of a link; of one that has no words, where it leads. */
function shownLink(target: string, words: string | undefined): string {
  const place = target.replace(/^(?:file:)?(?:\.\/)?/u, '').replace(/^\*/u, '#');
  if (words === undefined && /\.(?:png|jpe?g|gif|svg|webp)$/iu.test(target)) return '';
  return `<a href="${escapeHtml(place)}">${words === undefined ? escapeHtml(place.replace(/^#/u, '')) : orgInline(words, () => '')}</a>`;
}

function marked(text: string, note: (mark: string) => string): string {
  let html = escapeHtml(text);
  for (const [pattern, as] of EMPHASIS) html = html.replaceAll(pattern, as);
  return html
    .replaceAll(
      /&lt;(\d{4}-\d\d-\d\d[^&]{0,40})&gt;|\[(\d{4}-\d\d-\d\d (?:\p{L}{2,9}\.?)?(?: \d\d:\d\d)?)\]/gu,
      (_, active?: string, passive?: string) => (active ?? passive ?? '').replace(/\s+[.+]?\+\d+\w$/u, ''),
    )
    .replaceAll(/\s?\[fn:([\w-]*)(?::([^\]]{0,1000}))?\]/gu, (_, mark: string, inline?: string) =>
      inline === undefined ? note(mark) : ` (${inline.trim()})`,
    )
    .replaceAll(/(?<=[\p{L}\p{N})])([_^])\{([^{}]{1,60})\}/gu, (_, sign: string, low: string) =>
      sign === '_' ? low : `<sup>${low}</sup>`,
    )
    .replaceAll(/@@\w{1,20}:[^@\n]{0,300}@@/gu, '')
    .replaceAll(/(?<=\s)--(?=\s)|(?<=\d[^\s-]{0,3}(?: \p{L}{2,9}\.?)?(?: \d\d:\d\d)?)--(?=\d{4}-)/gu, '–')
    .replace(/\\\\$/u, '<br>')
    .replaceAll(/\[\d{1,3}[/%](?:\d{1,3})?\]|(?<!&lt;)&lt;&lt;[^&]{1,200}&gt;&gt;(?!&gt;)/gu, '')
    .replaceAll(/&lt;&lt;&lt;([^&]{1,200})&gt;&gt;&gt;/gu, '$1');
}
