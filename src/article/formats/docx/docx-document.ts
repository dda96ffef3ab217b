import { Buffer } from 'node:buffer';
import { articleError, type DocumentTrouble } from '../../article-errors.ts';
import type { FormatReading, ReadingWarning } from '../../article-format.ts';
import { blocksOfHtml } from '../../html-blocks/html-blocks.ts';
import { withTypedItems } from '../../html-blocks/typed-items.ts';
import { lineAt } from '../../document-place.ts';
import { readMarkedBlocks } from './marked-blocks.ts';
import { markParagraphs } from './word-marks.ts';
import { packWord, unpackWord, type WordPackage } from './word-package.ts';
import { readStyles } from './word-styles.ts';

const DOCUMENT = /^word\/document\d*\.xml$/u;
/** How mammoth writes what the marks do not carry. */
const STYLE_MAP = ['HTML Preformatted', 'Code', 'Source Code', 'Preformatted Text', 'macro'].map(
  (name) => `p[style-name='${name}'] => pre:separator('\\n')`,
);

type Trouble = Extract<WordPackage, { readonly trouble: string }>['trouble'];

type Wording = { readonly trouble: DocumentTrouble; readonly reason: string; readonly remedy: string };

const TROUBLES: Readonly<Record<Trouble, Wording>> = {
  'no archive': {
    trouble: 'damaged',
    reason: 'it is no Word document',
    remedy: 'Is this another kind of file? Save it as .docx.',
  },
  damaged: {
    trouble: 'damaged',
    reason: 'it is damaged',
    remedy: 'Open it in a word processor and save it as .docx again.',
  },
  'too large': {
    trouble: 'too-long',
    reason: 'it inflates to more than 16 MB of text',
    remedy: 'Split it into several documents.',
  },
  'protected or old': {
    trouble: 'password',
    reason: 'it is protected by a password, or of the older kind .doc',
    remedy: 'Save it as .docx without a password.',
  },
};

/** Reads a whole document; see `ArticleFormat.read`. */
export async function readDocxDocument(bytes: Uint8Array, { file }: { readonly file: string }): Promise<FormatReading> {
  if (bytes.length === 0) return { blocks: [], meta: { marksHeadings: true }, leftOut: [], warnings: [] };
  const word = unpackWord(bytes);
  if ('trouble' in word) throw unreadable(file, word.trouble);
  const name = [...word.parts.keys()].find((part) => DOCUMENT.test(part));
  if (name === undefined) throw unreadable(file, 'no archive');
  try {
    return await readWord(word.parts, name, word.hasMacros);
  } catch (error) {
    throw unreadable(file, 'damaged', error);
  }
}

async function readWord(parts: ReadonlyMap<string, string>, name: string, hasMacros: boolean): Promise<FormatReading> {
  const { default: mammoth } = await import('mammoth');
  const xml = markParagraphs(
    parts.get(name) ?? '',
    readStyles(parts.get('word/styles.xml') ?? ''),
    parts.get('word/numbering.xml') ?? '',
  );
  const own = new Map([...parts, [name, xml] as const].filter(([part]) => part !== 'word/numbering.xml'));
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(packWord(own)) },
    { styleMap: STYLE_MAP, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  const { blocks, title, leftOut } = readMarkedBlocks(blocksOfHtml(html, { place: lineAt }));
  const warnings: ReadingWarning[] = hasMacros
    ? [{ text: 'Its macros were not read.', about: { kind: 'macros' } }]
    : [];
  return {
    blocks: withTypedItems(blocks),
    meta: { ...(title !== undefined && { title }), marksHeadings: true },
    leftOut,
    warnings,
  };
}

function unreadable(file: string, trouble: Trouble, cause?: unknown): Error {
  return articleError('ARTICLE_UNREADABLE', { file, ...TROUBLES[trouble], cause });
}
