import type { Block } from '../document-blocks.ts';

/** Text in bold that stands alone heads a section narrower than any marked heading. */
export const BOLD_LEVEL = 7;
/** "📜 SERVER RULES 📜": what opens a document so is its title. */
const FRAMED = /^(\p{Extended_Pictographic}\u{FE0F}?)\s.{1,100}\s\1$/u;
/** A question in bold below such a heading. */
const QUESTION_LEVEL = BOLD_LEVEL + 0.5;

/**
 * Blocks as they are, but for text in bold that heads nothing: it is text. What heads questions in bold is wider than they are.
 * `mayOpen` says that what opens a document may be its title, though the next heading follows at once.
 */
export function settleBold(blocks: readonly Block[], mayOpen = false): Block[] {
  let headsQuestions = false;
  return blocks.map((block, index) => {
    if (block.kind !== 'heading') return block;
    if (block.level < BOLD_LEVEL) headsQuestions = false;
    if (block.level !== BOLD_LEVEL) return block;
    if (index === 0 && FRAMED.test(block.text)) return { ...block, level: 1 };
    if (asks(block)) return headsQuestions ? { ...block, level: QUESTION_LEVEL } : lone(block, index);
    const next = blocks[index + 1];
    headsQuestions = next?.kind === 'heading' && next.level === BOLD_LEVEL && asks(next) && !(mayOpen && index === 0);
    return headsQuestions ? block : lone(block, index);
  });

  function lone(block: Block & { kind: 'heading' }, index: number): Block {
    const next = blocks[index + 1];
    if (block.asks === true || (next !== undefined && next.kind !== 'heading')) return block;
    if (mayOpen && index === 0 && next !== undefined) return block;
    const { text, place, links } = block;
    return { kind: 'paragraph', text, place, ...(links !== undefined && { links }) };
  }
}

function asks(block: Block): boolean {
  return block.kind === 'heading' && (block.asks === true || /[?？؟]$/u.test(block.text));
}
