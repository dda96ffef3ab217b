import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from '../../../src/bot/messages/index.ts';
import { readPost, type SummaryPost, toSchedule } from '../../../src/bot/schedule/scheduled-post.ts';
import { start } from '../../support/moderators-desk.ts';
import { aPost } from '../../support/scheduled-posts.ts';

const posts: fc.Arbitrary<SummaryPost> = fc
  .record({
    kind: fc.constantFrom('summary', 'daily'),
    article: fc.record({ id: fc.string(), revision: fc.string() }),
    section: fc.option(fc.record({ index: fc.nat(), heading: fc.string() }), { nil: undefined }),
    length: fc.constantFrom('short', 'full'),
    pin: fc.boolean(),
    thread: fc.boolean(),
    talk: fc.constantFrom('poll', 'question'),
    locale: fc.constantFrom(...locales),
    due: fc.option(fc.nat(), { nil: undefined }),
    sent: fc.array(fc.string()),
    failures: fc.nat(),
  } as const)
  .map(({ section, due, ...rest }) => {
    const { due: _, ...post } = aPost(rest);
    return { ...post, ...(section !== undefined && { section }), ...(due !== undefined && { due }) };
  });

const payloadOf = (post: SummaryPost) => JSON.parse(toSchedule(post, start).payload) as Record<string, unknown>;
const reading = (payload: unknown) => readPost({ ...toSchedule(aPost(), start), payload: JSON.stringify(payload) });

describe('a scheduled post', () => {
  it('comes back from a schedule as it was', () => {
    fc.assert(
      fc.property(posts, (post) => {
        expect(readPost(toSchedule(post, start))).toEqual(post);
      }),
    );
  });

  it('that is a digest comes back too, and needs no article', () => {
    const { article: _, length, pin, thread, talk, ...course } = aPost();
    const digest = { ...course, kind: 'digest' } as const;
    expect(readPost(toSchedule(digest, start))).toEqual(digest);
    expect([length, pin, thread, talk].length).toBe(4);
  });

  it('tells nobody who reads the payload where it belongs or whose it is', () => {
    const { payload } = toSchedule(aPost(), start);
    const { id, scope, channelId, memberId } = aPost();
    for (const secret of [id, scope, channelId, memberId]) expect(payload).not.toContain(secret);
  });

  it('is broken where any part of it is missing or of another kind', () => {
    const whole = payloadOf(aPost({ section: { index: 1, heading: 'Trade' } }));
    const optional = new Set(['section', 'due']);
    for (const part of Object.keys(whole)) {
      const { [part]: _, ...rest } = whole;
      if (!optional.has(part)) expect([part, reading(rest)]).toEqual([part, 'broken']);
      // Null is no part's value; neither is a number below zero, or one that is not whole.
      for (const value of [null, -1, 0.5, {}, [1], 'another'])
        expect([part, reading({ ...whole, [part]: value })]).toEqual([part, 'broken']);
    }
  });

  it('is broken in any other text, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        expect(readPost({ ...toSchedule(aPost(), start), payload })).toBe('broken');
      }),
    );
  });

  it('of a later version is told apart', () => {
    expect(reading({ ...payloadOf(aPost()), version: 3 })).toBe('newer');
    expect(reading({ version: 3 })).toBe('newer');
    for (const version of [0, 1, '2', null]) expect(reading({ ...payloadOf(aPost()), version })).toBe('broken');
  });

  it('of the first version, which said none, is read with what it lacked', () => {
    const first = {
      articleId: 'a',
      section: { index: 1, heading: 'Trade' },
      length: 'full',
      pin: false,
      thread: false,
      talk: 'poll',
      locale: 'en',
      due: start,
      sent: ['700'],
    };
    const post = aPost({
      article: { id: 'a', revision: '' },
      section: { index: 1, heading: 'Trade' },
      sent: ['700'],
    });
    expect(reading(first)).toEqual(post);
    expect(reading({ ...first, failures: 3 })).toEqual({ ...post, failures: 3 });
    expect(reading({ ...first, articleId: undefined })).toBe('broken');
  });
});
