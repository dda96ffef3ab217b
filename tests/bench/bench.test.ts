import { describe, expect, it } from 'vitest';
import { drawChart } from '../../bench/chart.ts';
import { corpusOf, longArticle } from '../../bench/corpus.ts';
import { LIBRARIES } from '../../bench/search-libraries.ts';
import { lookupTable, measureLookup, stagesOf } from '../../bench/measure-lookup.ts';
import { measureLong, measureSpeed } from '../../bench/measure-speed.ts';
import type { QualityRow, SpeedRow } from '../../bench/plan.ts';
import { measureQuality } from '../../bench/quality.ts';
import { qualityTable, ratios, ratioTable, speedTable } from '../../bench/tables.ts';
import type { SetArticle } from '../../training/eval-sets.ts';
import { runHere } from '../support/run-here.ts';
import { runScript } from '../support/run-script.ts';

const article: SetArticle = {
  article: {
    id: 'set/bridges',
    title: 'Bridges',
    language: 'en',
    sections: [
      {
        heading: '',
        claims: [
          { id: '1.1', text: 'The stone bridge was built by Roman engineers in 104.' },
          { id: '1.2', text: 'A ferry crosses the lake twice a day in summer.' },
          { id: '1.3', text: 'Copper mines opened in the northern valley.' },
        ],
      },
    ],
  },
  questions: [
    { text: 'Who built the stone bridge?', typos: 'Who built the stoen bridge?', gold: ['1.1'] },
    { text: 'copper mines', gold: ['1.3'] },
    { text: 'How often does the ferry cross the lake?', gold: ['1.1'] },
  ],
};

const row = (library: string, claims: number, times: number): SpeedRow => ({
  library,
  claims,
  p50: 0.5 * times,
  p99: 2 * times,
  build: 100 * times,
  heap: 10 * times,
  block: 3 * times,
  first: 4 * times,
  long: 5 * times,
  asked: 40,
});
const rows = [row('Docent', 12, 1), row('FlexSearch', 12, 2), row('Docent', 1000, 3), row('MiniSearch', 1000, 6)];

describe('the look-up', () => {
  it('is measured at four moments of typing', async () => {
    expect(stagesOf('Who built the stone bridge of Rome?')).toEqual([
      'buil',
      'built sto',
      'built stone bridge',
      'biult stone bridge',
    ]);
    expect(stagesOf('Why?')).toEqual([]);
    const corpus = { articles: [article.article], questions: article.questions.map(({ text }) => text) };
    const speed = await measureLookup(corpus);
    expect(speed).toMatchObject({ claims: 3, typed: 12 });
    expect(speed.p50).toBeGreaterThan(0);
    expect(lookupTable([{ claims: 10_000, p50: 2.5, p99: 8, typed: 1200 }])).toContain(
      '10,000 claims              2.50',
    );
  });
});

describe('the benchmark', () => {
  it.each(LIBRARIES.map((library) => [library.name, library] as const))('asks %s', async (_, library) => {
    const { r1, r3, r1Typos } = await measureQuality(library, [article]);
    expect(r3).toBeGreaterThanOrEqual(r1);
    // Fuse with its defaults finds nothing for whole questions.
    if (library.name !== 'Fuse') expect(r1).toBeCloseTo(2 / 3);
    expect(r1Typos).toBeDefined();
    const corpus = { articles: [article.article], questions: article.questions.map(({ text }) => text) };
    const speed = await measureSpeed(library, corpus, corpus, { most: 6, least: 2, seconds: 0.2 });
    expect(speed.p50).toBeGreaterThan(0);
    expect(speed.p99).toBeGreaterThanOrEqual(speed.p50);
    expect(speed.build).toBeGreaterThan(0);
    expect(speed.first).toBeGreaterThan(0);
    expect(speed.asked).toBeGreaterThanOrEqual(2);
  });

  it.each([12, 1000])(
    'has a library of %i claims without question sets too, whose words grow with it',
    async (count) => {
      const { articles, questions } = await corpusOf([], count);
      const claims = articles.flatMap(({ sections }) => sections.flatMap((section) => section.claims));
      expect(claims).toHaveLength(count);
      expect(new Set(claims.map(({ text }) => text)).size).toBe(count);
      expect(questions.length).toBeGreaterThan(0);
    },
  );

  it('cuts the sets into a library and asks only what is in it', async () => {
    const set = { name: 'bridges', file: '', articles: [article] };
    expect((await corpusOf([set], 1)).questions).toStrictEqual([
      'Who built the stone bridge?',
      'How often does the ferry cross the lake?',
    ]);
    const { articles } = await corpusOf([set], 7);
    expect(articles.flatMap(({ sections }) => sections.flatMap((section) => section.claims))).toHaveLength(7);
  });

  it('has a document of one bullet as long as a book, which is read into claims that can be quoted', async () => {
    const long = longArticle();
    const claims = long.sections.flatMap((section) => section.claims);
    expect(claims.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(600_000);
    const [docent] = LIBRARIES;
    if (docent === undefined) throw new Error('no libraries');
    expect(await measureLong(docent, long)).toBeGreaterThan(0);
  });

  it('puts figures side by side', () => {
    expect(ratios(rows)).toStrictEqual([
      { claims: 12, beside: 'FlexSearch', p50: 0.5, p99: 0.5, build: 0.5, heap: 0.5 },
      { claims: 1000, beside: 'MiniSearch', p50: 0.5, p99: 0.5, build: 0.5, heap: 0.5 },
    ]);
    expect(speedTable(rows, 12).split('\n')).toStrictEqual([
      '12 claims   p50 ms  p99 ms  build ms  heap MB  block ms  first ms  long ms  asked',
      'Docent       0.500    2.00       100     10.0      3.00      4.00     5.00     40',
      'FlexSearch    1.00    4.00       200     20.0      6.00      8.00     10.0     40',
    ]);
    expect(ratioTable(ratios(rows)).split('\n')[1]).toBe('FlexSearch               12  0.500  0.500  0.500  0.500');
    const quality: QualityRow[] = [{ library: 'Docent', set: 'one', r1: 0.8, r3: 0.951 }];
    expect(qualityTable(quality).split('\n')[1]).toMatch(/^Docent +80\.0 \/ 95\.1 \/$/);
  });

  it('draws every library, and nothing that breaks the picture', () => {
    const quality: QualityRow[] = [
      { library: 'Docent', set: 'xquad-en-dev', r1: 0.8, r3: 0.95, r1Typos: 0.79 },
      { library: 'A < B & C', set: 'xquad-en-dev', r1: 0.4, r3: 0.6 },
    ];
    const svg = drawChart(quality, rows);
    expect(svg.match(/<circle /g)).toHaveLength(4);
    expect(svg).toContain('A &lt; B &amp; C');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.match(/<text /g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });

  it('says how it is used, and what is wrong', async () => {
    expect(await runScript('bench/run-bench.ts', ['--help'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('Usage: npm run bench'),
    });
    const wrong = await runHere('bench/run-bench.ts', ['--fast']);
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.err).toContain('--fast');
  });
});
