import type { QualityRow, SpeedRow } from './plan.ts';
import { figure } from './tables.ts';

const WIDTH = 880;
const MARGIN = 24;
const GUTTER = 40;
const PANEL = (WIDTH - 2 * MARGIN - GUTTER) / 2;
const LABELS = 132;
const VALUES = 52;
const ROW = 25;
const HEAD = 54;
const TOP = 78;

/** Colours that read on white and on GitHub's dark page; the picture itself has no ground. */
const STYLE = `
  text { font: 13px ui-sans-serif, system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #57606a }
  .title { font-size: 20px; font-weight: 600; fill: #1f2328 }
  .head { font-size: 14px; font-weight: 600; fill: #1f2328 }
  .small { font-size: 11.5px }
  .own { fill: #1f2328; font-weight: 600 }
  .value { font-variant-numeric: tabular-nums }
  .bar { fill: #c4ccd6 } .bar.ours { fill: #5865f2 }
  .within { fill: #eaeef2 } .within.ours { fill: #cdd1fb }
  .line { stroke: #c4ccd6; stroke-width: 3; stroke-linecap: round } .line.ours { stroke: #a5acf8 }
  .dot { fill: #8c959f } .dot.ours { fill: #5865f2 }
  .grid { stroke: #d8dee4; stroke-width: 1; stroke-dasharray: 2 3 }
  .typos { stroke: #1f2328; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #9198a1 } .title, .head, .own { fill: #f0f6fc }
    .bar { fill: #57606a } .bar.ours { fill: #7983f5 }
    .within { fill: #2a313c } .within.ours { fill: #363c78 }
    .line { stroke: #57606a } .line.ours { stroke: #5058b0 }
    .dot { fill: #9198a1 } .dot.ours { fill: #8b93f8 }
    .grid { stroke: #3d444d } .typos { stroke: #f0f6fc }
  }`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const write = (x: number, y: number, text: string, kind = '', anchor = 'start'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" class="${kind}" text-anchor="${anchor}">${escape(text)}</text>`;

const ours = (library: string): string => (library === 'Docent' ? ' ours' : '');

const label = (x: number, y: number, library: string): string =>
  write(x + LABELS - 10, y + 16, library, library === 'Docent' ? 'own' : '', 'end');

const percent = (share: number): string => (share * 100).toFixed(1);

/** Bars: first of all (dark), within three (light), first with typos (tick). */
const qualityPanel = (rows: readonly QualityRow[], title: string, x: number, y: number): string => {
  const span = PANEL - LABELS - VALUES;
  const sorted = rows.toSorted((a, b) => b.r1 - a.r1);
  const bars = sorted.map(({ library, r1, r3, r1Typos }, at) => {
    const top = y + HEAD + at * ROW;
    const left = x + LABELS;
    const bar = (share: number, kind: string): string =>
      `<rect x="${left}" y="${top + 4}" width="${(span * share).toFixed(1)}" height="${ROW - 9}" rx="3" class="${kind}${ours(library)}"/>`;
    const tick = left + span * (r1Typos ?? 0);
    const typos = `<line x1="${tick.toFixed(1)}" x2="${tick.toFixed(1)}" y1="${top + 2}" y2="${top + ROW - 3}" class="typos"/>`;
    const value = write(x + PANEL, top + 16, percent(r1), `value${library === 'Docent' ? ' own' : ''}`, 'end');
    return [label(x, top, library), bar(r3, 'within'), bar(r1, 'bar'), r1Typos === undefined ? '' : typos, value].join(
      '',
    );
  });
  const note = 'right claim first, % · light: within three · tick: first, with typos';
  return [write(x, y + 14, title, 'head'), write(x, y + 33, note, 'small'), ...bars].join('\n');
};

/** Dots at the median with a line to the 99th percentile, on a logarithmic scale. */
const speedPanel = (rows: readonly SpeedRow[], title: string, x: number, y: number): string => {
  const span = PANEL - LABELS - VALUES;
  const values = rows.flatMap(({ p50, p99 }) => [p50, p99]);
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const place = (value: number): number => x + LABELS + (span * (Math.log10(value) - low)) / (high - low);
  const bottom = y + HEAD + rows.length * ROW;
  const grid = Array.from({ length: high - low + 1 }, (_, at) => {
    const at10 = 10 ** (low + at);
    const left = place(at10).toFixed(1);
    const line = `<line x1="${left}" x2="${left}" y1="${y + HEAD}" y2="${bottom}" class="grid"/>`;
    return (
      line + write(place(at10), bottom + 15, Number(at10.toPrecision(1)).toLocaleString('en'), 'small value', 'middle')
    );
  });
  const marks = rows
    .toSorted((a, b) => a.p50 - b.p50)
    .map(({ library, p50, p99 }, at) => {
      const top = y + HEAD + at * ROW;
      const middle = top + ROW / 2 - 1;
      const line = `<line x1="${place(p50).toFixed(1)}" x2="${place(p99).toFixed(1)}" y1="${middle}" y2="${middle}" class="line${ours(library)}"/>`;
      const dot = `<circle cx="${place(p50).toFixed(1)}" cy="${middle}" r="5.5" class="dot${ours(library)}"/>`;
      const value = write(x + PANEL, top + 16, figure(p50), `value${library === 'Docent' ? ' own' : ''}`, 'end');
      return [label(x, top, library), line, dot, value].join('');
    });
  const note = 'ms a question, logarithmic · dot: median · line: to the 99th percentile';
  return [write(x, y + 14, title, 'head'), write(x, y + 33, note, 'small'), ...grid, ...marks].join('\n');
};

const SETS: Readonly<Record<string, string>> = {
  'xquad-en-dev': 'Questions by readers (XQuAD)',
  'qed-dev': 'Questions typed into a search engine (QED)',
};

/** The picture of a full run: quality on each set above, speed in the two largest libraries below. */
export const drawChart = (quality: readonly QualityRow[], speed: readonly SpeedRow[]): string => {
  const sets = [...new Set(quality.map(({ set }) => set))].slice(0, 2);
  const sizes = [...new Set(speed.map(({ claims }) => claims))].slice(-2);
  const count = Math.max(...sets.map((set) => quality.filter((row) => row.set === set).length));
  const lower = TOP + HEAD + count * ROW + 34;
  const height = lower + HEAD + count * ROW + 34;
  const lefts = [MARGIN, MARGIN + PANEL + GUTTER];
  const panels = [
    ...sets.map((set, at) =>
      qualityPanel(
        quality.filter((row) => row.set === set),
        SETS[set] ?? set,
        lefts[at] ?? 0,
        TOP,
      ),
    ),
    ...sizes.map((claims, at) =>
      speedPanel(
        speed.filter((row) => row.claims === claims),
        `${claims.toLocaleString('en')} claims`,
        lefts[at] ?? 0,
        lower,
      ),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="bench-title">
<title id="bench-title">Docent beside other search libraries: quality and speed</title>
<style>${STYLE}</style>
${write(MARGIN, 36, 'Docent beside other search libraries', 'title')}
${write(MARGIN, 57, 'One run on one machine; Docent cross-validated by article, the others as named; npm run bench draws it.', 'small')}
${panels.join('\n')}
</svg>
`;
};
