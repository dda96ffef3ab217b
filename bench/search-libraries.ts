import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { Article } from '../src/article/article-model.ts';
import { WordSearch } from '../src/search/for-training.ts';

/** Finds claims; gives their keys, best first, at most three. */
export type Finder = (question: string) => string[] | Promise<string[]>;

export type SearchLibrary = {
  readonly name: string;
  /** How it is set up, for whoever reads the figures. */
  readonly settings: string;
  readonly build: (articles: readonly Article[]) => Promise<Finder>;
};

type Row = { readonly id: number; readonly text: string };

const LIMIT = 3;

/** A claim's key among all: its article's id and its own. */
export const claimKey = (articleId: string, claimId: string): string => `${articleId} ${claimId}`;

/** The claims as rows numbered from 0, which is what the other libraries take, and their keys. */
const rowsOf = (articles: readonly Article[]): { rows: Row[]; keys: string[] } => {
  const rows: Row[] = [];
  const keys: string[] = [];
  for (const { id, sections } of articles) {
    for (const claim of sections.flatMap(({ claims }) => claims)) {
      rows.push({ id: rows.length, text: claim.text });
      keys.push(claimKey(id, claim.id));
    }
  }
  return { rows, keys };
};

const docent: SearchLibrary = {
  name: 'Docent',
  settings: 'typo tolerance, answers and confidence on',
  build: async (articles) => {
    const engine = new WordSearch();
    for (const article of articles) await engine.add(article);
    return (question) => engine.search(question).hits.map((hit) => claimKey(hit.article.id, hit.claim.id));
  },
};

const fuse = (name: string, settings: string, options: object): SearchLibrary => ({
  name,
  settings,
  build: async (articles) => {
    const { rows, keys } = rowsOf(articles);
    const index = new Fuse(rows, { keys: ['text'], ...options });
    return (question) => index.search(question, { limit: LIMIT }).map(({ item }) => keys[item.id] ?? '');
  },
});

const miniSearch = (name: string, settings: string, options: object): SearchLibrary => ({
  name,
  settings,
  build: async (articles) => {
    const { rows, keys } = rowsOf(articles);
    const index = new MiniSearch({ fields: ['text'], searchOptions: options });
    index.addAll(rows);
    return (question) =>
      index
        .search(question)
        .slice(0, LIMIT)
        .map(({ id }) => keys[Number(id)] ?? '');
  },
});

const flexSearch: SearchLibrary = {
  name: 'FlexSearch',
  settings: 'tokenize forward, suggest',
  build: async (articles) => {
    const { rows, keys } = rowsOf(articles);
    const index = new FlexSearch.Index({ tokenize: 'forward' });
    for (const { id, text } of rows) index.add(id, text);
    return (question) =>
      (index.search(question, { limit: LIMIT, suggest: true }) as number[]).map((id) => keys[id] ?? '');
  },
};

const orama: SearchLibrary = {
  name: 'Orama',
  settings: 'defaults',
  build: async (articles) => {
    const { rows, keys } = rowsOf(articles);
    const index = create({ schema: { text: 'string' } as const, language: 'english' });
    await insertMultiple(
      index,
      rows.map(({ id, text }) => ({ id: String(id), text })),
    );
    return async (question) => {
      const { hits } = await searchOrama(index, { term: question, limit: LIMIT });
      return hits.map(({ id }) => keys[Number(id)] ?? '');
    };
  },
};

const lunrLibrary: SearchLibrary = {
  name: 'Lunr',
  settings: 'defaults',
  build: async (articles) => {
    const { rows, keys } = rowsOf(articles);
    const index = lunr((builder) => {
      builder.ref('id');
      builder.field('text');
      for (const row of rows) builder.add(row);
    });
    return (question) =>
      index
        .query((query) => {
          for (const token of lunr.tokenizer(question)) query.term(token.toString(), {});
        })
        .slice(0, LIMIT)
        .map(({ ref }) => keys[Number(ref)] ?? '');
  },
};

/** Docent first; the others each with the setting that ranks best, and those that people are likely to take. */
export const LIBRARIES: readonly SearchLibrary[] = [
  docent,
  fuse('Fuse', 'defaults', {}),
  fuse('Fuse, token search', 'useTokenSearch, threshold 0.3', { useTokenSearch: true, threshold: 0.3 }),
  miniSearch('MiniSearch', 'defaults', {}),
  miniSearch('MiniSearch, fuzzy', 'fuzzy 0.2, prefix', { fuzzy: 0.2, prefix: true }),
  flexSearch,
  orama,
  lunrLibrary,
];
