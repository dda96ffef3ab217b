import { UserError } from '../../../errors.ts';
import { splitFrontMatter } from '../../cleaning/front-matter.ts';
import { decodeText } from '../../plain-text/decode-text.ts';
import { readPlainText } from '../../plain-text/text-blocks.ts';
import type { ArticleFormat, FormatReading, StatedDetails } from '../../article-format.ts';
import { isAsciidoc, readAsciidoc } from '../../asciidoc/read-asciidoc.ts';
import { isRst, readRst } from '../../rst/read-rst.ts';

/** Text as people write and copy it: bullets, wrapped lines, headings that only look like such. */
export const textFormat: ArticleFormat = {
  name: 'text',
  extensions: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  async read(bytes, { file }) {
    const { text, warnings } = decodeText(bytes, { file });
    const { details, body, firstLine } = frontMatterOf(text, file);
    if (isAsciidoc(body)) return withDetails(readAsciidoc(body, firstLine), { details, warnings });
    if (isRst(body)) return withDetails(readRst(body, firstLine), { details, warnings });
    const { blocks, leftOut, marksHeadings, author } = readPlainText(body, firstLine);
    const meta = { ...(author !== undefined && { author }), ...details, marksHeadings };
    return { blocks, meta, leftOut, warnings };
  },
};

type Found = { readonly details: StatedDetails; readonly warnings: FormatReading['warnings'] };

function withDetails(reading: FormatReading, { details, warnings }: Found): FormatReading {
  return { ...reading, meta: { ...reading.meta, ...details }, warnings };
}

/** Nobody writes more of it. */
const LONGEST_FRONT_MATTER = 20_000;

/** A text may as well have rules above its first lines: what is no front matter is text. */
function frontMatterOf(source: string, file: string): ReturnType<typeof splitFrontMatter> {
  const none = { details: {}, body: source, firstLine: 1 };
  const [block] = /^---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t]*-?[ \t].*\r?\n|\r?\n)+---/u.exec(source) ?? [];
  if (block === undefined || block.length > LONGEST_FRONT_MATTER) return none;
  try {
    return splitFrontMatter(source, file);
  } catch (error) {
    if (error instanceof UserError) return none;
    throw error;
  }
}
