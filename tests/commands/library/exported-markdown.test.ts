import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportedMarkdown } from '../../../commands/library/exchange/article-markdown.ts';
import type { Article } from '../../../src/article/article-model.ts';
import { formatOf } from '../../../src/article/formats/index.ts';
import { markdownFormat } from '../../../src/article/formats/markdown/markdown-format.ts';
import { textFormat } from '../../../src/article/formats/text/text-format.ts';
import { readArticle } from '../../../src/article/read-article.ts';
import { bundled } from '../../support/desk.ts';
import { hostileArticle } from './hostile-articles.ts';

const fixtures = new URL('../../fixtures/articles/', import.meta.url);

async function fixture(name: string): Promise<Article> {
  const source = readdirSync(new URL(`${name}/`, fixtures)).find((file) => file.startsWith('source.')) ?? '';
  const format = formatOf(source);
  if (format === undefined) throw new Error(`no format of ${source}`);
  return (await readArticle(readFileSync(new URL(`${name}/${source}`, fixtures)), { format, id: 'a' })).article;
}

/** Mostly it is what was read while it was written. */
async function readAgain(article: Article): Promise<Article> {
  let known: { readonly text: string; readonly article: Article } | undefined;
  const markdown = await exportedMarkdown(article, async (bytes, options) => {
    const read = await readArticle(bytes, options);
    known = { text: new TextDecoder().decode(bytes), article: read.article };
    return read;
  });
  if (known?.text === markdown) return known.article;
  return (await readArticle(new TextEncoder().encode(markdown), { format: markdownFormat, id: 'again' })).article;
}

const quoted = ({ title, author, date, language, sections }: Article) => ({
  title,
  author,
  date,
  language,
  sections: sections.map(({ heading, path, question, claims: own }) => {
    return { heading, path, question, claims: own.map(({ text }) => text) };
  }),
});

/** With what is known of each claim, its list by the place of that list's first claim. */
const known = ({ sections }: Article) =>
  sections.map(({ claims: own }) => {
    const at = new Map(own.map(({ id }, index) => [id, index]));
    return own.map(({ text, label, leadIn, columns, codeFrom, links, steps }) => {
      return { text, label, leadIn, columns, codeFrom, links, steps: steps === undefined ? undefined : at.get(steps) };
    });
  });

/** What authors write below a heading: alone, and below what leads into it. */
const word = fc.constantFrom('lamps', 'boats', 'harbour', 'office', 'bees', 'honey', 'wardens', 'gates');
const phrase = fc.tuple(word, word, word).map(([one, two, three]) => `The ${one} and ${two} need ${three}`);
const several = fc.array(phrase, { minLength: 1, maxLength: 3 });
const bullets = several.map((all) => all.map((each) => `- ${each}.`).join('\n'));
const numbered = several.map((all) => all.map((each, at) => `${at + 1}. ${each}.`).join('\n'));
const table = fc
  .array(fc.tuple(word, phrase), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    ['| Name | Need |', '| --- | --- |', ...rows.map(([name, need]) => `| ${name} | ${need} |`)].join('\n'),
  );
const called = fc
  .tuple(fc.constantFrom('!!!', '???', String.raw`\:::`, '- !!!', '- ???'), phrase)
  .map(([mark, said]) => `${mark} ${said} ${mark.slice(-3)}`);
const open = fc.array(phrase, { minLength: 2, maxLength: 4 }).map((all) => all.join('\n\n'));
const code = word.map((name) => `\`\`\`\nopen ${name}\nclose ${name}\n\`\`\``);
const nestedList = fc
  .tuple(phrase, bullets)
  .map(([opening, inner]) => `1. ${opening}:\n\n${inner.replaceAll(/^/gm, '   ')}\n\n2. ${opening}.`);
const definition = fc.tuple(word, phrase).map(([term, said]) => `Of ${term}\n: ${said}.`);
const led = fc.tuple(phrase, fc.oneof(bullets, numbered, table)).map(([opening, inner]) => `${opening}:\n\n${inner}`);
const counts: readonly (readonly string[])[] = [
  ['a.', 'b.', 'c.'],
  ['a)', 'b)', 'c)'],
  ['(a)', '(b)', '(c)'],
  ['(i)', '(ii)', '(iii)'],
  ['1)', '2)', '3)'],
  ['(1)', '(2)', '(3)'],
  ['2.1', '2.2', '2.3'],
  ['§ 1', '§ 2', '§ 3'],
  ['1️⃣', '2️⃣', '3️⃣'],
  ['①', '②', '③'],
  ['（一）', '（二）', '（三）'],
  ['一、', '二、', '三、'],
  ['Rule 1:', 'Rule 2:', 'Rule 3:'],
];
const countedOtherwise = fc
  .tuple(fc.constantFrom(...counts), fc.tuple(phrase, phrase, phrase), fc.option(phrase, { nil: undefined }))
  .map(([labels, said, opening]) =>
    [
      ...(opening === undefined ? [] : [`${opening}, unless:`, '']),
      ...said.map((each, at) => `${labels[at] ?? ''} ${each}.`),
    ].join('\n'),
  );
const sections = fc.array(
  fc.array(
    fc.oneof(
      phrase.map((said) => `${said}.`),
      bullets,
      numbered,
      table,
      code,
      called,
      open,
      nestedList,
      definition,
      led,
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 3 },
);

describe('an article as Markdown', () => {
  it('read again says the same, with all that is known of it: the bundled one, and every fixture', async () => {
    for (const article of bundled) expect(quoted(await readAgain(article))).toEqual(quoted(article));
    const differ: string[] = [];
    for (const name of readdirSync(fixtures)) {
      const article = await fixture(name);
      const again = await readAgain(article);
      const isSame = [quoted, known].every((of) => JSON.stringify(of(again)) === JSON.stringify(of(article)));
      if (!isSame) differ.push(name);
    }
    expect(differ).toEqual([]);
  });

  it('keeps numbers, lead-ins, columns, steps and code of what authors write', async () => {
    await fc.assert(
      fc.asyncProperty(sections, async (parts) => {
        const text = parts.map((blocks, at) => `## Part ${at + 1}\n\n${blocks.join('\n\n')}`).join('\n\n');
        const bytes = new TextEncoder().encode(`# Guide\n\n${text}\n`);
        const { article } = await readArticle(bytes, { format: markdownFormat, id: 'a' });
        expect(known(await readAgain(article))).toEqual(known(article));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps numbers that Markdown does not count: letters, Roman and Chinese numbers, keycaps, those of statutes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(countedOtherwise, { minLength: 1, maxLength: 3 }), async (parts) => {
        const text = parts.map((items, at) => `Part ${at + 1}\n======\n\n${items}`).join('\n\n');
        const { article } = await readArticle(new TextEncoder().encode(`Guide\n\n${text}\n`), {
          format: textFormat,
          id: 'a',
        });
        const labels = article.sections.flatMap(({ claims: own }) => own.map(({ label }) => label));
        fc.pre(labels.some((label) => label !== undefined));
        expect(known(await readAgain(article))).toEqual(known(article));
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what closes questions apart from the answer to the last of them', async () => {
    const asked = (said: string) => `When?\n-----\n\nAt ten.\n\nWhere?\n------\n\n- Here.\n\n***\n\n${said}`;
    const text = `# Guide\n\n${asked('- Call Ann.\n- Ask Ben.')}\n\n## Bees\n\nBees sting.\n\n${asked('It is free.')}\n`;
    const { article } = await readArticle(new TextEncoder().encode(text), { format: markdownFormat, id: 'a' });
    expect(article.sections.map(({ heading }) => heading)).toEqual([
      'When?',
      'Where?',
      '',
      'Bees',
      'When?',
      'Where?',
      '',
    ]);
    expect(quoted(await readAgain(article))).toEqual(quoted(article));
  });

  it('keeps links, and the numbers that lists count', async () => {
    const linked = await fixture('docx-links-and-notes');
    const links = ({ sections }: Article) => sections.flatMap((section) => section.claims.map((claim) => claim.links));
    expect(links(linked).some((each) => each !== undefined)).toBe(true);
    expect(links(await readAgain(linked))).toEqual(links(linked));
    const bytes = new TextEncoder().encode(
      '# Rules\n\n1. Be kind.\n2. Be brief.\n\n## More\n\n3. Be quiet.\n7. Be seven.',
    );
    const { article } = await readArticle(bytes, { format: markdownFormat, id: 'a' });
    const labels = ({ sections }: Article) => sections.flatMap((section) => section.claims.map(({ label }) => label));
    expect(labels(article)).toEqual(['1.', '2.', '3.', '4.']);
    expect(labels(await readAgain(article))).toEqual(labels(article));
  });

  it('is read whatever the article says', async () => {
    const end = { heading: 'The end', claims: [{ id: '9.9', text: 'This is the end of it.' }] };
    await fc.assert(
      fc.asyncProperty(hostileArticle, async (article) => {
        const { sections } = await readAgain({ ...article, sections: [...article.sections, end] });
        expect(sections.at(-1)?.claims.at(-1)?.text).toBe('This is the end of it.');
      }),
      { numRuns: 60 },
    );
  });
});
