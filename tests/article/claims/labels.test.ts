import { describe, expect, test } from 'vitest';
import { isOfStatute, isStep, readLabel } from '../../../src/article/claims/labels.ts';

describe('a document’s own number', () => {
  test.each([
    ['2.1. No money.', '2.1.'],
    ['2.1.3) No money.', '2.1.3)'],
    ['§ 3 No money.', '§ 3'],
    ['§§ 12a (2). No money.', '§§ 12a (2).'],
    ['Art. 3º – No money.', 'Art. 3º –'],
    ['Parágrafo único. Não há.', 'Parágrafo único.'],
    ['Article 5 (2): No money.', 'Article 5 (2):'],
    ['Règle 3. Pas d’argent.', 'Règle 3.'],
    ['правило 4. Без денег.', 'правило 4.'],
    ['#4: No money.', '#4:'],
    ['3) No money.', '3)'],
    ['12- No money.', '12-'],
    ['4.º Sem dinheiro.', '4.º'],
    ['[1.2] No money.', '[1.2]'],
    ['(12) No money.', '(12)'],
    ['Q4. No money?', 'Q4.'],
    ['① No money.', '①'],
    ['❷: No money.', '❷:'],
    ['1️⃣ No money.', '1️⃣'],
    ['2\u{20E3}No money.', '2\u{20E3}'],
    ['🔟 No money.', '🔟'],
    ['１．お金', '１．'],
    ['２３、お金', '２３、'],
    ['十二、钱', '十二、'],
    ['第三条 お金', '第三条'],
    ['第 3 條の12：お金', '第 3 條の12：'],
    ['第二十三条 お金', '第二十三条'],
    ['제 5 조 돈', '제 5 조'],
    ['제5조) 돈', '제5조)'],
    ['제 12 조 돈', '제 12 조'],
  ])('stands before what it numbers: %s', (text, label) => {
    expect(readLabel(text)).toBe(label);
  });

  test.each([
    '12. Mai war es.',
    '2023 was wet.',
    '10.30 am is when we open.',
    '1.5 kg of flour.',
    '12-hour days.',
    'Rule 4 is kind.',
    '(1234) No money.',
    'See ① No money.',
    'See 3、 No money.',
    '1、 2',
    '①',
    'x、钱',
    '[1.0] No money.',
    'A. No money.',
  ])('is none: %s', (text) => {
    expect(readLabel(text)).toBeUndefined();
  });

  test.each(['Step 2:', 'Schritt 3.', 'шаг 1.', 'bước 2:', '①', '❿', '3️⃣', '3\u{20E3}'])('is a step’s: %s', (label) => {
    expect(isStep(label)).toBe(true);
  });

  test.each(['2.1.', 'Rule 2:', 'Steps:', 'Step2:', 'Misstep 2:', '(①)', '3.', '🔟'])('is no step’s: %s', (label) => {
    expect(isStep(label)).toBe(false);
  });

  test('is of a statute’s part by its word or sign', () => {
    expect(['Section 2.', '§ 12', 'Art. 3', 'Règle 3.'].every(isOfStatute)).toBe(true);
    expect(['2.1.', 'Q4.', 'No 4.', '(2)', '①'].some(isOfStatute)).toBe(false);
  });
});
