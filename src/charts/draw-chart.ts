import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { barY, plot, ruleY } from '@observablehq/plot';
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import { parseHTML } from 'linkedom/worker';
import type { Chart } from './day-chart.ts';

/** Half of what is drawn, in pixels: on a phone the picture is shown some 330 wide, and its letters must still be read. */
const WIDTH = 640;
const HEIGHT = 380;
const SCALE = 2;
const HEAD = 92;
const TEXT = 22;

/** A card of its own, which is as easily read on a dark page as on a light one. */
const colours = { card: '#2b2d31', text: '#f2f3f5', faint: '#b5bac1', line: '#4e5058' };

const FAMILY = 'Inter Variable';
const fonts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'].map((part) =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`)),
);
const engine = fileURLToPath(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'));

let started: Promise<readonly Uint8Array[]> | undefined;

/** What drawing needs, read once: some 100 ms. */
async function start(): Promise<readonly Uint8Array[]> {
  const [wasm, ...read] = await Promise.all([engine, ...fonts].map((path) => readFile(path)));
  await initWasm(wasm ?? new Uint8Array());
  return read;
}

/** Draws a chart as a PNG. Takes a tenth of a second and more without a stop: not for a process that answers. */
export async function drawDayChart(chart: Chart): Promise<Uint8Array> {
  const fontBuffers = await (started ??= start());
  const font = { fontBuffers: [...fontBuffers], defaultFontFamily: FAMILY };
  const image = new Resvg(
    chartSvg(chart, (text) => widthOf(text, font)),
    { fitTo: { mode: 'zoom', value: SCALE }, font },
  );
  try {
    return image.render().asPng();
  } finally {
    image.free();
  }
}

/** How wide a text is drawn. */
function widthOf(text: string, font: ResvgRenderOptions['font']): number {
  const image = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg">${textAt(0, TEXT, text)}</svg>`, font && { font });
  try {
    return image.getBBox()?.width ?? roughWidthOf(text);
  } finally {
    image.free();
  }
}

/** Letters are a little more than half as wide as they are high. */
function roughWidthOf(text: string): number {
  return text.length * TEXT * 0.58;
}

/** The chart as an SVG: title and names of the series above, bars below. */
export function chartSvg(chart: Chart, measure = roughWidthOf): string {
  const { document } = parseHTML('<html><body></body></html>');
  const most = Math.max(1, ...chart.bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  const drawn = plot({
    document: document as never,
    width: WIDTH,
    height: HEIGHT - HEAD,
    marginTop: 14,
    marginLeft: leftOf(niceTop(most)),
    marginRight: 18,
    marginBottom: 40,
    x: {
      type: 'band',
      domain: chart.bars.map((_, at) => at),
      axis: null,
      padding: chart.bars.length > 40 ? 0.1 : 0.25,
    },
    y: { domain: [0, niceTop(most)], axis: null },
    color: { domain: chart.series.map((_, at) => at), range: chart.series.map(({ colour }) => colour) },
    marks: [
      ruleY(ticksTo(niceTop(most)), { stroke: colours.line, strokeWidth: 1 }),
      barY(
        chart.bars.flatMap(({ values }, day) => values.map((value, series) => ({ day, value, series }))),
        { x: 'day', y: 'value', fill: 'series', order: 'series' },
      ),
    ],
  }) as unknown as { scale: (name: string) => ReturnType<typeof scaleOf>; innerHTML: string };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${FAMILY}" font-size="${TEXT}">`,
    `<rect width="100%" height="100%" rx="14" fill="${colours.card}"/>`,
    textAt(18, 36, chart.title),
    legend(chart, measure),
    `<g transform="translate(0 ${HEAD})">${drawn.innerHTML}${axes(chart, drawn.scale('x'), drawn.scale('y'))}</g>`,
    '</svg>',
  ].join('\n');
}

type Scale = {
  readonly apply: (value: number) => number;
  readonly bandwidth?: number;
  readonly domain: Iterable<number>;
};
declare function scaleOf(name: string): Scale;

function textAt(x: number, y: number, text: string): string {
  const font = `font-family="${FAMILY}" font-size="${TEXT}"`;
  return `<text x="${x}" y="${y}" fill="${colours.text}" ${font}>${escaped(text)}</text>`;
}

/** Names beside a square of their colour. */
function legend({ series }: Chart, measure: (text: string) => number): string {
  let x = 18;
  return series
    .map(({ name, colour }) => {
      const at = x;
      x += 54 + measure(name);
      return `<rect x="${at}" y="56" width="18" height="18" rx="4" fill="${colour}"/>${textAt(at + 26, 73, name)}`;
    })
    .join('');
}

/** Numbers on the left, the first, middle and last day below. */
function axes({ bars }: Chart, x: Scale, y: Scale): string {
  const bottom = HEIGHT - HEAD - 13;
  const top = [...y.domain][1] ?? 1;
  const numbers = ticksTo(top).map(
    (tick) =>
      `<text x="${leftOf(top) - 8}" y="${y.apply(tick) + 7}" text-anchor="end" fill="${colours.faint}" font-size="20">${tick}</text>`,
  );
  const places = [...new Set([0, Math.floor((bars.length - 1) / 2), bars.length - 1])].filter((at) => at >= 0);
  const days = places.map((at, place) => {
    const middle = x.apply(at) + (x.bandwidth ?? 0) / 2;
    const [anchor, from] =
      place === 0
        ? ['start', x.apply(at)]
        : place === places.length - 1
          ? ['end', x.apply(at) + (x.bandwidth ?? 0)]
          : ['middle', middle];
    return `<text x="${from}" y="${bottom}" text-anchor="${anchor}" fill="${colours.faint}" font-size="20">${escaped(bars[at]?.label ?? '')}</text>`;
  });
  return [...numbers, ...days].join('');
}

/** Room for the numbers on the left. */
function leftOf(top: number): number {
  return 22 + 13 * String(top).length;
}

/** The least of 1, 2, 3, 4, 6, 8, 10, 20, 30, 40, 60 … that is not below. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 3, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= most) ?? most;
}

/** Nothing, half of it where that is whole, and all of it. */
function ticksTo(top: number): readonly number[] {
  return top % 2 === 0 ? [0, top / 2, top] : [0, top];
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
