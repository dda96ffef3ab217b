import { extname } from 'node:path';
import type { ArticleFormat } from '../article-format.ts';
import { asciidocFormat } from './asciidoc/asciidoc-format.ts';
import { csvFormat } from './csv/csv-format.ts';
import { docxFormat } from './docx/docx-format.ts';
import { htmlFormat } from './html/html-format.ts';
import { markdownFormat } from './markdown/markdown-format.ts';
import { orgFormat } from './org/org-format.ts';
import { pdfFormat } from './pdf/pdf-format.ts';
import { rstFormat } from './rst/rst-format.ts';
import { textFormat } from './text/text-format.ts';
import { wikitextFormat } from './wikitext/wikitext-format.ts';

/**
 * The formats that articles are read from; nothing else knows how many there are. To add one: a folder beside these with an
 * `ArticleFormat` in it, and a line here. It may use `plain-text/` and `cleaning/`, but no other format. What reads is loaded
 * when it first does: the bot imports this for the names' ends alone, and reads in another process. `tests/contracts/formats`
 * tries it on bytes of all sorts, and a folder in `tests/fixtures/articles` shows how it reads.
 */
export const FORMATS: readonly ArticleFormat[] = [
  textFormat,
  markdownFormat,
  htmlFormat,
  pdfFormat,
  docxFormat,
  rstFormat,
  asciidocFormat,
  csvFormat,
  orgFormat,
  wikitextFormat,
];

/** How the names of files that are articles end, for people to read: `.txt, .md, …`. */
export const KNOWN_EXTENSIONS = FORMATS.flatMap(({ extensions }) => extensions).join(', ');

/**
 * The format of a file by its name's end, in capitals or not; undefined where no format has it.
 * @example formatOf('/notes/My Notes.MD')?.name // 'markdown'
 */
export function formatOf(file: string): ArticleFormat | undefined {
  const extension = extname(file).toLowerCase();
  return FORMATS.find(({ extensions }) => extensions.includes(extension));
}
