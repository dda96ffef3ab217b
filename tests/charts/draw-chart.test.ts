import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chart } from '../../src/charts/day-chart.ts';
import { ChartProcess } from '../../src/charts/chart-process.ts';
import { chartSvg } from '../../src/charts/draw-chart.ts';

const chart = (bars: Chart['bars']): Chart => ({
  title: 'Questions <per> day',
  series: [
    { name: 'answered', colour: '#56b4e9' },
    { name: 'Без ответа', colour: '#d55e00' },
  ],
  bars,
});

test('a chart is a PNG of a readable size, drawn in a process of its own', async () => {
  const troubles: unknown[] = [];
  using charts = new ChartProcess((error) => troubles.push(error));
  const bars = Array.from({ length: 30 }, (_, at) => ({ label: `${at} Nov`, values: [at, 3] }));
  const [png, again] = await Promise.all([charts.draw(chart(bars)), charts.draw(chart([]))]);
  expect(troubles).toEqual([]);
  const view = new DataView(png?.buffer ?? new ArrayBuffer(24), png?.byteOffset ?? 0);
  expect(Buffer.from(png ?? []).toString('latin1', 1, 4)).toBe('PNG');
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([1280, 760]);
  expect(png?.length).toBeGreaterThan(10_000);
  expect(again?.length).toBeGreaterThan(1_000);
});

test('every bar is as high as what it counts, and no text breaks the picture', () => {
  const counts = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)), { minLength: 1, maxLength: 90 });
  fc.assert(
    fc.property(counts, fc.string(), (all, label) => {
      const svg = chartSvg(chart(all.map((values) => ({ label, values }))));
      expect(svg).toContain('Questions &#60;per&#62; day');
      const heights = [...svg.matchAll(/<rect fill="rgb[^>]* height="([\d.]+)"/g)].map(([, height]) => Number(height));
      // Heights stand in one proportion to what they count.
      const most = Math.max(1, ...heights);
      const counted = all.flat();
      expect(heights).toHaveLength(counted.length);
      const whole = Math.max(1, ...counted);
      for (const [at, height] of heights.entries())
        expect(Math.abs(height / most - (counted[at] ?? 0) / whole)).toBeLessThan(0.02);
      expect(svg).not.toMatch(/NaN|undefined/);
    }),
    { numRuns: 30 },
  );
});
