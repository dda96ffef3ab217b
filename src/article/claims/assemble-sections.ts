import type { Section } from '../article-model.ts';
import type { Block, LeftOut } from '../document-blocks.ts';
import { cleanText } from '../readable-text.ts';
import { ofClaimLength } from './claim-length.ts';
import { toSentences } from './sentences.ts';

type Heading = Extract<Block, { kind: 'heading' }>;
type OpenSection = { readonly heading?: Heading; readonly name: string; readonly claims: string[] };

/**
 * Sections of an article from its blocks, all of which have words: each heading opens one; items are claims, and paragraphs give one
 * for each sentence; what is longer than a claim may be is parted (`ofClaimLength`). A heading that has no claims of its own but
 * narrower headings below it goes before each of theirs ("Economy: Trade"); one with nothing below it is left out. Claims' ids are
 * `section.claim`, both counted from 1.
 *
 * @example
 * toSections([{ kind: 'item', text: 'Bees make honey.', place: lineAt(1) }])
 * // { sections: [{ heading: '', claims: [{ id: '1.1', text: 'Bees make honey.' }] }], leftOut: [] }
 */
export function toSections(blocks: readonly Block[]): { sections: Section[]; leftOut: LeftOut[] } {
  const sections: OpenSection[] = [];
  const leftOut: LeftOut[] = [];
  // Headings without claims of their own under which the open section stands, the widest first.
  const parents: Heading[] = [];
  const used = new Set<Heading>();
  let open: OpenSection = { name: '', claims: [] };
  const close = (nextLevel: number): void => {
    if (open.claims.length > 0) sections.push(open);
    else if (open.heading !== undefined) parents.push(open.heading);
    for (let last = parents.at(-1); last !== undefined && last.level >= nextLevel; last = parents.at(-1)) {
      parents.pop();
      if (!used.has(last)) {
        leftOut.push({ place: last.place, text: cleanText(last.text), reason: 'heading without text' });
      }
    }
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      close(block.level);
      open = {
        heading: block,
        name: [...parents, block].map(({ text }) => cleanText(text)).reduce(joinHeadings),
        claims: [],
      };
      continue;
    }
    const claims = block.kind === 'paragraph' ? toSentences(block.text) : [cleanText(block.text)];
    if (claims.length > 0) for (const parent of parents) used.add(parent);
    for (const claim of claims) for (const part of ofClaimLength(claim)) open.claims.push(part);
  }
  close(0);
  return { sections: sections.map(toSection), leftOut };
}

function toSection({ name, claims }: OpenSection, index: number): Section {
  return { heading: name, claims: claims.map((text, claim) => ({ id: `${index + 1}.${claim + 1}`, text })) };
}

/** "Economy: Trade", but "What now? Trade". */
function joinHeadings(parent: string, heading: string): string {
  return `${parent}${/[\p{L}\p{N})\]"”]$/u.test(parent) ? ':' : ''} ${heading}`;
}
