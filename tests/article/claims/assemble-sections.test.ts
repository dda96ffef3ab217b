import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSections } from '../../../src/article/claims/assemble-sections.ts';
import type { Block } from '../../../src/article/document-blocks.ts';
import { lineAt } from '../../../src/article/document-place.ts';

/** `# Heading`, `- item`, or a paragraph; each on the line that its order gives. */
function blocksOf(...lines: readonly string[]): Block[] {
  return lines.map((line, index): Block => {
    const place = lineAt(index + 1);
    const [, marks = '', heading = ''] = /^(#+) (.*)$/u.exec(line) ?? [];
    if (marks !== '') return { kind: 'heading', level: marks.length, text: heading, place };
    return line.startsWith('- ')
      ? { kind: 'item', text: line.slice(2), place }
      : { kind: 'paragraph', text: line, place };
  });
}

/** Headings with their claims, and the headings that were left out with their lines. */
function read(...lines: readonly string[]): { sections: string[]; leftOut: string[] } {
  const { sections, leftOut } = toSections(blocksOf(...lines));
  for (const { reason } of leftOut) expect(reason).toBe('heading without text');
  return {
    sections: sections.map(({ heading, claims }) => `${heading} | ${claims.map(({ text }) => text).join(' / ')}`),
    leftOut: leftOut.map(({ place, text }) => `${place.kind === 'line' ? place.line : '?'} ${text}`),
  };
}

describe('claims', () => {
  test('are items as they stand, and paragraphs sentence by sentence', () => {
    expect(read('- One. Two.', 'Three. Four.', '- Five')).toEqual({
      sections: [' | One. Two. / Three. / Four. / Five'],
      leftOut: [],
    });
  });

  test('are counted from 1, section by section', () => {
    const { sections } = toSections(blocksOf('# A', 'One. Two.', '# B', '- Three'));
    expect(sections).toEqual([
      {
        heading: 'A',
        claims: [
          { id: '1.1', text: 'One.', place: lineAt(2) },
          { id: '1.2', text: 'Two.', place: lineAt(2) },
        ],
      },
      { heading: 'B', claims: [{ id: '2.1', text: 'Three', place: lineAt(4) }] },
    ]);
  });

  test('that are steps name the first one of their list, in their own section', () => {
    const place = lineAt(1);
    const step = (label: string): Block => ({ kind: 'item', text: 'Do it.', label, place });
    const { sections } = toSections([
      ...blocksOf('- One', '# A', '- Two'),
      step('1.'),
      step('2.'),
      ...blocksOf('- Three'),
    ]);
    expect(sections.map(({ claims }) => claims.map(({ id, steps }) => [id, steps]))).toEqual([
      [['1.1', undefined]],
      [
        ['2.1', undefined],
        ['2.2', '2.2'],
        ['2.3', '2.2'],
        ['2.4', undefined],
      ],
    ]);
    expect(sections.flatMap(({ claims }) => claims.filter((claim) => 'steps' in claim))).toHaveLength(2);
  });

  test('and headings are cleaned', () => {
    expect(read('#  A\u{AD}  b ', '-  one\u{200B}\ttwo ', ' Three \n four. ').sections).toEqual([
      'A b | one two / Three four.',
    ]);
  });

  test('that stand before the first heading make a section without one', () => {
    expect(read('- One', '# A', '- Two').sections).toEqual([' | One', 'A | Two']);
  });

  test('of a paragraph without words are none, and open no section', () => {
    expect(read('# A', '…', '# B', '- One')).toEqual({ sections: ['B | One'], leftOut: ['1 A'] });
    expect(read('# A', '## B', '…', '- One').sections).toEqual(['A › B | One']);
  });
});

describe('a heading', () => {
  test('without claims goes before each narrower one below it', () => {
    expect(read('# Economy', '## Trade', '- One', '## Work', '- Two')).toEqual({
      sections: ['Economy › Trade | One', 'Economy › Work | Two'],
      leftOut: [],
    });
  });

  test('goes before them with all those above it, however deep', () => {
    expect(
      read('# A', '## B', '### C', '- One', '### D', '- Two', '## E', '- Three', '# F', '- Four').sections,
    ).toEqual(['A › B › C | One', 'A › B › D | Two', 'A › E | Three', 'F | Four']);
  });

  test('is not put before its section twice, though that has several claims', () => {
    expect(read('# A', '## B', '- One', '- Two', 'Three. Four.').sections).toEqual([
      'A › B | One / Two / Three. / Four.',
    ]);
  });

  test('and one that has some goes before narrower ones alike', () => {
    expect(read('# A', '- One', '## B', '- Two', '## C', '- Three').sections).toEqual([
      'A | One',
      'A › B | Two',
      'A › C | Three',
    ]);
  });

  test('stands in the path by itself, too', () => {
    const { sections } = toSections(blocksOf('# A', '- One', '## B', '- Two'));
    expect(sections.map(({ path }) => path)).toEqual([undefined, ['A', 'B']]);
  });

  test.each([
    ['How do I join?', 'How do I join?'],
    ['Joining', undefined],
    ['Πώς μπαίνω;', 'Πώς μπαίνω;'],
    ['First; second;', undefined],
    ['“Why?”', '“Why?”'],
    ['どうやって？', 'どうやって？'],
    ['Why? (For all.)', undefined],
    ['Who asked: “Why?”)', 'Who asked: “Why?”)'],
    ['Why? [1]', undefined],
  ])('asks or does not: %j', (heading, question) => {
    const { sections } = toSections(blocksOf('# A', `## ${heading}`, '- One'));
    expect(sections[0]?.question).toBe(question);
  });

  test('asks where the document says so, whatever its end', () => {
    const place = lineAt(1);
    const { sections } = toSections([
      { kind: 'heading', level: 2, text: 'What does it cost', asks: true, place },
      { kind: 'paragraph', text: 'Nothing', place },
    ]);
    expect(sections[0]?.question).toBe('What does it cost');
  });

  test('is left out where nothing is below it: at the end, or above one as wide or wider', () => {
    expect(read('# A', '- One', '# B')).toEqual({ sections: ['A | One'], leftOut: ['3 B'] });
    expect(read('# A', '# B', '- One')).toEqual({ sections: ['B | One'], leftOut: ['1 A'] });
    expect(read('## A', '# B', '- One')).toEqual({ sections: ['B | One'], leftOut: ['1 A'] });
  });

  test('is left out with those below it that have none either', () => {
    expect(read('# A', '## B', '# C', '- One')).toEqual({ sections: ['C | One'], leftOut: ['1 A', '2 B'] });
    expect(read('# A', '## B', '…')).toEqual({ sections: [], leftOut: ['1 A', '2 B'] });
    expect(read('# A', '## B', '### C')).toEqual({ sections: [], leftOut: ['1 A', '2 B', '3 C'] });
  });

  test('that went before one is not left out, though others below it are', () => {
    expect(read('# A', '## B', '- One', '## C', '# D', '- Two')).toEqual({
      sections: ['A › B | One', 'D | Two'],
      leftOut: ['4 C'],
    });
  });

  test('that asks no longer stands over what closes its answers, those around it still do', () => {
    const place = lineAt(9);
    const closing: Block = { kind: 'paragraph', text: 'Any questions? Ask us.', closes: true, place };
    const marked: Block = { kind: 'heading', level: 3, text: 'Who may', asks: true, place };
    const closed = (...blocks: readonly Block[]) =>
      toSections([...blocks, closing, ...blocksOf('More.')]).sections.map(({ heading, claims }) => [
        heading,
        claims.map(({ text }) => text),
      ]);
    const end = ['Any questions?', 'Ask us.', 'More.'];
    expect(closed(...blocksOf('# FAQ', '## Why?', 'So.'))).toEqual([
      ['FAQ › Why?', ['So.']],
      ['FAQ', end],
    ]);
    expect(closed(...blocksOf('# FAQ'), marked, ...blocksOf('All.'))).toEqual([
      ['FAQ › Who may', ['All.']],
      ['FAQ', end],
    ]);
    expect(closed(...blocksOf('# Rules', '## Spam', 'No.'))).toEqual([
      ['Rules › Spam', ['No.']],
      ['Rules › Spam', end],
    ]);
    expect(closed()).toEqual([['', end]]);
  });

  test('ends where one as wide begins', () => {
    expect(read('# A', '## B', '- One', '# C', '## D', '- Two').sections).toEqual(['A › B | One', 'C › D | Two']);
    expect(read('## A', '### B', '- One', '# C', '### D', '- Two').sections).toEqual(['A › B | One', 'C › D | Two']);
  });
});

test('nothing gives nothing', () => {
  expect(read()).toEqual({ sections: [], leftOut: [] });
});

test('every heading is in a section or left out, and every item is a claim', () => {
  const line = fc.oneof(
    fc
      .record({ level: fc.integer({ min: 1, max: 4 }), name: fc.nat(999) })
      .map(({ level, name }) => `${'#'.repeat(level)} h${name}`),
    fc.nat(999).map((name) => `- c${name}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { sections, leftOut } = toSections(blocksOf(...lines));
      const said = [...sections.map(({ heading }) => heading), ...leftOut.map(({ text }) => text)].join(' ');
      for (const text of lines) if (text.startsWith('#')) expect(said).toContain(text.replace(/^#+ /u, ''));
      expect(sections.flatMap(({ claims }) => claims.map(({ text }) => `- ${text}`))).toEqual(
        lines.filter((text) => text.startsWith('- ')),
      );
      for (const { claims } of sections) expect(claims).not.toEqual([]);
    }),
  );
});
