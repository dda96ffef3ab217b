import { eld } from 'eld/small';
import type { Article } from '../article/model.ts';

/** Characters of an article that are looked at; more changes nothing but the time. */
const SAMPLE = 2_000;

/** The ISO 639-1 code of a text's language; `en` where nothing tells. */
function detectLanguage(text: string): string {
  return eld.detect(text.slice(0, SAMPLE)).language || 'en';
}

/** The language that an article states, or else the one that its text shows. */
export function languageOfArticle(article: Article): string {
  if (article.language !== undefined) return article.language;
  let sample = article.title;
  for (const section of article.sections) {
    sample += ` ${section.heading}`;
    for (const claim of section.claims) {
      if (sample.length > SAMPLE) return detectLanguage(sample);
      sample += ` ${claim.text}`;
    }
  }
  return detectLanguage(sample);
}
