import { pdfLayouts } from './pdf-layouts.ts';
import {
  bodySize,
  drawHeading,
  drawList,
  drawOnEachPage,
  drawParagraph,
  drawTable,
  type PdfDrawing,
  type PdfFixture,
} from './pdf-drawing.ts';

const rules: PdfDrawing = (pdf) => {
  drawHeading(pdf, 'Rules of the Heron Boat House', 20);
  drawParagraph(pdf, 'These rules hold for members and guests. Whoever takes out a boat has read them.');
  drawHeading(pdf, '1. Before you row', 14);
  drawList(pdf, [
    ['1.', 'Sign the book with your name and the time at which you mean to be back.'],
    [
      '2.',
      'Wear a vest. Children under twelve wear one on the pontoon as well, whether they row or only watch the others row.',
    ],
    ['3.', 'Look at the flag: red means that nobody goes out.'],
  ]);
  drawHeading(pdf, '2. On the water', 14);
  drawParagraph(pdf, 'You may not:');
  drawList(pdf, [
    ['•', 'pass under the weir bridge,'],
    ['•', 'land on the island between March and June,'],
    ['•', 'tow another boat, except:'],
  ]);
  drawList(
    pdf,
    [
      ['–', 'in an emergency,'],
      ['–', 'with leave of the boat master.'],
    ],
    18,
  );
  drawHeading(pdf, 'Lost oars', 11);
  drawParagraph(pdf, 'An oar that is lost costs 60 crowns. It is paid within a month.');
};

const twoColumns: PdfDrawing = (pdf) => {
  pdf.font('Helvetica-Bold').fontSize(22).text('The Allotment Letter', { align: 'center' });
  pdf.font('Helvetica').fontSize(bodySize).moveDown();
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
    .fontSize(bodySize)
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
    .fontSize(bodySize)
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
  drawHeading(pdf, 'Price list of the Moss Street Workshop', 18);
  drawParagraph(pdf, 'All prices are in crowns and hold until the end of the year.');
  drawHeading(pdf, 'Machines', 13);
  drawTable(
    pdf,
    [72, 230, 330, 430],
    [
      ['Machine', 'Per hour', 'Per day', 'Needs a course'],
      ['Laser cutter', '12', '80', 'yes'],
      ['Sewing machine', '3', '15', 'no'],
      ['Lathe', '9', '60', 'yes'],
    ],
  );
  drawParagraph(pdf, 'Members pay half. Machines are booked at the counter.');
  drawHeading(pdf, 'Materials', 13);
  drawTable(
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
    drawHeading(pdf, `Chapter ${index + 1}`, 18);
    drawHeading(pdf, title, 13);
    pdf.font('Times-Roman');
    drawParagraph(pdf, text);
    pdf.font('Times-Roman');
    drawParagraph(
      pdf,
      'Rain had fallen all night, and the road was soft. They went slowly, so that nobody lost a shoe, and they spoke little.',
    );
  }
  drawOnEachPage(pdf, (page) => {
    pdf.text('The Lamp at Verrin', 72, 36, { lineBreak: false });
    pdf.text(String(page), 290, 806, { lineBreak: false });
  });
};

const manual: PdfDrawing = (pdf) => {
  drawHeading(pdf, 'Starling station: manual', 20);
  drawHeading(pdf, 'Installing', 14);
  drawParagraph(pdf, 'Copy the archive to the station and unpack it there:');
  pdf
    .font('Courier')
    .fontSize(10)
    .text('tar xf starling.tar\ncd starling\n  ./install --quiet')
    .font('Helvetica')
    .fontSize(bodySize)
    .moveDown(0.6);
  drawParagraph(pdf, 'The station restarts by itself. It takes two minutes.');
  drawHeading(pdf, 'What the lamp says', 14);
  drawTable(
    pdf,
    [72, 200],
    [
      ['Lamp', 'Meaning'],
      ['green', 'All is well'],
      ['blue', 'It is being updated'],
      ['red', 'No connection for 5 minutes'],
    ],
  );
  drawOnEachPage(pdf, (page, count) => pdf.text(`Page ${page} of ${count}`, 270, 806, { lineBreak: false }));
};

const questions: PdfDrawing = (pdf) => {
  drawHeading(pdf, 'Questions about the summer camp', 18);
  for (const [question, answer] of [
    ['When does the camp begin?', 'On Monday, 7 July at 9:00. Children can be brought from 8:30 on.'],
    ['What must my child bring?', 'Rubber boots, a water bottle and a sun hat. Telephones stay at home.'],
    ['Can I get my money back?', 'Yes. Until two weeks before the camp we return all of it, after that half.'],
  ] as const) {
    drawHeading(pdf, question, bodySize);
    drawParagraph(pdf, answer);
  }
};

const minutes: PdfDrawing = (pdf) => {
  drawHeading(pdf, 'Minutes of the tenants’ meeting', 16);
  drawParagraph(pdf, 'Held on 3 March 2031 in the laundry room. Present: 21 tenants.');
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
    drawHeading(pdf, title, 13);
    for (const part of [text, `${text.split('. ')[0]}, as the meeting decided with 17 votes against 4.`])
      drawParagraph(pdf, part);
    if (title !== 'Noise') pdf.addPage();
  }
  drawOnEachPage(pdf, (page, count) => {
    pdf.text('Tenants of Lime Court – confidential', 72, 30, { lineBreak: false });
    pdf.text(`- ${page} / ${count} -`, 280, 810, { lineBreak: false });
  });
};

const german: PdfDrawing = (pdf) => {
  drawHeading(pdf, 'Satzung des Chors Lindental', 18);
  drawHeading(pdf, '§ 1 Name und Sitz', 13);
  drawParagraph(
    pdf,
    'Der Verein führt den Namen „Chor Lindental“. Er hat seinen Sitz in Lindental und ist in das Vereinsregister einge-\ntragen.',
  );
  drawHeading(pdf, '§ 2 Mitglieder', 13);
  drawList(pdf, [
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
