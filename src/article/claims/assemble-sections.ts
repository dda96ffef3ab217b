import type { Claim, Section } from '../article-model.ts';
import type { Block, HeadingBlock, LeftOut } from '../document-blocks.ts';
import { cleanText } from '../readable-text.ts';
import { inShape } from './block-shape.ts';
import { toClaims } from './claims-of-blocks.ts';
import type { BodyBlock } from './introductions.ts';

type OpenSection = { readonly headings: readonly HeadingBlock[]; readonly body: BodyBlock[] };

/** Parts the headings of a path where they stand on one line. */
const PATH = ' › ';

/**
 * Sections of an article from its blocks, all of which have words: each heading opens one, under all wider headings above it. A
 * heading without claims below it is left out. Claims' ids are `section.claim`, both counted from 1.
 *
 * @example
 * toSections([{ kind: 'item', text: 'Bees make honey.', place: lineAt(1) }])
 * // { sections: [{ heading: '', claims: [{ id: '1.1', text: 'Bees make honey.', place: … }] }], leftOut: [] }
 */
export function toSections(read: readonly Block[]): { sections: Section[]; leftOut: LeftOut[] } {
  const blocks = inShape(read);
  const used = new Set<Block>();
  const sections: Section[] = [];
  for (const { headings, body } of openSections(blocks)) {
    const section = toSection(headings, body, sections.length);
    if (section.claims.length === 0) continue;
    sections.push(section);
    for (const heading of headings) used.add(heading);
  }
  const leftOut = blocks.flatMap((block): LeftOut[] =>
    block.kind !== 'heading' || used.has(block)
      ? []
      : [{ place: block.place, text: cleanText(block.text), reason: 'heading without text' }],
  );
  return { sections, leftOut };
}

function openSections(blocks: readonly Block[]): readonly OpenSection[] {
  const sections: OpenSection[] = [{ headings: [], body: [] }];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.kind !== 'heading' && block.closes !== true) last?.body.push(block);
    else if (block.kind !== 'heading') {
      const around = (last?.headings ?? []).filter((heading) => heading.asks !== true && !isQuestion(heading.text));
      sections.push({ headings: around, body: [block] });
    } else {
      const wider = (last?.headings ?? []).filter(({ level }) => level < block.level);
      sections.push({ headings: [...wider, block], body: [] });
    }
  }
  return sections;
}

function toSection(headings: readonly HeadingBlock[], body: readonly BodyBlock[], index: number): Section {
  const path = headings.map(({ text }) => cleanText(text));
  const last = headings.at(-1);
  const question = last !== undefined && (last.asks === true || isQuestion(last.text)) ? path.at(-1) : undefined;
  const claims = toClaims(body, question !== undefined).map(({ steps, ...draft }, at): Claim => {
    return { id: claimId(index, at), ...draft, ...(steps !== undefined && { steps: claimId(index, steps) }) };
  });
  return {
    heading: path.join(PATH),
    ...(path.length > 1 && { path }),
    ...(question !== undefined && { question }),
    claims,
  };
}

function claimId(section: number, claim: number): string {
  return `${section + 1}.${claim + 1}`;
}

/** Ends with a question mark; in Greek that looks like a semicolon. */
function isQuestion(text: string): boolean {
  return /(?:[?？؟]|\p{Script=Greek};)["”’»)\]\s]*$/u.test(text);
}
