import { numberInStyle, type NumberStyle } from '../../html-blocks/list-numbers.ts';
import { valueOf } from './word-styles.ts';

type ListLevel = { readonly start: number; readonly format: string; readonly text: string };
type ListDefinition = { readonly abstract: string; readonly starts: ReadonlyMap<number, number> };

const LAST_LEVEL = 8;
const FORMATS: Readonly<Record<string, NumberStyle>> = {
  lowerLetter: 'lower-alpha',
  upperLetter: 'upper-alpha',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
};

/** Counts the lists of a document as Word does, so that each paragraph gets the number that a reader sees. */
export class WordNumbers {
  readonly #levels = new Map<string, ReadonlyMap<number, ListLevel>>();
  readonly #lists = new Map<string, ListDefinition>();
  /** By abstract list: how far each level has counted. */
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  constructor(xml: string) {
    for (const [, id = '', inside = ''] of xml.matchAll(
      /<w:abstractNum\b[^>]*?w:abstractNumId="([^"]*)"[^>]*>(.*?)<\/w:abstractNum>/gsu,
    )) {
      this.#levels.set(id, readLevels(inside));
    }
    for (const [, id = '', inside = ''] of xml.matchAll(/<w:num\b[^>]*?w:numId="([^"]*)"[^>]*>(.*?)<\/w:num>/gsu)) {
      const starts = new Map<number, number>();
      for (const [, level = '', override = ''] of inside.matchAll(
        /<w:lvlOverride\b[^>]*?w:ilvl="(\d)"[^>]*>(.*?)<\/w:lvlOverride>/gsu,
      )) {
        const start = valueOf(override, 'startOverride');
        if (start !== undefined) starts.set(Number(level), Number(start));
      }
      this.#lists.set(id, { abstract: valueOf(inside, 'abstractNumId') ?? '', starts });
    }
  }

  /** The next number of a list at a level: `undefined` where there is no such list, empty where it has bullets. */
  next(list: string, level: number): string | undefined {
    const definition = this.#lists.get(list);
    const levels = definition === undefined ? undefined : this.#levels.get(definition.abstract);
    if (definition === undefined || levels === undefined || level > LAST_LEVEL) return undefined;
    const counts = this.#counts.get(definition.abstract) ?? [];
    this.#counts.set(definition.abstract, counts);
    const start = definition.starts.get(level);
    const isNew = start !== undefined && !this.#begun.has(`${list} ${level}`);
    this.#begun.add(`${list} ${level}`);
    const before = isNew ? undefined : counts[level];
    counts[level] = before === undefined ? (start ?? levels.get(level)?.start ?? 1) : before + 1;
    counts.length = level + 1;
    const { format = 'decimal', text = '' } = levels.get(level) ?? {};
    if (format === 'bullet' || format === 'none') return '';
    return text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = levels.get(at);
      return inFormat(counts[at] ?? of?.start ?? 1, of?.format ?? 'decimal');
    });
  }
}

function readLevels(xml: string): ReadonlyMap<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const [, level = '', inside = ''] of xml.matchAll(/<w:lvl\b[^>]*?w:ilvl="(\d)"[^>]*>(.*?)<\/w:lvl>/gsu)) {
    levels.set(Number(level), {
      start: Number(valueOf(inside, 'start') ?? '1'),
      format: valueOf(inside, 'numFmt') ?? 'decimal',
      text: valueOf(inside, 'lvlText') ?? `%${Number(level) + 1}.`,
    });
  }
  return levels;
}

function inFormat(number: number, format: string): string {
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  return numberInStyle(number, FORMATS[format] ?? 'decimal');
}
