import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, Claim } from '../../src/article/article-model.ts';
import { LONGEST_CLAIM } from '../../src/article/claims/claim-length.ts';
import { markdownFormat } from '../../src/article/formats/markdown/markdown-format.ts';
import { textFormat } from '../../src/article/formats/text/text-format.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { UserError } from '../../src/errors.ts';

type Written = 'text' | 'markdown';
const FORMATS = { text: textFormat, markdown: markdownFormat };
const WRITTEN: readonly Written[] = ['text', 'markdown'];

async function read(source: string, written: Written = 'text'): Promise<Article> {
  const bytes = Buffer.from(source);
  const { article } = await readArticle(bytes, { format: FORMATS[written], id: 'some-notes', file: 'some-notes.txt' });
  return article;
}

function claimsOf(article: Article): string[] {
  return article.sections.flatMap(({ claims }) => claims.map(({ text }) => text));
}

function expectValid(article: Article): void {
  const { sections, id, lastSection, earlier, ...details } = article;
  expect([lastSection, earlier]).toEqual([undefined, undefined]);
  expect(id).toBe('some-notes');
  expect(sections.length).toBeGreaterThan(0);
  for (const [index, section] of sections.entries()) {
    expect(section.claims.map((claim) => claim.id)).toEqual(section.claims.map((_, at) => `${index + 1}.${at + 1}`));
    expect(section.claims.length).toBeGreaterThan(0);
    expectClean(section.heading);
    for (const claim of section.claims) {
      if (claim.text.includes('\n')) expectCleanLines(claim.text);
      else if (claim.codeFrom === undefined) expectClean(claim.text);
      expect(claim.text).not.toBe('');
    }
  }
  for (const detail of Object.values(details)) {
    expectClean(detail);
    expect(detail).not.toBe('');
  }
}

/** Lines that are quoted as they stand keep their tabs and indents. */
function expectCleanLines(text: string): void {
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|\s$/u);
}

function expectClean(text: string): void {
  expect(text).toBe(text.trim());
  expect(text.isWellFormed()).toBe(true);
  expect(text).not.toMatch(/\p{Cc}|\s\s/u);
}

describe('any text', () => {
  const scraps = fc.constantFrom(
    ...`Title~- a bullet.~  - nested~• dot~1. one~2. two~a. letter~By Ann Lee~Related Posts~Leave a Reply~Name *~~~~
    Source: https://example.org/x~Published: 3 March 2023~About the author~# One~## Two~===~---~***~> quote~**Bold**
    title: x~A sentence. And another one.~The reasons are these:~•~–~| a | b |~|---|---|~<div>~</div>~[^1]~![x](y.png)
    "?"~photo.jpg~\u{200B}~\u{D800}~\u{7}~\t~\`\`\`~---`.split(/\n\s*|~/u),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.oneof({ weight: 6, arbitrary: scraps }, { weight: 1, arbitrary: fc.string({ maxLength: 60 }) }), {
        maxLength: 30,
      })
      .map((lines) => lines.join('\n')),
  );

  test.each(WRITTEN)('as %s gives a valid article or an error that says what to do', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (source) => {
        try {
          const article = await read(source, format);
          expectValid(article);
          expect(await read(source, format)).toEqual(article);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(['ARTICLE_UNREADABLE', 'ARTICLE_EMPTY']).toContain(error.code);
          expect(error.message).toMatch(/^some-notes\.txt(?:, line \d+|: there is no text in it)/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an article written out and read again', () => {
  const WORDS = 'river stone council bridge winter harvest ferry engine paper signal garden copper letter market'.split(
    ' ',
  );
  const capitalised = (words: string[]): string => {
    const text = words.join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const heading = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 8 }).map(capitalised);
  const claim = fc
    .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 40 })
    .map((words) => `${capitalised(words)}.`);
  const section = fc.record({ heading, claims: fc.array(claim, { minLength: 1, maxLength: 5 }) });
  const document = fc.record({ title: heading, sections: fc.array(section, { minLength: 2, maxLength: 4 }) });
  const layout = fc.record({
    bullet: fc.constantFrom('-', '*', '•', '–', '—', '‣', '▪', '1.', '1)', 'a.'),
    indent: fc.constantFrom('', '  '),
    width: fc.constantFrom(60, 72, 10_000),
    blankBelowHeading: fc.boolean(),
    blankBetweenBullets: fc.boolean(),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\u{FEFF}'),
  });
  type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

  const bulletAt = (bullet: string, index: number): string =>
    bullet === 'a.' ? `${String.fromCharCode(97 + index)}.` : bullet.replace('1', String(index + 1));

  function wrap(text: string, first: string, width: number): string[] {
    const lines: string[] = [];
    let line = first;
    for (const word of text.split(' ')) {
      if (line.length + 1 + word.length > width) {
        lines.push(line);
        line = ' '.repeat(first.length);
      }
      line += ` ${word}`;
    }
    return [...lines, line];
  }

  function write(
    title: string,
    sections: { heading: string; claims: string[] }[],
    how: Layout,
    marks = ['', ''],
  ): string {
    const lines = [`${marks[0]}${title}`, ''];
    for (const { heading, claims } of sections) {
      lines.push(`${marks[1]}${heading}`, ...(how.blankBelowHeading ? [''] : []));
      for (const [index, text] of claims.entries()) {
        lines.push(...wrap(text, how.indent + bulletAt(how.bullet, index), how.width));
        if (how.blankBetweenBullets) lines.push('');
      }
      lines.push('');
    }
    return how.mark + lines.join(how.end);
  }

  /** Numbers of a list are no bullets: they are quoted. */
  const wordsOf = ({ text, label = '' }: Claim): string => text.slice(label.length).trim();
  const plain = ({ title, sections }: Article): unknown => ({
    title,
    sections: sections.map(({ heading, claims }) => ({ heading, claims: claims.map(wordsOf) })),
  });

  test('is the same as text, whatever the bullets, the width and the line ends', async () => {
    await fc.assert(
      fc.asyncProperty(document, layout, async ({ title, sections }, how) => {
        fc.pre(how.bullet !== 'a.' || sections.every(({ claims }) => claims.length > 1));
        expect(plain(await read(write(title, sections, how)))).toEqual({ title, sections });
      }),
    );
  });

  test('is the same as Markdown', async () => {
    await fc.assert(
      fc.asyncProperty(document, layout, async ({ title, sections }, how) => {
        fc.pre(['-', '*', '1.', '1)', '•'].includes(how.bullet));
        const article = await read(write(title, sections, how, ['# ', '## ']), 'markdown');
        expect(plain(article)).toEqual({ title, sections });
        const numbers = article.sections.flatMap(({ claims }) => claims.map(({ label }) => label));
        const counted = sections.flatMap(({ claims }) => claims.map((_, index) => bulletAt(how.bullet, index)));
        if (/\d/u.test(how.bullet)) expect(numbers).toEqual(counted);
      }),
    );
  });
});

describe('what cannot be read', () => {
  const failure = async (source: string, format: Written = 'text'): Promise<string> => {
    try {
      await read(source, format);
    } catch (error) {
      if (error instanceof UserError) return `${error.code} ${error.message}`;
      throw error;
    }
    return 'read';
  };

  test.each(['', '\n \n', '\u{FEFF}', '***\n- \n• •'])('nothing at all: %j', async (source) => {
    for (const format of WRITTEN)
      expect(await failure(source, format)).toMatch(/^ARTICLE_EMPTY some-notes\.txt: there is no text in it/u);
  });

  test('nothing but furniture names what was seen', async () => {
    expect(await failure('\nLeave a Reply\n\nName *\n')).toMatch(
      /^ARTICLE_EMPTY some-notes\.txt, line 2: .*"Leave a Reply"/u,
    );
  });

  test('a Markdown title with nothing below it', async () => {
    expect(await failure('# Only a title\n', 'markdown')).toMatch(/^ARTICLE_EMPTY some-notes\.txt, line 1/u);
  });

  test('bytes of another kind of file, with the line', async () => {
    expect(await failure('PK\nxx\0yy')).toMatch(/^ARTICLE_UNREADABLE some-notes\.txt, line 2: a NUL character/u);
  });

  test('quotes nested so deep that text would be lost', async () => {
    expect(await failure(`Fine.\n\n${'>'.repeat(50_000)} deep`, 'markdown')).toMatch(
      /^ARTICLE_UNREADABLE some-notes\.txt, line 3/u,
    );
    expect(await failure(`${'> '.repeat(40)}Deep enough.`, 'markdown')).toBe('read');
  });

  test('front matter cannot run code or swell', async () => {
    expect(await failure('---js\n{ process.exit(3) }\n---\nText here.\n', 'markdown')).toBe('read');
    const bomb = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${
          n === 0
            ? '"x"'
            : Array(10)
                .fill(`*a${n - 1}`)
                .join(',')
        }]`,
    );
    expect(await failure(`---\n${bomb.join('\n')}\n---\nText here.\n`, 'markdown')).toMatch(/ARTICLE_UNREADABLE|read/u);
  });
});

describe('front matter that cannot be read is passed over, with a warning', () => {
  const warned = async (yaml: string): Promise<readonly string[]> => {
    const bytes = Buffer.from(`---\n${yaml}\n---\nText here.\n`);
    const { article, warnings } = await readArticle(bytes, { format: markdownFormat, id: 'a' });
    expect(article.sections.flatMap(({ claims }) => claims.map(({ text }) => text))).toEqual(['Text here.']);
    return warnings.map(({ text, place }) => `${place?.kind === 'line' ? place.line : '?'} ${text}`);
  };

  test('where it is no YAML', async () => {
    const [warning, ...more] = await warned('title: ok\nauthor: "open');
    expect(warning).toMatch(/^[34] The front matter is not YAML: .*\. It is passed over\.$/u);
    expect(more).toEqual([]);
  });

  test.each([
    ['date: yesterday', '"date" in the front matter is not a date such as 2023-03-31'],
    ['language: Klingon', '"language" in the front matter is not a language code such as en'],
    ['source: ftp://x', '"source" in the front matter is not an address that begins with http:// or https://'],
    ['title: [[a], {b: c}]', '"title" in the front matter is not a text'],
  ])('where it says %s', async (line, reason) => {
    expect(await warned(`author: A\n${line}`)).toEqual([`3 ${reason}. It is passed over.`]);
  });

  test.each(['title: &a [*a]', 'title: &a [x, *a, *a, *a, *a, *a, *a]', 'title: &a\n  name: *a', '&a\ntitle: [*a]'])(
    'where it holds itself: %j',
    async (yaml) => {
      expect((await warned(yaml))[0]).toContain('"title" in the front matter is not a text');
    },
  );

  test('and what stands between two rules is text, as is a block that nobody would write', async () => {
    const texts = async (source: string) =>
      (await read(source, 'markdown')).sections.flatMap(({ claims }) => claims.map(({ text }) => text));
    expect(await texts('---\nJust a line: with {a colon.\n---\n\nText.\n')).toContain('Text.');
    expect(await texts(`---\n${'key: value\n'.repeat(3_000)}\n---\n\nText.\n`)).toSatisfy((all: string[]) =>
      all.join(' ').includes('key: value key: value'),
    );
  });
});

describe('hostile size', () => {
  test.each(WRITTEN)('40,000 bullets as %s', async (format) => {
    const article = await read(Array.from({ length: 40_000 }, (_, n) => `- Bullet number ${n}.`).join('\n'), format);
    expect(article.sections[0]?.claims).toHaveLength(40_000);
  });

  test.each<[string, Written, string, number]>([
    ['lines', 'text', 'x\n'.repeat(130_000), 130_000],
    ['by-lines', 'markdown', `Text.\n\n${'By Ann Lee\n'.repeat(130_000)}`, 1],
    ['rows', 'markdown', `| a |\n|---|\n${'| b |\n'.repeat(130_000)}`, 130_000],
  ])('more %s than a call takes arguments', async (_name, format, source, claims) => {
    expect((await read(source, format)).sections[0]?.claims).toHaveLength(claims);
  });

  test.each(WRITTEN)('one line of a megabyte as %s', async (format) => {
    const words = claimsOf(await read('word '.repeat(200_000), format));
    expect(words.join(' ')).toBe('word '.repeat(200_000).trim());
    expect((await read('A sentence here. '.repeat(60_000), format)).sections[0]?.claims).toHaveLength(60_000);
    const letters = claimsOf(await read(`${'x'.repeat(1_000_000)}.`, format));
    expect(letters.join('')).toHaveLength(1_000_001);
    for (const claim of [...words, ...letters]) expect(claim.length).toBeLessThanOrEqual(LONGEST_CLAIM);
  });

  test('a line as long as a file may be, as Markdown', async () => {
    const { sections } = await read('A sentence here. '.repeat(588_000), 'markdown');
    expect(sections[0]?.claims).toHaveLength(588_000);
  });

  test('a megabyte of wrapped lines as text', async () => {
    const claims = claimsOf(await read('The ferry leaves at nine\nand is back by noon.\n'.repeat(22_000), 'text'));
    expect(claims).toHaveLength(22_000);
  });

  test.each([')', ' ', '"', '*', '[', '<', '|', '`', '- ', '1. ', '• ', '=', 'A. ', 'J.\n', '#\n', '\n\t', ': '])(
    'a long run of %j is read or refused',
    async (piece) => {
      for (const format of WRITTEN) {
        const source = `Title\n\n${piece.repeat(25_000)}x\n`;
        try {
          expectValid(await read(source, format));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(error.code).toMatch(/^ARTICLE_/u);
        }
      }
    },
  );
});
