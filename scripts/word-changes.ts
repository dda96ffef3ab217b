import { strToU8, unzipSync, zipSync } from 'fflate';
import { Document, Packer, Paragraph } from 'docx';

const SPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
]
  .map(([name, address]) => `xmlns:${name}="${address}"`)
  .join(' ');

const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (content: string, style?: string): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`;
const changed = (kind: 'ins' | 'del' | 'moveFrom' | 'moveTo', words: string): string =>
  `<w:${kind} w:id="1" w:author="Bo">${kind === 'del' ? `<w:r><w:delText>${words}</w:delText></w:r>` : run(words)}</w:${kind}>`;

/** A box of text as Word writes it: once for itself, and once for older programs. */
const box = (words: string): string => {
  const content = `<w:txbxContent>${paragraph(run(words))}</w:txbxContent>`;
  const drawing = `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const picture = `<w:pict><v:shape><v:textbox>${content}</v:textbox></v:shape></w:pict>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${picture}</mc:Fallback></mc:AlternateContent></w:r>`;
};

const field = (code: string, words: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const BODY = [
  paragraph(run('The tea room'), 'Title'),
  paragraph(run('Hours'), 'Heading1'),
  paragraph(`${run('The room opens at ')}${changed('del', 'eight')}${changed('ins', 'nine')}${run('.')}`),
  paragraph(changed('del', 'It is closed in winter.')),
  paragraph(run('Prices'), 'Heading1'),
  paragraph(`${changed('moveFrom', 'Tea is free.')}${run('Cake costs two crowns.')}`),
  paragraph(`${box('Bring your own cup: we have only six.')}${run('Cups are washed by whoever used them.')}`),
  paragraph(changed('moveTo', 'Tea is free.')),
  paragraph(`${run('For parties, ')}${field('HYPERLINK "https://tea.example"', 'see the list')}${run('.')}`),
  `<w:sdt><w:sdtContent>${paragraph(run('Dogs stay outside.'))}</w:sdtContent></w:sdt>`,
].join('');

/** A Word document with changes that somebody has still to accept, a box of text, a field and a control. */
export async function packChanges(): Promise<Uint8Array> {
  const made = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('')] }] }));
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document ${SPACES}><w:body>${BODY}</w:body></w:document>`;
  return zipSync({ ...unzipSync(new Uint8Array(made)), 'word/document.xml': strToU8(xml) });
}
