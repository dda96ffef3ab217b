import type { Judgement } from './confidence.ts';
import type { Ranked } from './rank.ts';

/** Claims ranked for a question, best first, and what to think of the first. */
export type Asked = { readonly ranked: readonly Ranked[]; readonly judged: Judgement };

/** Words of content that a part needs to be a question of its own: "and when?" is none. */
const LEAST_WORDS = 2;

/**
 * Two questions in one ("how much does Russia trade with Iran, and what does Turkey support?") as one: the best claim of each
 * part comes first, the others follow as they were. Undefined unless both parts have words of their own and are answered, each
 * by another claim.
 */
export function askBoth(whole: readonly Ranked[], ask: (part: string) => Asked | undefined): Asked | undefined {
  const [first, second] = (whole[0]?.question.parts ?? []).map((part) => answered(ask(part)));
  if (first === undefined || second === undefined || isSame(first.best, second.best)) return undefined;
  const rest = whole.filter((item) => !isSame(item, first.best) && !isSame(item, second.best));
  const { confidence, status } = first.judged.confidence < second.judged.confidence ? first.judged : second.judged;
  // Scores of two questions do not compare, and neither answer is behind the other.
  const score = Math.max(first.best.score, second.best.score);
  return {
    ranked: [{ ...first.best, score }, { ...second.best, score }, ...rest],
    judged: { confidence, status },
  };
}

function answered(asked: Asked | undefined): { best: Ranked; judged: Judgement } | undefined {
  const best = asked?.ranked[0];
  if (asked === undefined || best === undefined || asked.judged.status === 'refused') return undefined;
  return best.question.content.length < LEAST_WORDS ? undefined : { best, judged: asked.judged };
}

const isSame = (one: Ranked, other: Ranked): boolean => one.entry === other.entry && one.at === other.at;
