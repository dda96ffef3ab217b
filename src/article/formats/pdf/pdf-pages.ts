import type * as Unpdf from 'unpdf';
import { type PdfLink, PdfLinks } from './pdf-links.ts';

/** A piece of text as a page has it; `x` and `y` count from the lower left corner. */
export type PdfPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
  readonly mono: boolean;
};

export type PdfPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PdfPiece[];
};

export type PdfPages = {
  readonly pages: readonly PdfPage[];
  readonly count: number;
  readonly links: PdfLinks;
  /** What the file states of itself, as it is written there. */
  readonly information: { readonly title?: string; readonly author?: string };
};

/** More pages or characters are not read. */
const MOST_PAGES = 600;
const MOST_CHARACTERS = 4_000_000;
/** On so many pages fonts are looked up that no page before had. */
const MOST_FONT_PAGES = 40;

const LIGATURE = /[\u{FB00}-\u{FB06}]/gu;

/** As much as is used of what pdf.js calls a text item. */
type TextItem = {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
};

type PdfFile = Awaited<ReturnType<typeof Unpdf.getDocumentProxy>>;
type Page = Awaited<ReturnType<PdfFile['getPage']>>;

/** The text of a PDF's pages, piece by piece. Rejects with pdf.js' own errors. */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfPages> {
  const { getDocumentProxy } = await import('unpdf');
  // The library keeps what it is given, and must not keep the caller's bytes.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const fonts = new FontNames();
    const links = new PdfLinks();
    const pages: PdfPage[] = [];
    let characters = 0;
    for (
      let number = 1;
      number <= Math.min(document.numPages, MOST_PAGES) && characters < MOST_CHARACTERS;
      number += 1
    ) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const texts = items.filter(
        (item): item is (typeof items)[number] & TextItem => 'str' in item && item.str.trim() !== '',
      );
      await fonts.look(page, texts);
      const onPage = await linksOf(page);
      const pieces = texts.map((item): PdfPiece => {
        const piece = toPiece(item, fonts);
        return onPage.length === 0 ? piece : { ...piece, text: links.marked(piece.text, piece, onPage) };
      });
      characters += pieces.reduce((sum, { text }) => sum + text.length, 0);
      pages.push({ number, width, height, pieces });
      page.cleanup();
    }
    return { pages, count: document.numPages, links, information: await informationOf(document) };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** The links of a page that lead out of the document. */
async function linksOf(page: Page): Promise<readonly PdfLink[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations.flatMap((annotation): PdfLink[] => {
    const { subtype, url, rect } = annotation as { subtype?: unknown; url?: unknown; rect?: unknown };
    if (subtype !== 'Link' || typeof url !== 'string' || !Array.isArray(rect)) return [];
    const [left, bottom, right, top] = (rect as readonly unknown[]).map(Number);
    if (left === undefined || bottom === undefined || right === undefined || top === undefined) return [];
    return [{ left, bottom, right, top, target: url }];
  });
}

async function informationOf(document: PdfFile): Promise<PdfPages['information']> {
  const { info } = await document.getMetadata();
  const { Title: title, Author: author } = info as { Title?: unknown; Author?: unknown };
  return { ...(typeof title === 'string' && { title }), ...(typeof author === 'string' && { author }) };
}

function toPiece({ str, transform, width, fontName }: TextItem, fonts: FontNames): PdfPiece {
  const [, , slant = 0, size = 0, x = 0, y = 0] = transform;
  const name = fonts.nameOf(fontName);
  return {
    text: str.replaceAll(LIGATURE, (sign) => sign.normalize('NFKC')),
    x,
    y,
    width,
    size: Math.hypot(slant, size),
    bold: /bold|black|heavy|demi/iu.test(name),
    mono: /mono|courier|consol|menlo|typewriter/iu.test(name),
  };
}

/** The names of fonts, which say whether they are bold; pdf.js tells them only once it has read how a page is drawn. */
class FontNames {
  readonly #names = new Map<string, string>();
  #pages = 0;

  nameOf(id: string): string {
    return this.#names.get(id) ?? '';
  }

  async look(page: Page, items: readonly TextItem[]): Promise<void> {
    const unknown = [...new Set(items.map(({ fontName }) => fontName))].filter((id) => !this.#names.has(id));
    if (unknown.length === 0 || this.#pages >= MOST_FONT_PAGES) return;
    this.#pages += 1;
    await page.getOperatorList();
    for (const id of unknown) {
      const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
      const isNamed = typeof font === 'object' && font !== null && 'name' in font && typeof font.name === 'string';
      this.#names.set(id, isNamed ? String(font.name) : '');
    }
  }
}
