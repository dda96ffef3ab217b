import type { FormatReading } from '../article-format.ts';
import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { cleanText } from '../readable-text.ts';
import { isWikiExport } from './recognise-wikitext.ts';
import { exportedPages } from './wiki-export.ts';
import { SOFT_BREAK, withoutTemplates } from './wikitext-templates.ts';
import { WikitextWalk } from './wikitext-walk.ts';

/** What stands for something else while a text is read. */
const SIGNS = /[\u{E000}-\u{E00F}]/gu;
const VERBATIM = /<(nowiki|pre|syntaxhighlight|source|math|chem)(?:\s[^<>]*)?(?<!\/)>([^]*?)<\/\1\s*>/giu;
const NOTE = /<ref(?:\s[^<>]*)?(?<!\/)>([^]*?)<\/ref\s*>|<ref(?:\s[^<>]*)?\/>/giu;
/** Nothing but where something is told, which stands in the page's list of sources. */
const ONLY_SOURCE =
  /^\s*(?:\{\{\s*(?:cite|citation|web ?quelle|literatur|ouvrage|lien web|cita|sfn|harvnb?)\b[^]*\}\}|\[(?:https?:)?\/\/[^\]]*\]|https?:\/\/\S+)[\s.]*$/iu;
const LIST_OF_SOURCES =
  /<references\b[^<>]*\/>|<references\b[^<>]*>[^]*?<\/references\s*>|<\/?references\b[^<>]*>|\{\{\s*reflist[^{}]*\}\}/giu;
/** Galleries, maps and menus, of which the text says nothing. */
const UNREAD =
  /<(gallery|imagemap|templatedata|timeline|graph|choose|inputbox|mapframe|score|templatestyles)\b[^<>]*>[^]*?<\/\1\s*>/giu;

/** Reads a text in MediaWiki's markup, or the pages of a wiki's export. `firstLine` is the number of its first line in the file. */
export function readWikitext(source: string, firstLine = 1): FormatReading {
  const pages = isWikiExport(source) ? exportedPages(source) : undefined;
  if (pages === undefined) return readingOf(readPage(source, firstLine, ''), titleOf(source));
  const [first, ...others] = pages;
  if (first !== undefined && others.length === 0)
    return readingOf(readPage(first.text, firstLine + first.line, first.title), titleOf(first.text) ?? first.title);
  const blocks = pages.flatMap(({ title, text, line }): Block[] => {
    const name = cleanText(title);
    const heading: Block = { kind: 'heading', level: 1, text: name, place: lineAt(firstLine + line) };
    return [...(name === '' ? [] : [heading]), ...readPage(text, firstLine + line, title)];
  });
  return readingOf(blocks, undefined);
}

function readingOf(blocks: readonly Block[], title: string | undefined): FormatReading {
  const stated = cleanText(title ?? '');
  return { blocks, meta: { ...(stated !== '' && { title: stated }), marksHeadings: true }, leftOut: [], warnings: [] };
}

/** The name that a page gives itself. */
function titleOf(text: string): string | undefined {
  return /\{\{DISPLAYTITLE:([^{}|\n]{1,200})/iu.exec(text)?.[1]?.replaceAll(/''+|<[^<>]*>/gu, '');
}

function sourceOf(content: string, title: string): string {
  return withoutTemplates(content, title)
    .replaceAll(/[\n\u{E00A}]+/gu, ' ')
    .trim();
}

function readPage(source: string, firstLine: number, title: string): readonly Block[] {
  const kept: string[] = [];
  const notes: string[] = [];
  const sources: string[] = [];
  const softly = (text: string): string => SOFT_BREAK.repeat(text.split('\n').length - 1);
  const text = source
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(SIGNS, '')
    .replaceAll(/<!--[^]*?-->/gu, softly)
    .replaceAll(VERBATIM, (whole, tag: string, content: string) => {
      const place = `\u{E002}${kept.length}\u{E003}`;
      kept.push(escapeHtml(content));
      const isInline = /^(?:nowiki|math|chem)$/iu.test(tag);
      return (isInline ? place : `<pre>${place}</pre>`) + softly(whole);
    })
    .replaceAll(UNREAD, softly)
    .replaceAll(NOTE, (whole, content: string | undefined) => {
      if (content === undefined) return softly(whole);
      const source = ONLY_SOURCE.test(content) ? sourceOf(content, title) : undefined;
      if (source !== undefined) {
        if (source !== '') sources.push(source);
        return softly(whole);
      }
      notes.push(content);
      return `\u{E000}${notes.length - 1}\u{E001}${softly(whole)}`;
    })
    .replaceAll(LIST_OF_SOURCES, (whole) => `\u{E004}${softly(whole)}`)
    .replaceAll(/<\/?(?:noinclude|includeonly|onlyinclude|tabber|section)\b[^<>]*>/giu, '');
  const restore = (html: string): string =>
    html.includes('\u{E002}')
      ? html.replaceAll(/\u{E002}(\d+)\u{E003}/gu, (_, index: string) => kept[Number(index)] ?? '')
      : html;
  const html = new HtmlLines(restore);
  const walk = new WikitextWalk(html, (index) =>
    withoutTemplates(notes[index] ?? '', title)
      .replaceAll(/[\n\u{E00A}]+/gu, ' ')
      .trim(),
  );
  const listed = sources.length === 0 ? '' : `<ol>${sources.map((one) => `<li>${one}`).join('')}</ol>`;
  walk.read(withoutTemplates(text.replace('\u{E004}', listed).replaceAll('\u{E004}', ''), title), firstLine);
  return html.read();
}
