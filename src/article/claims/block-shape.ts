import type { Block } from '../document-blocks.ts';
import { leadsIn } from './lead-ins.ts';
import { markQuestions } from './marked-questions.ts';

/** As narrow as a bold line, which heads a section where a document marks no heading there. */
const QUESTION_LEVEL = 7;

/** Blocks as their author meant them where the document's form does not say it; the same blocks where it does. */
export function inShape(blocks: readonly Block[]): readonly Block[] {
  const shaped = withItsCode(nested(markQuestions(blocks))).flatMap(withQuestion);
  return shaped.filter(isCountedQuestion).length > 1 ? shaped.map(asQuestion) : shaped;
}

/**
 * Bullets right below a numbered item that leads in ("3) Use the right channel:") are in it, though they stand no further in; so
 * are those that count in another way ("(a)" below "2.1 We collect:"). What stands in these goes along.
 */
function nested(blocks: readonly Block[]): readonly Block[] {
  let above: { readonly depth: number; readonly leadsIn: boolean; style: string; isMoved: boolean } | undefined;
  return blocks.map((block) => {
    const depth = block.kind === 'heading' ? 0 : (block.depth ?? (block.kind === 'item' ? 1 : 0));
    if (above !== undefined && depth < above.depth) above = undefined;
    const style = block.kind === 'item' && block.label !== undefined ? styleOf(block.label) : undefined;
    const countsAnew = above?.leadsIn === true && style !== undefined && style !== above.style && /a/u.test(style);
    if (style !== undefined && !countsAnew && (above === undefined || depth === above.depth)) {
      above = { depth, leadsIn: leadsIn(block.text), style, isMoved: false };
      return block;
    }
    if (block.kind === 'heading' || above?.leadsIn !== true) return block;
    if (block.kind === 'item' && depth === above.depth) above.isMoved = true;
    return above.isMoved ? { ...block, depth: depth + 1 } : block;
  });
}

/** Code right below an item that leads in ("2. Write the file:") is in it, though it stands no further in. */
function withItsCode(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const above = blocks[index - 1];
    if (block.kind !== 'lines' || !block.code || above?.kind !== 'item' || !leadsIn(above.text)) return block;
    return (block.depth ?? 0) < (above.depth ?? 1) && block.leadIn === above.leadIn
      ? { ...block, depth: above.depth ?? 1 }
      : block;
  });
}

/** What labels of one list have in common: "(b)" is "(a)", "2.10" is "1.1". */
function styleOf(label: string): string {
  return label.replaceAll(/\d+/gu, '1').replaceAll(/\p{L}+/gu, 'a');
}

/** "Q1. Where do we meet?", above an answer that has no mark of its own. */
function isCountedQuestion(block: Block): boolean {
  return (
    block.kind === 'paragraph' &&
    (block.depth ?? 0) === 0 &&
    block.leadIn === undefined &&
    /^(?:Q|F|P|D|В|Question|Frage|Pregunta|Вопрос|問|问)\s?\d{1,3}\s?[.:)：．]\s*\S.{0,300}[?？]$/u.test(block.text)
  );
}

function asQuestion(block: Block): Block {
  if (!isCountedQuestion(block)) return block;
  const { text, place } = block;
  return { kind: 'heading', level: QUESTION_LEVEL, text, asks: true, place };
}

/** "**Can I ban somebody?** No.": the question heads its answer. */
function withQuestion(block: Block): readonly Block[] {
  if (block.kind !== 'paragraph' || (block.depth ?? 0) > 0 || block.leadIn !== undefined || block.runIn === undefined)
    return [block];
  const { text, place, runIn, links = [] } = block;
  const question = text.slice(0, runIn).trim();
  const answer = text.slice(runIn).trimStart();
  if (!/[?？؟]$/u.test(question) || answer === '') return [block];
  const cut = text.length - answer.length;
  const shown = links
    .filter(({ start }) => start >= cut)
    .map((link) => ({ ...link, start: link.start - cut, end: link.end - cut }));
  return [
    { kind: 'heading', level: QUESTION_LEVEL, text: question, asks: true, place },
    { kind: 'paragraph', text: answer, place, ...(shown.length > 0 && { links: shown }) },
  ];
}
