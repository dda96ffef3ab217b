import Pdf from 'pdfkit';
import { pdfLayouts } from './pdf-layouts.ts';

type PdfDrawing = (pdf: PDFKit.PDFDocument) => void;
type PdfFixture = { readonly draw: PdfDrawing; readonly options?: PDFKit.PDFDocumentOptions };

/** When all fixtures were made, so that the same bytes come of them each time. */
const MADE = new Date('2030-01-01T00:00:00Z');
const BODY = 11;

export function drawPdf({ draw, options }: PdfFixture): PDFKit.PDFDocument {
  const pdf = new Pdf({ size: 'A4', margin: 72, bufferPages: true, info: { CreationDate: MADE }, ...options });
  pdf.font('Helvetica').fontSize(BODY);
  draw(pdf);
  pdf.end();
  return pdf;
}

const heading = (pdf: PDFKit.PDFDocument, text: string, size: number): void => {
  pdf.moveDown(0.6).font('Helvetica-Bold').fontSize(size).text(text).font('Helvetica').fontSize(BODY).moveDown(0.3);
};

const paragraph = (pdf: PDFKit.PDFDocument, text: string): void => {
  pdf.text(text).moveDown(0.6);
};

/** Items with their signs in front, and lines that go on below their text. */
const list = (pdf: PDFKit.PDFDocument, items: readonly (readonly [sign: string, text: string])[], indent = 0): void => {
  for (const [sign, text] of items) {
    const { y } = pdf;
    pdf.text(sign, 72 + indent, y, { lineBreak: false });
    pdf.text(text, 90 + indent, y, { width: 430 - indent });
  }
  pdf.x = 72;
  pdf.moveDown(0.6);
};

const table = (pdf: PDFKit.PDFDocument, columns: readonly number[], rows: readonly (readonly string[])[]): void => {
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
const onEachPage = (pdf: PDFKit.PDFDocument, write: (page: number, count: number) => void): void => {
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

const rules: PdfDrawing = (pdf) => {
  heading(pdf, 'Rules of the Heron Boat House', 20);
  paragraph(pdf, 'These rules hold for members and guests. Whoever takes out a boat has read them.');
  heading(pdf, '1. Before you row', 14);
  list(pdf, [
    ['1.', 'Sign the book with your name and the time at which you mean to be back.'],
    [
      '2.',
      'Wear a vest. Children under twelve wear one on the pontoon as well, whether they row or only watch the others row.',
    ],
    ['3.', 'Look at the flag: red means that nobody goes out.'],
  ]);
  heading(pdf, '2. On the water', 14);
  paragraph(pdf, 'You may not:');
  list(pdf, [
    ['•', 'pass under the weir bridge,'],
    ['•', 'land on the island between March and June,'],
    ['•', 'tow another boat, except:'],
  ]);
  list(
    pdf,
    [
      ['–', 'in an emergency,'],
      ['–', 'with leave of the boat master.'],
    ],
    18,
  );
  heading(pdf, 'Lost oars', 11);
  paragraph(pdf, 'An oar that is lost costs 60 crowns. It is paid within a month.');
};

const twoColumns: PdfDrawing = (pdf) => {
  pdf.font('Helvetica-Bold').fontSize(22).text('The Allotment Letter', { align: 'center' });
  pdf.font('Helvetica').fontSize(BODY).moveDown();
  pdf
    .text('News for the gardeners of Quarry Hill, sent four times a year to everybody who has a plot or waits for one.')
    .moveDown();
  const top = pdf.y;
  const column = { width: 210, height: 560, align: 'justify' } as const;
  pdf
    .font('Helvetica-Bold')
    .fontSize(14)
    .text('Water', 72, top, { width: 210 })
    .font('Helvetica')
    .fontSize(BODY)
    .moveDown(0.3);
  pdf
    .text(
      'The pump is switched on from April to October, between six in the morning and nine in the evening. Whoever waters at noon wastes what others carry.',
      column,
    )
    .moveDown(0.6);
  pdf
    .text(
      'Each plot has one tap. Hoses longer than twenty metres are not allowed, as they lie across the paths of the neighbours and are run over by barrows.',
      column,
    )
    .moveDown(0.6);
  pdf.text(
    'A tap that drips is reported to the warden on the same day, and whoever finds it turns off the valve at the gate until it has been mended.',
    column,
  );
  pdf
    .font('Helvetica-Bold')
    .fontSize(14)
    .text('Compost', 312, top, { width: 210 })
    .font('Helvetica')
    .fontSize(BODY)
    .moveDown(0.3);
  pdf
    .text(
      'Three heaps stand behind the shed. The left one is for fresh cuttings, the middle one rests, and from the right one everybody takes what is needed.',
      312,
      pdf.y,
      column,
    )
    .moveDown(0.6);
  pdf
    .text(
      'Meat, bread and cooked food bring rats and belong into the bins at the road. Weeds with seeds go there too, in closed bags, before the lorry comes.',
      column,
    )
    .moveDown(0.6);
  pdf.text(
    'The next turning of the heaps is on the second Saturday of May, and soup is given to those who help.',
    column,
  );
};

const prices: PdfDrawing = (pdf) => {
  heading(pdf, 'Price list of the Moss Street Workshop', 18);
  paragraph(pdf, 'All prices are in crowns and hold until the end of the year.');
  heading(pdf, 'Machines', 13);
  table(
    pdf,
    [72, 230, 330, 430],
    [
      ['Machine', 'Per hour', 'Per day', 'Needs a course'],
      ['Laser cutter', '12', '80', 'yes'],
      ['Sewing machine', '3', '15', 'no'],
      ['Lathe', '9', '60', 'yes'],
    ],
  );
  paragraph(pdf, 'Members pay half. Machines are booked at the counter.');
  heading(pdf, 'Materials', 13);
  table(
    pdf,
    [72, 230, 330],
    [
      ['Material', 'Size', 'Price'],
      ['Plywood', '60 x 40 cm', '7'],
      ['Acrylic', '30 x 30 cm', '11'],
    ],
  );
};

const book: PdfDrawing = (pdf) => {
  const chapters = [
    [
      'The station',
      'In the morning the lamps of the station were still burning when the first carriages came down from the moun-\ntains. Nobody had told the porters that the line was closed.',
    ],
    [
      'The letter',
      'She read the letter twice and laid it on the table between the cups. It said nothing of the house and no-\nthing of the debts.',
    ],
    [
      'The crossing',
      'The ferry left an hour late. On the other bank a man with a lantern walked up and down and counted the passen-\ngers aloud.',
    ],
  ] as const;
  for (const [index, [title, text]] of chapters.entries()) {
    if (index > 0) pdf.addPage();
    heading(pdf, `Chapter ${index + 1}`, 18);
    heading(pdf, title, 13);
    pdf.font('Times-Roman');
    paragraph(pdf, text);
    pdf.font('Times-Roman');
    paragraph(
      pdf,
      'Rain had fallen all night, and the road was soft. They went slowly, so that nobody lost a shoe, and they spoke little.',
    );
  }
  onEachPage(pdf, (page) => {
    pdf.text('The Lamp at Verrin', 72, 36, { lineBreak: false });
    pdf.text(String(page), 290, 806, { lineBreak: false });
  });
};

const manual: PdfDrawing = (pdf) => {
  heading(pdf, 'Starling station: manual', 20);
  heading(pdf, 'Installing', 14);
  paragraph(pdf, 'Copy the archive to the station and unpack it there:');
  pdf
    .font('Courier')
    .fontSize(10)
    .text('tar xf starling.tar\ncd starling\n  ./install --quiet')
    .font('Helvetica')
    .fontSize(BODY)
    .moveDown(0.6);
  paragraph(pdf, 'The station restarts by itself. It takes two minutes.');
  heading(pdf, 'What the lamp says', 14);
  table(
    pdf,
    [72, 200],
    [
      ['Lamp', 'Meaning'],
      ['green', 'All is well'],
      ['blue', 'It is being updated'],
      ['red', 'No connection for 5 minutes'],
    ],
  );
  onEachPage(pdf, (page, count) => pdf.text(`Page ${page} of ${count}`, 270, 806, { lineBreak: false }));
};

const questions: PdfDrawing = (pdf) => {
  heading(pdf, 'Questions about the summer camp', 18);
  for (const [question, answer] of [
    ['When does the camp begin?', 'On Monday, 7 July at 9:00. Children can be brought from 8:30 on.'],
    ['What must my child bring?', 'Rubber boots, a water bottle and a sun hat. Telephones stay at home.'],
    ['Can I get my money back?', 'Yes. Until two weeks before the camp we return all of it, after that half.'],
  ] as const) {
    heading(pdf, question, BODY);
    paragraph(pdf, answer);
  }
};

const minutes: PdfDrawing = (pdf) => {
  heading(pdf, 'Minutes of the tenants’ meeting', 16);
  paragraph(pdf, 'Held on 3 March 2031 in the laundry room. Present: 21 tenants.');
  const points = [
    [
      'Bicycles',
      'The cellar is full. Bicycles without a tag are given away after 1 May. Tags lie in the letter box of number 4.',
    ],
    [
      'Lift',
      'The lift stands still from 10 to 14 March. Whoever cannot climb stairs tells the caretaker, who arranges help.',
    ],
    [
      'Noise',
      'Quiet hours are from 22:00 to 6:00, and on Sundays all day. Drilling is allowed on workdays until 18:00.',
    ],
  ] as const;
  for (const [title, text] of points) {
    heading(pdf, title, 13);
    for (const part of [text, `${text.split('. ')[0]}, as the meeting decided with 17 votes against 4.`])
      paragraph(pdf, part);
    if (title !== 'Noise') pdf.addPage();
  }
  onEachPage(pdf, (page, count) => {
    pdf.text('Tenants of Lime Court – confidential', 72, 30, { lineBreak: false });
    pdf.text(`- ${page} / ${count} -`, 280, 810, { lineBreak: false });
  });
};

const german: PdfDrawing = (pdf) => {
  heading(pdf, 'Satzung des Chors Lindental', 18);
  heading(pdf, '§ 1 Name und Sitz', 13);
  paragraph(
    pdf,
    'Der Verein führt den Namen „Chor Lindental“. Er hat seinen Sitz in Lindental und ist in das Vereinsregister einge-\ntragen.',
  );
  heading(pdf, '§ 2 Mitglieder', 13);
  list(pdf, [
    ['(1)', 'Mitglied kann werden, wer singen mag.'],
    ['(2)', 'Der Beitrag beträgt 30 Euro im Jahr; er ist bis zum 1. April zu zahlen.'],
  ]);
};

export const pdfFixtures: Readonly<Record<string, PdfFixture>> = {
  'pdf-rules': { draw: rules },
  'pdf-two-columns': { draw: twoColumns },
  'pdf-prices': { draw: prices },
  'pdf-book': { draw: book },
  'pdf-manual': { draw: manual },
  'pdf-questions': { draw: questions },
  'pdf-minutes': { draw: minutes },
  'pdf-german': { draw: german },
  ...pdfLayouts,
};
