import type { FormatReading } from '../article-format.ts';
import type { Block } from '../document-blocks.ts';
import { inDocumentOrder, lineAt } from '../document-place.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { cleanText } from '../readable-text.ts';
import { replaceBetween, replaceElements } from './wiki-elements.ts';
import { isWikiExport } from './recognise-wikitext.ts';
import { exportedPages } from './wiki-export.ts';
import { SOFT_BREAK, withoutTemplates } from './wikitext-templates.ts';
import { WikitextWalk } from './wikitext-walk.ts';

/** What stands for something else while a text is read. */
const SIGNS = /[\u{E000}-\u{E00F}]/gu;
const VERBATIM = 'nowiki|pre|syntaxhighlight|source|math|chem';
/** Nothing but where something is told, which stands in the page's list of sources. */
const ONLY_SOURCE =
  /^\s*(?:\{\{\s*(?:cite|citation|web ?quelle|literatur|ouvrage|lien web|cita|sfn|harvnb?)\b[^]*\}\}|\[(?:https?:)?\/\/[^\]]*\]|https?:\/\/\S+)[\s.]*$/iu;
/** A longer note is more than a source. */
const LONGEST_SOURCE = 3_000;
/** Galleries, maps and menus, of which the text says nothing. */
const UNREAD = 'gallery|imagemap|templatedata|timeline|graph|choose|inputbox|mapframe|score|templatestyles';

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
  return {
    blocks: inDocumentOrder(blocks),
    meta: { ...(stated !== '' && { title: stated }), marksHeadings: true },
    leftOut: [],
    warnings: [],
  };
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
  return htmlOf(source, firstLine, title).read();
}

/** A page with what is read apart taken out of it: signs stand where it stood. */
type Apart = {
  readonly text: string;
  /** What stays as it is, and notes, both by the numbers of their signs. */
  readonly kept: readonly string[];
  readonly notes: readonly string[];
  readonly sources: readonly string[];
};

function takeApart(source: string, title: string): Apart {
  const kept: string[] = [];
  const notes: string[] = [];
  const sources: string[] = [];
  const softly = (text: string): string => SOFT_BREAK.repeat(text.split('\n').length - 1);
  // One after another: pages are long, and only the last is needed.
  let text = source.replaceAll(/\r\n?/gu, '\n').replaceAll(SIGNS, '');
  text = replaceBetween(text, '<!--', '-->', softly);
  text = replaceElements(text, VERBATIM, (whole, tag, content) => {
    if (content === undefined) return softly(whole);
    const place = `\u{E002}${kept.length}\u{E003}`;
    kept.push(escapeHtml(content));
    return (/^(?:nowiki|math|chem)$/u.test(tag) ? place : `<pre>${place}</pre>`) + softly(whole);
  });
  text = replaceElements(text, UNREAD, softly);
  text = replaceElements(text, 'references', (whole) => `\u{E004}${softly(whole)}`);
  text = replaceElements(text, 'ref', (whole, _, content) => {
    if (content === undefined) return softly(whole);
    const told = ONLY_SOURCE.test(content.slice(0, LONGEST_SOURCE)) ? sourceOf(content, title) : undefined;
    if (told === undefined) {
      notes.push(content);
      return `\u{E000}${notes.length - 1}\u{E001}${softly(whole)}`;
    }
    if (told !== '') sources.push(told);
    return softly(whole);
  });
  text = text
    .replaceAll(/\{\{\s*reflist[^{}]{0,1000}\}\}/giu, (whole) => `\u{E004}${softly(whole)}`)
    .replaceAll(/<\/?(?:references|noinclude|includeonly|onlyinclude|tabber|section)\b[^<>]{0,1000}>/giu, '');
  return { text, kept, notes, sources };
}

function htmlOf(source: string, firstLine: number, title: string): HtmlLines {
  const { text, kept, notes, sources } = takeApart(source, title);
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
  const sourcesListed = sources.length === 0 ? '' : `<ol>${sources.map((one) => `<li>${one}`).join('')}</ol>`;
  walk.read(withoutTemplates(text.replace('\u{E004}', sourcesListed).replaceAll('\u{E004}', ''), title), firstLine);
  return html;
}
