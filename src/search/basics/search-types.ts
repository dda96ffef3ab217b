import type { Claim } from '../../article/article-model.ts';
import type { ClaimPlace } from '../../article/article-places.ts';

/** A stretch of a claim's text: UTF-16 offsets, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** What a question asks for; decides which spans of a claim can answer it. */
export type AnswerKind =
  | 'date'
  | 'number'
  | 'money'
  | 'percent'
  | 'duration'
  | 'person'
  | 'place'
  | 'group'
  | 'reason'
  | 'manner'
  | 'definition'
  | 'choice'
  | 'thing';

/** A claim that may answer, where it stands, and what there is to show of it. */
export type Hit = ClaimPlace & {
  /** Linear rank score; comparable across articles and questions of one engine. */
  readonly score: number;
  /** Words of the claim that the question's words met, in order, not overlapping; nothing is marked in a refusal. */
  readonly matched: readonly Span[];
  /** The shortest stretch that answers, where one was recognised. */
  readonly answer?: Span;
  /** The claim just before, where this one leans on it ("They …", "This …"). */
  readonly leansOn?: Claim;
  /** All steps of the numbered list that the claim is one of, in order, where the question asks how something is done. */
  readonly steps?: readonly Claim[];
  /** Of another article than those that the answer keeps to. */
  readonly elsewhere?: true;
};

/** What there is to know of an article as a whole. */
export type WholeAbout = 'summary' | 'title' | 'author' | 'date' | 'source' | 'length' | 'sections';

/** A question that is not about a claim: about the article as a whole, or no question at all. */
export type Intent =
  | { readonly kind: 'claims' }
  /** `also`: what else is asked in the same breath ("who wrote this and when"). */
  | { readonly kind: 'whole'; readonly about: WholeAbout; readonly also?: WholeAbout }
  | { readonly kind: 'smalltalk'; readonly about: 'greeting' | 'thanks' | 'bye' | 'help' }
  /** Nothing to look for: only stop words, punctuation, emoji, or nothing. */
  | { readonly kind: 'empty' };

/** The bands of confidence: surely an answer, perhaps one, none. */
export type SearchStatus = 'answered' | 'unsure' | 'refused';

/** What a question asks about that is not said, as it was typed. */
export type Missing = {
  readonly kind: 'name' | 'number' | 'year' | 'day' | 'place' | 'direction';
  readonly text: string;
};

/** What came of a question. Confidence is a chance from 0 to 1; spans are UTF-16 offsets into a hit's claim. */
export type SearchResult = {
  readonly question: string;
  /** `answered`, `unsure` and `refused` are the bands sure, unsure and refuse of `confidence`. */
  readonly status: SearchStatus;
  /** Calibrated chance, 0 to 1, that the first hit answers. */
  readonly confidence: number;
  /** Best first; nearest claims are given even where the status is `refused`. Ties: article order. */
  readonly hits: readonly Hit[];
  readonly intent: Intent;
  /** Words of the question that no article contains, and what they were taken for. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** What the first hit does not say of what is asked about, with its surroundings; under a refusal, what no article says. */
  readonly missing?: readonly Missing[];
  /** The articles' languages (ISO 639-1), where a refused question is surely in none of them. */
  readonly languages?: readonly string[];
};

/** How to search: in which articles, for how many hits, after which question. */
export type SearchOptions = {
  /** Search these articles only, those that the asker may see; by default all. Ids of no article find nothing. */
  readonly articleIds?: readonly string[];
  /** Hits wanted (default 3). */
  readonly limit?: number;
  /** The question before this one, of which this may be a follow-up ("and China?"). */
  readonly previous?: string;
  /** What has not been read when it aborts is answered by words. */
  readonly signal?: AbortSignal;
};

/** What a search found; final where the same question of the same articles finds the same. */
export type Outcome = { readonly result: SearchResult; readonly isFinal: boolean };
