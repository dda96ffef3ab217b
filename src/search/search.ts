import { matchedSpans } from './highlights.ts';
import { leansOnPrevious } from './leans-on.ts';
import { readWords, type Word } from './question.ts';
import { retrieve } from './retrieve.ts';
import type { Scope } from './scope.ts';
import type { Entry } from './shard.ts';
import type { Hit, SearchOptions, SearchResult, SearchStatus } from './types.ts';

const CANDIDATES = 64;

type Ranked = {
  readonly scope: Scope;
  readonly words: readonly Word[];
  readonly entry: Entry;
  readonly claim: number;
  readonly score: number;
  readonly coverage: number;
};

/** Answers a question from the claims of the scopes. */
export function searchScopes(question: string, scopes: readonly Scope[], options: SearchOptions): SearchResult {
  const ranked = scopes.flatMap((scope) => rank(question, scope));
  ranked.sort((a, b) => b.score - a.score || a.entry.order - b.entry.order || a.claim - b.claim);
  const confidence = ranked[0]?.coverage ?? 0;
  const status: SearchStatus = confidence > 0.6 ? 'answered' : confidence > 0.4 ? 'unsure' : 'refused';
  const top = ranked.slice(0, options.limit ?? 3);
  const words = top[0]?.words ?? [];
  return {
    question,
    status,
    confidence,
    hits: top.map(hit),
    intent: scopes.length > 0 && ranked.length === 0 && words.length === 0 ? { kind: 'empty' } : { kind: 'claims' },
    corrections: words.flatMap(({ word, correction }) =>
      correction === undefined ? [] : [{ from: word, to: correction }],
    ),
  };
}

function rank(question: string, scope: Scope): Ranked[] {
  const words = readWords(question, scope);
  const total = words.reduce((sum, word) => sum + (word.stop ? 0 : word.idf), 0);
  return retrieve(words, scope, CANDIDATES).flatMap(({ claim, score }) => {
    const entry = scope.shard.entryOf(claim);
    if (entry === undefined) return [];
    const { index, base } = entry;
    const terms = new Set(index.terms.subarray(index.offsets[claim - base], index.offsets[claim - base + 1]));
    const heading = new Set(index.headings[index.sectionOf[claim - base] ?? 0]);
    let covered = 0;
    for (const word of words) {
      if (word.stop) continue;
      if (word.alternatives.some(({ term }) => terms.has(term))) covered += word.idf;
      else if (word.alternatives.some(({ term }) => heading.has(term))) covered += word.idf / 2;
    }
    return [{ scope, words, entry, claim, score, coverage: total === 0 ? 0 : covered / total }];
  });
}

function hit({ scope, words, entry, claim, score }: Ranked): Hit {
  const { index, base } = entry;
  const at = claim - base;
  const found = index.claims[at] ?? { id: '', text: '' };
  const section = index.sectionOf[at] ?? 0;
  const { vocabulary } = scope.shard;
  const before = index.sectionOf[at - 1] === section ? index.claims[at - 1] : undefined;
  return {
    articleId: index.article.id,
    section: { index: section, heading: index.article.sections[section]?.heading ?? '' },
    claim: found,
    score,
    matched: matchedSpans(found.text, words, vocabulary),
    ...(before !== undefined && leansOnPrevious(found.text, vocabulary.language.code) ? { leansOn: before } : {}),
  };
}
