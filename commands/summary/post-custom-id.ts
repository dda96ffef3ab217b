import type { Article } from '../../src/article/article-model.ts';
import { revisionOf } from '../../src/article/revision.ts';
import type { Request } from '../../src/bot/request.ts';
import type { ScheduledPost } from '../../src/bot/schedule/scheduled-post.ts';
import { sectionAt } from './make-post.ts';

/**
 * What a preview's buttons carry of a post, as arguments of a custom id: at most 75 characters together. It grants
 * nothing, and who presses becomes the one who posts.
 */
export function postArgs(post: ScheduledPost): [string, string, string, string, string, string] {
  const flags = [
    post.kind === 'daily' ? 'd' : 's',
    post.length === 'full' ? 'f' : 's',
    post.pin ? 'p' : '-',
    post.thread ? 't' : '-',
    post.talk === 'poll' ? 'p' : 'q',
  ].join('');
  const section = post.section === undefined ? '' : String(post.section.index);
  const due = post.due === undefined ? '' : String(Math.floor(post.due / 1000));
  return [post.id, post.article.revision, section, flags, post.channelId, due];
}

/** Each argument that `postArgs` makes, in order. */
const forms = [
  /^[\w-]{8,32}$/,
  /^[\w-]{8}$/,
  /^\d{0,4}$/,
  /^[ds][fs][p-][t-][pq]$/,
  /^\d{5,20}$/,
  /^\d{0,11}$/,
] as const;

/**
 * The post and its article again, out of this server's articles. `changed`: none of them is as it was previewed.
 * Undefined for what `postArgs` never made.
 */
export function readPostArgs(
  args: readonly string[],
  articles: readonly Article[],
  { guildId, userId, locale }: Pick<Request, 'guildId' | 'userId' | 'locale'>,
): { readonly post: ScheduledPost; readonly article: Article } | 'changed' | undefined {
  const [id = '', revision = '', section = '', flags = '', channelId = '', due = ''] = args;
  const isOurs = args.length === forms.length && forms.every((form, at) => form.test(args[at] ?? ''));
  const kind = flags.startsWith('d') ? 'daily' : 'summary';
  if (!isOurs || guildId === undefined || (kind === 'daily' && section === '')) return undefined;
  const article = articles.find((each) => revisionOf(each) === revision);
  if (article === undefined) return 'changed';
  if (section !== '' && article.sections[Number(section)] === undefined) return undefined;
  const post: ScheduledPost = {
    id,
    scope: guildId,
    channelId,
    memberId: userId,
    kind,
    article: { id: article.id, revision },
    ...(section !== '' && { section: sectionAt(Number(section), article) }),
    length: flags[1] === 'f' ? 'full' : 'short',
    pin: flags[2] === 'p',
    thread: flags[3] === 't',
    talk: flags[4] === 'p' ? 'poll' : 'question',
    locale,
    ...(due !== '' && { due: Number(due) * 1000 }),
    sent: [],
    failures: 0,
  };
  return { post, article };
}
