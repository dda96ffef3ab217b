import type * as Fflate from 'fflate';
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** All parts of a document together, inflated: some 2,000 pages. A file that inflates to more is made to fill up memory. */
const MOST_INFLATED = 16_000_000;
const MOST_PARTS = 5_000;

/** The parts that text is read from; pictures, fonts and macros are never unpacked. */
const READ = /(?:\.rels|^\[Content_Types\]\.xml|^word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml)$/u;

export type WordPackage =
  | { readonly parts: ReadonlyMap<string, string>; readonly hasMacros: boolean }
  | { readonly trouble: 'no archive' | 'damaged' | 'too large' | 'protected or old' };

/** The parts of a Word document by their names, or why they cannot be read. */
export function unpackWord(bytes: Uint8Array): WordPackage {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { trouble: 'protected or old' };
  if (!startsWith(bytes, [0x50, 0x4b])) return { trouble: 'no archive' };
  const { unzipSync, strFromU8 } = load('fflate') as typeof Fflate;
  let inflated = 0;
  let count = 0;
  let hasMacros = false;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        hasMacros ||= name.endsWith('vbaProject.bin');
        if (!READ.test(name)) return false;
        inflated += originalSize;
        if (inflated > MOST_INFLATED || count > MOST_PARTS) throw new TooLarge();
        return true;
      },
    });
    return { parts: new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)])), hasMacros };
  } catch (error) {
    return { trouble: error instanceof TooLarge ? 'too large' : 'damaged' };
  }
}

/** An archive of parts, not compressed. */
export function packWord(parts: ReadonlyMap<string, string>): Uint8Array {
  const { zipSync, strToU8 } = load('fflate') as typeof Fflate;
  return zipSync(Object.fromEntries([...parts].map(([name, part]) => [name, strToU8(part)])), { level: 0 });
}

class TooLarge extends Error {}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}
