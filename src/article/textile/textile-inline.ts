import { HeldParts } from '../markup/held-parts.ts';
import { escapeHtml } from '../markup/html-lines.ts';

const BEFORE = String.raw`(?<=^|[\s({\["'“„>\-])`;
const AFTER = String.raw`(?=$|[\s.,;:!?)}\]"'”“<\-])`;
/** A class or a style, which may stand behind the opening sign. */
const ATTRIBUTES = String.raw`(?:\([^()\n]{1,60}\)|\{[^{}\n]{1,100}\})?`;
const emphasis = (sign: string): RegExp =>
  new RegExp(`${BEFORE}${sign}${ATTRIBUTES}(?=\\S)([^\\n]{0,300}?\\S)${sign}${AFTER}`, 'gu');
const EMPHASIS: readonly (readonly [RegExp, string])[] = [
  [emphasis(String.raw`\*\*`), '<b>$1</b>'],
  [emphasis(String.raw`\*`), '<b>$1</b>'],
  [emphasis('__'), '<i>$1</i>'],
  [emphasis('_'), '<i>$1</i>'],
  [emphasis(String.raw`\?\?`), '$1'],
  [emphasis('-'), '<s>$1</s>'],
  [emphasis(String.raw`\+`), '$1'],
  [emphasis('%'), '$1'],
  [/\^(?=\S)([^\s^]{1,60})\^/gu, '<sup>$1</sup>'],
];
const LINK =
  /"([^"\n]{1,500}?)(?:\([^()\n]{1,200}\))?":((?:https?:\/\/|mailto:|\/|#|\.{1,2}\/|\w)[^\s"|<>]{0,1000}[^\s"|<>.,;:!?)])/gu;

/** A line of Textile's text as HTML. `note` is told the number of a note that the line refers to, and says whether there is one. */
export function textileInline(line: string, note: (number: string) => boolean): string {
  const held = new HeldParts();
  const around = HeldParts.clean(line)
    .replaceAll(/==([^\n]{1,1000}?)==/gu, (_, text: string) => held.hold(escapeHtml(text)))
    .replaceAll(/(?<!\w)@(?=\S)([^@\n]{1,300})@(?!\w)/gu, (_, code: string) => held.hold(escapeHtml(code)))
    .replaceAll(/(?<!\S)!(?=\S)[^!\s]{1,500}(?:\([^()\n]{0,200}\))?!(?::\S{1,1000})?(?!\w)/gu, '')
    .replaceAll(LINK, (_, words: string, target: string) =>
      held.hold(`<a href="${escapeHtml(target)}">${marked(words)}</a>`),
    )
    .replaceAll(/\[(\d{1,3})\]/gu, (whole, number: string) => (note(number) ? '' : whole));
  return held.restore(marked(around));
}

function marked(text: string): string {
  let html = escapeHtml(text);
  for (const [pattern, as] of EMPHASIS) html = html.replaceAll(pattern, as);
  return html;
}
