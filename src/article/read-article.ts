import { UserError } from '../errors.ts';
import { toSections } from './claims/assemble-sections.ts';
import type { Block, LeftOut } from './document-blocks.ts';
import { cleanText, hasWords, toLines } from './readable-text.ts';
import { type FrontMatter, splitFrontMatter } from './cleaning/front-matter.ts';
import { type MarkdownBlocks, readMarkdownBlocks } from './formats/markdown/markdown-blocks.ts';
import type { Article } from './article-model.ts';
import { stripSurroundings } from './cleaning/surroundings.ts';
import { readTextBlocks } from './plain-text/text-blocks.ts';
import { type Headed, inferHeadings } from './cleaning/infer-headings.ts';
import { takeTitle } from './cleaning/article-title.ts';

export type ArticleFormat = 'text' | 'markdown';

export type ParseOptions = {
  readonly format: ArticleFormat;
  /** Becomes the article's id, and its title where the document has none. */
  readonly id: string;
  /** The file's name, for errors. */
  readonly file?: string;
};

/** An article, and what of the document is no part of it. */
export type ParsedArticle = { readonly article: Article; readonly leftOut: readonly LeftOut[] };

/**
 * Reads an article from the text of a document.
 * @throws {UserError} `ARTICLE_UNREADABLE` where the document is no text of this format, `ARTICLE_EMPTY` where it
 * holds nothing to quote.
 */
export function parseArticle(source: string, options: ParseOptions): Article {
  return parseDocument(source, options).article;
}

/** As {@link parseArticle}, with the lines that were left out and why. */
export function parseDocument(text: string, options: ParseOptions): ParsedArticle {
  const source = text.replace(/^\u{FEFF}/u, '');
  refuseBinary(source, options);
  const { front, blocks: all, leftOut: unread } = readBlocks(source, options);
  const { blocks, details, leftOut } = stripSurroundings(all.filter((block) => hasWords(block.text)));
  const marksHeadings = options.format === 'markdown' && blocks.some((block) => block.kind === 'heading');
  const headed = takeTitle(marksHeadings ? { blocks, leftOut: [] } : inferHeadings(blocks));
  const { sections, leftOut: unquotable } = toSections(headed.blocks);
  if (sections.length === 0) throw emptyError(source, options);
  const { title = titleFromId(options.id), subtitle } = headed;
  return {
    article: {
      id: options.id,
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      ...details,
      ...front,
      ...overridden(headed, front),
      sections,
    },
    leftOut: [...unread, ...wordless(all), ...leftOut, ...headed.leftOut, ...unquotable].sort(
      (a, b) => a.line - b.line,
    ),
  };
}

function wordless(blocks: readonly Block[]): LeftOut[] {
  return blocks.filter((block) => !hasWords(block.text)).map(({ line, text }) => ({ line, text, reason: 'no words' }));
}

function readBlocks(source: string, options: ParseOptions): MarkdownBlocks & { readonly front: FrontMatter } {
  if (options.format === 'text') return { front: {}, blocks: readTextBlocks(source), leftOut: [] };
  const file = options.file ?? options.id;
  const { details, body, firstLine } = splitFrontMatter(source, file);
  const read = readMarkdownBlocks(body, firstLine);
  if (read.tooDeep === undefined) return { ...read, front: details };
  const reason = 'lists or quotes are nested too deep';
  throw new UserError(
    'ARTICLE_UNREADABLE',
    `${file}, line ${read.tooDeep}: ${reason}. Bring the text to fewer than 45 levels.`,
    { file, line: read.tooDeep, reason },
  );
}

/** A title in the text that differs from the stated one is kept as the subtitle. */
function overridden({ title, subtitle }: Headed, front: FrontMatter): { subtitle?: string } {
  if (front.title === undefined || front.subtitle !== undefined || subtitle !== undefined) return {};
  return title === undefined || title.toLowerCase() === front.title.toLowerCase() ? {} : { subtitle: title };
}

/** A NUL is a sign of a picture or an archive, not of a text. */
function refuseBinary(source: string, { file, id }: ParseOptions): void {
  const lines = toLines(source);
  const index = lines.findIndex((line) => line.includes('\0'));
  if (index === -1) return;
  throw new UserError(
    'ARTICLE_UNREADABLE',
    `${file ?? id}, line ${index + 1}: a NUL character, which no text contains. Is this another kind of file? Save it as UTF-8 text.`,
    { file: file ?? id, line: index + 1, reason: 'NUL character' },
  );
}

function emptyError(source: string, { file, id }: ParseOptions): UserError {
  const lines = toLines(source);
  const first = lines.findIndex((line) => hasWords(line));
  const reason =
    first === -1
      ? 'the file is empty'
      : `nothing to quote was found, only ${JSON.stringify(cleanText(lines[first] ?? '').slice(0, 60))} and the like`;
  return new UserError(
    'ARTICLE_EMPTY',
    `${file ?? id}, line ${Math.max(first, 0) + 1}: ${reason}. Write each claim as a bullet ("- …") or a sentence, under headings.`,
    { file: file ?? id, line: Math.max(first, 0) + 1, reason },
  );
}

/** A readable title from an id: `my-first_notes` → "My first notes". */
function titleFromId(id: string): string {
  const words = cleanText(id.replaceAll(/[-_]+/gu, ' '));
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
