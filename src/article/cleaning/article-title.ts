import type { Headed } from './infer-headings.ts';
import { isCounted } from './tight-lines.ts';

/** Lines in bold rank so, below all headings that are marked. */
const BOLD = 7;

/**
 * The title where the document marks its headings: the first heading, if it opens the document and no other is as wide, if a heading
 * as wide follows it at once, or if it is the only one of the first level, whatever stands above it. A question is none.
 */
export function takeTitle(headed: Headed): Headed {
  if (headed.title !== undefined) return headed;
  const at = headed.blocks.findIndex(({ kind }) => kind === 'heading');
  const first = headed.blocks[at];
  if (first?.kind !== 'heading' || first.asks === true) return headed;
  const second = headed.blocks[at + 1];
  const others = headed.blocks.slice(at + 1).filter((block) => block.kind === 'heading');
  // "MINUTES" above "1. Budget" and "2. Repairs", all of them in bold.
  const isCountedBelow = first.level >= BOLD && !isCounted(first.text);
  const isAlone = others.every(
    ({ level, text }) => level > first.level || (isCountedBelow && level === first.level && isCounted(text)),
  );
  const followsAtOnce = second?.kind === 'heading' && second.level === first.level;
  const isQuestion = first.asks === true || /[?？؟]$/u.test(first.text);
  const isMarkedSection = first.level > 1 && ((others.length > 0 && !(isCountedBelow && isAlone)) || isQuestion);
  // A line in bold above the first marked heading.
  const isBold = first.level >= BOLD && second?.kind === 'heading' && second.level < BOLD;
  const opens = at === 0 && ((isAlone && !isMarkedSection) || followsAtOnce || isBold);
  if (!opens && !(isAlone && first.level === 1)) return headed;
  const third = headed.blocks[at + 2];
  // A narrow heading between the title and a wider one, as READMEs say below it what the thing is.
  const isSubtitle =
    headed.subtitle === undefined &&
    second?.kind === 'heading' &&
    third?.kind === 'heading' &&
    third.level < second.level &&
    first.level < third.level;
  return {
    ...headed,
    title: first.text,
    ...(isSubtitle && { subtitle: second.text }),
    blocks: headed.blocks.toSpliced(at, isSubtitle ? 2 : 1),
  };
}
