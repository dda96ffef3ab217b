import type { Block, LeftOut } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';
import type { Section } from '../article-model.ts';
import { toSentences } from './sentences.ts';

type OpenSection = { heading: string; level: number; place?: DocumentPlace; claims: string[] };

/**
 * Sections of an article from its blocks, all of which have words: each heading opens one; items are claims, and paragraphs give one for each
 * sentence. A heading that has no claims of its own but narrower headings below it goes before each of theirs
 * ("Economy: Trade"); one with nothing below it is left out.
 */
export function toSections(blocks: readonly Block[]): { sections: Section[]; leftOut: LeftOut[] } {
  const sections: OpenSection[] = [];
  const leftOut: LeftOut[] = [];
  const parents: OpenSection[] = [];
  let open: OpenSection = { heading: '', level: 0, claims: [] };
  const used = new Set<OpenSection>();
  const close = (nextLevel: number): void => {
    if (open.claims.length > 0) sections.push(open);
    else if (open.heading !== '' && open.level < nextLevel) parents.push(open);
    else leaveHeading(open, leftOut);
    while (parents.length > 0 && (parents.at(-1)?.level ?? 0) >= nextLevel) {
      const parent = parents.pop();
      if (parent !== undefined && !used.has(parent)) leaveHeading(parent, leftOut);
    }
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      close(block.level);
      open = { heading: cleanText(block.text), level: block.level, place: block.place, claims: [] };
    } else {
      const claims = block.kind === 'paragraph' ? toSentences(block.text) : [cleanText(block.text)];
      if (open.claims.length === 0 && claims.length > 0) {
        open.heading = [...parents.map((parent) => parent.heading), open.heading].reduce(joinHeadings);
        for (const parent of parents) used.add(parent);
      }
      for (const claim of claims) open.claims.push(claim);
    }
  }
  close(0);
  return { sections: sections.map(toSection), leftOut };
}

function toSection({ heading, claims }: OpenSection, index: number): Section {
  return { heading, claims: claims.map((text, claim) => ({ id: `${index + 1}.${claim + 1}`, text })) };
}

function joinHeadings(parent: string, heading: string): string {
  return `${parent}${/[\p{L}\p{N})\]"”]$/u.test(parent) ? ':' : ''} ${heading}`;
}

function leaveHeading({ heading, place }: OpenSection, leftOut: LeftOut[]): void {
  if (place !== undefined) leftOut.push({ place, text: heading, reason: 'heading without text' });
}
