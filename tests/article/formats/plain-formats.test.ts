import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOf } from '../../../src/article/formats/index.ts';
import { readArticle } from '../../../src/article/read-article.ts';

/** A sentence that no other is like, by its number; `mark` puts markup around a word of it. */
type Sentence = (number: number) => string;
const plain: Sentence = (number) => `Lamp number word${number}w burns low.`;

type Dialect = {
  readonly file: string;
  readonly marked: readonly Sentence[];
  /** Pieces of a document, each made of the sentences that it is given. */
  readonly pieces: readonly ((sentences: readonly string[], number: number) => string)[];
  /** What may stand in no claim. */
  readonly markup: RegExp;
};

const DIALECTS: readonly Dialect[] = [
  {
    file: 'a.txt',
    marked: [],
    pieces: [
      (sentences) => sentences.join(' '),
      (sentences) => sentences.map((sentence) => `- ${sentence}`).join('\n'),
      (sentences) => sentences.map((sentence, at) => `${at + 1}. ${sentence}`).join('\n'),
      (sentences, number) => `Chapter of things ${number}x\n\n${sentences.join('\n')}`,
      (sentences, number) => `Q: What is thing ${number}x?\nA: ${sentences.join(' ')}`,
    ],
    markup: /^[-•]\s|^[QA]:/u,
  },
  {
    file: 'a.rst',
    marked: [
      (number) => `Lamp *number* word${number}w \`\`burns\`\` low.`,
      (number) => `See :doc:\`lamp\` word${number}w burn.`,
    ],
    pieces: [
      (sentences) => sentences.join(' '),
      (sentences) => sentences.map((sentence) => `* ${sentence}`).join('\n'),
      (sentences) => sentences.map((sentence, at) => `${at + 1}. ${sentence}`).join('\n'),
      (sentences, number) => `Things ${number}x\n==============\n\n${sentences.join(' ')}`,
      (sentences) => `.. note::\n\n   ${sentences.join(' ')}`,
    ],
    markup: /[`*]|::|:doc:|={3}/u,
  },
  {
    file: 'a.adoc',
    marked: [
      (number) => `Lamp *number* word${number}w \`burns\` low.`,
      (number) => `See link:x.html[the lamp] word${number}w burn.`,
    ],
    pieces: [
      (sentences) => sentences.join(' '),
      (sentences) => sentences.map((sentence) => `* ${sentence}`).join('\n'),
      (sentences) => sentences.map((sentence) => `. ${sentence}`).join('\n'),
      (sentences, number) => `== Things ${number}x\n\n${sentences.join(' ')}`,
      (sentences) => `NOTE: ${sentences.join(' ')}`,
    ],
    markup: /[`*]|link:|^=|NOTE/u,
  },
  {
    file: 'a.wiki',
    marked: [
      (number) => `Lamp '''number''' word${number}w ''burns'' low.`,
      (number) => `See [[Lamps|the lamp]] word${number}w {{key|F}} burn.`,
      (number) => `See [https://a.example the lamp] word${number}w<!-- hidden --> burn.`,
      (number) => `The lamp burns.<ref>Its note has word${number}w in it.</ref>`,
    ],
    pieces: [
      (sentences) => sentences.join(' '),
      (sentences) => sentences.map((sentence) => `* ${sentence}`).join('\n'),
      (sentences) => sentences.map((sentence, at) => `${at % 2 === 0 ? '#' : '##'} ${sentence}`).join('\n'),
      (sentences, number) => `== Things ${number}x ==\n${sentences.join(' ')}`,
      (sentences) => sentences.map((sentence) => `;Lamp of the house: ${sentence}`).join('\n'),
      (sentences) => `{|\n! Lamp\n${sentences.map((sentence) => `|-\n| ${sentence}`).join('\n')}\n|}`,
    ],
    markup: /''|\[\[|\{\{|\{\||<\/?ref|==|https:/u,
  },
  {
    file: 'a.org',
    marked: [
      (number) => `Lamp *number* word${number}w =burns= low.`,
      (number) => `See [[https://a.example][the lamp]] word${number}w burn.`,
    ],
    pieces: [
      (sentences) => sentences.join(' '),
      (sentences) => sentences.map((sentence) => `- ${sentence}`).join('\n'),
      (sentences) => sentences.map((sentence, at) => `${at + 1}. ${sentence}`).join('\n'),
      (sentences, number) => `* Things ${number}x\n${sentences.join(' ')}`,
      (sentences) => sentences.map((sentence) => `- lamp :: ${sentence}`).join('\n'),
      (sentences) => `#+BEGIN_QUOTE\n${sentences.join('\n')}\n#+END_QUOTE`,
    ],
    markup: /\*|\[\[|::|#\+|=/u,
  },
  {
    file: 'a.txt',
    marked: [
      (number) => `Lamp [b]number[/b] word${number}w [i]burns[/i] low.`,
      (number) => `See [url=https://a.example]the lamp[/url] word${number}w burn.`,
    ],
    pieces: [
      (sentences) => `[b]Lamps[/b] [i]and[/i] [u]more[/u] of them.\n${sentences.join(' ')}`,
      (sentences) =>
        `[b]Lamps[/b]\n[i]and[/i]\n[list]\n${sentences.map((sentence) => `[*] ${sentence}`).join('\n')}\n[/list]`,
      (sentences, number) => `[h1]Things ${number}x[/h1]\n[b]All[/b] [b]of[/b] [b]them[/b].\n${sentences.join('\n')}`,
    ],
    markup: /\[\/?(?:b|i|url|list|h1|\*)[\]=]/u,
  },
  {
    file: 'a.txt',
    marked: [
      (number) => `Lamp \\textbf{number} word${number}w \\emph{burns} low.`,
      (number) => `See \\href{https://a.example}{the lamp} word${number}w burn. % hidden`,
      (number) => `The lamp burns.\\footnote{Its note has word${number}w in it.}`,
      (number) => `Lamp word${number}w {\\itshape burns} for \\$5~\\cite{a}.`,
    ],
    pieces: [
      (sentences, number) => `\\section{Things ${number}x}\n\\subsection{More}\n${sentences.join('\n')}`,
      (sentences, number) =>
        `\\section{Things ${number}x}\n\\subsection{More}\n\\begin{itemize}\n${sentences.map((sentence) => `\\item ${sentence}`).join('\n')}\n\\end{itemize}`,
      (sentences, number) =>
        `\\section{Things ${number}x}\n\\subsection{More}\n\\begin{enumerate}[a)]\n${sentences.map((sentence) => `  \\item\n  ${sentence}`).join('\n')}\n\\end{enumerate}`,
      (sentences, number) =>
        `\\section{Things ${number}x}\n\\subsection{More}\n\\begin{tabular}{|l|}\n${sentences.map((sentence) => `${sentence.replace(/ %.*/u, '')} \\\\ \\hline`).join('\n')}\n\\end{tabular}`,
    ],
    markup: /[\\{}%]|hidden|https:/u,
  },
];

test.each(DIALECTS)(
  '$file $#: each sentence is read once, without its markup, and the same twice',
  async ({ file, marked, pieces, markup }) => {
    const format = formatOf(file);
    if (format === undefined) throw new Error(`No format reads ${file}.`);
    const piece = fc.record({
      piece: fc.nat(pieces.length - 1),
      sentences: fc.array(fc.nat(marked.length), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (parts) => {
        let count = 0;
        const source = parts
          .map(({ piece: which, sentences }, number) => {
            const said = sentences.map((kind) => ([plain, ...marked][kind] ?? plain)(count++));
            return (pieces[which] ?? pieces[0])?.(said, number) ?? '';
          })
          .join('\n\n');
        const bytes = new TextEncoder().encode(`Things of the house\n\n${source}\n`);
        const read = await readArticle(bytes, { format, id: 'a' });
        expect(await readArticle(bytes, { format, id: 'a' })).toEqual(read);
        const claims = read.article.sections.flatMap((section) => section.claims.map(({ text }) => text));
        // What leads in is said before each thing that it introduces.
        const own = read.article.sections.flatMap(({ claims: of }) =>
          of.map(({ text, leadIn = '' }) => text.slice(leadIn.length)),
        );
        for (let number = 0; number < count; number += 1)
          expect(own.filter((text) => text.includes(`word${number}w`))).toHaveLength(1);
        for (const text of claims) expect(text).not.toMatch(markup);
      }),
      { numRuns: 150 },
    );
  },
);

test('a question behind its mark is clean, whatever signs stand there', async () => {
  const text = 'Q:\u0001 Who  pays\u200B? A: You do.\n\nQ:\u0001 When\nA: Now.\n';
  const { blocks } = (await formatOf('a.txt')?.read(Buffer.from(text), { file: 'a.txt' })) ?? expect.fail('no format');
  expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
    ['heading', 'Who pays?'],
    ['paragraph', 'You do.'],
    ['heading', 'When'],
    ['paragraph', 'Now.'],
  ]);
});
