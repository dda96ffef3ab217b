import type { Article } from './article-model.ts';
import { likeliestLanguage } from './likeliest-language.ts';

/** Stands for a language that is not known: nothing is stemmed or left out, and words are compared by their trigrams. */
const UNKNOWN_LANGUAGE = 'und';

/** Characters of a piece, at least, and pieces of an article that are looked at. The detector sees 350 bytes of each. */
const PIECE = 200;
const MOST_PIECES = 8;

/** A shorter text without a language of its own is names or numbers as a rule, and is asked about in English. */
const TELLING = 100;

/**
 * The language of an article's title, headings and claims (of the first 1,600 characters) as an ISO 639-1 code: the
 * one that most pieces of them are surely in, at least half. `en` for a few names and numbers, `und` for a language that is not known.
 * The detector names the likest language for a text in one that it does not know, such as Spanish for Welsh, but is not sure of it.
 *
 * @example detectLanguage({ title: 'Die alte Brücke', sections: [] }) // 'de'
 */
export function detectLanguage(article: Pick<Article, 'title' | 'sections'>): string {
  const text = openingOf(article);
  const pieces = piecesOf(text);
  const votes = new Map<string, number>();
  for (const piece of pieces) {
    const found = likeliestLanguage(piece);
    if (found?.isSure) votes.set(found.language, (votes.get(found.language) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([, left], [, right]) => right - left);
  if (most !== undefined && 2 * most[1] >= pieces.length) return most[0];
  return text.length < TELLING ? 'en' : UNKNOWN_LANGUAGE;
}

/** As much of an article as is looked at, or a claim more. */
function openingOf({ title, sections }: Pick<Article, 'title' | 'sections'>): string {
  let opening = title;
  for (const section of sections) {
    opening += ` ${section.heading}`;
    for (const claim of section.claims) {
      if (opening.length > PIECE * MOST_PIECES) return opening;
      opening += ` ${claim.text}`;
    }
  }
  return opening;
}

/** A text in equal pieces. */
function piecesOf(text: string): readonly string[] {
  const sample = text.slice(0, PIECE * MOST_PIECES);
  const count = Math.max(1, Math.floor(sample.length / PIECE));
  const size = Math.ceil(sample.length / count);
  return Array.from({ length: count }, (_, at) => sample.slice(at * size, (at + 1) * size));
}
