import { type FrontMatter, splitFrontMatter } from '../../cleaning/front-matter.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import { readPlainText } from '../../plain-text/text-blocks.ts';
import type { FormatReading, StatedDetails } from '../../article-format.ts';
import { isAsciidoc } from '../../asciidoc/recognise-asciidoc.ts';
import { isBbcode } from '../../bbcode/recognise-bbcode.ts';
import { isDokuwiki } from '../../dokuwiki/recognise-dokuwiki.ts';
import { isLatex } from '../../latex/recognise-latex.ts';
import { isMarkdown } from '../../markdown/recognise-markdown.ts';
import { isOrg } from '../../org/recognise-org.ts';
import { withoutChatMarks } from '../../talk/chat-marks.ts';
import { isChatExport, readChatExport } from '../../talk/chat-export.ts';
import { takeMessageHeads } from '../../talk/copied-messages.ts';
import { takeMarginComments } from '../../talk/margin-comments.ts';
import { isSubtitles, readSubtitles } from '../../talk/subtitles.ts';
import { withMarkedBreaks } from '../../plain-text/marked-breaks.ts';
import { isSeparated, readSeparated } from '../../plain-text/separated-values.ts';
import { mayBeRecords } from '../../records/recognise-records.ts';
import { isRst } from '../../rst/recognise-rst.ts';
import { isTextile } from '../../textile/recognise-textile.ts';
import { isWikitext } from '../../wikitext/recognise-wikitext.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export async function readTextDocument(bytes: Uint8Array, { file }: { readonly file: string }): Promise<FormatReading> {
  const { text, warnings: ofBytes } = decodeText(bytes, { file });
  const { details, body, firstLine, warnings: ofDetails } = frontMatterOf(text);
  const warnings = [...ofBytes, ...ofDetails];
  if (mayBeRecords(body)) {
    const { readRecords } = await import('../../records/read-records.ts');
    const reading = readRecords(body, firstLine);
    if (reading !== undefined) return withDetails(reading, { details, warnings });
  }
  if (isLatex(body)) {
    const { readLatex } = await import('../../latex/read-latex.ts');
    return withDetails(readLatex(body, firstLine), { details, warnings });
  }
  if (isSeparated(body))
    return { blocks: readSeparated(body, firstLine), meta: { ...details, marksHeadings: true }, leftOut: [], warnings };
  if (isSubtitles(body))
    return { blocks: readSubtitles(body, firstLine), meta: { ...details, marksHeadings: true }, leftOut: [], warnings };
  if (isChatExport(body))
    return { ...readChatExport(body, firstLine), meta: { ...details, marksHeadings: true }, warnings };
  if (isDokuwiki(body)) {
    const { readDokuwiki } = await import('../../dokuwiki/read-dokuwiki.ts');
    return withDetails(readDokuwiki(body, firstLine), { details, warnings });
  }
  if (isTextile(body)) {
    const { readTextile } = await import('../../textile/read-textile.ts');
    return withDetails(readTextile(body, firstLine), { details, warnings });
  }
  if (isWikitext(body)) {
    const { readWikitext } = await import('../../wikitext/read-wikitext.ts');
    return withDetails(readWikitext(body, firstLine), { details, warnings });
  }
  if (isBbcode(body)) {
    const { readBbcode } = await import('../../bbcode/read-bbcode.ts');
    return withDetails(readBbcode(body, firstLine), { details, warnings });
  }
  if (isOrg(body)) {
    const { readOrg } = await import('../../org/read-org.ts');
    return withDetails(readOrg(body, firstLine), { details, warnings });
  }
  if (isAsciidoc(body)) {
    const { readAsciidoc } = await import('../../asciidoc/read-asciidoc.ts');
    return withDetails(readAsciidoc(body, firstLine), { details, warnings });
  }
  if (isRst(body)) {
    const { readRst } = await import('../../rst/read-rst.ts');
    return withDetails(readRst(body, firstLine), { details, warnings });
  }
  const heads = takeMessageHeads(body, firstLine);
  const comments = takeMarginComments(heads.text, firstLine);
  const own = comments.text;
  const taken = [...heads.leftOut, ...comments.leftOut];
  if (isMarkdown(own)) {
    const { readMarkdown } = await import('../../markdown/read-markdown.ts');
    const reading = readMarkdown({ body: withMarkedBreaks(own), firstLine, details, warnings, file });
    return { ...reading, leftOut: [...reading.leftOut, ...taken] };
  }
  const { blocks, leftOut, marksHeadings, author } = readPlainText(withoutChatMarks(own), firstLine);
  const meta = { ...(author !== undefined && { author }), ...details, marksHeadings };
  return { blocks, meta, leftOut: [...leftOut, ...taken], warnings };
}

type Found = { readonly details: StatedDetails; readonly warnings: FormatReading['warnings'] };

function withDetails(reading: FormatReading, { details, warnings }: Found): FormatReading {
  return { ...reading, meta: { ...reading.meta, ...details }, warnings };
}

/** A text may as well have rules above its first lines: what is no front matter is text. */
function frontMatterOf(source: string): FrontMatter {
  const none = { details: {}, body: source, firstLine: 1, warnings: [] };
  const [block] = /^---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t]*-?[ \t].*\r?\n|\r?\n)+---/u.exec(source) ?? [];
  return block === undefined ? none : splitFrontMatter(source);
}
