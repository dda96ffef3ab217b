import type { Article } from '../../src/article/article-model.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import {
  action,
  type ActionField,
  idField,
  optionalField,
  pageField,
  snowflakeField,
  textField,
  unreadable,
  wholeField,
} from '../../src/bot/action.ts';
import type { Request } from '../../src/bot/request.ts';
import type { SummaryPost } from '../../src/bot/schedule/scheduled-post.ts';
import { zoneCode, zoneOfCode } from '../../src/bot/schedule/time-zones.ts';
import { guildScope } from '../../src/library/ids.ts';
import { revisionField } from '../../src/reply/places.ts';
import { sectionAt } from './make-post.ts';

type Flags = Pick<SummaryPost, 'kind' | 'length' | 'pin' | 'thread' | 'talk'> & { readonly publish?: true };

const flagsField: ActionField<Flags> = {
  write: ({ kind, length, pin, thread, talk, publish }) =>
    [
      kind === 'daily' ? 'd' : 's',
      length === 'full' ? 'f' : 's',
      pin ? 'p' : '-',
      thread ? 't' : '-',
      talk === 'poll' ? 'p' : 'q',
      publish === true ? 'a' : '',
    ].join(''),
  read: (text) =>
    /^[ds][fs][p-][t-][pq]a?$/.test(text)
      ? {
          kind: text[0] === 'd' ? 'daily' : 'summary',
          length: text[1] === 'f' ? 'full' : 'short',
          pin: text[2] === 'p',
          thread: text[3] === 't',
          talk: text[4] === 'p' ? 'poll' : 'question',
          ...(text[5] === 'a' && { publish: true }),
        }
      : unreadable,
};

/** Which of a forum's tags, each by its place among them: it has twenty at most. */
const tagPlacesField = textField(/^[a-t]{1,5}$/);

/** At most 81 characters together. The rest is found again when one is pressed. */
const postFields = {
  id: idField,
  revision: revisionField,
  section: optionalField(wholeField(0, 9_999)),
  flags: flagsField,
  channelId: snowflakeField,
  seconds: optionalField(wholeField(0, 99_999_999_999)),
};
/** After what older buttons carry. */
const tagFields = {
  tagPlaces: optionalField(tagPlacesField),
  zone: optionalField(textField(/^(?:u|\d{1,4}|[pm]\d{4})$/)),
};

export const confirmPostAction = action('post', { ...postFields, ...tagFields });
export const turnPreviewAction = action('post-page', { ...postFields, page: pageField, ...tagFields });
export const cancelPostAction = action('post-cancel', {});
/** From a button for the one that it carries, from a menu for the chosen one. */
export const unscheduleAction = action('unschedule', { id: optionalField(idField) });

/** A post as its preview's buttons carry it. */
export type PostArgs = ReturnType<typeof postArgs>;

/** What a preview's buttons carry of a post. It grants nothing, and who presses becomes the one who posts. */
export function postArgs(
  { id, article, section, channelId, due, kind, length, pin, thread, talk, zone, publish = false }: SummaryPost,
  tagPlaces?: string,
) {
  return {
    id,
    revision: article.revision,
    section: section?.index,
    flags: { kind, length, pin, thread, talk, ...(publish && { publish: true as const }) },
    channelId,
    seconds: due === undefined ? undefined : Math.floor(due / 1000),
    tagPlaces,
    zone: zone === undefined ? undefined : zoneCode(zone),
  };
}

/**
 * The post that `postArgs` wrote, and its article, out of this server's. `changed`: none of them is as it was previewed;
 * `outdated`: no preview made this.
 */
export function postOf(
  { id, revision, section, flags, channelId, seconds, zone: code }: PostArgs,
  articles: readonly Article[],
  { guildId, userId, locale, channelId: askedIn }: Pick<Request, 'guildId' | 'userId' | 'locale' | 'channelId'>,
): { readonly post: SummaryPost; readonly article: Article } | 'changed' | 'outdated' {
  if (guildId === undefined || (flags.kind === 'daily' && section === undefined)) return 'outdated';
  const article = articles.find((each) => revisionOf(each) === revision);
  if (article === undefined) return 'changed';
  if (section !== undefined && article.sections[section] === undefined) return 'outdated';
  const zone = code === undefined ? undefined : zoneOfCode(code);
  const post: SummaryPost = {
    id,
    scope: guildScope(guildId),
    channelId,
    memberId: userId,
    article: { id: article.id, revision },
    ...(section !== undefined && { section: sectionAt(section, article) }),
    ...flags,
    askedIn,
    ...(zone !== undefined && { zone }),
    locale,
    ...(seconds !== undefined && { due: seconds * 1000 }),
    sent: [],
    failures: 0,
  };
  return { post, article };
}
