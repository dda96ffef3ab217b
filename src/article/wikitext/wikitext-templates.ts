import { escapeHtml } from '../markup/html-lines.ts';

/** Stands for a line's end within what is written over several lines and read as one. */
export const SOFT_BREAK = '\u{E00A}';

/** Calls within calls that are read; what is deeper is passed over. */
const DEEPEST = 20;

/** `{{name|value|key=value}}`: `named` are in their order; `breaks` tells how many lines each part is written over. */
type Call = {
  readonly name: string;
  readonly values: readonly string[];
  readonly named: readonly (readonly [key: string, value: string])[];
};

/** What says nothing to a reader of the text: notes of editors, boxes of links, settings. */
const SILENT =
  /^(?:#\w+|displaytitle|defaultsort|toc\w*|clear|-|reflist|references|stub|.*[- ]stub|nav\w*|.*nav(?:box|igation)?|portal.*|short description|use \w+ \w+|good article|featured article|pp-.*|cleanup|citation needed|cn|fact|better source|unreferenced|refimprove|anchor|coord.*|commons.*|authority control|sister.*|italic title|about|distinguish|hatnote|for|redirect.*|other uses|delete|wip|spoiler|icon|tabs|shortcut|notelist|flag\w*|end|.* end|.* start)$/iu;
/** What is shown is the last value: "{{color|red|No}}". */
const LAST = /^(?:colou?r|font ?colou?r|c|lang|lang-\w+|span|style|small ?caps|nobold|bg)$/iu;
const WHOLE = /^(?:convert|cvt|val|num|nts|date|start date|end date|birth date|as of|currency|price)$/iu;
const LEADS_TO = /^(?:main|main article|see also|further|details)$/iu;
const SOURCE = /^(?:cite\b.*|citation|web ?quelle|literatur|ouvrage|lien web|cita\b.*|sfn|harvnb?)$/iu;
const WORDS = /^(?:yes|no|tick|cross|check|check ?mark|n\/?a|none|unknown|optional|partial|maybe|free)$/iu;
/** What is told about pictures and the box itself, not about its subject. */
const UNTOLD =
  /^title\d*$|image|img|picture|icon|caption|logo|width|height|size|colou?r|style|class|map|audio|theme|template/iu;

const MEDIUM = /^[^\s[\]{}][^[\]{}\n]*\.(?:png|jpe?g|gif|svg|webp|ogg|oga|mp3|wav|webm|mp4)$/iu;

/** A text with its calls of templates as what a reader sees of them. No line's end is lost: within a call it is a soft one. */
export function withoutTemplates(text: string, title: string): string {
  if (!text.includes('{{')) return text;
  const open: { start: number; parts: string[]; text: string; links: number }[] = [];
  let out = '';
  const write = (piece: string): void => {
    const last = open.at(-1);
    if (last === undefined) out += piece;
    else last.text += piece;
  };
  const signs = /\{\{\{[^{}\n]*\}\}\}|\{\{|\}\}|\[\[|\]\]|\|/gu;
  let from = 0;
  for (const match of text.matchAll(signs)) {
    write(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [sign] = match;
    const call = open.at(-1);
    if (sign.startsWith('{{{')) continue;
    if (sign === '{{') open.push({ start: match.index, parts: [], text: '', links: 0 });
    else if (sign === '}}' && call !== undefined) {
      open.pop();
      const isAlone = open.length === 0 && isLine(text, call.start, from);
      const parts = [...call.parts, call.text];
      write(open.length >= DEEPEST ? breaksOf(parts.join('')) : shownCall(parts, { isAlone, title }));
    } else if (sign === '|' && call !== undefined && call.links === 0) {
      call.parts.push(call.text);
      call.text = '';
    } else {
      if (call !== undefined && sign === '[[') call.links += 1;
      if (call !== undefined && sign === ']]') call.links = Math.max(0, call.links - 1);
      if (sign !== '}}') write(sign);
    }
  }
  write(text.slice(from));
  // What is never closed is text.
  for (const { parts, text: rest } of open) out += [...parts, rest].join('|');
  return out;
}

/** Whether nothing else stands on the lines of a call. */
function isLine(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const feed = text.indexOf('\n', end);
  return before.trim() === '' && text.slice(end, feed === -1 ? text.length : feed).trim() === '';
}

const breaksOf = (text: string): string => text.replaceAll(/[^\n\u{E00A}]+/gu, '').replaceAll('\n', SOFT_BREAK);

function readCall(parts: readonly string[]): Call {
  const [name = '', ...rest] = parts;
  const values: string[] = [];
  const named: [string, string][] = [];
  for (const part of rest) {
    const [, key, value] = /^\s*([\p{L}\p{N}][\p{L}\p{N}_ -]{0,40}?)\s*=(?!=)([^]*)$/u.exec(part) ?? [];
    if (key === undefined || value === undefined || /^\d+$/u.test(key)) values.push((value ?? part).trim());
    else named.push([key, value.trim()]);
  }
  return { name: name.trim().replace(/^Template:/iu, ''), values, named };
}

function shownCall(parts: readonly string[], { isAlone, title }: { isAlone: boolean; title: string }): string {
  const call = readCall(parts);
  const breaks = breaksOf(parts.join(''));
  const { name, values, named } = call;
  if (/^(?:full)?pagename$|^name$/iu.test(name) && values.length === 0) return title;
  if (name === '!') return '|';
  if (name === '=') return '=';
  if (SILENT.test(name)) return breaks;
  if (SOURCE.test(name)) return shownSource(named) + breaks;
  if (isAlone && named.length > 1) return shownBox(parts);
  const shown = softened(shownValues(call, isAlone));
  return (isAlone && shown !== '' ? `<p>${shown}</p>` : shown) + breaks;
}

/** A box of names and values, a row each, on the lines that they are written on. */
function shownBox([name = '', ...parts]: readonly string[]): string {
  let html = `<table class="box">${breaksOf(name)}`;
  for (const part of parts) {
    const { named, values } = readCall(['', part]);
    const [key, value] = named[0] ?? ['', values[0] ?? ''];
    const shown = softened(value.replaceAll(/\n\s*[*#]+\s*/gu, '; ')).replace(/^[;*#\s]+/u, '');
    if (shown !== '' && key !== '' && !UNTOLD.test(key))
      html += `<tr><th>${escapeHtml(key.replaceAll(/[_-]+/gu, ' '))}</th><td>${shown}</td></tr>`;
    else if (shown !== '' && key === '' && /\p{L}/u.test(shown)) html += `<tr><td>${shown}</td></tr>`;
    html += '\n'.repeat(part.split('\n').length - 1);
  }
  return `${html}</table>`;
}

function shownSource(named: Call['named']): string {
  const of = (...keys: readonly string[]): string =>
    keys.map((key) => named.find(([name]) => name.toLowerCase() === key)?.[1] ?? '').find((value) => value !== '') ??
    '';
  const title = of('title', 'titel', 'titre', 'título', 'titulo');
  const url = of('url');
  const shown = title === '' ? of('publisher', 'website', 'work') : title;
  return softened(/^https?:\S+$/u.test(url) ? `[${url} ${shown === '' ? url : shown}]` : shown);
}

function shownValues({ name, values, named }: Call, isAlone: boolean): string {
  const said = values.filter((value) => value !== '' && !MEDIUM.test(value));
  const [first = ''] = said;
  if (LEADS_TO.test(name)) return `See also: ${said.map((page) => `[[${page}]]`).join(', ')}`;
  // `{{Citation needed|date=May 2025}}` says when somebody asked for a source.
  const [only] = named.length === 1 && named[0]?.[0].toLowerCase() !== 'date' ? named : [];
  if (said.length === 0) return WORDS.test(name) ? name : valueAlone(only?.[1] ?? '', isAlone);
  if (/^(?:efn|refn|note|#tag:ref)$/iu.test(name)) return ` (${first})`;
  if (LAST.test(name)) return said.at(-1) ?? '';
  if (WHOLE.test(name)) return said.slice(0, /^c(?:onvert|vt)$/iu.test(name) ? 2 : 3).join(' ');
  if (/^(?:abbr|tooltip|tt|hover)$/iu.test(name)) return said[1] === undefined ? first : `${first} (${said[1]})`;
  if (/quote|citation|^"/iu.test(name)) return said.slice(0, 3).join(' – ');
  if (isAlone) return joined(said);
  // "{{coins|35}}" shows a sign beside the number.
  return /^[\d.,]+$/u.test(first) && /^\p{L}[\p{L} ]+$/u.test(name) && said.length === 1 ? `${first} ${name}` : first;
}

/** A number alone on its line says nothing: `{{Outdated|since=4.2}}`. */
function valueAlone(value: string, isAlone: boolean): string {
  return isAlone && !/\p{L}/u.test(value) ? '' : value;
}

function joined(values: readonly string[]): string {
  let text = '';
  for (const value of values) text += text === '' ? value : `${/[.!?:…。]$/u.test(text) ? ' ' : ' – '}${value}`;
  return text;
}

/** On one line, though written over several; their number is told apart. */
function softened(text: string): string {
  return text.replaceAll(/[\n\u{E00A}]+/gu, ' ');
}
