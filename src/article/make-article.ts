import type { Article } from './article-model.ts';
import { detectLanguage } from './detect-language.ts';

/** The parts of an article. Its language is detected where it is not stated. */
export type ArticleParts = Omit<Article, 'language'> & { readonly language?: string };

/**
 * Puts an article together: the one way to make one, whether from a document or in code. Looks for its language where none is
 * stated, which takes a few milliseconds at most.
 *
 * @example
 * makeArticle({ id: 'a', title: 'Die Brücke', sections: [{ heading: '', claims: [{ id: '1.1', text: 'Sie ist alt.' }] }] })
 * // { id: 'a', title: 'Die Brücke', language: 'de', sections: [{ … }] }
 */
export function makeArticle(parts: ArticleParts): Article {
  const { id, title, subtitle, author, aboutAuthor, sourceUrl, date, sections, lastSection, earlier } = parts;
  return {
    id,
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(author !== undefined && { author }),
    ...(aboutAuthor !== undefined && { aboutAuthor }),
    ...(sourceUrl !== undefined && { sourceUrl }),
    ...(date !== undefined && { date }),
    language: parts.language ?? detectLanguage(parts),
    sections,
    ...(lastSection !== undefined && { lastSection }),
    ...(earlier !== undefined && { earlier }),
  };
}
