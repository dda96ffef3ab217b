import { createHash } from 'node:crypto';
import type { Article } from './article-model.ts';

/** Eight characters (base64url of SHA-256) that change when anything in the article does. */
export function revisionOf(article: Article): string {
  const known = revisions.get(article);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(JSON.stringify(article)).digest('base64url').slice(0, 8);
  revisions.set(article, made);
  return made;
}

const revisions = new WeakMap<Article, string>();
