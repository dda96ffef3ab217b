import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';
import { type Room, rooms } from './layout.ts';

const patterns = Object.values(rooms).flatMap(({ files }) => files);
const escape = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A room's pattern as an expression: `a/b.ts`, `a/*`, `a/**`. */
function expression(pattern: string): string {
  if (pattern.endsWith('/**')) return escape(pattern.slice(0, -2));
  if (pattern.endsWith('/*')) return `${escape(pattern.slice(0, -1))}[^/]+$`;
  return `${escape(pattern)}$`;
}

/** Paths of a room's files. What a longer pattern names as well, inside the folder, is not of this room. */
export function filesOf(room: Room): string[] {
  return room.files.map((pattern) => {
    const folder = pattern.replace(/\*+$/, '');
    const others = patterns.filter((other) => other.startsWith(folder) && other.length > pattern.length);
    return `^${others.length > 0 ? `(?!${others.map(expression).join('|')})` : ''}${expression(pattern)}`;
  });
}

/** What is imported of a package, or of the types that another package declares for it. */
function packagePath(name: string): string {
  return `(^|/)node_modules/(@types/)?${escape(name)}/`;
}

const mayImport = Object.entries(rooms).map(([name, room]): IForbiddenRuleType => {
  const { imports = [], packages = [], node = [] } = room;
  return {
    name: `room ${name}`,
    comment: `${name} may import ${[...imports, ...packages, ...node.map((module) => `node:${module}`)].join(', ') || 'nothing'}: see layout.ts`,
    severity: 'error',
    from: { path: filesOf(room) },
    to: {
      pathNot: [
        ...filesOf(room),
        ...imports.flatMap((other) => filesOf(rooms[other as keyof typeof rooms])),
        ...packages.map(packagePath),
        ...node.map((module) => `^(node:)?${module}$`),
      ],
    },
  };
});

/** The layout as rules of dependency-cruiser, which `npm run check` holds every import to. */
export default {
  forbidden: [
    ...mayImport,
    {
      name: 'in no room',
      comment: 'Every file is in a room: see layout.ts',
      severity: 'error',
      from: { pathNot: Object.values(rooms).flatMap(filesOf) },
      to: {},
    },
    {
      name: 'cycle',
      comment: 'Files do not import each other in a circle, types included',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    // What only types are imported from counts as well.
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: 'node_modules' },
    // What the local Discord's page is built into.
    exclude: { path: '^local-discord/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
    },
  },
} satisfies IConfiguration;
