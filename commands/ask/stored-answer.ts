import { escapeWithin, type Markdown } from '../../src/bot/markdown.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { type Request, scopeOf, type TargetMessage } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { AnswerRecord } from '../../src/library/port.ts';
import type { SearchEngine } from '../../src/search/search-engine.ts';
import type { Hit, SearchResult } from '../../src/search/basics/search-types.ts';
import { hitsMessage } from './answer-message.ts';
import { answerRows, type Under } from './answer-buttons.ts';
import type { Row } from '../../src/reply/message-components.ts';
import { limits } from '../../src/reply/reply-parts.ts';
import { type ClaimPlace, findClaim } from '../../src/reply/places.ts';
import { shownQuestion } from './previous-question.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { type AnswerView, pageRange } from './answer-view.ts';

/** An answer that was given earlier, with its claims as the articles say them today. */
export type StoredAnswer = {
  readonly record: AnswerRecord;
  readonly engine: SearchEngine;
  readonly places: readonly ClaimPlace[];
};

/** Undefined when it is another server's or forgotten. Claims that are no longer in the articles are left out. */
export async function findAnswer(
  request: Request,
  { store, library }: Services,
  answerId: string,
): Promise<StoredAnswer | undefined> {
  const record = await store.answers.find(scopeOf(request), answerId);
  if (record === undefined) return undefined;
  return storedAnswer(record, await library.engineFor(request.guildId));
}

export function storedAnswer(record: AnswerRecord, engine: SearchEngine): StoredAnswer {
  const articles = new Map(engine.articles().map((article) => [article.id, article]));
  const places = record.claims.flatMap(({ articleId, claimId }) => {
    const article = articles.get(articleId);
    return (article && findClaim(claimId, article)) ?? [];
  });
  return { record, engine, places };
}

/** Buttons and menus under an answer; under a refusal, what there is to read instead. */
export function componentsUnder(
  { record, engine, places }: StoredAnswer,
  under: Omit<Under, 'places'>,
): readonly Row[] {
  const buttons = answerRows({ ...under, places });
  if (record.outcome !== 'refused') return buttons;
  return [...buttons, ...sectionMenu(engine.articles(), messages[under.view.locale])];
}

export type PageContext = {
  /** The message that shows the answer now: its title is the question as it was asked. */
  readonly message: TargetMessage | undefined;
  readonly under: Omit<Under, 'places'>;
  readonly sharedBy?: string;
};

/** A page of the answer; undefined when there is nothing left to show on it. */
export function pageMessage(stored: StoredAnswer, { message, under, sharedBy }: PageContext): Message | undefined {
  const { record, engine, places } = stored;
  const { view } = under;
  const { from, to } = pageRange(view);
  const shown = places.slice(from, to);
  if (shown.length === 0) return undefined;
  const question = record.question ?? shownQuestion(message) ?? '';
  const again = askAgain(question, stored);
  const body = hitsMessage(
    {
      title: titleShown(message, question),
      band: band(record, view),
      hits: shown.map((place) => hitAt(place, again.hits)),
      corrections: view.page === 0 ? again.corrections : [],
    },
    {
      articles: engine.articles(),
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
function askAgain(question: string, { engine, record, places }: StoredAnswer): SearchResult {
  const asked = new Set(places.map(({ article }) => article.id));
  const [articleId] = asked;
  return engine.search(question, {
    limit: record.claims.length,
    ...(asked.size === 1 && articleId !== undefined && { articleId }),
  });
}

/** The claim as the search found it again, or unmarked. */
export function hitAt({ article, index, section, claim }: ClaimPlace, hits: readonly Hit[]): Hit {
  const again = hits.find((hit) => hit.articleId === article.id && hit.claim.id === claim.id);
  if (again !== undefined) return again;
  return { articleId: article.id, section: { index, heading: section.heading }, claim, score: 0, matched: [] };
}

function titleShown(message: TargetMessage | undefined, question: string): Markdown {
  return message?.embeds[0]?.title ?? escapeWithin(question, limits.title);
}
