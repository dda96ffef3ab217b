import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Article, Section } from '../src/article/article-model.ts';
import { toSections } from '../src/article/claims/assemble-sections.ts';
import { lineAt } from '../src/article/document-place.ts';
import { readArticleFile } from '../src/article/read-article-file.ts';
import { readSet, type SetArticle } from '../training/eval-sets.ts';

const SETS = fileURLToPath(new URL('../../shared/eval/', import.meta.url));
const NAMES = ['xquad-en-dev', 'qed-dev'];
const BUNDLED = fileURLToPath(new URL('../data/articles/russia-and-the-taliban.txt', import.meta.url));

export type QuestionSet = { readonly name: string; readonly file: string; readonly articles: readonly SetArticle[] };

/** The English question sets; none where they are not beside the checkout. */
export const questionSets = (): QuestionSet[] => {
  const files = NAMES.map((name) => ({ name, file: `${SETS}${name}.jsonl` }));
  return files.every(({ file }) => existsSync(file))
    ? files.map(({ name, file }) => ({ name, file, articles: readSet(file) }))
    : [];
};

export type Corpus = { readonly articles: readonly Article[]; readonly questions: readonly string[] };

/** Claims of one article, and of one section, of the library that is searched. */
const ARTICLE = 500;
const SECTION = 25;

/** Words of at least so many letters that the sets have once: names, mostly. */
const RARE = /\p{L}{5,}/gu;

const timesOf = (texts: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(RARE)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
};

const letters = (number: number): string =>
  number < 26 ? String.fromCharCode(97 + number) : `${letters(Math.floor(number / 26) - 1)}${letters(number % 26)}`;

/**
 * So many sentences of the sets. Where that is more than they hold, they come again, and words that the sets have only
 * once get another ending each time: the vocabulary grows as that of a real library does.
 */
const sentences = (texts: readonly string[], count: number): string[] => {
  const times = timesOf(texts);
  return Array.from({ length: count }, (_, at) => {
    const text = texts[at % texts.length] ?? '';
    const round = Math.floor(at / texts.length);
    if (round === 0) return text;
    return text.replaceAll(RARE, (word) => (times.get(word) === 1 ? `${word}${letters(round)}` : word));
  });
};

const slices = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const toArticle = (texts: readonly string[], at: number): Article => ({
  id: `article-${at}`,
  title: `Article ${at}`,
  language: 'en',
  sections: slices(texts, SECTION).map(
    (claims, section): Section => ({
      heading: '',
      claims: claims.map((text, claim) => ({ id: `${section + 1}.${claim + 1}`, text })),
    }),
  ),
});

/** A library of so many claims with questions about them: one as it was asked, the next as typed in a hurry. */
export const corpusOf = async (sets: readonly QuestionSet[], count: number): Promise<Corpus> => {
  const rows = sets.flatMap(({ articles }) => articles);
  if (rows.length === 0) return bundledCorpus(count);
  const texts: string[] = [];
  const questions: string[] = [];
  for (const { article, questions: asked } of rows) {
    const room = count - texts.length;
    if (room <= 0) break;
    const claims = article.sections.flatMap((section) => section.claims).slice(0, room);
    const taken = new Set(claims.map(({ id }) => id));
    texts.push(...claims.map(({ text }) => text));
    for (const [at, { text, typos, gold }] of asked.entries()) {
      if (gold.some((id) => taken.has(id))) questions.push(at % 2 === 0 ? text : (typos ?? text));
    }
  }
  return { articles: slices(sentences(texts, count), ARTICLE).map(toArticle), questions };
};

/** Without the sets: the bundled article, again and again, and the first words of its claims for questions. */
const bundledCorpus = async (count: number): Promise<Corpus> => {
  const { sections } = (await readArticleFile(BUNDLED)).article;
  const texts = sections.flatMap(({ claims }) => claims.map(({ text }) => text));
  const questions = texts.map((text) => text.split(' ').slice(0, 7).join(' '));
  return { articles: slices(sentences(texts, count), ARTICLE).map(toArticle), questions };
};

/** Words of the bullet of 0.6 MB. */
const LONG_WORDS = 90_000;

/** What a document of one bullet as long as a book is read into. */
export const longArticle = (): Article => {
  const words = Array.from({ length: LONG_WORDS }, (_, at) => `${letters((at * 7) % 9_973)} Alpha`.slice(0, 7));
  const { sections } = toSections([{ kind: 'item', text: words.join(' '), place: lineAt(1) }]);
  return { id: 'long', title: 'Long', language: 'en', sections };
};
