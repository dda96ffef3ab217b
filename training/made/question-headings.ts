import type { SetArticle } from '../eval-sets.ts';
import { askOtherwise } from './ask-otherwise.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Share of the questions that stand above their answers: the others are asked beside them, and must still be found. */
const RESTORED = 0.6;

/**
 * Articles whose questions stand again as headings above the answers, as in the documents they are from, each asked in other words. A
 * question is restored where its gold claims begin a section.
 */
export function withQuestionHeadings(articles: readonly SetArticle[], random: SeededRandom): SetArticle[] {
  return articles.flatMap(({ article, questions }): SetArticle[] => {
    const asked = new Map<number, string>();
    const rephrased = questions.map((question) => {
      const [, section] = /^(\d+)\.1$/u.exec(question.gold[0] ?? '') ?? [];
      const { text, gold } = question;
      if (section === undefined || asked.has(Number(section)) || !random.chance(RESTORED)) return { text, gold };
      asked.set(Number(section), text);
      return { text: askOtherwise(text, random), gold };
    });
    if (asked.size === 0) return [];
    const sections = article.sections.map((section, index) => {
      const question = asked.get(index + 1);
      if (question === undefined) return section;
      const path = section.heading === '' ? [question] : [section.heading, question];
      return { ...section, heading: path.join(' › '), path, question };
    });
    return [{ article: { ...article, id: madeId('asked', article.id), sections }, questions: rephrased }];
  });
}

/** Another name for the same article, so that both come into the same fold. */
export const madeId = (kind: string, id: string): string => `${kind}/${id.slice(id.indexOf('/') + 1)}`;
