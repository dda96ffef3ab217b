import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClaimDraft, toClaims } from '../../../src/article/claims/claims-of-blocks.ts';
import type { BodyBlock } from '../../../src/article/claims/introductions.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const place = lineAt(1);

/** `- item`, `4. item`, `| row`, `$ code`, or a paragraph; two spaces before it for each item that it is deeper in. */
function blockOf(line: string): BodyBlock {
  const text = line.trimStart();
  const inside = (line.length - text.length) / 2;
  const depth = inside === 0 ? {} : { depth: inside };
  const [, label = '', numbered = ''] = /^(\w{1,2}[.)]) (.*)$/u.exec(text) ?? [];
  if (label !== '') return { kind: 'item', label, text: numbered, depth: inside + 1, place };
  if (text.startsWith('- ')) return { kind: 'item', text: text.slice(2), depth: inside + 1, place };
  if (text.startsWith('| ')) return { kind: 'row', text: text.slice(2), columns: ['a'], place };
  if (text.startsWith('$ ')) return { kind: 'lines', code: true, text: text.slice(2), ...depth, place };
  return { kind: 'paragraph', text, ...depth, place };
}

const claimsOf = (lines: readonly string[], answers = false): readonly ClaimDraft[] =>
  toClaims(lines.map(blockOf), answers);
const texts = (...lines: readonly string[]): readonly string[] => claimsOf(lines).map(({ text }) => text);

describe('what leads in', () => {
  test('stands before each item of the list below it, and is no claim', () => {
    expect(texts('You may not:', '- sell it', '- share it', 'Moderators may:', '- sell it at auction')).toEqual([
      'You may not: sell it',
      'You may not: share it',
      'Moderators may: sell it at auction',
    ]);
  });

  test('of a whole group is said once, also where a sentence of the group leads in', () => {
    const group: readonly BodyBlock[] = [
      { kind: 'paragraph', text: 'Paid each night:', leadIn: 'Lantern tax', place },
      { kind: 'item', text: 'small stall: 2', leadIn: 'Lantern tax', place },
    ];
    expect(toClaims(group, false).map(({ text }) => text)).toEqual(['Lantern tax: Paid each night: small stall: 2']);
  });

  test('is only the last sentence; those before are claims', () => {
    expect(texts('Accounts are yours. You may not:', '- sell one')).toEqual([
      'Accounts are yours.',
      'You may not: sell one',
    ]);
  });

  test('needs no colon above a list, unless it is a whole sentence', () => {
    expect(texts('You may not', '- sell it')).toEqual(['You may not: sell it']);
    expect(texts('Rules matter.', '- be kind')).toEqual(['Rules matter.', 'be kind']);
    expect(texts('None of the following is allowed.', '- selling')).toEqual([
      'None of the following is allowed. selling',
    ]);
  });

  test('goes before the next paragraph where it ends in a colon, and before others while these have no end', () => {
    expect(texts('Appeal here:', 'https://example.org/appeal', 'We answer.')).toEqual([
      'Appeal here: https://example.org/appeal',
      'We answer.',
    ]);
    expect(texts('Every player takes:', '10 hearts', '3 cubes', 'Shuffle the cards.', 'Then play.')).toEqual([
      'Every player takes: 10 hearts',
      'Every player takes: 3 cubes',
      'Shuffle the cards.',
      'Then play.',
    ]);
  });

  test('goes before every row of the table below it', () => {
    expect(texts('Banned are:', '| Name: A', '| Name: B', 'More text.')).toEqual([
      'Banned are: Name: A',
      'Banned are: Name: B',
      'More text.',
    ]);
  });

  test('at the end introduces nothing, and stays', () => {
    expect(texts('You may not:')).toEqual(['You may not:']);
    expect(texts('- You may not:')).toEqual(['You may not:']);
  });

  test('that the document puts over one block stands before each of its sentences', () => {
    expect(
      toClaims([{ kind: 'paragraph', text: 'Back it up. Do it daily.', leadIn: 'Warning', place }], false),
    ).toEqual([
      { text: 'Warning: Back it up.', leadIn: 'Warning:', place },
      { text: 'Warning: Do it daily.', leadIn: 'Warning:', place },
    ]);
  });

  test('is marked in the claim', () => {
    expect(claimsOf(['You may not:', '- sell it'])).toEqual([
      { text: 'You may not: sell it', leadIn: 'You may not:', place },
    ]);
  });
});

describe('an item in an item', () => {
  test('carries all those around it; one that only names them is no claim', () => {
    expect(
      texts(
        '- Free plan',
        '  - Uploads',
        '    - 10 MB',
        '  - Two servers',
        '- Paid plan',
        '  - Uploads',
        '    - 100 MB',
      ),
    ).toEqual(['Free plan: Uploads: 10 MB', 'Free plan: Two servers', 'Paid plan: Uploads: 100 MB']);
  });

  test('carries a sentence, which is a claim too', () => {
    expect(texts('- Never do this.', '  - Spam', '- Be kind.')).toEqual([
      'Never do this.',
      'Never do this. Spam',
      'Be kind.',
    ]);
  });

  test('carries a question', () => {
    expect(texts('- Who may?', '  - Builders')).toEqual(['Who may? Builders']);
  });

  test('and a second paragraph of an item carry its number with its name', () => {
    expect(texts('1. Install', '  Run the file.', '2. Start')).toEqual(['1. Install: Run the file.', '2. Start']);
  });

  test('ends with the list', () => {
    expect(texts('- Plan', '  - Small', 'Prices are low.')).toEqual(['Plan: Small', 'Prices are low.']);
  });
});

describe('a number of the document', () => {
  test('stands before its item and is known', () => {
    expect(claimsOf(['4. Speak English'])).toMatchObject([{ text: '4. Speak English', label: '4.' }]);
  });

  test.each([
    '2.1. No money.',
    '§ 3 No money.',
    '(2) No money.',
    'Q4: No money.',
    'Article 5 (2): No money.',
    '1.2.3 No money.',
  ])('is read from the text, which stays as it is: %s', (text) => {
    const label = text.slice(0, -' No money.'.length);
    expect(claimsOf([text])).toMatchObject([{ text, label }]);
  });

  test.each(['12. Mai war es.', '2023 was wet.', 'Rule 4 is kind.', '2.1'])(
    'is not seen where there is none: %s',
    (text) => {
      const [claim] = toClaims([{ kind: 'paragraph', text, place }], false);
      expect(claim?.text).toBe(text);
      expect(claim?.label).toBeUndefined();
    },
  );

  test('stays with all sentences that it numbers, and is shown before the first', () => {
    expect(claimsOf(['2.1. No money. None at all.']).map(({ text, label }) => [label, text])).toEqual([
      ['2.1.', '2.1. No money.'],
      ['2.1.', 'None at all.'],
    ]);
  });

  test('is that of all the item holds; whatever is in a step belongs to its list', () => {
    const claims = claimsOf(['1. Stop it:', '  $ stop', '2. Move:', '  - the map', '  Then wait.', '3. Start it.']);
    expect(claims.map(({ text, label, steps }) => [text, label, steps])).toEqual([
      ['1. Stop it:\nstop', '1.', 0],
      ['2. Move: the map', undefined, 0],
      ['2. Move: Then wait.', '2.', 0],
      ['3. Start it.', '3.', 0],
    ]);
  });

  test('stays with the whole of a short item that introduces others', () => {
    expect(texts('2. No advertising. This includes:', '  - links')).toEqual([
      '2. No advertising.',
      '2. No advertising. This includes: links',
    ]);
  });

  test('makes steps of a list, from its first claim to its last', () => {
    expect(
      claimsOf(['Before.', '1. One.', '2. Two.', 'Between.', '3. Three.', '1. New.']).map(({ steps }) => steps),
    ).toEqual([undefined, 1, 1, undefined, 1, 5]);
  });
});

describe('lines', () => {
  test('join the sentence above them, line for line', () => {
    expect(claimsOf(['Open the ports:', '$ a --b\n# c\n  d'])).toEqual([
      { text: 'Open the ports:\na --b\n# c\n  d', leadIn: 'Open the ports:', codeFrom: 16, place },
    ]);
    expect(texts('First do this. Then run it.', '$ run', 'It runs.')).toEqual([
      'First do this.',
      'Then run it.\nrun',
      'It runs.',
    ]);
  });

  test('join the item that they stand in', () => {
    expect(texts('1. Run it:', '  $ run', '2. Wait.')).toEqual(['1. Run it:\nrun', '2. Wait.']);
    expect(texts('1. Run it.', '  $ run', '  $ stop')).toEqual(['1. Run it.\nrun', 'stop']);
  });

  test('stand alone where nothing is above them', () => {
    expect(claimsOf(['$ run'])).toEqual([{ text: 'run', codeFrom: 0, place }]);
  });
});

test('lines, rows and sentences of any length make claims that are not too long', () => {
  const line = `${'word '.repeat(90)}end`;
  const claims = claimsOf([
    `$ ${Array.from({ length: 20 }, () => line).join('\\n')}`.replaceAll('\\n', '\n'),
    `| ${line.repeat(9)}`,
    'You may:',
    line.repeat(9),
  ]);
  for (const { text } of claims) expect(text.length).toBeLessThanOrEqual(2_100);
  expect(
    claims
      .filter(({ codeFrom }) => codeFrom !== undefined)
      .map(({ text }) => text)
      .join('\n')
      .split('\n'),
  ).toEqual(Array.from({ length: 20 }, () => line));
});

describe('a long item', () => {
  const long = `Accounts. ${'You may own one of these accounts here. '.repeat(8)}`.trim();

  test('is cut at its sentences, an opening of two words staying with the next', () => {
    const claims = claimsOf([`4. ${long}`]);
    expect(claims).toHaveLength(8);
    expect(claims[0]?.text).toBe('4. Accounts. You may own one of these accounts here.');
    expect(claims.every(({ label }) => label === '4.')).toBe(true);
  });

  test('keeps what leads in before each sentence', () => {
    expect(claimsOf(['You must know:', `- ${long}`]).every(({ text }) => text.startsWith('You must know: '))).toBe(
      true,
    );
  });
});

describe('an opening', () => {
  test('that is set off stays with what it names', () => {
    const text = 'Heavy. Small fighters roll twice. They keep one.';
    expect(toClaims([{ kind: 'paragraph', text, runIn: 6, place }], false).map((claim) => claim.text)).toEqual([
      'Heavy. Small fighters roll twice.',
      'They keep one.',
    ]);
  });

  test('that only says yes stays with the reason under a question', () => {
    expect(claimsOf(['Yes. Two guests. More later.'], true).map(({ text }) => text)).toEqual([
      'Yes. Two guests.',
      'More later.',
    ]);
    expect(texts('Yes. Two guests.')).toEqual(['Yes.', 'Two guests.']);
  });
});

test('links keep their places in the claim', () => {
  const text = '2.1. See the shop. Ask the mayor first.';
  const links = [
    { start: 13, end: 17, target: 'https://example.org/shop' },
    { start: 27, end: 32, target: '#mayor' },
  ];
  const claims = toClaims(
    [
      { kind: 'paragraph', text: 'Note:', place },
      { kind: 'paragraph', text, links, place },
    ],
    false,
  );
  const linked = claims.flatMap((claim) =>
    (claim.links ?? []).map(({ start, end, target }) => [claim.text.slice(start, end), target]),
  );
  expect(linked).toEqual([
    ['shop', 'https://example.org/shop'],
    ['mayor', '#mayor'],
  ]);
});

test('no word is lost, and none but what leads in is said twice', () => {
  const words = fc.constantFrom('a', 'bb', 'Cc', 'd.', 'e:', 'f?', '2.1.', '(3)', '漢字。');
  const titles = fc.constantFrom(undefined, undefined, 'Tip', 'Tip: Gold', 'Note');
  const line = fc
    .tuple(
      fc.constantFrom('', '  ', '    '),
      fc.constantFrom('', '- ', '1. ', '| ', '$ '),
      fc.array(words, { minLength: 1, maxLength: 5 }),
    )
    .map(([indent, mark, of]) => indent + mark + of.join(' '));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(titles), fc.boolean(), (lines, over, answers) => {
      const blocks = lines.map((each, index): BodyBlock => {
        const block = blockOf(each);
        const leadIn = over[index];
        return { ...block, text: `${block.text} w${index}w`, ...(leadIn !== undefined && { leadIn }) };
      });
      const claims = toClaims(blocks, answers);
      for (const index of lines.keys()) {
        const owners = claims.filter(({ text }) => text.includes(`w${index}w`));
        expect(owners.length).toBeGreaterThan(0);
        expect(
          owners.filter(({ text, leadIn = '' }) => text.slice(leadIn.length).includes(`w${index}w`)).length,
        ).toBeLessThanOrEqual(1);
      }
      for (const { text, leadIn = '', codeFrom = 0 } of claims) {
        expect(text.startsWith(leadIn)).toBe(true);
        expect(codeFrom).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
