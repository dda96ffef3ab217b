/** Finding claims, for whoever needs it. What is not exported here is nobody else's. */
export type {
  Hit,
  Intent,
  Missing,
  SearchOptions,
  SearchResult,
  Span,
  WholeAbout,
} from './basics/search-types.ts';
export type { LookupOptions } from './lookup/lookup-claims.ts';
export { KeptIndexes } from './kept/kept-indexes.ts';
export { articleNamedIn, namesLike } from './lookup/names-like.ts';
export { openReading } from './open-reading.ts';
export { spreadOver } from './lookup/spread.ts';
export { placesAskedFor } from './question/place-reference.ts';
export { SearchEngine } from './search-engine.ts';
export type { SearchEngineOptions } from './word-search.ts';
export type { SearchReading } from './reading-for-search.ts';
export type { Grade, Similar, SimilarOptions } from './similar-claims.ts';
