import { performance } from 'node:perf_hooks';
import { readFile, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Article } from '../../src/article/article-model.ts';
import {
  type ArticleIndex,
  indexArticle,
  languageOf,
  Slices,
  TermCounts,
  tokenise,
  Vocabulary,
} from '../../src/search/for-training.ts';

/** What an index that is kept would have to hold beside its article, whose text is loaded either way: its terms by what they stand for. */
type KeptIndex = Omit<ArticleIndex, 'article' | 'claims'> & {
  readonly stems: readonly string[];
  readonly stops: readonly boolean[];
  readonly words: readonly string[];
  readonly termOfWord: readonly number[];
};

/** Indexes of articles as they could be kept. Returns how many bytes they take. */
export async function keepIndexes(articles: readonly Article[], path: string): Promise<number> {
  const vocabulary = new Vocabulary(languageOf('en'));
  const kept: KeptIndex[] = [];
  for (const each of articles) {
    const { article, claims, ...index } = await indexArticle(each, vocabulary, new TermCounts(), new Slices());
    const texts = [article.title, ...article.sections.map(({ heading }) => heading), ...claims.map(({ text }) => text)];
    const words = [
      ...new Set(texts.flatMap((text) => tokenise(text).map(({ word }) => vocabulary.language.fold(word)))),
    ];
    const terms = Array.from(index.distinct);
    kept.push({
      ...index,
      stems: terms.map((term) => vocabulary.stem(term)),
      stops: terms.map((term) => vocabulary.isStop(term)),
      words,
      termOfWord: words.map((word) => vocabulary.intern(word)),
    });
  }
  const bytes = serialize(kept.map((each) => serialize(each)));
  await writeFile(path, bytes);
  return bytes.length;
}

/** Milliseconds that it takes to read the articles into indexes, as Docent does. */
export async function timeOfRebuilding(articles: readonly Article[]): Promise<number> {
  const since = performance.now();
  const vocabulary = new Vocabulary(languageOf('en'));
  const counts = new TermCounts();
  const slices = new Slices();
  for (const article of articles) await indexArticle(article, vocabulary, counts, slices);
  return performance.now() - since;
}

/** Milliseconds that kept indexes would take at least: from the disk, with their terms numbered anew among those of all articles. */
export async function timeOfLoading(path: string): Promise<number> {
  const since = performance.now();
  const vocabulary = new Vocabulary(languageOf('en'));
  const termOfWord = new Map<string, number>();
  for (const bytes of deserialize(await readFile(path)) as readonly Uint8Array[]) {
    const { distinct, stems, stops, words, termOfWord: terms, ...index } = deserialize(bytes) as KeptIndex;
    const numbers = new Map<number, number>();
    for (const [at, stem] of stems.entries())
      numbers.set(distinct[at] ?? 0, vocabulary.internStem(stem, stops[at] === true));
    for (const [at, word] of words.entries()) termOfWord.set(word, numbers.get(terms[at] ?? 0) ?? 0);
    const renumbered = (of: Uint32Array) => of.map((term) => numbers.get(term) ?? 0);
    for (const of of [index.terms, index.title, distinct, ...index.headings]) renumbered(of);
    for (const term of numbers.values()) vocabulary.use(term);
  }
  return performance.now() - since;
}
