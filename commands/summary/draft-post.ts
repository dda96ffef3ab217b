import type { Article } from '../../src/article/article-model.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import type { Channels } from '../../src/bot/channels.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { message, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest, Request } from '../../src/bot/request.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { readWhen, zoneOf } from '../../src/bot/schedule/when.ts';
import type { Services } from '../../src/bot/services.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { newId, scopeOf } from '../../src/library/ids.ts';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { articleMeant } from '../../src/reply/article-names.ts';
import { libraryWithin, resolveSection } from '../../src/reply/picked-places.ts';
import { placesOfTags, tagsNamed } from './forum-tags.ts';
import { daysOfSeries, makePost, sectionAt, sectionsWithClaims } from './make-post.ts';
import { postingOf, postingProblem, problemText, readersOf } from './posting-check.ts';
import { previewMessage } from './preview-message.ts';
import type { SeriesOptions, SummaryOptions } from './summary-options.ts';

/** What needs no looking up. */
type Manner = Pick<SummaryPost, 'kind' | 'channelId' | 'length' | 'pin' | 'thread' | 'talk' | 'publish'>;
/** What does, as it was typed. */
type Typed = { readonly [Option in 'article' | 'section' | 'when' | 'tags']?: string | undefined };

/** /summary post */
export async function previewSummary(request: CommandRequest<SummaryOptions>, services: Services): Promise<Reply> {
  const {
    section,
    length,
    channel,
    pin = false,
    thread = false,
    when,
    article,
    publish = false,
    tags,
  } = request.options;
  const manner: Manner = {
    kind: 'summary',
    channelId: channel ?? request.channelId,
    length: length === 'full' ? 'full' : 'short',
    pin,
    thread,
    talk: 'question',
    ...(publish && { publish }),
  };
  return services.library.read(await readersOf(manner.channelId, request.guildId, services.channels), (library) =>
    preview(manner, { article, section, when, tags }, library, request, services),
  );
}

/** /summary today */
export async function previewSeries(request: CommandRequest<SeriesOptions>, services: Services): Promise<Reply> {
  const { start, channel, talk, article, publish = false, tags } = request.options;
  const manner: Manner = {
    kind: 'daily',
    channelId: channel ?? request.channelId,
    length: 'full',
    pin: false,
    thread: false,
    talk: talk === 'question' ? 'question' : 'poll',
    ...(publish && { publish }),
  };
  return services.library.read(await readersOf(manner.channelId, request.guildId, services.channels), (library) =>
    preview(manner, { article, when: start, tags }, library, request, services),
  );
}

async function preview(
  manner: Manner,
  typed: Typed,
  library: LibraryView,
  request: Request,
  { channels, settings, now }: Services,
): Promise<Reply> {
  const { locale } = request;
  const words = messages[locale];
  const chosen = choose(manner, typed, library);
  if (chosen === 'unknown') return unknownArticle(request, library.articles);
  if (typeof chosen === 'string') return message({ content: words.summary[chosen] });
  const set = await settings.of(request.guildId);
  const usual = set.zone ?? zoneOf(locale);
  const when = typed.when === undefined ? undefined : readWhen(typed.when, locale, now(), usual);
  if (when !== undefined && 'problem' in when) return message({ content: words.when[when.problem](usual) });
  const { article, section } = chosen;
  const tagged = await tagsOf(manner.channelId, typed.tags, channels);
  if ('unknown' in tagged)
    return message({ content: words.posts.noSuchTag(`<#${manner.channelId}>`, escapeWithin(tagged.unknown, 100)) });
  const post: SummaryPost = {
    ...manner,
    id: newId(),
    scope: scopeOf(request),
    memberId: request.userId,
    article: { id: article.id, revision: revisionOf(article) },
    ...(section !== undefined && { section: sectionAt(section, article) }),
    locale,
    zone: when?.zone ?? usual,
    askedIn: request.channelId,
    ...(tagged.ids.length > 0 && { tags: tagged.ids }),
    ...(when !== undefined && { due: when.at }),
    sent: [],
    failures: 0,
  };
  const problem = await postingProblem(request, post.channelId, postingOf(post), channels);
  if (problem !== undefined) return message({ content: problemText(problem, post.channelId, words) });
  const made = makePost(post, article, library);
  if (made === undefined || made.messages.length === 0) return message({ content: words.summary.nothingToPost });
  const details = { article, days: daysOfSeries(post, article, now()), tagPlaces: tagged.places };
  return message(previewMessage(post, made, 0, details));
}

type Tagged = { readonly ids: readonly string[]; readonly places?: string | undefined };

async function tagsOf(
  channelId: string,
  typed: string | undefined,
  channels: Channels,
): Promise<Tagged | { readonly unknown: string }> {
  if (typed === undefined) return { ids: [] };
  const channel = (await channels.find(channelId)) ?? {};
  const found = tagsNamed(typed, channel);
  return 'unknown' in found ? found : { ids: found.ids, places: placesOfTags(found.ids, channel) };
}

type Chosen = { readonly article: Article; readonly section?: number };

/** The article and section asked for; where several articles would do, the member is to say which. */
function choose(
  { kind }: Manner,
  typed: Typed,
  library: LibraryView,
): Chosen | 'unknown' | 'whichArticle' | 'noSuchSection' | 'nothingToPost' {
  const { articles } = library;
  const within = libraryWithin(library, typed.article);
  if (within === undefined) return 'unknown';
  if (typed.section !== undefined) {
    const place = resolveSection(within, typed.section);
    if (place === undefined) return 'noSuchSection';
    return { article: place.article, section: place.index };
  }
  if (articles.length === 0) return 'nothingToPost';
  const article = articleMeant(within.articles, library);
  if (article === undefined) return 'whichArticle';
  if (kind !== 'daily') return { article };
  const [first] = sectionsWithClaims(article);
  return first === undefined ? 'nothingToPost' : { article, section: first };
}
