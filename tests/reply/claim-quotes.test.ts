import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/article/article-model.ts';
import { makeArticle } from '../../src/article/make-article.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { claimLine, claimName, claimQuotes, groupMarkdown, limits } from '../../src/reply/claim-quotes.ts';
import type { Hit } from '../../src/search/index.ts';

const words = messages.en;
const claim = (parts: Partial<Claim> & { readonly text: string }): Claim => ({ id: '1.1', ...parts });

const article = (claims: readonly Claim[]) =>
  makeArticle({ id: 'a', title: 'Lamps', language: 'en', sections: [{ heading: 'Care', claims }] });

function hitOf(claims: readonly Claim[], at: number, more: Partial<Hit> = {}): Hit {
  const of = article(claims);
  const [section] = of.sections;
  const own = section?.claims[at];
  if (section === undefined || own === undefined) throw new Error('no such claim');
  return { article: of, index: 0, section, claim: own, score: 1, matched: [], ...more };
}

const shown = (...hits: readonly Hit[]): string =>
  groupMarkdown(
    { article: article([]), heading: 'Care', hits },
    { shown: hits, max: limits.claim, isNumbered: true },
    words,
  ).replace('**Care**\n', '');

describe('a claim is told from others', () => {
  test('by its document’s own number, which its text has', () => {
    expect(claimLine(claim({ text: '4. Be kind.', label: '4.' }), 100)).toBe('4\\. Be kind.');
    expect(claimLine(claim({ text: 'And quiet.', label: '4.' }), 100)).toBe('`4.` And quiet.');
    expect(claimLine(claim({ text: 'Be kind.' }), 100)).toBe('`1.1` Be kind.');
  });

  test.each([
    ['4.', '4'],
    ['(2)', '2'],
    ['§ 3', '§ 3'],
    ['Q4:', 'Q4'],
    [undefined, '1.1'],
  ])('on a button, too: %s', (label, name) => {
    expect(claimName({ id: '1.1', ...(label !== undefined && { label }) })).toBe(name);
  });
});

describe('code', () => {
  const code = claim({ text: 'Open the ports:\nufw *allow* 1\n# `x`\n  ```end', codeFrom: 16 });

  test('stands in a block below what leads in, line for line', () => {
    expect(claimLine(code, 400)).toBe('`1.1` Open the ports:\n```\nufw *allow* 1\n# `x`\n  `\u200B`\u200B`end\n```');
  });

  test('is quoted behind a mark on every line', () => {
    expect(
      claimQuotes(code, 600)
        .join('\n')
        .split('\n')
        .every((line) => line.startsWith('> ')),
    ).toBe(true);
  });

  test('that is too long is cut between lines, around the answer', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `command --number ${at}`);
    const text = `Run:\n${lines.join('\n')}`;
    const start = text.indexOf('--number 150');
    const hit = hitOf([claim({ text, codeFrom: 5 })], 0, { answer: { start, end: start + 12 } });
    expect(shown(hit)).toContain('command --number 150\n');
    expect(shown(hit)).toContain('\n> …\n');
    expect(shown(hit).length).toBeLessThan(limits.claim + 120);
    expect(shown(hitOf([claim({ text, codeFrom: 5 })], 0))).toContain('command --number 0\n');
  });

  test('of any size goes on in the next quote, and nothing of it is lost', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `command --number ${at}`);
    const quotes = claimQuotes(claim({ text: `Run:\n${lines.join('\n')}`, codeFrom: 5 }), 600);
    expect(quotes.length).toBeGreaterThan(5);
    expect(
      quotes
        .join('\n')
        .split('\n')
        .filter((line) => line.includes('--number')),
    ).toEqual(lines.map((line) => `> ${line}`));
  });
});

test('verse keeps its lines', () => {
  expect(claimLine(claim({ text: 'A *lamp*\nburns low' }), 100)).toBe('`1.1` A \\*lamp\\*\nburns low');
  expect(claimQuotes(claim({ text: 'A lamp\nburns low' }), 100)).toEqual(['> `1.1` A lamp\n> burns low']);
});

describe('a hit', () => {
  const claims = [
    claim({ id: '1.1', text: '1. Fill it.', label: '1.', steps: '1.1' }),
    claim({ id: '1.2', text: '2. Light it.', label: '2.', steps: '1.1' }),
    claim({ id: '1.3', text: 'They burn.' }),
  ];

  test('that is a step shows the whole list in its order, its answer marked', () => {
    const [first = claims[0], second = claims[1]] = claims;
    const hit = hitOf(claims, 1, {
      steps: [first, second].filter((each) => each !== undefined),
      answer: { start: 3, end: 8 },
    });
    expect(shown(hit)).toBe('> 1\\. Fill it.\n> 2\\. **Light** it.');
  });

  test('that leads somewhere by a link alone says where, to be read and copied, and nothing that is no page’s address', () => {
    const to = (...targets: readonly string[]) =>
      shown(
        hitOf(
          [claim({ text: 'Ask in the forum.', links: targets.map((target) => ({ start: 7, end: 16, target })) })],
          0,
        ),
      );
    expect(to('https://example.org/forum')).toBe('> `1.1` Ask in the forum.\n> -# `https://example.org/forum`');
    const three = ['https://a.example/', 'https://b.example/', 'https://a.example/', 'https://c.example/'];
    expect(to(...three).match(/-# \S+/g)).toEqual(['-# `https://a.example/`', '-# `https://b.example/`']);
    for (const target of [
      'javascript:alert(1)',
      'https://bank.example@evil.example/',
      '/forum',
      'Forum rules',
      `https://example.org/${'a'.repeat(200)}`,
    ])
      expect(to(target)).toBe('> `1.1` Ask in the forum.');
    expect(to('https://example.org/?`@everyone`')).not.toContain('@everyone');
    const said = claim({
      text: 'See https://a.example/.',
      links: [{ start: 4, end: 22, target: 'https://a.example/' }],
    });
    expect(shown(hitOf([said], 0))).not.toContain('-#');
  });

  test('does not say again what is a hit itself', () => {
    const before = hitOf(claims, 1);
    const leaning = { ...hitOf(claims, 2), article: before.article, leansOn: before.claim };
    expect(shown(before, leaning).match(/Light it/gu)).toHaveLength(1);
    expect(shown(leaning).match(/Light it/gu)).toHaveLength(1);
  });
});

test('whatever a claim holds, a line of it is within its limit, and the block ends', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '`', '\n', ' ', '*', '漢', '\t', '|'), maxLength: 300 }),
      fc.nat(300),
      fc.integer({ min: 120, max: 400 }),
      (text, from, max) => {
        const line = claimLine(claim({ text: `x${text}`, codeFrom: Math.min(from, text.length + 1) }), max);
        expect(line.length).toBeLessThanOrEqual(max + '`1.1` '.length + 8);
        expect((line.match(/```/gu) ?? []).length % 2).toBe(0);
      },
    ),
  );
});
