import { findClaim, type ClaimPlace, revisionOf } from '../../src/article/article-places.ts';
import { escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Message, Reply } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Request, TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { LibraryView } from '../../src/library/library.ts';
import type { AnswerRecord } from '../../src/library/port.ts';
import { forgotten } from '../../src/reply/apologies.ts';
import { limits } from '../../src/reply/claim-quotes.ts';
import type { Hit, SearchResult } from '../../src/search/index.ts';
import {
  type AnswerView,
  componentsUnder,
  hitsMessage,
  pageRange,
  type StoredAnswer,
  type Under,
} from './answer-message.ts';
import { shownQuestion } from './previous-question.ts';

/** Gives an answer that was given earlier; an apology where it is another server's or forgotten. */
export async function withStoredAnswer(
  answerId: string,
  request: Request,
  { store, library }: Services,
  use: (stored: StoredAnswer) => Promise<Reply>,
): Promise<Reply> {
  const record = await store.answers.find(scopeOf(request), answerId);
  if (record === undefined) return forgotten(request);
  return library.read(request.guildId, (view) => use({ record, library: view, places: placesOf(record, view) }));
}

/** Claims of articles that have changed since, or are no longer there, are left out. */
function placesOf({ claims }: AnswerRecord, { articles }: LibraryView): readonly ClaimPlace[] {
  return claims.flatMap(({ articleId, revision, claimId }) => {
    const article = articles.find((each) => each.id === articleId && revisionOf(each) === revision);
    return (article && findClaim(claimId, article)) ?? [];
  });
}

export type PageContext = {
  /** The message that shows the answer now: its title is the question as it was asked. */
  readonly message: TargetMessage | undefined;
  readonly under: Under;
  readonly sharedBy?: string;
};

/** A page of the answer; undefined when there is nothing left to show on it. */
export async function pageMessage(
  stored: StoredAnswer,
  { message, under, sharedBy }: PageContext,
): Promise<Message | undefined> {
  const { record, library, places } = stored;
  const { view } = under;
  const { from, to } = pageRange(view);
  const shown = places.slice(from, to);
  if (shown.length === 0) return undefined;
  const question = record.question ?? shownQuestion(message) ?? '';
  const again = await askAgain(question, stored);
  const body = hitsMessage(
    {
      title: titleShown(message, question),
      band: band(record, view),
      hits: shown.map((place) => hitAt(place, again.hits)),
      corrections: view.page === 0 ? again.corrections : [],
      missing: view.page === 0 ? (again.missing ?? []) : [],
    },
    {
      articles: library.articles,
      messages: messages[view.locale],
      ...(sharedBy !== undefined && { sharedBy }),
    },
  );
  return { ...body, components: componentsUnder(stored, under) };
}

function band({ outcome }: AnswerRecord, { page }: AnswerView) {
  if (page > 0) return 'further';
  return outcome === 'answered' ? 'sure' : 'unsure';
}

/** The same search as at first, for the words to mark: one is made quicker than it is stored. */
function askAgain(question: string, { library, record, places }: StoredAnswer): Promise<SearchResult> {
  const asked = new Set(places.map(({ article }) => article.id));
  return library.search(question, {
    limit: record.claims.length,
    ...(asked.size === 1 && { articleIds: [...asked] }),
  });
}

/** The claim as the search found it again, or unmarked. */
export function hitAt(place: ClaimPlace, hits: readonly Hit[]): Hit {
  return hits.find(({ claim }) => claim === place.claim) ?? { ...place, score: 0, matched: [] };
}

function titleShown(message: TargetMessage | undefined, question: string): Markdown {
  return message?.embeds[0]?.title ?? escapeWithin(question, limits.title);
}
