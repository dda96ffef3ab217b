import type { Article } from '../article/article-model.ts';
import { cut, plain } from '../bot/markdown.ts';

const length = 90;

/** What can be asked of these articles, at most so many: the questions that they answer by their own account, else their headings. */
export function sampleQuestions(articles: readonly Article[], most: number): readonly string[] {
  const sections = articles.flatMap((article) => article.sections.filter(({ claims }) => claims.length > 0));
  const asked = sections.flatMap(({ question = '' }) => (plain(question) === '' ? [] : [plain(question)]));
  const headings = sections.map(({ heading, path }) => plain(path?.at(-1) ?? heading)).filter((text) => text !== '');
  const all = [...new Set([...asked, ...headings])];
  // What need not be cut reads best.
  return [...all.filter((text) => text.length <= length), ...all.filter((text) => text.length > length)]
    .slice(0, most)
    .map((text) => cut(text, length));
}
