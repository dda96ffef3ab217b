import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdownBlocks } from '../../../src/article/markdown/markdown-blocks.ts';
import { prepareSource } from '../../../src/article/markdown/parsing/markdown-source.ts';
import { sourcePartsOf } from '../../../src/article/markdown/parsing/source-parts.ts';

const PIECES: readonly ((number: number) => string)[] = [
  (number) => `A lamp ${number} burns, as [the guide][g${number % 3}] says.`,
  (number) => `# Chapter ${number}`,
  (number) => `- one ${number}\n\n  more of it\n- two\n  1. three\n\n     four`,
  (number) => `| Name | Price |\n|---|---|\n${'| lamp | 5 |\n'.repeat(25 + (number % 5))}`,
  (number) => `\`\`\`sh\n# no heading ${number}\n\nLetters at the margin\n\`\`\``,
  (number) => `> A quote ${number}\nthat goes on\n\nText behind it.`,
  (number) => `::: warning\nHot ${number}.\n\nText in the box.\n:::`,
  (number) => `<details><summary>More ${number}</summary>\n\nText in it.\n\n## A heading in it\n\n</details>`,
  (number) => `Term ${number}\n: What it is.\n\nText.`,
  (number) => `A note[^n${number}] is below.\n\n[^n${number}]: The note ${number}\n    goes on.\n\n    - and lists`,
  (number) => `[g${number % 3}]: https://a.example/${number}`,
  (number) => `<!-- hidden ${number}\n\nLetters\n\n-->\n\nShown.`,
  (number) => `Title ${number}\n=====\n\n    code ${number}\n\nText.`,
];

test('a document that is parsed in parts is read as one that is parsed as a whole', () => {
  let mostParts = 0;
  const piece = fc.record({ kind: fc.nat(PIECES.length - 1), apart: fc.constantFrom('\n', '\n\n', '\n\n\n') });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 400 }), (pieces, size) => {
      const source = pieces.map(({ kind, apart }, number) => (PIECES[kind]?.(number) ?? '') + apart).join('');
      mostParts = Math.max(mostParts, [...sourcePartsOf(prepareSource(source), size)].length);
      expect(readMarkdownBlocks(source, 1, size)).toEqual(readMarkdownBlocks(source, 1));
    }),
    { numRuns: 400 },
  );
  expect(mostParts).toBeGreaterThan(5);
});
