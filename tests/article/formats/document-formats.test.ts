import Pdf from 'pdfkit';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FormatReading } from '../../../src/article/article-format.ts';
import { undated } from '../../../scripts/fixture-documents.ts';
import { wordFixtures } from '../../../scripts/word-fixtures.ts';
import { formatOf } from '../../../src/article/formats/index.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/articles');

const read = async (name: string, bytes: Uint8Array): Promise<FormatReading> => {
  const format = formatOf(name);
  if (format === undefined) throw new Error(`No format reads ${name}.`);
  return await format.read(bytes, { file: name });
};

const page = async (html: string): Promise<FormatReading> => await read('a.html', strToU8(html));

/** The bytes of a PDF that is drawn here. */
const pdf = async (
  draw: (of: PDFKit.PDFDocument) => void,
  options?: PDFKit.PDFDocumentOptions,
): Promise<Uint8Array> => {
  const document = new Pdf(options);
  const parts: Uint8Array[] = [];
  document.on('data', (part: Uint8Array) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
};

const wordFixture = (name: string): Record<string, Uint8Array> =>
  unzipSync(new Uint8Array(readFileSync(join(FIXTURES, name, 'source.docx'))));

test('a page states its details in its head, in linked data and in its first heading', async () => {
  const { meta } =
    await page(`<html lang="en-GB"><head><title>Moles | The Digger</title><meta property="og:url" content="https://a.example/moles">
    <meta name="author" content="By Ann Lee"><script type="application/ld+json">{"@type":"Article","datePublished":"2030-05-01T10:00"}</script>
    <script type="application/ld+json">{"@type":</script></head><body><h1>Moles</h1><p>Moles dig.</p></body></html>`);
  expect(meta).toEqual({
    title: 'Moles',
    author: 'Ann Lee',
    sourceUrl: 'https://a.example/moles',
    date: '2030-05-01',
    language: 'en',
    marksHeadings: true,
  });
});

test('a page is read in the encoding that it states', async () => {
  const latin = new Uint8Array(Buffer.from('<meta charset="iso-8859-1"><p>Möwen fliegen.</p>', 'latin1'));
  expect((await read('a.htm', latin)).blocks.map(({ text }) => text)).toEqual(['Möwen fliegen.']);
});

test('a page of too many elements is refused, and one that is only deep or long is read', async () => {
  await expect(page('<i>a'.repeat(300_001))).rejects.toMatchObject({ code: 'ARTICLE_UNREADABLE' });
  expect((await page(`${'<div>'.repeat(20_000)}Deep.`)).blocks).toMatchObject([{ kind: 'paragraph', text: 'Deep.' }]);
  const long = await page('<p>One sentence.</p>'.repeat(20_000));
  expect(long.blocks.length).toBe(20_000);
  // Each of these signs was once a text of its own in the copy that is searched for the article, which took minutes.
  expect((await page(`<p>Words.</p>${'>'.repeat(300_000)}`)).blocks[0]).toMatchObject({ text: 'Words.' });
  const cells = await page(`<table>${'<tr><td rowspan=5000 colspan=60>a<td>b'.repeat(3_000)}</table>`);
  expect(cells.blocks.length).toBeGreaterThan(2_900);
});

test('the article of a page is looked for where that takes no longer than a second a megabyte', async () => {
  const prose = '<p>Lamps burn all night, and the keeper, who sleeps little, looks at each of them once an hour.</p>';
  const textsOf = async (marks: number): Promise<(string | undefined)[]> => {
    const { blocks } = await page(
      `<div>${prose.repeat(20)}${'<p><i>a</i>, <b>b</b></p>'.repeat(marks)}</div><div class="extra">Tell us more.</div>`,
    );
    return [blocks[0]?.text, blocks.at(-1)?.text];
  };
  const lamps = prose.slice(3, -4);
  expect(await textsOf(50)).toEqual([lamps, 'a, b']);
  expect(await textsOf(3_400)).toEqual([lamps, 'Tell us more.']);
});

test('a row that is broken stands where the page has it', async () => {
  const { blocks } = await page(
    `<table><thead><tr><th>Name<th>Port</thead><tbody>\n<tr><td>Lamp<td>1</tr>\n<Atr><td>Bell<td>2</tr>\n</table>\n<p>Text.</p>`,
  );
  expect(blocks.map(({ text }) => text)).toEqual(['Name: Lamp; Port: 1', 'Name: Bell; Port: 2', 'Text.']);
});

test('all words of a page are read or left out, none twice', async () => {
  for (const name of ['html-news', 'html-docs', 'html-wiki']) {
    const { blocks, leftOut } = await read('a.html', new Uint8Array(readFileSync(join(FIXTURES, name, 'source.html'))));
    const texts = [...blocks, ...leftOut].map(({ text, place }) => `${text} ${JSON.stringify(place)}`);
    expect(new Set(texts).size).toBe(texts.length);
  }
  const { blocks, leftOut } = await page(
    '<main><h1>Rules</h1><ol><li>Be kind.</li><li>No spam.</li></ol></main><footer>Imprint</footer><nav>Home</nav>',
  );
  expect(blocks.map(({ text }) => text)).toEqual(['Rules', 'Be kind.', 'No spam.']);
  expect(leftOut.map(({ text }) => text)).toEqual(['Imprint', 'Home']);
});

test('a scanned PDF is told as such', async () => {
  const scan = await pdf((of) => of.rect(50, 50, 400, 600).fill('#ddd').addPage().rect(50, 50, 400, 600).fill('#eee'));
  await expect(read('a.pdf', scan)).rejects.toMatchObject({
    code: 'ARTICLE_UNREADABLE',
    message:
      'a.pdf: its pages are pictures, as a scanner makes them, without text. Have its text recognised (OCR) and save it again.',
  });
});

test('a PDF that is locked or damaged says what to do', async () => {
  const locked = await pdf((of) => of.text('Secret'), { userPassword: 'x', ownerPassword: 'y' });
  await expect(read('a.pdf', locked)).rejects.toMatchObject({
    message: expect.stringContaining('protected by a password') as string,
  });
  await expect(read('a.pdf', strToU8('%PDF-1.7 nothing'))).rejects.toMatchObject({
    message: expect.stringContaining('it is damaged, or no PDF') as string,
  });
});

test('the text of a PDF goes on across pages', async () => {
  const { blocks } = await read(
    'a.pdf',
    await pdf((of) => {
      of.text('The first page ends in the middle of a sen-', 72, 700, { lineBreak: false });
      of.addPage().text('tence, which the second page ends.');
    }),
  );
  expect(blocks.map(({ text }) => text)).toEqual([
    'The first page ends in the middle of a sentence, which the second page ends.',
  ]);
});

test('what is no Word document, or an old or locked one, says what to do', async () => {
  await expect(read('a.docx', strToU8('hello'))).rejects.toMatchObject({
    message: expect.stringContaining('no Word document') as string,
  });
  await expect(read('a.docx', zipSync({ 'a.txt': strToU8('a') }))).rejects.toMatchObject({
    message: expect.stringContaining('no Word document') as string,
  });
  await expect(read('a.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).rejects.toMatchObject({
    message: expect.stringContaining('protected by a password') as string,
  });
});

test('a Word document that inflates to more than it may is refused before it is unpacked', async () => {
  const parts = wordFixture('docx-rules');
  const bomb = zipSync({ ...parts, 'word/document.xml': new Uint8Array(20_000_000).fill(32) });
  expect(bomb.length).toBeLessThan(200_000);
  await expect(read('a.docx', bomb)).rejects.toMatchObject({
    message: expect.stringContaining('inflates to more than 16 MB') as string,
  });
  // One that says it were small.
  const liar = bomb.slice();
  const view = new DataView(liar.buffer);
  for (let at = 0; at + 30 < liar.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 20_000_000)
      view.setUint32(at + 24, 1000, true);
  }
  await expect(read('a.docx', liar)).rejects.toMatchObject({ code: 'ARTICLE_UNREADABLE' });
});

test('macros of a Word document are not read, and its pictures are not unpacked', async () => {
  const parts = wordFixture('docx-questions');
  const { blocks, warnings } = await read(
    'a.docx',
    zipSync({ ...parts, 'word/vbaProject.bin': strToU8('x'), 'word/media/a.png': new Uint8Array(20_000_000) }),
  );
  expect(warnings).toEqual([{ text: 'Its macros were not read.', about: { kind: 'macros' } }]);
  expect(blocks.length).toBeGreaterThan(3);
});

test.each(['docx-rules', 'docx-links-and-notes'])('the fixture %s is the same whenever it is made', async (name) => {
  const made = undated((await wordFixtures[name]?.()) ?? new Uint8Array());
  expect(Buffer.from(made).equals(readFileSync(join(FIXTURES, name, 'source.docx')))).toBe(true);
});
