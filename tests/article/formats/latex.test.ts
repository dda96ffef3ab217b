import { expect, test } from 'vitest';
import { textFormat } from '../../../src/article/formats/text/text-format.ts';

async function blocksOf(source: string): Promise<string[]> {
  const { blocks } = await textFormat.read(Buffer.from(source), { file: 'a.txt' });
  return blocks.map((block) => `${block.kind}: ${'label' in block ? `${block.label} ` : ''}${block.text}`);
}

const begun = String.raw`\documentclass{article}
\begin{document}
`;

test('lists in lists are counted as LaTeX counts them, and as their author says', async () => {
  const inner = String.raw`\begin{enumerate}
\item one
\begin{enumerate}
\item two
\begin{enumerate}
\item three
\end{enumerate}
\item four
\end{enumerate}
\end{enumerate}
\begin{enumerate}[label=\Roman*), start=4]
\item five
\item[7a.] six
\end{enumerate}`;
  expect(await blocksOf(begun + inner)).toEqual([
    'item: 1. one',
    'item: (a) two',
    'item: i. three',
    'item: (b) four',
    'item: IV) five',
    'item: 7a. six',
  ]);
});

test('signs, accents and what is typed for quotation marks are what they stand for', async () => {
  const text = String.raw`Se\~nor \v{S}imek \& Fran\c{c}ois: ''a'' --- 5\% \S\,3, \verb|a_b|, \ss{} \LaTeX{} A\_b\ldots`;
  expect(await blocksOf(begun + text)).toEqual(['paragraph: Señor Šimek & François: ”a” — 5% § 3, a_b, ß LaTeX A_b…']);
});

test.each([
  ['a guide to LaTeX in Markdown', '# Guide\n\nWrite:\n\n```\n\\section{One}\n\\section{Two}\n```\n'],
  ['a path and a command in running text', 'Copy C:\\section{x} to D:\\item. Then say \\begin{document} and wait.'],
])('what only speaks of LaTeX is not read as such: %s', async (_, source) => {
  const text = (await blocksOf(source)).join('\n');
  expect(text).toMatch(/\\section\{/u);
});

test('what says how a table looks is none of its words', async () => {
  const table = String.raw`\begin{tabulary}{\textwidth}{|L|L|}
Day & Opens \\
Monday & nine \\
\end{tabulary}`;
  expect((await blocksOf(begun + table)).join(' ')).not.toMatch(/[|{}]|textwidth/);
});
