import { type ClaimPlace, claimSince } from '../../src/article/article-places.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Message, Reply } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerRecord, FoundClaim, ReadAs } from '../../src/library/asked/answer-records.ts';
import { forgotten } from '../../src/reply/apologies.ts';
import type { Hit } from '../../src/search/index.ts';
import { hitsMessage, questionLine } from './answer-message.ts';
import { type AnswerView, componentsUnder, pageRange, type StoredAnswer, type Under } from './under-answer.ts';
import { topLineOf } from './previous-question.ts';

/** Gives an answer that was given earlier; an apology where it is another server's or forgotten. */
export async function withStoredAnswer(
  answerId: string,
  request: Request,
  { store, library }: Services,
  use: (stored: StoredAnswer) => Promise<Reply>,
): Promise<Reply> {
  const record = await store.answers.find(scopeOf(request), answerId);
  if (record === undefined) return forgotten(request);
  return library.read(request, (view) => use({ record, library: view, hits: hitsOf(record, view) }));
}

/** The hits as they were found. In the place of a claim that says something else by now, or is no longer there, stands nothing. */
function hitsOf({ claims, found = [] }: AnswerRecord, { articles }: LibraryView): StoredAnswer['hits'] {
  return claims.map(({ articleId, revision, claimId }, at) => {
    const article = articles.find(({ id }) => id === articleId);
    const place = article && claimSince(revision, claimId, article);
    return place && hitAgain(place, revision, found[at]);
  });
}

function hitAgain(place: ClaimPlace, revision: string, found: FoundClaim = { matched: [] }): Hit {
  const { article, section, claim } = place;
  const { answer, matched, leansOn, withSteps } = found;
  const before = leansOn === undefined ? undefined : claimSince(revision, leansOn, article)?.claim;
  return {
    ...place,
    score: 0,
    matched,
    ...(answer !== undefined && { answer }),
    ...(before !== undefined && { leansOn: before }),
    ...(withSteps && { steps: section.claims.filter(({ steps }) => steps === claim.steps) }),
  };
}

export type PageContext = {
  /** The message that shows the answer now: the question stands over it as it was asked. */
  readonly message: TargetMessage | undefined;
  readonly under: Under;
  readonly sharedBy?: string;
};

const nothingRead: ReadAs = { corrections: [], missing: [] };

/** A page of the answer; `changed` when all that was on it says something else by now, undefined when there never was such a page. */
export function pageMessage(
  { record, library, hits }: StoredAnswer,
  { message, under, sharedBy }: PageContext,
): Message | 'changed' | undefined {
  const { view } = under;
  const { from, to } = pageRange(view);
  const onPage = hits.slice(from, to);
  const shown = onPage.filter((hit) => hit !== undefined);
  if (shown.length === 0) return onPage.length === 0 ? undefined : 'changed';
  const context = {
    articles: library.articles,
    shelf: library.articles,
    messages: messages[view.locale],
    ...(sharedBy !== undefined && { sharedBy }),
  };
  const body = hitsMessage(
    {
      top: topLineOf(message) ?? questionLine(record.question ?? '', context),
      band: band(record, view),
      hits: shown,
      readAs: (view.page === 0 ? record.readAs : undefined) ?? nothingRead,
    },
    context,
  );
  const isPart = shown.length < onPage.length;
  const note = isPart ? `\n-# ${messages[view.locale].answerNotes.partChanged}` : '';
  return { ...body, content: `${body.content ?? ''}${note}`, components: componentsUnder(hits, under) };
}

function band({ outcome }: AnswerRecord, { page }: AnswerView) {
  if (page > 0) return 'further';
  return outcome === 'answered' ? 'sure' : 'unsure';
}
