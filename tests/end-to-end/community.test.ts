import { describe, expect, it } from 'vitest';
import { startDocent } from '../support/docent.ts';
import { sectionOption } from '../support/members-support.ts';

describe('/summary read', () => {
  it('is for every member, in their eyes only, and leads on to the sections', async () => {
    const { discord } = await startDocent();
    const alice = discord.as(discord.ids.alice);
    const summary = await alice.command('summary read').reply();
    expect(summary.ephemeral).toBe(true);
    expect(summary.embeds).toEqual([]);
    for (const said of ['first foreign diplomat', '$289 million']) expect(summary.content).toContain(said);
    expect(summary.content.length).toBeLessThanOrEqual(2000);
    const section = await alice.select(summary, '1:read', [sectionOption(summary, '2')]).reply();
    expect(section.ephemeral).toBe(true);
    expect(section.embeds[0]?.title).toContain('economic influence');
  });

  it('leaves posting to moderators, whom Docent itself tells apart', async () => {
    const { discord } = await startDocent();
    const refused = await discord.as(discord.ids.alice).command('summary post').reply();
    expect(refused.ephemeral).toBe(true);
    expect(refused.content).toContain('Manage Messages');
    const preview = await discord.as(discord.ids.moderator).command('summary post').reply();
    expect(preview.content).toContain('Preview');
  });
});

describe('asking for the whole', () => {
  it.each(['tl;dr', 'Key points?', 'what is the main argument', 'conclusion'])(
    '“%s” gives the same few claims',
    async (question) => {
      const { discord } = await startDocent();
      const alice = discord.as(discord.ids.alice);
      const answer = await alice.command('ask', { question }).reply();
      expect(answer.content).toContain('first foreign diplomat');
      expect(answer.content).toContain('$289 million');
      expect(answer.content.match(/^> /gm)?.length).toBeLessThanOrEqual(7);
    },
  );
});
