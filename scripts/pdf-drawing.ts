import Pdf from 'pdfkit';

export type PdfDrawing = (pdf: PDFKit.PDFDocument) => void;
export type PdfFixture = { readonly draw: PdfDrawing; readonly options?: PDFKit.PDFDocumentOptions };

/** When all fixtures were made, so that the same bytes come of them each time. */
const MADE = new Date('2030-01-01T00:00:00Z');
/** In points. */
export const bodySize = 11;

export function drawPdf({ draw, options }: PdfFixture): PDFKit.PDFDocument {
  const pdf = new Pdf({ size: 'A4', margin: 72, bufferPages: true, info: { CreationDate: MADE }, ...options });
  pdf.font('Helvetica').fontSize(bodySize);
  draw(pdf);
  pdf.end();
  return pdf;
}

export const drawHeading = (pdf: PDFKit.PDFDocument, text: string, size: number): void => {
  pdf.moveDown(0.6).font('Helvetica-Bold').fontSize(size).text(text).font('Helvetica').fontSize(bodySize).moveDown(0.3);
};

export const drawParagraph = (pdf: PDFKit.PDFDocument, text: string): void => {
  pdf.text(text).moveDown(0.6);
};

/** Items with their signs in front, and lines that go on below their text. */
export const drawList = (
  pdf: PDFKit.PDFDocument,
  items: readonly (readonly [sign: string, text: string])[],
  indent = 0,
): void => {
  for (const [sign, text] of items) {
    const { y } = pdf;
    pdf.text(sign, 72 + indent, y, { lineBreak: false });
    pdf.text(text, 90 + indent, y, { width: 430 - indent });
  }
  pdf.x = 72;
  pdf.moveDown(0.6);
};

export const drawTable = (
  pdf: PDFKit.PDFDocument,
  columns: readonly number[],
  rows: readonly (readonly string[])[],
): void => {
  for (const [index, cells] of rows.entries()) {
    const { y } = pdf;
    pdf.font(index === 0 ? 'Helvetica-Bold' : 'Helvetica');
    for (const [at, text] of cells.entries()) pdf.text(text, columns[at] ?? 72, y, { lineBreak: false });
    pdf.font('Helvetica');
    pdf.y = y + 18;
  }
  pdf.x = 72;
  pdf.moveDown(0.6);
};

/** Words on each page outside of its margins. */
export const drawOnEachPage = (pdf: PDFKit.PDFDocument, write: (page: number, count: number) => void): void => {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    const { margins } = pdf.page;
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.fontSize(9);
    write(page + 1, count);
    pdf.page.margins = margins;
  }
};
