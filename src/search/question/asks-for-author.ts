import type { Article } from '../../article/article-model.ts';
import { fold } from '../language/tokens.ts';

const words = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a question names the author of one of the articles, by family name: "who is Ishan Crawford". */
export function asksForAuthor(question: string, articles: readonly Article[]): boolean {
  const asked = new Set(words(question));
  return articles.some(({ author = '' }) => {
    const family = words(author).at(-1);
    return family !== undefined && family.length > 2 && asked.has(family);
  });
}
