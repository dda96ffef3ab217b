import {
  type Candidate,
  candidates,
  type Entry,
  factsOf,
  languageOf,
  matchedSpans,
  type Passage,
  passage,
  readQuestion,
  type SearchScope,
  searchScopeOf,
  Shard,
  Slices,
} from '../src/search/for-training.ts';
import type { SetArticle, SetQuestion } from './eval-sets.ts';
import { type AnswerSpanExample, goldSpans } from './fit-answer-span.ts';
import { nearestOther, ScopesWithout } from './hard-negatives.ts';

/**
 * What a question is asked of: its own article, all articles of the set, or what does not answer it: another article, the
 * one that is nearest to it, or its own without the claims that answer.
 */
export type CasePlace = 'own' | 'library' | 'other' | 'near' | 'without';

/** How much the questions of a set teach. */
export type Share = {
  /** Weight of each in the ranking, and in confidence. */
  readonly rank: number;
  readonly confidence: number;
  /** Whether they are measured by as well. */
  readonly isMeasured: boolean;
};

const WHOLE: Share = { rank: 1, confidence: 1, isMeasured: true };

/** One question with the claims that were looked at, and which of them answer it. */
export type Case = {
  /** Number of the article; its translations have the same. */
  readonly article: number;
  readonly place: CasePlace;
  readonly form: 'text' | 'typos';
  readonly share: Share;
  readonly found: readonly Candidate[];
  readonly gold: readonly boolean[];
  /** The answer's own words in a gold claim, where they are known and the question is asked of its own article as it is. */
  readonly span?: PlacedSpanExample;
};

/** With the claim as a reader is shown it. */
export type PlacedSpanExample = AnswerSpanExample & { readonly passage: Passage };

/** An article that does not answer a question: so many further on in the same set. */
export const OTHER_ARTICLE = 7;

/** Numbers the articles of several sets; translations of one article share a number, and so never part over folds. */
export class ArticleNumbers {
  readonly #known = new Map<string, number>();

  of(articleId: string): number {
    const name = articleId.slice(articleId.indexOf('/') + 1);
    const number = this.#known.get(name) ?? this.#known.size;
    this.#known.set(name, number);
    return number;
  }
}

/** All cases of one set. `onArticle` is told how many articles are done; `share` is how much they teach. */
export async function readCases(
  articles: readonly SetArticle[],
  numbers: ArticleNumbers,
  onArticle: (done: number) => void = () => undefined,
  share: Share = WHOLE,
): Promise<Case[]> {
  const slices = new Slices();
  const scopes: SearchScope[] = [];
  const scopeById = new Map<string, SearchScope>();
  const library = new Shard(languageOf(firstOf(articles).article.language));
  for (const [order, { article }] of articles.entries()) {
    const shard = new Shard(languageOf(article.language));
    const entry = await shard.prepare(article, slices);
    shard.commit(entry, order);
    scopes.push(searchScopeOf(shard, [entry]));
    scopeById.set(article.id, searchScopeOf(shard, [entry]));
    library.commit(await library.prepare(article, slices), order);
  }
  const cases: Case[] = [];
  for (const [index, { article, questions }] of articles.entries()) {
    const number = numbers.of(article.id);
    const own = scopes[index];
    const other = scopes[(index + OTHER_ARTICLE) % articles.length];
    if (own === undefined || other === undefined) continue;
    const withoutGold = new ScopesWithout(article, own.shard.vocabulary, slices);
    for (const question of questions) {
      const add = (text: string, form: Case['form'], place: CasePlace, scope: SearchScope): readonly Candidate[] => {
        const found = candidates(readQuestion(text, scope), scope);
        const gold = found.map(({ entry, at }) => isGold(entry, at, article.id, question.gold));
        const span = place === 'own' && form === 'text' ? spanExample(question, found) : undefined;
        cases.push({ article: number, place, form, share, found, gold, ...(span === undefined ? {} : { span }) });
        return found;
      };
      add(question.text, 'text', 'own', own);
      if (share.confidence > 0) add(question.text, 'text', 'other', other);
      const everywhere = add(question.text, 'text', 'library', searchScopeOf(library));
      if (share.confidence === 0) continue;
      const near = scopeById.get(nearestOther(everywhere, article.id) ?? '');
      if (near !== undefined) add(question.text, 'text', 'near', near);
      const rest = await withoutGold.of(question.gold);
      if (rest !== undefined) add(question.text, 'text', 'without', rest);
      if (question.typos === undefined) continue;
      add(question.typos, 'typos', 'own', own);
      add(question.typos, 'typos', 'other', other);
    }
    onArticle(index + 1);
  }
  return cases;
}

/** The answer's own words in the first gold claim that has them. */
function spanExample({ gold, span }: SetQuestion, [first]: readonly Candidate[]): PlacedSpanExample | undefined {
  if (first === undefined || span === undefined) return undefined;
  const { entry, question, scope } = first;
  const at = entry.index.claims.findIndex(({ id, text }) => gold.includes(id) && text.includes(span));
  const claim = entry.index.claims[at];
  if (claim === undefined) return undefined;
  const { text, kinds, focus, second } = question;
  const language = scope.shard.vocabulary.language.code;
  const facts = factsOf(claim, language);
  const { spans } = facts;
  const matched = matchedSpans(entry, at, question, facts);
  return {
    input: { question: text, kinds, focus, second, text: claim.text, spans, matched, language },
    gold: goldSpans(claim.text, span),
    passage: passage({ entry, at }),
  };
}

function isGold({ index }: Entry, at: number, articleId: string, gold: readonly string[]): boolean {
  return index.article.id === articleId && gold.includes(index.claims[at]?.id ?? '');
}

function firstOf(articles: readonly SetArticle[]): SetArticle {
  const [first] = articles;
  if (first === undefined) throw new RangeError('A question set has no articles.');
  return first;
}
