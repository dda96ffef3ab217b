import { articleError } from './article-errors.ts';
import type { Article } from './article-model.ts';
import { toSections } from './claims/assemble-sections.ts';
import { markClosing } from './cleaning/closing-remarks.ts';
import { withoutDecoration } from './cleaning/drawn-titles.ts';
import { stripSignposts } from './cleaning/contents-list.ts';
import { takeTitle } from './cleaning/article-title.ts';
import { type Headed, inferHeadings } from './cleaning/infer-headings.ts';
import { withinParts } from './cleaning/statute-parts.ts';
import { stripSurroundings } from './cleaning/surroundings.ts';
import type { Block, LeftOut } from './document-blocks.ts';
import { comparePlaces } from './document-place.ts';
import type { ArticleFormat, DocumentMeta, FormatReading, ReadingWarning } from './article-format.ts';
import { makeArticle } from './make-article.ts';
import { cleanText, hasWords } from './readable-text.ts';

export type ReadOptions = {
  readonly format: ArticleFormat;
  /** Becomes the article's id, and its title where the document has none. */
  readonly id: string;
  /** The file's name, for errors; the id where there is none. */
  readonly file?: string;
};

/** An article, what of the document is no part of it, and what whoever adds it should know. */
export type ReadArticle = {
  readonly article: Article;
  /** In the order of the document. */
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly ReadingWarning[];
};

/** `readArticle`, or what reads in another process. */
export type ReadDocument = (bytes: Uint8Array, options: ReadOptions) => Promise<ReadArticle>;

/**
 * Reads an article from the bytes of a document, of any size; the time it takes grows with the size (a megabyte: some tenths of a second).
 * @throws {UserError} `ARTICLE_UNREADABLE` where the document is none of this format, `ARTICLE_EMPTY` where it holds nothing to
 * quote; both name the file, the place where there is one, the reason and the remedy.
 *
 * @example
 * const { article, leftOut } = await readArticle(bytes, { format: textFormat, id: 'bees' });
 * article.sections[0]?.claims[0] // { id: '1.1', text: 'Bees make honey.' }
 */
export async function readArticle(bytes: Uint8Array, { format, id, file = id }: ReadOptions): Promise<ReadArticle> {
  return toArticle(await format.read(bytes, { file }), { id, file });
}

/** The second half of `readArticle`: an article from what its format has read. */
function toArticle(reading: FormatReading, { id, file }: { readonly id: string; readonly file: string }): ReadArticle {
  const { meta, blocks: all, leftOut: unread, warnings } = reading;
  const signposts = stripSignposts(all.filter((block) => hasWords(block.text)).map(withoutDecoration));
  const { blocks, details, leftOut } = stripSurroundings(signposts.blocks);
  const hasMarks = meta.marksHeadings && blocks.some((block) => block.kind === 'heading');
  const headed = takeTitle(hasMarks ? { blocks, leftOut: [] } : inferHeadings(blocks));
  const { sections, leftOut: unquotable } = toSections(markClosing(withinParts(headed.blocks)));
  if (sections.length === 0) throw emptyError(reading, file);
  const { marksHeadings: _, ...stated } = meta;
  const article = makeArticle({
    id,
    title: headed.title ?? titleFromId(id),
    ...(headed.subtitle !== undefined && { subtitle: headed.subtitle }),
    ...details,
    ...stated,
    ...overridden(headed, meta),
    sections,
  });
  return {
    article,
    leftOut: [...unread, ...wordless(all), ...signposts.leftOut, ...leftOut, ...headed.leftOut, ...unquotable].sort(
      inOrder,
    ),
    warnings,
  };
}

function inOrder(first: LeftOut, second: LeftOut): number {
  return comparePlaces(first.place, second.place);
}

function wordless(blocks: readonly Block[]): LeftOut[] {
  return blocks
    .filter((block) => !hasWords(block.text))
    .map(({ place, text }) => ({ place, text, reason: 'no words' }));
}

/** A title in the text that differs from the stated one is kept as the subtitle. */
function overridden({ title, subtitle }: Headed, stated: DocumentMeta): { subtitle?: string } {
  if (stated.title === undefined || stated.subtitle !== undefined || subtitle !== undefined) return {};
  return title === undefined || title.toLowerCase() === stated.title.toLowerCase() ? {} : { subtitle: title };
}

function emptyError({ blocks, leftOut }: FormatReading, file: string): Error {
  const [first] = [...blocks, ...leftOut]
    .filter(({ text }) => hasWords(text))
    .sort((a, b) => comparePlaces(a.place, b.place));
  return articleError('ARTICLE_EMPTY', {
    file,
    ...(first !== undefined && { place: first.place }),
    reason:
      first === undefined
        ? 'there is no text in it'
        : `nothing to quote was found, only ${JSON.stringify(cleanText(first.text).slice(0, 60))} and the like`,
    remedy: 'Write each claim as a bullet ("- …") or a sentence, under headings.',
  });
}

/** What Notion adds to the name of a file that it exports. */
const EXPORTED = /[\s_-]+[0-9a-f]{32}$/u;

/** A readable title from an id: `my-first_notes` → "My first notes". */
function titleFromId(id: string): string {
  const words = cleanText(id.replace(EXPORTED, '').replaceAll(/[-_]+/gu, ' '));
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
