import type { LibraryView } from '../../src/library/library-view.ts';
import { type TermReading, withTerms } from '../../src/library/teaching/taught-terms.ts';
import { hitsKept, worthKeeping, worthShowing } from '../../src/reply/claim-quotes.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import { followUp } from './follow-up/follow-up.ts';
import type { Previous } from './previous-question.ts';
import { taughtResult, type TaughtResult, winsOver } from './taught/taught-result.ts';

/** What is asked, of which articles, after what. */
export type Sought = {
  readonly question: string;
  /** Ask this article only. */
  readonly articleId?: string;
  readonly previous?: Previous | undefined;
  /** The language that whoever asks speaks with Docent. */
  readonly locale: string;
};

/** What a question found: `hits` can be paged through, of which the `first` are shown at once. */
export type Found = Pick<TaughtResult, 'result' | 'hits' | 'first'> &
  Partial<Pick<TaughtResult, 'article' | 'note'>> & {
    /** The question that it was understood as going on from. */
    readonly wentOn?: Previous;
  };

/** A question is asked alone, with what its terms mean, and after another as its follow-up too; what was taught comes before. */
export async function findAnswer(library: LibraryView, sought: Sought): Promise<Found> {
  const { question, articleId, previous } = sought;
  const among = articleId === undefined ? {} : { articleIds: [articleId] };
  const search = (text: string, before?: string): Promise<SearchResult> =>
    library.search(text, { limit: hitsKept, ...among, ...(before !== undefined && { previous: before }) });
  const alone = await search(question);
  const reading = library.taught.length === 0 ? undefined : withTerms(question, library.taught);
  const read = reading === undefined ? alone : better(alone, await search(reading.text), reading);
  const went = previous === undefined ? undefined : await followUp(question, previous, read, search);
  const own = went ?? read;
  const taught = library.taught.length === 0 ? undefined : await taughtFor(library, sought, reading, own);
  if (taught !== undefined) return taught;
  const hits = hitsToKeep(own);
  const first = worthShowing({ ...own, hits });
  return { result: own, hits, first, ...(went !== undefined && previous !== undefined && { wentOn: previous }) };
}

/** What was taught that is asked for, as it is or with what its terms mean, where it wins over what the question finds by itself. */
async function taughtFor(
  library: LibraryView,
  { question, articleId, locale }: Sought,
  reading: TermReading | undefined,
  own: SearchResult,
): Promise<TaughtResult | undefined> {
  const among = articleId === undefined ? {} : { articleIds: [articleId] };
  for (const text of reading === undefined ? [question] : [question, reading.text]) {
    const match = await library.taughtFor({ text, locale }, among);
    if (match !== undefined && winsOver(match, own)) return taughtResult(match, own, library);
  }
  return undefined;
}

/** Bands of confidence, the best last. */
const bands = ['refused', 'unsure', 'answered'];

/** What was surely answered stays; else the reading that is answered better, under the question as it was asked. */
function better(alone: SearchResult, read: SearchResult, { replaced }: TermReading): SearchResult {
  if (alone.status === 'answered' || alone.intent.kind !== 'claims' || read.intent.kind !== 'claims') return alone;
  const [before, after] = [alone, read].map(({ status }) => bands.indexOf(status));
  const isBetter =
    (after ?? 0) > (before ?? 0) || (after === before && after !== 0 && read.confidence > alone.confidence);
  if (!isBetter) return alone;
  return { ...read, question: alone.question, corrections: [...replaced, ...read.corrections] };
}

/** A refusal shows no claim. */
function hitsToKeep(result: SearchResult): readonly Hit[] {
  return result.status === 'refused' || result.intent.kind !== 'claims' ? [] : worthKeeping(result);
}
