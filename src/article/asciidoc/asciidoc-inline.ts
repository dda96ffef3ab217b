import { type Linked, LinkedText } from '../markup/linked-text.ts';
import { cleanText } from '../readable-text.ts';

/** What names in a document stand for. */
export type AsciidocNames = {
  /** Values of attributes, in lower case by their names. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Titles of sections by their ids. */
  readonly titles: ReadonlyMap<string, string>;
};

const TOKEN = new RegExp(
  [
    /\\(?<escaped>[*_`#^~{<[(+]|https?:|\w+:)/u,
    /\+\+\+(?<raw>[^+]+)\+\+\+/u,
    /`\+(?<code>[^`]+?)\+`/u,
    /``(?<double>[^`]+)``/u,
    /"`(?<quote>[^`]+)`"/u,
    /'`(?<inner>[^`]+)`'/u,
    /(?<![\w`])`(?<mono>[^`\s](?:[^`]{0,400}[^`\s])?)`(?![\w`])/u,
    /\(\(\((?<hidden>[^()]{0,200})\)\)\)/u,
    /\(\((?<indexed>[^()]{1,200})\)\)/u,
    /\[\[(?<anchor>[^\]]{1,100})\]\]/u,
    /<<(?<ref>[^<>,]{1,200})(?:,\s?(?<refText>[^<>]{0,300}))?>>/u,
    /(?:link:|(?=https?:\/\/|ftp:\/\/|irc:\/\/|mailto:))(?<url>[^\s[\]<>]{1,2000})\[(?<urlText>(?:[^\]\\]|\\.){0,500})\]/u,
    /<(?<bare>(?:https?|ftp):\/\/[^\s<>]{1,2000})>/u,
    /(?<macro>[a-zA-Z][\w-]{0,30}):{1,2}(?<target>[^\s:[\]](?:[^\s[\]]{0,300}))?\[(?<args>(?:[^\]\\]|\\.){0,500})\]/u,
    /(?:\[[^\]\s]{0,60}\])?##(?<marked2>[^#]+)##/u,
    /(?<![\w#])(?:\[[^\]]{0,60}\])?#(?<marked>[^#\s](?:[^#]{0,400}[^#\s])?)#(?![\w#])/u,
    /\*\*(?<bold2>[^*]+)\*\*/u,
    /(?<![\w*])\*(?<bold>[^*\s](?:[^*]{0,400}[^*\s])?)\*(?![\w*])/u,
    /__(?<italic2>[^_]+)__/u,
    /(?<![\w_/])_(?<italic>[^_\s](?:[^_]{0,400}[^_\s])?)_(?![\w_])/u,
    /(?<![\w+])\+(?<plain>[^+\s](?:[^+]{0,400}[^+\s])?)\+(?![\w+])/u,
    /\^(?<sup>[^\s^]{1,60})\^/u,
    /~(?<sub>[^\s~]{1,60})~/u,
    /\{(?<name>[\w-]{1,60})\}/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** Attributes that every document has. */
const BUILT_IN: Readonly<Record<string, string>> = {
  sp: ' ',
  nbsp: ' ',
  empty: '',
  blank: '',
  zwsp: '',
  amp: '&',
  lt: '<',
  gt: '>',
  plus: '+',
  asterisk: '*',
  caret: '^',
  tilde: '~',
  backslash: '\\',
  backtick: '`',
  apos: "'",
  quot: '"',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  startsb: '[',
  endsb: ']',
  vbar: '|',
  cpp: 'C++',
  'two-colons': '::',
  'two-semicolons': ';;',
  litdd: '--',
};
/** Macros that show nothing as text. */
const SILENT = /^(?:image|icon|indexterm2?|anchor|bibanchor|toc|video|audio|include|ifdef|ifndef|ifeval|endif)$/u;
/** Marks within marks: so deep and no deeper. */
const DEEPEST = 4;

/** The text of AsciiDoc's inline markup, with the links in it. Linear in time. */
export function asciidocInline(raw: string, names: AsciidocNames): Linked {
  const text = new LinkedText();
  pushInline(text, cleanText(raw.replaceAll(/ \+$/gmu, ' ')), names, 0);
  return text.done();
}

function pushInline(text: LinkedText, source: string, names: AsciidocNames, depth: number): void {
  if (depth > DEEPEST) {
    text.push(source);
    return;
  }
  let from = 0;
  for (const match of source.matchAll(TOKEN)) {
    text.push(shown(source.slice(from, match.index)));
    pushToken(text, match[0], match.groups ?? {}, { names, depth: depth + 1 });
    from = match.index + match[0].length;
  }
  text.push(shown(source.slice(from)));
}

type Groups = Readonly<Record<string, string | undefined>>;
type Context = { readonly names: AsciidocNames; readonly depth: number };

function pushToken(text: LinkedText, whole: string, groups: Groups, { names, depth }: Context): void {
  const { escaped, raw, code, double, quote, inner, mono, hidden, indexed, anchor, ref, refText, url, urlText, bare } =
    groups;
  const within = (source: string): void => pushInline(text, source, names, depth);
  if (escaped !== undefined) text.push(escaped);
  else if (raw !== undefined) text.push(raw);
  else if (code !== undefined) text.push(code);
  else if (quote !== undefined) within(`“${quote}”`);
  else if (inner !== undefined) within(`‘${inner}’`);
  else if (double !== undefined || mono !== undefined) pushCode(text, double ?? mono ?? '', names);
  else if (hidden !== undefined || anchor !== undefined) text.push('');
  else if (indexed !== undefined) within(indexed);
  else if (ref !== undefined) pushReference(text, ref, refText, names);
  else if (url !== undefined) pushLink(text, url, urlText ?? '', names);
  else if (bare !== undefined) text.push(bare);
  else if (groups['macro'] !== undefined) pushMacro(text, whole, groups, { names, depth });
  else if (groups['name'] !== undefined) pushAttribute(text, whole, groups['name'], { names, depth });
  else within(MARKS.map((mark) => groups[mark]).find((marked) => marked !== undefined) ?? '');
}

const MARKS = ['marked2', 'marked', 'bold2', 'bold', 'italic2', 'italic', 'plain', 'sup', 'sub'] as const;

/** Of code only the names of attributes are read. */
function pushCode(text: LinkedText, code: string, { attributes }: AsciidocNames): void {
  text.push(
    code.replaceAll(
      /\{([\w-]{1,60})\}/gu,
      (all, name: string) => attributes.get(name.toLowerCase()) ?? BUILT_IN[name] ?? all,
    ),
  );
}

function pushAttribute(text: LinkedText, whole: string, name: string, { names, depth }: Context): void {
  const value = names.attributes.get(name.toLowerCase());
  if (value !== undefined) pushInline(text, value, names, depth);
  else text.push(BUILT_IN[name.toLowerCase()] ?? whole);
}

function pushReference(text: LinkedText, id: string, said: string | undefined, names: AsciidocNames): void {
  const key = id.replace(/^.*#/u, '').trim();
  text.push(said ?? names.titles.get(key) ?? names.titles.get(key.toLowerCase()) ?? key.replaceAll('_', ' ').trim());
}

function pushLink(text: LinkedText, url: string, said: string, names: AsciidocNames): void {
  const target = url.replaceAll(
    /\{([\w-]+)\}/gu,
    (all, name: string) => names.attributes.get(name.toLowerCase()) ?? all,
  );
  const words = (/^"([^"]*)"/u.exec(said)?.[1] ?? said.replace(/(?:^|,)\s*\w+=.*$/u, '')).replace(/\^$/u, '').trim();
  text.push(words === '' ? target.replace(/^mailto:/u, '') : plainOf(words, names), words === '' ? undefined : target);
}

function plainOf(source: string, names: AsciidocNames): string {
  const text = new LinkedText();
  pushInline(text, source, names, DEEPEST);
  return text.done().text;
}

function pushMacro(text: LinkedText, whole: string, groups: Groups, { names, depth }: Context): void {
  const { macro = '', target = '', args = '' } = groups;
  const within = (source: string): void => pushInline(text, source, names, depth);
  if (SILENT.test(macro)) text.push('');
  else if (macro === 'xref') pushReference(text, target, args === '' ? undefined : args, names);
  else if (/^footnote(?:ref)?$/u.test(macro)) {
    if (args !== '') within(` (${args.replace(/\.$/u, '')})`);
  } else if (macro === 'menu')
    text.push([target, ...args.split('>').map((part) => part.trim())].filter((part) => part !== '').join(' > '));
  else if (/^(?:kbd|btn|pass|stem|latexmath|asciimath)$/u.test(macro)) text.push(args);
  else if (macro === 'linkgit' || macro === 'linkman') text.push(`${target}(${args})`);
  else if (target === '' || /^\d/u.test(target)) text.push(whole);
  else within(args === '' ? target : args);
}

/** Signs that are written with others. */
function shown(text: string): string {
  return text
    .replaceAll(/\(C\)/gu, '©')
    .replaceAll(/\(R\)/gu, '®')
    .replaceAll(/\(TM\)/gu, '™')
    .replaceAll('->', '→')
    .replaceAll(/&#(\d{2,6});/gu, toSign)
    .replaceAll(/ {2,}/gu, ' ');
}

function toSign(all: string, digits: string): string {
  const code = Number(digits);
  if (code > 0x10_ffff) return all;
  const sign = String.fromCodePoint(code);
  return /\s/u.test(sign) ? ' ' : cleanText(sign);
}
