/** What of a paragraph's style matters to its reading. */
export type WordStyle = {
  readonly name: string;
  readonly basedOn?: string;
  readonly outline?: number;
  readonly list?: ListPosition;
};

/** The list that a paragraph belongs to, and its level in it, counted from 0. */
export type ListPosition = { readonly list?: string; readonly level?: number };

/** Styles by their ids. */
export type WordStyles = ReadonlyMap<string, WordStyle>;

const MOST_ANCESTORS = 20;

/** Reads the part of a document that defines its styles. */
export function readStyles(xml: string): WordStyles {
  const styles = new Map<string, WordStyle>();
  for (const [, attributes = '', inside = ''] of xml.matchAll(/<w:style\b([^>]*)>(.*?)<\/w:style>/gsu)) {
    const id = /w:styleId="([^"]*)"/u.exec(attributes)?.[1];
    if (id === undefined || !/w:type="paragraph"/u.test(attributes)) continue;
    const basedOn = valueOf(inside, 'basedOn');
    const outline = valueOf(inside, 'outlineLvl');
    const list = readListPosition(inside);
    styles.set(id, {
      name: valueOf(inside, 'name') ?? id,
      ...(basedOn !== undefined && { basedOn }),
      ...(outline !== undefined && { outline: Number(outline) }),
      ...(list !== undefined && { list }),
    });
  }
  return styles;
}

/** The list that some properties of a paragraph put it into. */
export function readListPosition(properties: string): ListPosition | undefined {
  const inside = /<w:numPr>(.*?)<\/w:numPr>/su.exec(properties)?.[1];
  if (inside === undefined) return undefined;
  const list = valueOf(inside, 'numId');
  const level = valueOf(inside, 'ilvl');
  return { ...(list !== undefined && { list }), ...(level !== undefined && { level: Number(level) }) };
}

/** A style and all that it is based on, the nearest first. */
export function stylesOf(styles: WordStyles, id: string | undefined): readonly WordStyle[] {
  const found: WordStyle[] = [];
  let next = id;
  while (next !== undefined && found.length < MOST_ANCESTORS) {
    const style = styles.get(next);
    if (style === undefined) break;
    found.push(style);
    next = style.basedOn;
  }
  return found;
}

/** The level of the headings that a style makes, the widest being 1; undefined where it makes none. */
export function headingOfStyles(styles: readonly WordStyle[]): number | undefined {
  for (const { name, outline } of styles) {
    const level = /^heading ([1-9])$/iu.exec(name)?.[1];
    if (level !== undefined) return Number(level);
    if (outline !== undefined && outline < 9) return outline + 1;
  }
  return undefined;
}

/** The value of an element such as `<w:numId w:val="3"/>`. */
export function valueOf(xml: string, name: string): string | undefined {
  return new RegExp(`<w:${name}\\b[^>]*?w:val="([^"]*)"`, 'u').exec(xml)?.[1];
}
