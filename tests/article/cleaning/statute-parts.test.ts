import { expect, test } from 'vitest';
import { withinParts } from '../../../src/article/cleaning/statute-parts.ts';
import type { Block } from '../../../src/article/document-blocks.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const heading = (text: string, level = 2): Block => ({ kind: 'heading', level, text, place: lineAt(1) });
const levels = (...blocks: readonly Block[]): readonly unknown[] =>
  withinParts(blocks).map((block) => (block.kind === 'heading' ? block.level : undefined));

test('articles are narrower than the parts that they stand in', () => {
  expect(levels(heading('I. General'), heading('Art. 1 Scope'), heading('II. Fees'), heading('Art. 2 Amount'))).toEqual(
    [2, 2.5, 2, 2.5],
  );
  expect(levels(heading('Kapitel 1'), heading('§ 1 Name'))).toEqual([2, 2.5]);
});

test('levels that a document marks itself stay', () => {
  expect(levels(heading('I. General'), heading('Art. 1 Scope', 3))).toEqual([2, 3]);
  expect(levels(heading('Foreword'), heading('Art. 1 Scope'), heading('Art. 2 Amount'))).toEqual([2, 2, 2]);
});
