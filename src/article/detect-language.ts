import { eld } from 'eld/small';
import type { Article } from './article-model.ts';

/** Stands for a language that is not known: nothing is stemmed or left out, and words are compared by their trigrams. */
const UNKNOWN_LANGUAGE = 'und';

/** Characters of a piece, at least, and pieces of an article that are looked at. The detector sees 350 bytes of each. */
const PIECE = 200;
const MOST_PIECES = 8;

/** A shorter text without a language of its own is names or numbers as a rule, and is asked about in English. */
const TELLING = 100;

/** A text in equal pieces. */
function piecesOf(text: string): readonly string[] {
  const sample = text.slice(0, PIECE * MOST_PIECES);
  const count = Math.max(1, Math.floor(sample.length / PIECE));
  const size = Math.ceil(sample.length / count);
  return Array.from({ length: count }, (_, at) => sample.slice(at * size, (at + 1) * size));
}

/**
 * The ISO 639-1 code of a text's language: the one that most pieces are surely in, at least half of them. The detector names the
 * likest language for a text in one that it does not know, such as Spanish for Welsh, but is not sure of it.
 */
function detectLanguage(text: string): string {
  const pieces = piecesOf(text);
  const votes = new Map<string, number>();
  for (const piece of pieces) {
    const found = eld.detect(piece);
    if (found.isReliable()) votes.set(found.language, (votes.get(found.language) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([, left], [, right]) => right - left);
  if (most !== undefined && 2 * most[1] >= pieces.length) return most[0];
  return text.length < TELLING ? 'en' : UNKNOWN_LANGUAGE;
}

/** The language that an article states, or else the one that its text shows; `und` where that is not one that is known. */
export function languageOfArticle(article: Article): string {
  if (article.language !== undefined) return article.language;
  let sample = article.title;
  for (const section of article.sections) {
    sample += ` ${section.heading}`;
    for (const claim of section.claims) {
      if (sample.length > PIECE * MOST_PIECES) return detectLanguage(sample);
      sample += ` ${claim.text}`;
    }
  }
  return detectLanguage(sample);
}
