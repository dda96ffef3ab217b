import { type Room, rooms as table } from '../layout.ts';

const START = '<!-- `npm run layout` makes what follows from layout.ts -->';
const END = '<!-- end of what `npm run layout` makes -->';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const rooms: readonly (readonly [string, Room])[] = Object.entries(table);

/** Rooms and their arrows, where `nameOf` may put several under one name; where it gives none, the room is left out. */
function graphOf(nameOf: (room: string) => string | undefined): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [room, { imports = [] }] of rooms) {
    const from = nameOf(room);
    if (from === undefined) continue;
    const arrows = graph.get(from) ?? new Set();
    graph.set(from, arrows);
    for (const to of imports.map(nameOf)) if (to !== undefined && to !== from) arrows.add(to);
  }
  return graph;
}

function reachable(graph: Graph, from: string, found = new Set<string>()): Set<string> {
  for (const to of graph.get(from) ?? []) {
    if (found.has(to)) continue;
    found.add(to);
    reachable(graph, to, found);
  }
  return found;
}

/** Arrows that other arrows do not already imply: a drawing with all of them is a ball of wool. */
function mermaid(graph: Graph): string {
  const lines = [...graph].flatMap(([from, arrows]) => {
    const implied = new Set([...arrows].flatMap((to) => [...reachable(graph, to)]));
    return [...arrows].filter((to) => !implied.has(to)).map((to) => `  ${from} --> ${to}`);
  });
  return ['```mermaid', 'graph TD', ...lines, '```'].join('\n');
}

const cell = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

function markdownTable(shown: typeof rooms): string {
  const rows = shown.map(([room, { files, imports = [], packages = [], node = [] }]) => {
    const outside = [...packages, ...node.map((name) => `node:${name}`)];
    return `| **${room}**: ${cell(files)} | ${cell(imports)} | ${cell(outside)} |`;
  });
  const head = ['| room and its files | rooms it may import | packages, and modules of Node |', '| --- | --- | --- |'];
  return [...head, ...rows].join('\n');
}

/** Circles among the rooms, each as the rooms that it leads through; files in a circle are found by `npm run imports`. */
export function circles(): string[][] {
  const graph = graphOf((room) => room);
  const inOne = [...graph.keys()].filter((room) => reachable(graph, room).has(room));
  return [...new Set(inOne.map((room) => inOne.filter((other) => reachable(graph, room).has(other)).join(' ')))].map(
    (circle) => circle.split(' '),
  );
}

/** The layout as Markdown: the rooms of the running bot, those of the search, then the table of both. */
export function drawLayout(): string {
  const houseOf = (room: string) => room.replace(/\/.*/, '');
  const houses = graphOf(houseOf);
  const running = new Set(['main', 'cli', ...reachable(houses, 'main'), ...reachable(houses, 'cli')]);
  const shown = rooms.filter(([room]) => running.has(houseOf(room)));
  const arrows = shown.reduce((sum, [, { imports = [] }]) => sum + imports.length, 0);
  return [
    'The bot. An arrow that others already imply is left out.',
    mermaid(graphOf((room) => (running.has(houseOf(room)) ? houseOf(room) : undefined))),
    'Inside `src/search`, with its three entries:',
    mermaid(graphOf((room) => (houseOf(room) === 'search' ? room.replace('search/', '') : undefined))),
    `All ${shown.length} rooms of the bot, and their ${arrows} arrows:`,
    markdownTable(shown),
  ].join('\n\n');
}

/** A document with the drawing between its two marks made anew. */
export function withLayout(document: string): string {
  const [before, rest] = document.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`Between "${START}" and "${END}" the layout is drawn.`);
  return `${before}${START}\n\n${drawLayout()}\n\n${END}${after}`;
}
