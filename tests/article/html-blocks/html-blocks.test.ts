import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt } from '../../../src/article/document-place.ts';
import { blocksOfHtml } from '../../../src/article/html-blocks/html-blocks.ts';
import { cleanLines, cleanText } from '../../../src/article/readable-text.ts';

/** Blocks in short: `kind` with what it has besides its text and place. */
function read(html: string, depth?: number): unknown[] {
  return blocksOfHtml(html, { place: lineAt, ...(depth !== undefined && { depth }) }).map(
    ({ place, kind, text, ...rest }) => {
      expect(place.kind).toBe('line');
      return [kind, text, rest];
    },
  );
}

describe('text', () => {
  test('is clean, in one line, at the line of its first word', () => {
    const [block] = blocksOfHtml('\n<p>\n\n  Be&nbsp;<b>kind</b> &amp; \u{AD}calm.\n</p>', { place: lineAt });
    expect(block).toEqual({ kind: 'paragraph', text: 'Be kind & calm.', place: lineAt(4) });
  });

  test('of tags that nobody knows stays, and that of no reader goes', () => {
    expect(
      read('<Info>Roles stay.</Info><script>x</script><p hidden>y</p><!-- z --><svg><text>s</text></svg>'),
    ).toEqual([['paragraph', 'Roles stay.', {}]]);
    expect(read('<p>Five <del>ten</del> slots<span style="display: none">!</span></p>')).toEqual([
      ['paragraph', 'Five slots', {}],
    ]);
  });

  test('that opens when it is pressed is read, though it is hidden', () => {
    expect(
      read('<h3><button aria-expanded="false">When?</button></h3><div class="accordion-panel" hidden>Now.</div>'),
    ).toEqual([
      ['heading', 'When?', { level: 3 }],
      ['paragraph', 'Now.', {}],
    ]);
  });

  test('keeps its links, with their places in it', () => {
    const [block] = blocksOfHtml(
      '<p>See  <a href=" https://a.example/ "> the page </a>, not <a href="javascript:x()">this</a>.</p>',
      {
        place: lineAt,
      },
    );
    expect(block?.links).toEqual([{ start: 4, end: 12, target: 'https://a.example/' }]);
    expect(block?.text.slice(4, 12)).toBe('the page');
  });

  test('loses the marks that lead to notes and to headings, and keeps raised numbers apart', () => {
    expect(
      read(
        '<h2>Rules<a class="headerlink" href="#r">¶</a></h2><p>It is 10<sup>6</sup>.<sup><a href="#n">[1]</a></sup></p>',
      ),
    ).toEqual([
      ['heading', 'Rules', { level: 2 }],
      ['paragraph', 'It is 10⁶.', {}],
    ]);
  });

  test('tells how far a bold opening reaches, and that bold text alone is a heading', () => {
    expect(read('<p><b>Heavy.</b> Small ships go.</p><p><strong>Note</strong>: it rains.</p>')).toEqual([
      ['paragraph', 'Heavy. Small ships go.', { runIn: 6 }],
      ['paragraph', 'Note: it rains.', { runIn: 5 }],
    ]);
    expect(read('<p>One.</p><p><b>Boats</b></p><p>They float.</p><p><b>The end</b></p>')).toEqual([
      ['paragraph', 'One.', {}],
      ['heading', 'Boats', { level: 7 }],
      ['paragraph', 'They float.', {}],
      ['paragraph', 'The end', {}],
    ]);
  });

  test('is parted by line breaks, but where a sentence goes on; verse stays as it is', () => {
    expect(read('<p>Mon: 20:00<br>Tue: 21:00<br>and later</p>')).toEqual([
      ['paragraph', 'Mon: 20:00', {}],
      ['paragraph', 'Tue: 21:00 and later', {}],
    ]);
    expect(read('<p>Roses are red<br>Violets are blue<br>Sugar is sweet<br>And so are you</p>')).toEqual([
      ['lines', 'Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you', { code: false }],
    ]);
  });

  test('nested deeper than anybody nests it is read all the same', () => {
    expect(read(`${'<div>'.repeat(2_000)}Deep <b>down</b>`)).toEqual([['paragraph', 'Deep down', {}]]);
  });
});

describe('lists', () => {
  test('have the numbers that a browser shows, and their depth', () => {
    expect(
      read('<ol start="4" type="a"><li>One</li><li><p>Two</p><p>More</p><ul><li>Deep</li></ul></li></ol>'),
    ).toEqual([
      ['item', 'One', { depth: 1, label: 'd.' }],
      ['item', 'Two', { depth: 1, label: 'e.' }],
      ['paragraph', 'More', { depth: 1 }],
      ['item', 'Deep', { depth: 2 }],
    ]);
    expect(read('<ol reversed><li>a</li><li value="7">b</li><li>c</li></ol>', 1)).toEqual([
      ['item', 'a', { depth: 2, label: '3.' }],
      ['item', 'b', { depth: 2, label: '7.' }],
      ['item', 'c', { depth: 2, label: '6.' }],
    ]);
  });

  test('of cards are sections', () => {
    expect(read('<ul><li><h3>Kite</h3><p>Costs 4.</p></li></ul>')).toEqual([
      ['heading', 'Kite', { level: 3 }],
      ['paragraph', 'Costs 4.', {}],
    ]);
  });

  test('of terms lead in, and ask where they are questions', () => {
    expect(read('<dl><dt>Light</dt><dt>Fast</dt><dd>Small.</dd><dd>Cheap.</dd></dl>')).toEqual([
      ['paragraph', 'Small.', { leadIn: 'Light, Fast' }],
      ['paragraph', 'Cheap.', { leadIn: 'Light, Fast' }],
    ]);
    expect(read('<h2>Shop</h2><dl><dt>Open?</dt><dd>Yes.</dd></dl>')).toEqual([
      ['heading', 'Shop', { level: 2 }],
      ['heading', 'Open?', { level: 3 }],
      ['paragraph', 'Yes.', {}],
    ]);
  });
});

describe('summaries', () => {
  const details = '<details><summary>Pets</summary><p>Cats only.</p></details>';

  test('are headings where nothing else could come to stand below them', () => {
    expect(read(`${details}<h2>Next</h2><p>Text.</p>`)).toEqual([
      ['heading', 'Pets', { level: 2 }],
      ['paragraph', 'Cats only.', {}],
      ['heading', 'Next', { level: 2 }],
      ['paragraph', 'Text.', {}],
    ]);
  });

  test('lead in elsewhere, unless they ask: then the heading above is repeated below the answer', () => {
    expect(read(`${details}<p>Text.</p>`)).toEqual([
      ['paragraph', 'Cats only.', { leadIn: 'Pets' }],
      ['paragraph', 'Text.', {}],
    ]);
    expect(read(`<h2>House</h2>${details.replace('Pets', 'Pets?')}<p>Text.</p>`)).toEqual([
      ['heading', 'House', { level: 2 }],
      ['heading', 'Pets?', { level: 3 }],
      ['paragraph', 'Cats only.', {}],
      ['heading', 'House', { level: 2 }],
      ['paragraph', 'Text.', {}],
    ]);
  });

  test('of boxes that are set apart lead in', () => {
    expect(read('<div class="admonition"><p class="admonition-title">Careful</p><p>It is hot.</p></div>')).toEqual([
      ['paragraph', 'It is hot.', { leadIn: 'Careful' }],
    ]);
  });
});

describe('tables', () => {
  test('have names for their columns, also in two rows, and cells that reach over others', () => {
    expect(
      read(
        '<table><tr><th rowspan=2>Rank<th colspan=2>Slots<tr><th>Mon<th>Tue<tr><td>Gold<td rowspan=2>12<td>1<br>2<tr><td>Tin<td>5</table>',
      ),
    ).toMatchObject([
      ['row', 'Rank: Gold; Slots Mon: 12; Slots Tue: 1, 2', {}],
      ['row', 'Rank: Tin; Slots Mon: 12; Slots Tue: 5', {}],
    ]);
  });

  test('of pairs name each by its first cell; a row of one cell and a caption lead in', () => {
    expect(read('<table><tr><th>Legs<td>6</table>')).toMatchObject([['row', 'Legs: 6', {}]]);
    expect(
      read('<table><caption>Prices</caption><tr><th>Size<th>Cost<tr><td colspan=2>Boats<tr><td>S<td>3</table>'),
    ).toMatchObject([['row', 'Size: S; Cost: 3', { leadIn: 'Prices: Boats' }]]);
  });

  test('lose no row, whatever is called a head', () => {
    expect(read('<table><thead><tr><th>A<th>B<tr><th>1<th>2<tr><th>3<th>4</table>')).toMatchObject([
      ['row', 'A: 1; B: 2', {}],
      ['row', 'A: 3; B: 4', {}],
    ]);
  });

  test('that only lay out a page are read as if they were not there', () => {
    expect(read('<table><tr><td><h1>Home</h1><p>Text.</p></table>')).toEqual([
      ['heading', 'Home', { level: 1 }],
      ['paragraph', 'Text.', {}],
    ]);
  });
});

test('code keeps its lines, without the numbers beside them', () => {
  expect(
    read(
      '<table><tr><td><pre>1\n2</pre><td><pre><code>a {\n  b\n}\n</code></pre></table><figure><figcaption>Fig. 1</figcaption></figure>',
    ),
  ).toEqual([['lines', 'a {\n  b\n}', { code: true }]]);
});

test('any markup becomes clean blocks, in order, the same each time', () => {
  const tag = fc.constantFrom(
    ...'p div span b a ul ol li dl dt dd table tr td th thead pre code br h2 details summary blockquote sup q section'.split(
      ' ',
    ),
  );
  const part = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    fc.constantFrom(
      ' hello ',
      'One. Two: ',
      '&amp;lt;',
      '\n',
      '\u{200B}',
      '<a href="x">',
      '<td rowspan=3 colspan=9>',
      '😀',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const html = parts.join('');
      const blocks = blocksOfHtml(html, { place: lineAt });
      expect(blocksOfHtml(html, { place: lineAt })).toStrictEqual(blocks);
      for (const { kind, text, links = [] } of blocks) {
        expect(text).not.toBe('');
        expect(kind === 'lines' ? cleanLines(text) : cleanText(text)).toBe(text);
        for (const { start, end } of links)
          expect([start >= 0, start < end, end <= text.length]).toEqual([true, true, true]);
      }
    }),
    { numRuns: 300 },
  );
});
