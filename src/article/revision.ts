import { createHash } from 'node:crypto';
import type { Article } from './article-model.ts';

const known = new WeakMap<Article, string>();

/** Eight characters (base64url) that change when anything in the article does. */
export function revisionOf(article: Article): string {
  const before = known.get(article);
  if (before !== undefined) return before;
  const made = createHash('sha256').update(JSON.stringify(article)).digest('base64url').slice(0, 8);
  known.set(article, made);
  return made;
}
