import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionAt } from '../../../commands/summary/make-post.ts';
import { postArgs, readPostArgs } from '../../../commands/summary/post-custom-id.ts';
import { revisionOf } from '../../../src/article/revision.ts';
import { encodeCustomId } from '../../../src/bot/custom-id.ts';
import type { ScheduledPost } from '../../../src/bot/schedule/scheduled-post.ts';
import { bundled, ids } from '../../support/desk.ts';
import { aPost } from '../../support/scheduled-posts.ts';

const [article] = bundled;
if (article === undefined) throw new Error('no article');
const who = { guildId: ids.guild, userId: ids.alice, locale: 'en' } as const;

const posts: fc.Arbitrary<ScheduledPost> = fc
  .record({
    kind: fc.constantFrom('summary', 'daily'),
    length: fc.constantFrom('short', 'full'),
    pin: fc.boolean(),
    thread: fc.boolean(),
    talk: fc.constantFrom('poll', 'question'),
    index: fc.option(fc.nat(article.sections.length - 1), { nil: undefined }),
    seconds: fc.option(fc.nat(4_000_000_000), { nil: undefined }),
  } as const)
  .filter(({ kind, index }) => kind === 'summary' || index !== undefined)
  .map(({ index, seconds, ...rest }) => {
    const { due: _, ...post } = aPost(rest);
    return {
      ...post,
      id: 'AAAA-BBBB_CC',
      channelId: '12345678901234567890',
      article: { id: article.id, revision: revisionOf(article) },
      ...(index !== undefined && { section: sectionAt(index, article) }),
      ...(seconds !== undefined && { due: seconds * 1000 }),
    };
  });

describe('a post', () => {
  it('comes back from a custom id as it was, and fits one with a page', () => {
    fc.assert(
      fc.property(posts, (post) => {
        expect(readPostArgs(postArgs(post), bundled, who)).toEqual({ post, article });
        expect(encodeCustomId('post-page', ...postArgs(post), '999').length).toBeLessThanOrEqual(100);
        expect(postArgs(post).join(':').length).toBeLessThanOrEqual(75);
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (args) => {
        expect(readPostArgs(args, bundled, who)).toBeUndefined();
      }),
    );
  });

  it('belongs to who presses, there and in their language', () => {
    const found = readPostArgs(postArgs(aPost({ article: { id: '', revision: revisionOf(article) } })), bundled, {
      guildId: ids.otherGuild,
      userId: ids.bob,
      locale: 'de',
    });
    expect(found).toMatchObject({ post: { scope: ids.otherGuild, memberId: ids.bob, locale: 'de' } });
  });

  it('is none where the article has no such section, in a direct message, or as a series of nothing', () => {
    const post = aPost({ article: { id: article.id, revision: revisionOf(article) } });
    const section = { index: article.sections.length, heading: '' };
    expect(readPostArgs(postArgs({ ...post, section }), bundled, who)).toBeUndefined();
    expect(readPostArgs(postArgs({ ...post, kind: 'daily' }), bundled, who)).toBeUndefined();
    expect(readPostArgs(postArgs(post), bundled, { userId: ids.alice, locale: 'en' })).toBeUndefined();
    expect(readPostArgs(postArgs(post), [], who)).toBe('changed');
  });
});
