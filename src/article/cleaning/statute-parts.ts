import type { Block } from '../document-blocks.ts';

/** "II. Benützung", "B. Fees", "Chapter 2: Fees". */
const PART =
  /^(?:(?:[IVX]{1,5}|[A-H])[.)]\s+\p{Lu}|(?:\d{1,2}\.\s)?(?:kapitel|abschnitt|titel|teil|chapter|part|title|chapitre|titre|capítulo|título|capitolo|titolo|глава|раздел)\b)/iu;
const ARTICLE = /^(?:art(?:\.|icle|ikel|ículo|igo|icolo)?|§|статья)\s?\d/iu;

/** Headings of a statute's articles are narrower than those of its parts, where the document has them all alike. */
export function withinParts(blocks: readonly Block[]): readonly Block[] {
  const part = blocks.find((block, index) => {
    const next = blocks[index + 1];
    return (
      block.kind === 'heading' &&
      next?.kind === 'heading' &&
      next.level === block.level &&
      PART.test(block.text) &&
      ARTICLE.test(next.text)
    );
  });
  if (part?.kind !== 'heading') return blocks;
  return blocks.map((block) =>
    block.kind === 'heading' && block.level === part.level && ARTICLE.test(block.text)
      ? { ...block, level: block.level + 0.5 }
      : block,
  );
}
