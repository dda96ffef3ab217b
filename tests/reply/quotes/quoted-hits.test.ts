import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { claimLine, claimName, hitMarkdown, limits } from '../../../src/reply/claim-quotes.ts';
import type { Hit } from '../../../src/search/index.ts';

const words = messages.en;

function hitOf(claims: readonly Claim[], at = 0, more: Partial<Hit> = {}): Hit {
  const article = makeArticle({ id: 'a', title: 'Lamps', language: 'en', sections: [{ heading: 'Care', claims }] });
  const [section] = article.sections;
  const claim = claims[at];
  if (section === undefined || claim === undefined) throw new Error('There is no claim.');
  return { article, index: 0, section, claim, score: 1, matched: [], ...more };
}

const quoted = (hit: Hit, { shown = [hit], max = limits.claim, isNumbered = false } = {}) =>
  hitMarkdown(hit, { shown, max, isNumbered }, words);

const oil: Claim = { id: '1.1', text: 'Lamps burn oil for nine hours.' };
const nine = { start: 19, end: 23 };
const lamps = { start: 0, end: 5 };

describe('in bold', () => {
  test('is the answer alone', () => {
    expect(quoted(hitOf([oil], 0, { answer: nine, matched: [lamps] }))).toBe('> Lamps burn oil for **nine** hours.');
  });

  test('are the words that were met, where no hit of the message has an answer', () => {
    const met = hitOf([oil], 0, { matched: [lamps, nine] });
    expect(quoted(met)).toBe('> **Lamps** burn oil for **nine** hours.');
    const answering = hitOf([oil], 0, { answer: nine });
    expect(quoted(met, { shown: [met, answering] })).toBe('> Lamps burn oil for nine hours.');
    expect(quoted(met, { shown: [met, hitOf([oil])] })).toBe('> **Lamps** burn oil for **nine** hours.');
  });
});

describe('before a claim', () => {
  test('stands its number where it is one of several, without marks of code', () => {
    const labelled = { id: '1.1', text: 'Burn oil.', label: '`a`)' };
    expect(quoted(hitOf([labelled]), { isNumbered: true })).toBe('> `a)` Burn oil.');
    expect(quoted(hitOf([labelled]))).toBe('> Burn oil.');
  });

  test('stands the one that it leans on, unless that is shown; one of another article is another', () => {
    const claims = [oil, { id: '1.2', text: 'They smell.' }];
    const leaning = hitOf(claims, 1, { leansOn: oil });
    const whole = `> Lamps burn oil for nine hours. *(${words.answer.preceding})*\n> They smell.`;
    expect(quoted(leaning)).toBe(whole);
    expect(quoted(leaning, { shown: [leaning, hitOf(claims, 0)] })).toBe(whole);
    const same = hitOf(claims, 0, { article: leaning.article });
    expect(quoted(leaning, { shown: [same, leaning] })).toBe('> They smell.');
  });

  test('takes of a long one at most a third, and 240 characters', () => {
    const long = { id: '1.1', text: 'lamp '.repeat(200) };
    const before = (max: number) => {
      const [first = ''] = quoted(hitOf([long, oil], 1, { leansOn: long }), { max }).split('\n');
      return first.slice('> '.length, first.indexOf('…') + 1).length;
    };
    expect(before(300)).toBeLessThanOrEqual(100);
    expect(before(300)).toBeGreaterThan(90);
    expect(before(3000)).toBeLessThanOrEqual(240);
    expect(before(3000)).toBeGreaterThan(230);
  });
});

describe('the name of a claim on a button', () => {
  test.each([
    ['1. ) :', '1'],
    ['a(1)', 'a(1'],
    ['2.1.', '2.1'],
  ])('is its label %j without what stands around it: %s', (label, name) => {
    expect(claimName({ id: '1.1', label })).toBe(name);
  });
});

describe('verse', () => {
  const text = 'A lamp\nburns low\nat nine';
  const line = (max: number, ...marks: Parameters<typeof claimLine>[2] & object) =>
    claimLine({ id: '1.1', text }, max, marks).replace('`1.1` ', '');

  test('has its marks in the lines where they stand', () => {
    expect(line(100, { start: 7, end: 12, kind: 'matched' }, { start: 20, end: 24, kind: 'answer' })).toBe(
      'A lamp\n**burns** low\nat **nine**',
    );
    expect(line(100, { start: 2, end: 12, kind: 'matched' })).toBe('A **lamp**\n**burns** low\nat nine');
    expect(line(100, { start: 0, end: 6, kind: 'matched' })).toBe('**A lamp**\nburns low\nat nine');
  });

  test('ends with dots where there is no more room', () => {
    expect(line(24)).toBe(text);
    expect(line(23)).toBe('A lamp\nburns low\nat…');
    expect(line(17)).toBe('A lamp\nburns low…');
    expect(line(16)).toBe('A lamp\nburns…');
    expect(line(15)).toBe('A lamp\nburns…');
    expect(line(7)).toBe('A lamp…');
    expect(line(6)).toBe('A lam…');
    expect(claimLine({ id: '1.1', text: 'A lamp that burns\nlow' }, 16)).toBe('`1.1` A lamp that…');
  });

  const verse = Array.from({ length: 30 }, (_, at) => `the lamp of night ${at + 10}`).join('\n');
  const answerAt = (words: string, max: number, of = verse) => {
    const start = of.indexOf(words);
    return claimLine({ id: '1.1', text: of }, max, [{ start, end: start + words.length, kind: 'answer' }]);
  };

  test('is cut to whole lines around the answer, with dots on the sides that were cut', () => {
    expect(answerAt('night 25', 120)).toBe(
      '`1.1` … the lamp of night 22\nthe lamp of night 23\nthe lamp of night 24\nthe lamp of **night 25**\nthe lamp of night 26…',
    );
    expect(answerAt('night 10', 50)).toBe('`1.1` the lamp of **night 10**\nthe lamp of night 11…');
    expect(answerAt('night 39', 50)).toBe('`1.1` … the lamp of night 38\nthe lamp of **night 39**');
  });

  test('shows the answer in a line that is long, and after one that is', () => {
    const long = `${'first '.repeat(20)}last`;
    expect(answerAt('nine', 40, `${long}\nnine`)).toBe('`1.1` … first first first first last\n**nine**');
    expect(answerAt('last', 40, `${long}\nnine`)).toBe('`1.1` … first first first first **last**\nnine');
    expect(answerAt('last', 30, `${long}\n${long}`)).toBe('`1.1` … first first **last**\nfirst…');
  });

  test('of lines that are too long each is cut', () => {
    const shown = claimLine({ id: '1.1', text: `A lamp\n${'burns '.repeat(40)}` }, 60).split('\n');
    expect(shown[0]).toBe('`1.1` A lamp');
    expect(shown[1]).toMatch(/^burns .*burns…$/);
    expect(shown.join('\n').length).toBeLessThanOrEqual(60 + '`1.1` '.length);
  });
});

describe('code', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `run --at ${at + 10}`);

  test('alone stands in a block below its number', () => {
    expect(claimLine({ id: '1.1', text: 'ls', codeFrom: 0 }, 100)).toBe('`1.1` ```\nls\n```');
  });

  test('has what room the words above leave, which take half at most', () => {
    const lead = 'word '.repeat(100);
    const shown = claimLine({ id: '1.1', text: `${lead}\n${lines.join('\n')}`, codeFrom: lead.length + 1 }, 300);
    const [above = '', ...block] = shown.replace('`1.1` ', '').split('\n');
    expect(above.length).toBeGreaterThan(140);
    expect(above.length).toBeLessThanOrEqual(150);
    expect(shown.length).toBeLessThanOrEqual(300 + '`1.1` '.length);
    expect(block.join('\n').length).toBeGreaterThan(120);
  });

  test('of a line that is longer than its room is cut around an answer in it', () => {
    const text = `run ${Array.from({ length: 200 }, (_, at) => `--at ${at}`).join(' ')}`;
    const shown = (words: string) => {
      const start = text.indexOf(words);
      return claimLine({ id: '1.1', text, codeFrom: 0 }, 100, [{ start, end: start + words.length, kind: 'answer' }]);
    };
    expect(shown('--at 150')).toMatch(/^`1\.1` ```\n….*--at 150 .*…\n```$/);
    expect(shown('--at 199')).toMatch(/^`1\.1` ```\n….*--at 199\n```$/);
    expect(shown('--at 0')).toMatch(/^`1\.1` ```\nrun --at 0 .*…\n```$/);
    for (const words of ['--at 150', '--at 199', '--at 0', '--at 3 '])
      expect(shown(words).length).toBeLessThanOrEqual(100 + '`1.1` '.length);
  });

  test('of several lines that answer has them all where they fit', () => {
    const text = lines.join('\n');
    const start = text.indexOf(lines[20] ?? '');
    const answer = { start, end: text.indexOf(lines[23] ?? '') + 3, kind: 'answer' as const };
    const shown = claimLine({ id: '1.1', text, codeFrom: 0 }, 64, [answer]);
    expect(shown).toBe(`\`1.1\` ${['```', '…', ...lines.slice(20, 24), '…', '```'].join('\n')}`);
  });

  test('is cut around an answer in it; one in the words above leaves it from its start', () => {
    const text = `Run 99 of:\n${lines.join('\n')}`;
    const at = text.indexOf('run --at 30');
    const cut = (start: number, end: number, kind: 'answer' | 'matched') =>
      claimLine({ id: '1.1', text, codeFrom: 11 }, 120, [{ start, end, kind }]);
    expect(cut(at, at + 11, 'answer')).toBe(
      `\`1.1\` Run 99 of:\n${['```', '…', ...lines.slice(17, 25), '…', '```'].join('\n')}`,
    );
    expect(cut(at, at + 11, 'matched')).toContain('```\nrun --at 10\n');
    expect(cut(4, 6, 'answer')).toContain('```\nrun --at 10\n');
    expect(cut(4, 6, 'answer')).toContain('Run **99** of:');
  });
});

describe('an address below a claim', () => {
  const to = (target: string, more: Partial<Claim> = {}, max = limits.claim) =>
    quoted(hitOf([{ id: '1.1', text: 'Ask in the forum.', links: [{ start: 7, end: 16, target }], ...more }]), { max });

  test.each(['http://a.example/', 'https://a.example/'])('is one of the web: %s', (target) => {
    expect(to(target)).toBe(`> Ask in the forum.\n> -# \`${target}\``);
  });

  test.each(['xhttp://a.example/', 'httpx://a.example/', 'ftp://a.example/', 'mailto:a@b.example'])(
    'is not %s',
    (target) => {
      expect(to(target)).toBe('> Ask in the forum.');
    },
  );

  test('takes 160 characters at most', () => {
    const of = (length: number) => `https://a.example/${'a'.repeat(length - 18)}`;
    expect(to(of(160))).toContain(of(160));
    expect(to(of(161))).toBe('> Ask in the forum.');
  });

  test('stands there only where there is room for it beside the claim', () => {
    const target = 'https://a.example/';
    const takes = `-# \`${target}\``.length + 1;
    expect(to(target, {}, limits.preceding + takes)).toContain(target);
    expect(to(target, {}, limits.preceding + takes - 1)).toBe('> Ask in the forum.');
    const long = { text: 'forum '.repeat(300) };
    expect(to(target, long, 400).length).toBeLessThanOrEqual(400 + 4);
    expect(to(target, long, 400).length).toBeGreaterThan(385);
    expect(to(target, long, 400)).toContain(target);
  });

  test('stands below a claim that has less room for the one that it leans on', () => {
    const before = { id: '1.1', text: 'lamp '.repeat(100) };
    const links = [{ start: 0, end: 3, target: 'https://a.example/' }];
    const leaning = hitOf([before, { id: '1.2', text: 'burn '.repeat(100), links }], 1, { leansOn: before });
    const shown = quoted(leaning, { max: 420 });
    expect(shown).not.toContain('a.example');
    expect(shown.length).toBeLessThanOrEqual(420 + 6);
    expect(quoted(leaning, { max: 600 })).toContain('a.example');
  });
});

describe('steps', () => {
  const steps = Array.from({ length: 4 }, (_, at) => ({ id: `1.${at + 1}`, text: 'turn '.repeat(80) }));
  const lengths = (max: number, of: readonly Claim[] = steps) =>
    quoted(hitOf(of, 1, { steps: of }), { max })
      .split('\n')
      .map((line) => line.replace(/^> `[\d.]+` /, '').length);

  test('share twice the room, the one that answers has no less than 240', () => {
    expect(lengths(300)).toEqual([145, 240, 145, 145]);
    expect(lengths(700)).toEqual([345, 345, 345, 345]);
  });

  test('have 60 each, whatever the room', () => {
    expect(lengths(20)).toEqual([60, 240, 60, 60]);
  });

  test('are marked in the one that answers only', () => {
    const two = [oil, { ...oil, id: '1.2' }];
    expect(quoted(hitOf(two, 1, { steps: two, answer: nine }))).toBe(
      '> `1.1` Lamps burn oil for nine hours.\n> `1.2` Lamps burn oil for **nine** hours.',
    );
  });
});
