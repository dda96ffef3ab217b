type PdfDrawing = (pdf: PDFKit.PDFDocument) => void;
type PdfFixture = { readonly draw: PdfDrawing; readonly options?: PDFKit.PDFDocumentOptions };

const MADE = new Date('2030-01-01T00:00:00Z');
const SMALL = 10;
/** Options of pdfkit's that its types do not know. */
const RAISED = { rise: 4 };
const LEVEL = { rise: 0 };

const COLUMNS: readonly (readonly [head: string, text: string])[] = [
  [
    'Water',
    'The harbour is two metres deep at the quay and four in the middle. At spring tides the quay falls dry, so that boats with a keel lie at the buoys. Ropes are long enough for a rise of three metres.',
  ],
  [
    'Boats',
    'A berth is let by the day or by the year. Whoever leaves for more than a night tells the harbour master, who gives the berth to guests. Sails are never dried on the quay, as the cranes need it free.',
  ],
  [
    'Food',
    'The kitchen is open to all crews from six in the morning. Fish is gutted at the sink outside and nowhere else. What stays in the fridge for longer than three days is thrown away by whoever finds it.',
  ],
];

/** Three columns below a head in the middle of the page. */
const threeColumns: PdfDrawing = (pdf) => {
  pdf.font('Helvetica-Bold').fontSize(20).text('The Harbour Leaflet', { align: 'center' }).moveDown(0.5);
  const top = pdf.y;
  for (const [index, [head, text]] of COLUMNS.entries()) {
    const x = 72 + index * 235;
    pdf.font('Helvetica-Bold').fontSize(13).text(head, x, top, { width: 200 });
    pdf.font('Helvetica').fontSize(SMALL);
    for (const sentence of text.split(/(?<=\.) /u)) pdf.text(sentence, x, pdf.y + 5, { width: 200 });
  }
};

/** Two columns, and a note at the foot of the first. */
const notes: PdfDrawing = (pdf) => {
  pdf.font('Helvetica-Bold').fontSize(18).text('On the keeping of bees', { align: 'center' }).moveDown(0.5);
  pdf.font('Helvetica').fontSize(11);
  const { y: top } = pdf;
  const width = 215;
  pdf
    .text('Bees fly from March to October. A hive holds up to sixty thousand of them in June', 72, top, {
      width,
      continued: true,
    })
    .fontSize(7)
    .text('1', { continued: true, ...RAISED })
    .fontSize(11)
    .text(
      ' and far fewer in winter, when the queen rests and the workers keep her warm by moving their wings. Whoever opens a hive in',
      { continued: false, ...LEVEL },
    );
  pdf.text(
    'winter kills it. A hive needs water nearby, a roof that keeps dry, and a stand that is high enough for mice to stay outside.',
    312,
    top,
    { width },
  );
  pdf.text(
    'Sugar is given in September, two kilos for each hive, and never in spring when there is nectar enough to be had.',
    312,
    pdf.y + 6,
    { width },
  );
  pdf.fontSize(8).text('1 Counted by the society in 2029, over three nights.', 72, 700, { width });
};

/** A rule book: two columns of lists and short lines, bullets that are drawn, openings in bold, a foot below both columns. */
const ruleBook: PdfDrawing = (pdf) => {
  const width = 230;
  const head = (words: string, x?: number, y?: number): void => {
    pdf.font('Helvetica-Bold').fontSize(14).text(words, x, y, { width }).font('Helvetica').fontSize(SMALL);
  };
  pdf.font('Helvetica-Bold').fontSize(22).text('Tide Traders', { align: 'center' }).moveDown(0.5);
  const top = pdf.y;
  head('CONTENTS', 56, top);
  pdf.list(['48 cargo cards', '4 ships (one per player)', '60 coins'], { width, bulletRadius: 2 }).moveDown();
  head('SETUP');
  pdf.text('1. Shuffle the cargo cards and deal five to each player.', { width });
  pdf.text(
    '2. Each player takes a ship and ten coins. The rest of the coins form the bank, which everybody can reach with-\nout standing up.',
    { width },
  );
  pdf.text('3. The youngest player begins.', { width });
  head('YOUR TURN', 306, top);
  pdf.text('On your turn you must do one of the following:', { width });
  pdf.text('• Buy: take one card from the row and pay its price to the bank.', { width });
  pdf.text('• Sell: hand in three cards of the same colour and take the sum of their prices.', { width });
  pdf.text('• Sail: move your ship to the next harbour.', { width }).moveDown();
  pdf.font('Helvetica-Bold').text('Storms. ', { width, continued: true });
  pdf.font('Helvetica').text('If a storm card turns up, every ship at sea loses one card.').moveDown();
  head('END OF THE GAME');
  pdf.text('The game ends when the last card is bought. In a tie, the player with more cards wins.', { width });
  pdf.page.margins.bottom = 0;
  pdf
    .fontSize(8)
    .text('Tide Traders – Rules v1.2', 56, 810, { lineBreak: false })
    .text('1', 530, 810, { lineBreak: false });
};

/** A printed list of contents, whose entries are as tight as any lines. */
const printedContents: PdfDrawing = (pdf) => {
  pdf.font('Times-Bold').fontSize(16).text('Leave Policy').font('Times-Roman').fontSize(11).moveDown();
  pdf.text('Table of Contents').text('1. Purpose ..................... 1').text('2. Annual leave ................ 1');
  pdf.text('2.1 Carrying over .............. 1').text('3. Sick leave .................. 1').moveDown();
  const head = (words: string): void => {
    pdf.moveDown().font('Times-Bold').fontSize(13).text(words).font('Times-Roman').fontSize(11);
  };
  head('1. Purpose');
  pdf.text('This policy explains how leave is earned and taken. It applies to all staff from the first day on.');
  head('2. Annual leave');
  pdf.text('Full-time staff have 28 days a year.');
  head('2.1 Carrying over');
  pdf.text('Up to five days may be carried over to 31 March.');
  head('3. Sick leave');
  pdf.text('Tell your manager before 9 a.m. on the first day.');
};

/** Links in the middle of a line and over two, and what the file states of itself. */
const links: PdfDrawing = (pdf) => {
  const link = (text: string, target: string): void => {
    pdf.fillColor('blue').text(text, { link: target, continued: true }).fillColor('black');
  };
  pdf.font('Helvetica-Bold').fontSize(16).text('Berths for guests').font('Helvetica').fontSize(11).moveDown(0.5);
  pdf.text('Book a berth at ', { continued: true });
  link('the booking page', 'https://pier.example/book');
  pdf.text(', which is open from nine to five. It is closed on Sundays.', { link: null }).moveDown();
  pdf.text('What a night costs, with water and without, for boats of each length, is told in ', { continued: true });
  link('the list of all our prices', 'https://pier.example/prices');
  pdf.text('. Ask for it at the kiosk.', { link: null });
};

/** PDFs in which text stands otherwise than line below line. */
export const pdfLayouts: Readonly<Record<string, PdfFixture>> = {
  'pdf-three-columns': { draw: threeColumns, options: { layout: 'landscape' } },
  'pdf-notes': { draw: notes },
  'pdf-rule-book': { draw: ruleBook },
  'pdf-printed-contents': { draw: printedContents },
  'pdf-links': {
    draw: links,
    options: { info: { CreationDate: MADE, Title: 'House rules of Pier 9', Author: 'Ann Lee' } },
  },
};
