import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedSize, render } from '../../src/discord/responder.ts';
import { hostileText } from '../support/hostile.ts';

const long = fc.tuple(hostileText, fc.integer({ min: 1, max: 200 })).map(([text, times]) => text.repeat(times));
const embed = fc.record({
  title: long,
  description: long,
  footer: fc.record({ text: long }),
  author: fc.record({ name: long }),
  fields: fc.array(fc.record({ name: long, value: long }), { maxLength: 30 }),
});

describe('render', () => {
  it("holds any message to Discord's limits, and lets nobody be pinged", () => {
    fc.assert(
      fc.property(fc.record({ content: long, embeds: fc.array(embed, { maxLength: 12 }) }), (message) => {
        const body = render(message);
        expect(body.allowed_mentions).toEqual({ parse: [] });
        expect(body.content?.length).toBeLessThanOrEqual(2000);
        const embeds = body.embeds ?? [];
        expect(embeds.length).toBeLessThanOrEqual(10);
        expect(embeds.reduce((sum, each) => sum + embedSize(each), 0)).toBeLessThanOrEqual(6000);
        for (const { title = '', description = '', footer, author, fields = [] } of embeds) {
          expect(title.length).toBeLessThanOrEqual(256);
          expect(description.length).toBeLessThanOrEqual(4096);
          expect(footer?.text.length).toBeLessThanOrEqual(2048);
          expect(author?.name.length).toBeLessThanOrEqual(256);
          expect(fields.length).toBeLessThanOrEqual(25);
          for (const { name, value } of fields) {
            expect(name.length).toBeLessThanOrEqual(256);
            expect(value.length).toBeLessThanOrEqual(1024);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('leaves what is within the limits as it is', () => {
    const message = { content: 'a', embeds: [{ title: 't', description: 'd' }] };
    expect(render(message)).toEqual({ ...message, allowed_mentions: { parse: [] } });
  });
});
