import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { packChanges } from './word-changes.ts';

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];

const text = (words: string): Paragraph => new Paragraph(words);
const heading = (words: string, level: Heading): Paragraph => new Paragraph({ text: words, heading: level });
const bullet = (words: string, level = 0): Paragraph => new Paragraph({ text: words, bullet: { level } });
const item = (reference: string, words: string, level = 0): Paragraph =>
  new Paragraph({ text: words, numbering: { reference, level } });

const table = (rows: readonly (readonly string[])[], hasHead = true): Table =>
  new Table({
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: hasHead && index === 0,
          children: cells.map((words) => new TableCell({ children: [text(words)] })),
        }),
    ),
  });

const level = (at: number, format: ILevelsOptions['format'], words: string): ILevelsOptions => ({
  level: at,
  ...(format !== undefined && { format }),
  text: words,
  alignment: AlignmentType.START,
});

const pack = (
  children: readonly (Paragraph | Table)[],
  more: Partial<ConstructorParameters<typeof Document>[0]> = {},
): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      ...more,
      numbering: {
        config: [
          {
            reference: 'rules',
            levels: [
              level(0, LevelFormat.DECIMAL, '%1.'),
              level(1, LevelFormat.LOWER_LETTER, '%2)'),
              level(2, LevelFormat.LOWER_ROMAN, '%3.'),
            ],
          },
          {
            reference: 'sections',
            levels: [level(0, LevelFormat.DECIMAL, '§ %1'), level(1, LevelFormat.DECIMAL, '(%2)')],
          },
          {
            reference: 'outline',
            levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.DECIMAL, '%1.%2.')],
          },
        ],
      },
      sections: [{ children: [...children] }],
    }),
  );

const { HEADING_1, HEADING_2, TITLE } = HeadingLevel;

/** What makes each Word document among the fixtures. */
export const wordFixtures: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'docx-rules': () =>
    pack([
      heading('Rules of the Glass House', TITLE),
      text('They hold for all who work here.'),
      heading('In the hall', HEADING_1),
      item('rules', 'Wear gloves.'),
      item('rules', 'You may not:'),
      item('rules', 'eat,', 1),
      item('rules', 'run, except:', 1),
      item('rules', 'in a fire drill,', 2),
      item('rules', 'leave the furnace alone.', 1),
      text('Whoever breaks glass sweeps it up at once.'),
      item('rules', 'Close the door of the furnace.'),
      heading('In the yard', HEADING_1),
      bullet('Cars stay outside.'),
      bullet('Bicycles stand at the wall.'),
    ]),
  'docx-statutes': () =>
    pack([
      heading('Statutes of the River Watch', TITLE),
      new Paragraph({ text: 'Members', heading: HEADING_1, numbering: { reference: 'sections', level: 0 } }),
      item('sections', 'Everybody who lives at the river may join.', 1),
      item('sections', 'The fee is 8 crowns. It is paid in January.', 1),
      new Paragraph({ text: 'Meetings', heading: HEADING_1, numbering: { reference: 'sections', level: 0 } }),
      item('sections', 'A meeting is called by letter, two weeks ahead.', 1),
    ]),
  'docx-table': () =>
    pack([
      heading('Lending', HEADING_1),
      text('These things can be borrowed.'),
      table([
        ['Thing', 'Deposit', 'Days'],
        ['Tent', '40', '14'],
        ['Ladder', '10', '2'],
      ]),
      heading('Opening hours', HEADING_1),
      table(
        [
          ['Monday', '16 to 19'],
          ['Friday', '10 to 12'],
        ],
        false,
      ),
    ]),
  'docx-questions': () =>
    pack([
      heading('Questions about the choir', HEADING_1),
      heading('Must I read music?', HEADING_2),
      text('No. We learn by ear.'),
      heading('What does it cost?', HEADING_2),
      text('Four crowns a month. The first month is free.'),
    ]),
  'docx-bold-headings': () =>
    pack([
      new Paragraph({ children: [new TextRun({ text: 'House notes', bold: true, size: 32 })] }),
      new Paragraph({ children: [new TextRun({ text: 'Laundry', bold: true })] }),
      text('The machine takes tokens. They are sold at number 3.'),
      new Paragraph({
        children: [
          new TextRun({ text: 'Heating.', bold: true }),
          new TextRun(' It is switched on in October. Windows stay shut.'),
        ],
      }),
      new Paragraph({ children: [new TextRun({ text: 'Waste', bold: true })] }),
      bullet('Paper: blue bin'),
      bullet('Glass: at the corner'),
    ]),
  'docx-links-and-notes': () =>
    pack(
      [
        heading('Harvest days', HEADING_1),
        new Paragraph({
          children: [
            new TextRun('Write to '),
            new ExternalHyperlink({ link: 'https://orchard.example/book', children: [new TextRun('the orchard')] }),
            new TextRun(' before you come.'),
            new FootnoteReferenceRun(1),
          ],
        }),
        text('Baskets are lent at the gate.'),
      ],
      { footnotes: { 1: { children: [text('Not on rainy days.')] } } },
    ),
  'docx-outline': () =>
    pack([
      heading('Handbook of the night shift', TITLE),
      new Paragraph({ text: 'Beginning', heading: HEADING_1, numbering: { reference: 'outline', level: 0 } }),
      new Paragraph({ text: 'Keys', heading: HEADING_2, numbering: { reference: 'outline', level: 1 } }),
      text('The keys hang behind the desk. Count them.'),
      new Paragraph({ text: 'Alarm', heading: HEADING_2, numbering: { reference: 'outline', level: 1 } }),
      text('Switch it off within 30 seconds.'),
      new Paragraph({ text: 'Ending', heading: HEADING_1, numbering: { reference: 'outline', level: 0 } }),
      text('Write down what happened:'),
      bullet('doors that stood open'),
      bullet('who came, and when'),
    ]),
  'docx-typed-lists': () =>
    pack([
      new Paragraph({ children: [new TextRun({ text: 'PROTOKÓŁ Z ZEBRANIA', bold: true })] }),
      text('Obecni: A. Nowak, B. Kowalska'),
      new Paragraph({ children: [new TextRun({ text: '1. Remont', bold: true })] }),
      text('Ustalono, że:'),
      text('- dach zostanie naprawiony do 30 czerwca,'),
      text('- koszt nie przekroczy 12 tys. zł.'),
      new Paragraph({ children: [new TextRun({ text: '2. Wolne wnioski', bold: true })] }),
      text('• Następne zebranie: 9 czerwca'),
      text('• Miejsce: świetlica'),
      text('Q: Czy zebranie jest otwarte?'),
      text('A: Tak, dla wszystkich.'),
    ]),
  'docx-changes': packChanges,
  'docx-japanese': () =>
    pack([
      heading('図書室の利用案内', HEADING_1),
      text('図書室は平日の午前九時から午後五時まで開いています。貸出は一人三冊までです。'),
      bullet('飲食はできません'),
      bullet('電話は廊下でお願いします'),
    ]),
};
