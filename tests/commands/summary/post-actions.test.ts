import { describe, expect, it } from 'vitest';
import { sectionAt } from '../../../commands/summary/make-post.ts';
import { confirmPostAction, postArgs, postOf, turnPreviewAction } from '../../../commands/summary/post-actions.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import type { SummaryPost } from '../../../src/bot/schedule/scheduled-post.ts';
import { bundled, ids } from '../../support/desk.ts';
import { aPost } from '../../support/scheduled-posts.ts';
import fc from 'fast-check';

const [article] = bundled;
if (article === undefined) throw new Error('no article');
const who = { guildId: ids.guild, channelId: ids.channel, userId: ids.alice, locale: 'en' } as const;

const posts: fc.Arbitrary<SummaryPost> = fc
  .record({
    kind: fc.constantFrom('summary', 'daily'),
    length: fc.constantFrom('short', 'full'),
    pin: fc.boolean(),
    thread: fc.boolean(),
    talk: fc.constantFrom('poll', 'question'),
    publish: fc.boolean(),
    zone: fc.option(fc.constantFrom('America/New_York', 'UTC', '+05:30'), { nil: undefined }),
    index: fc.option(fc.nat(article.sections.length - 1), { nil: undefined }),
    seconds: fc.option(fc.nat(4_000_000_000), { nil: undefined }),
  } as const)
  .filter(({ kind, index }) => kind === 'summary' || index !== undefined)
  .map(({ index, seconds, publish, zone, ...rest }) => {
    const { due: _, ...post } = aPost(rest);
    return {
      ...post,
      id: 'AAAA-BBBB_CC',
      channelId: '12345678901234567890',
      askedIn: who.channelId,
      ...(publish && { publish }),
      ...(zone !== undefined && { zone }),
      article: { id: article.id, revision: revisionOf(article) },
      ...(index !== undefined && { section: sectionAt(index, article) }),
      ...(seconds !== undefined && { due: seconds * 1000 }),
    };
  });

const read = (customId: string) => {
  const args = confirmPostAction.argsOf(customId) ?? turnPreviewAction.argsOf(customId);
  return args && postOf(args, bundled, who);
};

describe('a post', () => {
  it('comes back from a custom id as it was, and fits one with a page', () => {
    fc.assert(
      fc.property(posts, (post) => {
        expect(read(confirmPostAction.id(postArgs(post)))).toEqual({ post, article });
        const longest = turnPreviewAction.id({ ...postArgs(post, 'abcde'), page: 999 });
        expect(longest.length).toBeLessThanOrEqual(100);
        expect(read(longest)).toEqual({ post, article });
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom('post', 'post-page'), fc.array(fc.string(), { maxLength: 8 }), (name, args) => {
        expect(read(['1', name, ...args].join(':'))).toBeUndefined();
      }),
    );
  });

  it('belongs to who presses, there and in their language', () => {
    const args = postArgs(aPost({ article: { id: '', revision: revisionOf(article) } }));
    const found = postOf(args, bundled, { ...who, guildId: ids.otherGuild, userId: ids.bob, locale: 'de' });
    expect(found).toMatchObject({ post: { scope: ids.otherGuild, memberId: ids.bob, locale: 'de' } });
  });

  it('is none where the article has no such section, in a direct message, or as a series of nothing', () => {
    const post = aPost({ article: { id: article.id, revision: revisionOf(article) } });
    const section = { index: article.sections.length, heading: '' };
    expect(postOf(postArgs({ ...post, section }), bundled, who)).toBe('outdated');
    expect(postOf(postArgs({ ...post, kind: 'daily' }), bundled, who)).toBe('outdated');
    expect(postOf(postArgs(post), bundled, { channelId: ids.channel, userId: ids.alice, locale: 'en' })).toBe(
      'outdated',
    );
    expect(postOf(postArgs(post), [], who)).toBe('changed');
  });
});
