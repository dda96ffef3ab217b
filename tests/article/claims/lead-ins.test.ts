import { describe, expect, test } from 'vitest';
import { toClaims } from '../../../src/article/claims/claims-of-blocks.ts';
import type { BodyBlock } from '../../../src/article/claims/introductions.ts';
import { isSaidAgain, joinLeadIns, leadsIn, leadsIntoList } from '../../../src/article/claims/lead-ins.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const place = lineAt(1);
type More = Partial<Extract<BodyBlock, { kind: 'item' | 'paragraph' }>>;
const paragraph = (text: string, more: More = {}) => ({ kind: 'paragraph', text, place, ...more }) as BodyBlock;
const item = (text: string, label?: string, more: More = {}) =>
  ({ kind: 'item', text, place, ...(label !== undefined && { label }), ...more }) as BodyBlock;
const row = (text: string, more: object = {}) => ({ kind: 'row', text, place, ...more }) as BodyBlock;
const code = (text: string, more: object = {}) => ({ kind: 'lines', code: true, text, place, ...more }) as BodyBlock;
const texts = (...blocks: readonly BodyBlock[]) => toClaims(blocks, false).map(({ text }) => text);

describe('a sentence leads in', () => {
  test.each(['You may not:', '“You may:”', '(so:)', '次の：', 'No holder shall—', 'No holder, —', 'As follows: —'])(
    'where it is half of what it says: %s',
    (text) => {
      expect(leadsIn(text)).toBe(true);
    },
  );

  test.each(['You may not', 'You may: so', '5 —', '5—', 'Rules matter.', '! —'])('and else does not: %s', (text) => {
    expect(leadsIn(text)).toBe(false);
  });

  test.each([
    'You may not',
    'The following is allowed.',
    'Rules are as follows.',
    'Es gilt folgende Regel.',
    'Es gilt folgendes.',
    'La règle suivante vaut.',
    'Les règles suivantes valent.',
    'Le texte suivant vaut.',
    'La siguiente regla vale.',
    'Las siguientes reglas valen.',
    'Le seguenti regole valgono.',
    'A seguinte regra vale.',
    'As seguintes regras valem.',
    'Действует следующее.',
    '以下です。',
    '次のとおり。',
  ])('into a list also without a colon, or where it speaks of what follows: %s', (text) => {
    expect(leadsIntoList(text)).toBe(true);
  });

  test.each(['Rules matter.', 'Rules matter!', 'Rules, they matter,', 'Who may?', 'Followings.', 'Die Folgen.'])(
    'into no list where it is whole: %s',
    (text) => {
      expect(leadsIntoList(text)).toBe(false);
    },
  );

  test('of more than two hundred characters only with a colon', () => {
    const long = 'x'.repeat(200);
    expect([leadsIntoList(long), leadsIntoList(`${long}x`), leadsIntoList(`${long}:`)]).toEqual([true, false, true]);
    expect([isSaidAgain(long), isSaidAgain(`${long}x`), isSaidAgain(`${long}:`)]).toEqual([true, false, true]);
  });
});

describe('what leads in together', () => {
  test('is one text, names with a colon', () => {
    expect(joinLeadIns(['Paid plan', 'Uploads'])).toBe('Paid plan: Uploads:');
    expect(joinLeadIns(['Never.', 'Who may?', 'If so,', 'These:'])).toBe('Never. Who may? If so, These:');
    expect(joinLeadIns([])).toBe('');
  });

  test('is only the nearest where it would be longer than three hundred characters', () => {
    const [outer, inner] = ['x'.repeat(149), 'y'.repeat(148)];
    expect(joinLeadIns([outer, inner])).toBe(`${outer}: ${inner}:`);
    expect(joinLeadIns([outer, `${inner}y`])).toBe(`${inner}y:`);
    expect(joinLeadIns([`${outer}${outer}${outer}`])).toBe(`${outer}${outer}${outer}:`);
  });
});

describe('a list', () => {
  test.each([
    ['letters', [item('one', 'a)'), item('two', 'b)')], [item('Stop.', '1.')]],
    ['letters in brackets', [item('one', '(iv)')], [item('Stop.', '(4)')]],
    ['bullets', [item('one'), item('two')], [item('Stop.', '1.')]],
    ['numbers', [item('one', '1.'), item('two', '2.')], [item('Stop.', 'b)')]],
    ['numbers', [item('one', '1.')], [item('Stop.')]],
  ] as const)('of %s is led into alone, not the one below it', (_, list, below) => {
    const all = texts(paragraph('You may:'), ...list, ...below);
    for (const [at, text] of all.entries()) expect(text.startsWith('You may: ')).toBe(at < list.length);
  });

  test.each([
    [item('one', 'a)'), item('two', 'b.')],
    [item('one', '1.'), item('two', '(2)')],
    [item('one', 'Abschnitt 1.'), item('two', '2.')],
    [item('one'), item('two')],
  ])('that goes on is led into as a whole: %#', (...list) => {
    for (const text of texts(paragraph('You may:'), ...list)) expect(text).toMatch(/^You may: /u);
  });

  test('in an item is led into by the item, however it is counted', () => {
    expect(
      texts(item('Do not:'), item('x', undefined, { depth: 2 }), item('y', '1.', { depth: 2 }), item('Stop.')),
    ).toEqual(['Do not: x', 'Do not: 1. y', 'Stop.']);
  });

  test('under a paragraph in an item is led into by both, another one by the item', () => {
    expect(
      texts(
        item('Do not:'),
        paragraph('Or also:', { depth: 1 }),
        item('y', '1.', { depth: 2 }),
        item('z', undefined, { depth: 2 }),
      ),
    ).toEqual(['Do not: Or also: 1. y', 'Do not: z']);
  });
});

describe('a table or code', () => {
  test('ends what led into it, but not the item around it', () => {
    expect(texts(paragraph('Prices:'), row('A: 1'), row('B: 2'), paragraph('No end'))).toEqual([
      'Prices: A: 1',
      'Prices: B: 2',
      'No end',
    ]);
    expect(texts(item('Prices:'), row('A: 1', { depth: 1 }), paragraph('Then pay.', { depth: 1 }))).toEqual([
      'Prices: A: 1',
      'Prices: Then pay.',
    ]);
    expect(texts(paragraph('Prices:'), row('A: 1'), code('pay'), row('B: 2'))).toEqual(['Prices: A: 1', 'pay', 'B: 2']);
  });

  test('ends what led into it for the list below, too', () => {
    expect(texts(paragraph('Prices:'), row('A: 1'), item('one'), item('two'))).toEqual(['Prices: A: 1', 'one', 'two']);
    expect(texts(paragraph('Run:'), code('a'), item('one'))).toEqual(['Run:\na', 'one']);
  });

  test('of rows has their columns with each, and each row is one claim', () => {
    const columns = ['Rank'];
    const long = row('The rank is gold here. '.repeat(20).trim());
    expect(texts(long)).toHaveLength(1);
    expect(toClaims([row('Rank: Gold. Slots: 12. Two.', { columns }), row('Plain. Row.')], false)).toEqual([
      { text: 'Rank: Gold. Slots: 12. Two.', columns, place },
      { text: 'Plain. Row.', place },
    ]);
    expect(toClaims([paragraph('No more.'), row('Plain.')], false)).toStrictEqual([
      { text: 'No more.', place },
      { text: 'Plain.', place },
    ]);
  });

  test('of lines stands apart under a title of its own', () => {
    expect(texts(paragraph('First.'), code('a', { leadIn: 'Tip' }), code('b', { leadIn: 'Tip' }))).toEqual([
      'First.',
      'Tip:\na',
      'Tip:\nb',
    ]);
    expect(texts(paragraph('First.', { leadIn: 'Tip' }), code('a', { leadIn: 'Tip' }))).toEqual(['Tip: First.\na']);
    expect(texts(paragraph('First.'), row('A: 1'), code('a'))).toEqual(['First.', 'A: 1', 'a']);
  });
});

describe('an item', () => {
  test('leads in all that it holds, and nothing of what comes after it', () => {
    const [b, c] = [item('B', undefined, { depth: 2 }), item('c', undefined, { depth: 3 })];
    expect(texts(item('A'), b, c, item('D'))).toEqual(['A: B: c', 'D']);
    expect(texts(item('Use:'), item('other'))).toEqual(['Use:', 'other']);
    expect(texts(item('“Who?” is asked.'), b)).toEqual(['“Who?” is asked.', '“Who?” is asked. B']);
  });

  test('that asks has answers, whose openings stay with them', () => {
    const answer = paragraph('Yes. All may. More.', { depth: 1 });
    expect(texts(item('Who may?'), answer)).toEqual(['Who may? Yes. All may.', 'Who may? More.']);
    expect(texts(item('Who may? Ask first:'), answer)).toEqual([
      'Who may?',
      'Who may? Ask first: Yes.',
      'Who may? Ask first: All may.',
      'Who may? Ask first: More.',
    ]);
  });
});

test('the last of several sentences leads in', () => {
  expect(texts(paragraph('A is. B is. C is. You may:'), item('x'))).toEqual(['A is.', 'B is.', 'C is.', 'You may: x']);
});

describe('one after another', () => {
  test('lines without an end are led into, an address or a sentence is not', () => {
    expect(
      texts(paragraph('Each takes:'), paragraph('10 hearts'), paragraph('see https://a.org'), paragraph('end.')),
    ).toEqual(['Each takes: 10 hearts', 'Each takes: see https://a.org', 'end.']);
    expect(
      texts(paragraph('Each takes:'), paragraph('10 hearts'), paragraph('https://a.org/b'), paragraph('3 cubes')),
    ).toEqual(['Each takes: 10 hearts', 'https://a.org/b', '3 cubes']);
    expect(texts(paragraph('Each takes:'), paragraph('10 hearts'), paragraph('https://a.org b'))).toEqual([
      'Each takes: 10 hearts',
      'Each takes: https://a.org b',
    ]);
    expect(texts(paragraph('Each takes:'), paragraph('10 hearts'), paragraph('://x'))).toEqual([
      'Each takes: 10 hearts',
      'Each takes: ://x',
    ]);
  });

  test('parts that are named in bold are led into, as long as they are', () => {
    const named = (text: string) => paragraph(text, { runIn: text.indexOf('.') + 1 });
    expect(
      texts(paragraph('There are two:'), named('Trade. Swap one.'), named('Build. Add one.'), paragraph('Play.')),
    ).toEqual(['There are two: Trade. Swap one.', 'There are two: Build. Add one.', 'Play.']);
    // What is bold as a whole names nothing: it is a sentence as any other.
    const bold = paragraph('Trade one.', { runIn: 10 });
    expect(texts(paragraph('There are two:'), named('Trade. Swap one.'), bold)).toEqual([
      'There are two: Trade. Swap one.',
      'Trade one.',
    ]);
  });
});

describe('what the document puts over a block', () => {
  test('is said once before what is in it, and not before what is not', () => {
    const leadIn = 'Warning';
    expect(texts(paragraph('Note this:', { leadIn }), item('one', undefined, { leadIn }), item('two'))).toEqual([
      'Warning: Note this: one',
      'two',
    ]);
  });

  test('ends with what is in it: a colon there introduces nothing below', () => {
    const note = paragraph('Note this:', { leadIn: 'Warning' });
    expect(texts(note, item('one', undefined, { leadIn: 'Tip' }))).toEqual(['Warning: Note this:', 'Tip: one']);
    expect(texts(note, item('one'), item('two'))).toEqual(['Warning: Note this:', 'one', 'two']);
    expect(texts(note, paragraph('More.'))).toEqual(['Warning: Note this:', 'More.']);
    const [uploads, size] = [
      item('Uploads', undefined, { leadIn: 'Paid plan' }),
      item('10 MB', undefined, { depth: 2 }),
    ];
    expect(texts(uploads, size)).toEqual(['Paid plan: Uploads', '10 MB']);
  });

  test('goes on with what is over it in turn', () => {
    const outer = { leadIn: 'Paid plan' };
    expect(
      texts(
        item('Uploads:', undefined, outer),
        item('10 MB', undefined, { ...outer, depth: 2 }),
        item('a GB', undefined, { leadIn: 'Paid plan: Gold', depth: 2 }),
        item('Other'),
      ),
    ).toEqual(['Paid plan: Uploads: 10 MB', 'Paid plan: Uploads: Gold: a GB', 'Other']);
  });

  test('is said once where an item in it leads in as well', () => {
    const outer = { leadIn: 'Paid plan' };
    expect(
      texts(
        paragraph('Note:', outer),
        item('Uploads', undefined, outer),
        item('10 MB', undefined, { ...outer, depth: 2 }),
      ),
    ).toEqual(['Paid plan: Note: Uploads: 10 MB']);
    expect(texts(paragraph('Note:', outer), item('x', undefined, { leadIn: 'Paid plan: Gold' }))).toEqual([
      'Paid plan: Note: Gold: x',
    ]);
    expect(texts(item('A hat', undefined, { leadIn: 'Hat: Red' }))).toEqual(['Hat: Red: A hat']);
  });

  test('needs a colon to be introduced by what has not the same', () => {
    const hat = item('A hat', undefined, { leadIn: 'Hat' });
    expect(texts(paragraph('You get'), hat)).toEqual(['You get', 'Hat: A hat']);
    expect(texts(paragraph('You get:'), hat)).toEqual(['You get: Hat: A hat']);
    expect(texts(paragraph('You get', { leadIn: 'Hat' }), hat)).toEqual(['Hat: You get: A hat']);
  });
});

describe('an item that goes on after a comma', () => {
  test('is introduced where it begins in small letters', () => {
    expect(texts(paragraph('You may, if asked,'), item('sell it'))).toEqual(['You may, if asked, sell it']);
    expect(texts(paragraph('You may, if asked,'), item('Sell it'))).toEqual(['You may, if asked,', 'Sell it']);
    expect(texts(paragraph('You may, if asked.'), item('sell it'))).toEqual(['You may, if asked.', 'sell it']);
    expect(texts(paragraph('You may, if asked,'), row('sell: it'))).toEqual(['You may, if asked,', 'sell: it']);
  });
});

describe('a numbered part', () => {
  test('with a name of a few words leads its items in with both', () => {
    expect(texts(paragraph('Section 2. Name and purpose.'), item('be kind'))).toEqual([
      'Section 2. Name and purpose. be kind',
    ]);
    expect(texts(paragraph('§ 4 Fees. The club:'), item('pays'))).toEqual(['§ 4 Fees. The club: pays']);
    expect(texts(paragraph('Section 2. Name and purpose.'), row('A: 1'))).toEqual([
      'Section 2. Name and purpose.',
      'A: 1',
    ]);
    expect(texts(paragraph('2.1. Name and purpose.'), item('be kind'))).toEqual(['2.1. Name and purpose.', 'be kind']);
    expect(texts(item('Name and purpose.', 'Section 2.'), item('be kind'))).toEqual([
      'Section 2. Name and purpose.',
      'be kind',
    ]);
  });

  test('keeps its name with its first sentence', () => {
    expect(texts(paragraph('Section 2. Name and purpose. The club is Bees. It flies.'))).toEqual([
      'Section 2. Name and purpose. The club is Bees.',
      'It flies.',
    ]);
    expect(texts(paragraph('2.1. Name and purpose. The club is Bees.'))).toEqual([
      '2.1. Name and purpose.',
      'The club is Bees.',
    ]);
  });

  test('with a name before what leads in keeps both together, a numbered item says its name besides', () => {
    const text = 'Name and its purpose. The members of this club pay:';
    expect(texts(paragraph(`§ 4 ${text}`), item('x'))).toEqual([`§ 4 ${text} x`]);
    expect(texts(item(text, '§ 4'), item('x', undefined, { depth: 2 }))).toEqual([
      '§ 4 Name and its purpose.',
      `§ 4 ${text} x`,
    ]);
    expect(texts(paragraph(`4.1. ${text}`), item('x'))).toEqual([
      '4.1. Name and its purpose.',
      'The members of this club pay: x',
    ]);
  });

  test('keeps its opening with what that names', () => {
    const text = '2.1. Heavy. Small fighters roll twice. They keep one.';
    expect(texts(paragraph(text, { runIn: 11 }))).toEqual(['2.1. Heavy. Small fighters roll twice.', 'They keep one.']);
    expect(texts(paragraph(text))).toEqual(['2.1. Heavy.', 'Small fighters roll twice.', 'They keep one.']);
  });

  test('whose opening is long leads in by its last sentence alone', () => {
    const sentence = 'The club has its seat in the old town and keeps bees there.';
    expect(texts(paragraph(`Section 2. ${sentence} Members:`), item('pay'))).toEqual([
      `Section 2. ${sentence}`,
      'Members: pay',
    ]);
  });
});

test('a link may be all of a claim', () => {
  const links = [{ start: 0, end: 9, target: '#shop' }];
  const [shop, ask] = toClaims([paragraph('Shop now. Ask.', { links })], false);
  expect([shop?.links, ask?.links]).toEqual([links, undefined]);
});

describe('steps', () => {
  const stepsOf = (...blocks: readonly BodyBlock[]) => toClaims(blocks, false).map(({ steps }) => steps);

  test('are paragraphs that say so, and others with a number are not', () => {
    expect(
      stepsOf(paragraph('Step 1: Open it.'), paragraph('Step 2: Close it.'), paragraph('Rule 1: Be kind.')),
    ).toEqual([0, 0, undefined]);
    expect(
      stepsOf(item('Be kind.', 'Rule 1:'), item('Be good.', 'Rule 2:'), item('Plain.'), item('Letter.', 'a)')),
    ).toEqual([0, 0, undefined, undefined]);
  });

  test.each(['1.', '(1)', '1)', '1-', '１.', '١.', '2.1', '10.1.', '2.3.1)', 'Step 1', 'Step #1', '1️⃣', '1\u{20E3}'])(
    'begin anew at the first number: %s',
    (first) => {
      expect(stepsOf(item('A.', '1.'), item('B.', '2.'), item('C.', first), item('D.', '4.'))).toEqual([0, 0, 2, 2]);
    },
  );

  test.each(['3.', '11.', '1.5', '2.11', 'Step 10', 'Step #11', 'x1.', '2.1x', '31)', '(11)', '21\u{20E3}'])(
    'go on at any other: %s',
    (next) => {
      expect(stepsOf(item('A.', '1.'), item('B.', '2.'), item('C.', next))).toEqual([0, 0, 0]);
    },
  );
});
