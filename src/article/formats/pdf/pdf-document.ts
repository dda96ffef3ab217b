import { articleError } from '../../article-errors.ts';
import type { FormatReading, ReadingWarning } from '../../article-format.ts';
import { readPdfBlocks } from './pdf-blocks.ts';
import { readPdfDetails } from './pdf-details.ts';
import { readPageLines } from './pdf-lines.ts';
import { leftOutWithoutLinks } from './pdf-links.ts';
import { takeNotes, withNotes } from './pdf-notes.ts';
import { type PdfPages, readPdfPages } from './pdf-pages.ts';
import { withoutRunningHeads } from './running-heads.ts';

/** Fewer letters on a page, on average, are what a scan has by chance. */
const FEWEST_LETTERS = 8;

/** Reads a whole document; see `ArticleFormat.read`. */
export async function readPdfDocument(bytes: Uint8Array, { file }: { readonly file: string }): Promise<FormatReading> {
  if (bytes.length === 0) return { blocks: [], meta: { marksHeadings: true }, leftOut: [], warnings: [] };
  const { pages, count, links, information } = await readPages(bytes, file);
  const letters = pages.reduce((sum, { pieces }) => sum + pieces.reduce((of, { text }) => of + text.length, 0), 0);
  if (letters < FEWEST_LETTERS * pages.length) {
    throw articleError('ARTICLE_UNREADABLE', {
      file,
      trouble: 'scan',
      reason: 'its pages are pictures, as a scanner makes them, without text',
      remedy: 'Have its text recognised (OCR) and save it again.',
    });
  }
  const { lines: body, leftOut } = withoutRunningHeads(pages, pages.flatMap(readPageLines));
  const { lines, notes } = takeNotes(body, pages);
  return {
    blocks: withNotes(readPdfBlocks(lines), notes).map((block) => links.read(block)),
    meta: { ...readPdfDetails(information), marksHeadings: true },
    leftOut: leftOut.map(leftOutWithoutLinks),
    warnings: count > pages.length ? [pagesWarning(pages.length, count)] : [],
  };
}

async function readPages(bytes: Uint8Array, file: string): Promise<PdfPages> {
  try {
    return await readPdfPages(bytes);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw articleError('ARTICLE_UNREADABLE', {
      file,
      trouble: isLocked ? 'password' : 'damaged',
      reason: isLocked ? 'it is protected by a password' : 'it is damaged, or no PDF',
      remedy: isLocked ? 'Save it without a password.' : 'Open it in a PDF reader and save or print it as PDF again.',
      cause: error,
    });
  }
}

function pagesWarning(read: number, count: number): ReadingWarning {
  return { text: `Only the first ${read} of its ${count} pages were read.`, about: { kind: 'pages', read, count } };
}
