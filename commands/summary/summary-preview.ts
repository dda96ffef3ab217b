import { unknownArticle } from '../../src/reply/apologies.ts';
import { resolveArticle, resolveSection } from '../../src/reply/place-choices.ts';
import { postingOf, postingProblem, problemText } from './summary-check.ts';
import type { Order } from './summary-order.ts';
import { revisionOf } from '../../src/article/revision.ts';
import { dailyPost, type Post, readable, summaryPost } from './summary-post.ts';
import { previewMessage } from './summary-preview-message.ts';
import { taskOf } from './summary-task.ts';
import type { Article } from '../../src/article/article-model.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest, Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { readWhen, zoneOf } from '../../src/bot/schedule/when.ts';
import { newId } from '../../src/library/new-id.ts';
import type { SearchEngine } from '../../src/search/search-engine.ts';

type Optional<T> = { readonly [K in keyof T]: T[K] | undefined };
type SummaryOptions = Optional<{
  section: string;
  length: string;
  channel: string;
  pin: boolean;
  thread: boolean;
  when: string;
  article: string;
}>;
type SeriesOptions = Optional<{ start: string; channel: string; talk: string; article: string }>;

/** What is asked for before it is known of which article and when. */
type Wish = Pick<Order, 'kind' | 'length' | 'channelId' | 'pin' | 'thread' | 'talk'> & {
  readonly article?: string | undefined;
  readonly section?: string | undefined;
  readonly when?: string | undefined;
};

/** /summary post */
export function previewSummary(request: CommandRequest<SummaryOptions>, services: Services): Promise<Reply> {
  const { section, length, channel, pin = false, thread = false, when, article } = request.options;
  const wish: Wish = {
    kind: 'summary',
    length: length === 'full' ? 'full' : 'short',
    channelId: channel ?? request.channelId,
    pin,
    thread,
    talk: 'question',
    article,
    section,
    when,
  };
  return preview(wish, request, services);
}

/** /summary today */
export function previewSeries(request: CommandRequest<SeriesOptions>, services: Services): Promise<Reply> {
  const { start, channel, talk, article } = request.options;
  const wish: Wish = {
    kind: 'daily',
    length: 'full',
    channelId: channel ?? request.channelId,
    pin: false,
    thread: false,
    talk: talk === 'question' ? 'question' : 'poll',
    article,
    when: start,
  };
  return preview(wish, request, services);
}

/** The post as an order has it made, by the member who asks for it now. */
export function postOf(order: Order, article: Article, engine: SearchEngine, request: Request, now: number) {
  const task = taskOf(order, article, request.locale, now);
  return order.kind === 'daily'
    ? dailyPost(task, article, engine, request.userId)
    : summaryPost(task, article, engine, request.userId);
}

async function preview(wish: Wish, request: Request, services: Services): Promise<Reply> {
  const { library, channels, now } = services;
  const words = messages[request.locale];
  const engine = await library.engineFor(request.guildId);
  const chosen = choose(wish, engine);
  if (chosen === 'unknown') return unknownArticle(request, engine.articles());
  if (typeof chosen === 'string') return privately({ content: words.summary[chosen] });
  const when = wish.when === undefined ? undefined : readWhen(wish.when, request.locale, now());
  if (when !== undefined && 'problem' in when)
    return privately({ content: words.when[when.problem](zoneOf(request.locale)) });
  const { kind, length, channelId, pin, thread, talk } = wish;
  const order: Order = {
    id: newId(),
    kind,
    fingerprint: revisionOf(chosen.article),
    ...(chosen.section !== undefined && { section: chosen.section }),
    length,
    channelId,
    pin,
    thread,
    talk,
    ...(when !== undefined && { at: when.at }),
  };
  const problem = await postingProblem(request, channelId, postingOf(order), channels);
  if (problem !== undefined) return privately({ content: problemText(problem, channelId, words) });
  const post: Post | undefined = postOf(order, chosen.article, engine, request, now());
  if (post === undefined || post.messages.length === 0) return privately({ content: words.summary.nothingToPost });
  return privately(previewMessage(order, post, 0, zoneOf(request.locale), words));
}

type Chosen = { readonly article: Article; readonly section?: number };

/** The article and section wished for; where several articles would do, the member is to say which. */
function choose(
  wish: Wish,
  engine: SearchEngine,
): Chosen | 'unknown' | 'whichArticle' | 'noSuchSection' | 'nothingToPost' {
  const articles = engine.articles();
  const named = wish.article === undefined ? undefined : resolveArticle(wish.article, articles);
  if (wish.article !== undefined && named === undefined) return 'unknown';
  if (wish.section !== undefined) {
    const place = resolveSection(engine, wish.section);
    if (place === undefined || (named !== undefined && place.article !== named)) return 'noSuchSection';
    return { article: place.article, section: place.index };
  }
  const article = named ?? articles[0];
  if (article === undefined) return 'nothingToPost';
  if (named === undefined && articles.length > 1) return 'whichArticle';
  if (wish.kind !== 'daily') return { article };
  const first = readable(article)[0];
  return first === undefined ? 'nothingToPost' : { article, section: first };
}
