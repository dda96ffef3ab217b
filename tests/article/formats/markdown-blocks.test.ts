import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { markdownFormat } from '../../../src/article/formats/markdown/markdown-format.ts';
import { readArticle } from '../../../src/article/read-article.ts';
import { UserError } from '../../../src/errors.ts';

const read = async (source: string): Promise<Article> => {
  const { article } = await readArticle(new TextEncoder().encode(source), { format: markdownFormat, id: 'notes' });
  return article;
};

/** Each claim behind its headings, as it is quoted. */
const quoted = async (source: string): Promise<string[]> => {
  const { sections } = await read(`# Title\n\n${source}\n`);
  return sections.flatMap(({ heading, claims }) =>
    claims.map(({ text }) => (heading === '' ? text : `${heading} | ${text}`)),
  );
};

describe('Markdown', () => {
  test.each<[string, string, string[]]>([
    ['numbers that count up', '1. One.\n1. Two.\n1. Three.', ['1. One.', '2. Two.', '3. Three.']],
    ['numbers from where a list starts', '7) Seven.\n8) Eight.', ['7) Seven.', '8) Eight.']],
    ['a number behind code', '1. Run:\n\n   ```\n   go\n   ```\n\n2. Stop.', ['1. Run:\ngo', '2. Stop.']],
    [
      'letters that are no list by the letter',
      'You need:\na) oil\nb) a lamp',
      ['You need: a) oil', 'You need: b) a lamp'],
    ],
    ['a bold line above text', '**Trading**\nOnly at the pier.', ['Trading | Only at the pier.']],
    ['a bold name and code above text', '**Ban** `/ban <user>`\n\nFor good.', ['Ban /ban <user> | For good.']],
    ['a bold name with its value', '**Port:** `25565`\n\nChange it below.', ['Port: 25565', 'Change it below.']],
    ['a bold line that leads in', '**Never:**\n\n- sell lamps', ['Never: sell lamps']],
    [
      'a table in an item',
      '- Sizes:\n\n  | Size | Oil |\n  | - | - |\n  | Big | Two |',
      ['Sizes: Size: Big; Oil: Two'],
    ],
    ['pictures without words', '![A lamp](lamp.png) Lit at [![b](b.png)](x) night.', ['Lit at night.']],
    ['what was struck out', 'Pay ~~five~~ six coins. <del>Or none.</del>', ['Pay six coins.']],
    [
      'a question with its answer in one component',
      '<Question>\nWhy?\n\nSo it is.\n</Question>\n\n<Question>\n\n## How?\n\nSlowly.\n\n</Question>',
      ['Why? | So it is.', 'How? | Slowly.'],
    ],
    ['lines of Japanese', 'これは\n一文です。', ['これは一文です。']],
    ['placeholders', 'Type /kick <user> <reason> now.', ['Type /kick <user> <reason> now.']],
    ['components within a line', 'The <Term id="a">lamp</Term> is <Badge text="n" /> lit.', ['The lamp is lit.']],
    ['prices', 'Pay $5 or $7, $9 at most.', ['Pay $5 or $7, $9 at most.']],
    ['formulas', 'So $a_1 * b_1$ and \\(c_2 * d_2\\) hold.', ['So a_1 * b_1 and c_2 * d_2 hold.']],
    ['wiki links', 'See [[Lamps]], [[Oil#Price|the price]] and [[#Night]].', ['See Lamps, the price and Night.']],
    ['links to notes', 'Lit[^1] by night^[or dusk].\n\n[^1]: By hand.', ['Lit by night (or dusk).', 'By hand.']],
    ['a heading in a quote', '> ### Careful\n> Hot oil.\n\nCold oil.', ['Careful: Hot oil.', 'Cold oil.']],
    [
      'a title that leads into a list',
      '::: warning\nNever:\n- run\n- jump\n:::\nWalk.',
      ['Warning: Never: run', 'Warning: Never: jump', 'Walk.'],
    ],
    [
      'code below its sentence in a box',
      '!!! tip "Start"\n    Type this.\n\n        go on',
      ['Start: Type this.\ngo on'],
    ],
    ['an admonition by its marks alone', '!!! STOP HERE !!!', ['!!! STOP HERE !!!']],
    [
      'an item by the marks of an admonition',
      '- !!! STOP HERE !!!\n- !!! note that',
      ['!!! STOP HERE !!!', '!!! note that'],
    ],
    ['what is called out in HTML', '<p>!Stop! Or >!fall!<.</p>', ['!Stop!', 'Or fall.']],
    ['Q and A', '**Q: Who pays?**\n\nA: You do.\n\nQ: When?\nA: Now.', ['Who pays? | You do.', 'When? | Now.']],
    ['shortcodes in code', 'Write `{{< note >}}` and `<Info>` so.', ['Write {{< note >}} and <Info> so.']],
    [
      'words that look like modules',
      'export default settings to a file.\n\nimport duties are due.',
      ['export default settings to a file.', 'import duties are due.'],
    ],
    ['attributes', 'Lit. {: .note }\n{: #x }\n\n- Oil {.big}', ['Lit.', 'Oil']],
    ['braces that are text', 'Write {name} and {{name}}.', ['Write {name} and {{name}}.']],
    ['a heading below HTML', '<br>\n## Night\nLamps burn.', ['Night | Lamps burn.']],
    ['indented HTML', '<div>\n    <p>Lamps burn.</p>\n\n    <p>Oil too.</p>\n</div>', ['Lamps burn.', 'Oil too.']],
    ['code in a box of HTML', '<details>\n<summary>How?</summary>\n\n    lamp on\n\n</details>', ['How? | lamp on']],
    [
      'verse',
      'a lamp is lit  \nthe night is long  \nthe oil is low  \nso ends my song',
      ['a lamp is lit\nthe night is long\nthe oil is low\nso ends my song'],
    ],
  ])('reads %s', async (_, source, expected) => {
    expect(await quoted(source)).toEqual(expected);
  });

  test('keeps targets as written, and those of scripts not at all', async () => {
    const { sections } = await read(
      '# T\n\nSee [a b](#ä-b), <https://x.example/%41>, [[Page#Part]] and [c](javascript:x).',
    );
    const [claim] = sections[0]?.claims ?? [];
    expect(claim?.links?.map(({ start, end, target }) => [claim.text.slice(start, end), target])).toEqual([
      ['a b', '#ä-b'],
      ['https://x.example/%41', 'https://x.example/%41'],
      ['Page > Part', 'Page#Part'],
    ]);
  });

  test("takes a page's place on its site for no source, and dates with their zone", async () => {
    const article = await read(
      '---\nurl: /rules/\nlink: https://x.example\ndate: 2024-05-04 10:00:00 -0700\n---\n\nBe kind.\n',
    );
    expect(article).toMatchObject({ sourceUrl: 'https://x.example', date: '2024-05-04' });
  });

  test('says in which line each claim stands, whatever was put between', async () => {
    const { sections } = await read(
      '<div>\n# T\n</div>\n\n<Info>\nOne.\n</Info>\n\n<ul>\n<li>Two</li>\n\n<li>Three</li>\n</ul>\n\nFour.\n',
    );
    expect(sections[0]?.claims.map(({ text, place }) => [text, place])).toEqual(
      [
        ['One.', 6],
        ['Two', 10],
        ['Three', 12],
        ['Four.', 15],
      ].map(([text, line]) => [text, { kind: 'line', line }]),
    );
  });
});

describe('documents of any kind', () => {
  const WORDS = ['lamp', 'oil', 'night', 'keeper', 'pier', 'rope', 'harbour', 'coin'];
  const sentence = fc
    .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 9 })
    .map((words) => `The ${words.join(' ')}.`);
  const indented = (text: string): string => text.replaceAll(/^(?=.)/gmu, '    ');
  const marked = fc.oneof(
    sentence,
    sentence.map((text) => `**${text}**\nand more.`),
    sentence.map((text) => `*${text}*`),
    sentence.map((text) => `[${text}](https://x.example/a_b)`),
    sentence.map((text) => `<p>${text}</p>`),
    sentence.map((text) => `==${text}== {.big}`),
  );
  const block = fc
    .letrec((tie) => ({
      block: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        marked,
        fc.array(sentence, { minLength: 1, maxLength: 3 }).map((texts) => texts.map((text) => `- ${text}`).join('\n')),
        fc.array(sentence, { minLength: 1, maxLength: 3 }).map((texts) => texts.map((text) => `1. ${text}`).join('\n')),
        sentence.map((text) => `| Word | Text |\n| - | - |\n| one | ${text} |`),
        sentence.map((text) => `Word\n: ${text}`),
        tie('block').map((text) => `<Info>\n${String(text)}\n</Info>`),
        tie('block').map((text) => `<div>\n\n${String(text)}\n\n</div>`),
        tie('block').map((text) => `<Tip>\n${indented(String(text))}\n</Tip>`),
        tie('block').map((text) => `<details>\n<summary>More</summary>\n\n${String(text)}\n\n</details>`),
        tie('block').map((text) => `:::: note\n${String(text)}\n::::`),
        tie('block').map((text) => `!!! note "Note"\n${indented(String(text))}`),
        tie('block').map((text) => `{{< hint info >}}\n${String(text)}\n{{< /hint >}}`),
      ),
    }))
    .block.map(String);
  const piece = fc.oneof(
    block,
    block.map((text) => text.replaceAll(/^/gmu, '> ')),
  );

  const sentencesIn = (text: string): string[] => [...text.matchAll(/The [a-z ]+\./gu)].map(([found]) => found).sort();

  test('are read whole, each sentence once, and without their markup', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), async (pieces) => {
        const source = pieces.join('\n\n');
        const { sections } = await read(`# Title\n\n${source}\n`);
        const claims = sections.flatMap((section) => section.claims);
        const text = claims.map((claim) => claim.text).join('\n');
        const headings = sections.map(({ heading }) => heading).join('\n');
        expect(sentencesIn(text)).toEqual(sentencesIn(source));
        expect(text + headings).not.toMatch(/[*_=<>{}[\]#|]|:::|!!!/u);
      }),
      { numRuns: 150 },
    );
  });

  const sign = fc.constantFrom(
    ...'[ ] ( ) * _ ` < > / ! : { } $ \\ | # - + 1. ~ = " \' ^ % & @ \n \n\n'.split(' '),
    '\n    ',
    '<A',
    '<A>',
    '</A>',
    '<details>',
    '</details>',
    '<summary>',
    '</summary>',
    '<table>',
    '</table>',
    '<td>',
    '<ul>',
    '<li>',
    '<Q>',
    '</Q>',
    '<!--',
    '-->',
    '<pre>',
    '```',
    '```{note}',
    ':::',
    ':::a',
    '!!! a',
    '??? a "b"',
    '{{<',
    '>}}',
    '{%',
    '%}',
    '{/*',
    '*/}',
    '[[',
    ']]',
    '[^',
    '^[',
    '[!tip]',
    'import ',
    'export ',
    '\nexport const a = {',
    'Q: ',
    'A: ',
    '漢',
    'word',
  );

  test('are read the same twice, with links that lie within their claims, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
        async (source) => {
          const once = async (): Promise<Article | string> => {
            try {
              return await read(`${source}\n\nThe end.`);
            } catch (error) {
              if (error instanceof UserError) return error.code;
              throw error;
            }
          };
          const article = await once();
          expect(await once()).toEqual(article);
          if (typeof article === 'string') return;
          for (const { text, links = [] } of article.sections.flatMap(({ claims }) => claims)) {
            for (const { start, end } of links) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    '[',
    '![',
    '^[',
    '*',
    '<',
    '>',
    '`',
    '$',
    '{',
    '<a ',
    '<A>',
    '<A\n',
    '<details>\n',
    '<table>\n',
    '<div>\n\n  ',
    '{{<a ',
    '{% a ',
    '{/*',
    '{a="',
    '\\(',
    '[[',
    ':::a\n',
    '!!! a\n',
    '- ',
    '1. ',
    '|a|\n|-|\n',
    '\n: a',
    ':a:',
    '**a',
    '> [!a] b\n',
    '<!--',
    '<pre>\n',
    '\nimport {\n',
    '\nexport const a = {\n',
    '```\n',
    'Q: a\nA: b\n\n',
    'a  \n',
    '漢_',
    '<Q>\n',
  ])('are read or refused in a time that grows with their size: %j', async (sign) => {
    const source = sign.repeat(Math.ceil(40_000 / sign.length));
    await expect(read(source).catch((error: unknown) => (error as UserError).code)).resolves.toBeDefined();
  });
});
