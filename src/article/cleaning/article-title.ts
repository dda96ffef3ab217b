import type { Headed } from './infer-headings.ts';

/**
 * The title where the document marks its headings: the first heading, if it opens the document and no other is as wide,
 * or if a heading as wide follows it at once.
 */
export function takeTitle(headed: Headed): Headed {
  const [first, second] = headed.blocks;
  if (headed.title !== undefined || first?.kind !== 'heading') return headed;
  const others = headed.blocks.slice(1).filter((block) => block.kind === 'heading');
  const isAlone = others.every((block) => block.level > first.level);
  const followsAtOnce = second?.kind === 'heading' && second.level === first.level;
  const isMarkedSection = others.length > 0 && first.level > 1;
  if (!(isAlone && !isMarkedSection) && !followsAtOnce) return headed;
  return { ...headed, title: first.text, blocks: headed.blocks.slice(1) };
}
