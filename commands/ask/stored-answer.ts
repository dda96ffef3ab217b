import { findClaim, type ClaimPlace, revisionOf } from '../../src/article/article-places.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Message, Reply } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import type { AnswerRecord, FoundClaim, ReadAs } from '../../src/library/port.ts';
import { forgotten } from '../../src/reply/apologies.ts';
import type { Hit } from '../../src/search/index.ts';
import {
  type AnswerView,
  componentsUnder,
  hitsMessage,
  pageRange,
  questionLine,
  type StoredAnswer,
  type Under,
} from './answer-message.ts';
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

/** The hits as they were found. Claims of articles that have changed since, or are no longer there, are left out. */
function hitsOf({ claims, found = [] }: AnswerRecord, { articles }: LibraryView): readonly Hit[] {
  return claims.flatMap(({ articleId, revision, claimId }, at) => {
    const article = articles.find((each) => each.id === articleId && revisionOf(each) === revision);
    const place = article && findClaim(claimId, article);
    return place === undefined ? [] : [hitAgain(place, found[at])];
  });
}

function hitAgain(place: ClaimPlace, found: FoundClaim = { matched: [] }): Hit {
  const { article, section, claim } = place;
  const { answer, matched, leansOn, withSteps } = found;
  const before = leansOn === undefined ? undefined : findClaim(leansOn, article)?.claim;
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

/** A page of the answer; undefined when there is nothing left to show on it. */
export function pageMessage(
  { record, library, hits }: StoredAnswer,
  { message, under, sharedBy }: PageContext,
): Message | undefined {
  const { view } = under;
  const { from, to } = pageRange(view);
  const shown = hits.slice(from, to);
  if (shown.length === 0) return undefined;
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
  return { ...body, components: componentsUnder(hits, under) };
}

function band({ outcome }: AnswerRecord, { page }: AnswerView) {
  if (page > 0) return 'further';
  return outcome === 'answered' ? 'sure' : 'unsure';
}
