import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedSize, render } from '../../src/discord/responder.ts';
import { hostileText } from '../support/hostile.ts';

const text = (length: number) => 'x'.repeat(length);
const cutTo = (length: number) => `${text(length - 1)}…`;
const embedOf = (embed: object) => render({ embeds: [embed] }).embeds?.[0];

describe('a message is cut to exactly what Discord takes', () => {
  it('in its content', () => {
    expect(render({ content: text(2_001) }).content).toBe(cutTo(2_000));
    expect(render({ content: text(2_000) }).content).toBe(text(2_000));
  });

  it.each([
    ['title', 256],
    ['description', 4_096],
  ])('in an embed’s %s', (field, most) => {
    expect(embedOf({ [field]: text(most + 1) })).toEqual({ [field]: cutTo(most) });
    expect(embedOf({ [field]: text(most) })).toEqual({ [field]: text(most) });
  });

  it('in an embed’s footer and author, whose other parts are kept', () => {
    const url = 'https://example.org';
    expect(embedOf({ footer: { text: text(2_049), icon_url: url } })).toEqual({
      footer: { text: cutTo(2_048), icon_url: url },
    });
    expect(embedOf({ author: { name: text(257), url } })).toEqual({ author: { name: cutTo(256), url } });
  });

  it('in an embed’s fields, and their number', () => {
    const field = { name: text(257), value: text(1_025), inline: true };
    expect(embedOf({ fields: [field] })).toEqual({ fields: [{ name: cutTo(256), value: cutTo(1_024), inline: true }] });
    const fields = Array.from({ length: 26 }, (_, at) => ({ name: String(at), value: 'x' }));
    expect(embedOf({ fields })?.fields).toEqual(fields.slice(0, 25));
  });

  it('in the number of embeds and of rows', () => {
    const embeds = Array.from({ length: 11 }, (_, at) => ({ title: String(at) }));
    expect(render({ embeds }).embeds).toEqual(embeds.slice(0, 10));
    const components = Array.from({ length: 6 }, () => ({ type: 1 as const, components: [] }));
    expect(render({ components }).components).toEqual(components.slice(0, 5));
  });
});

describe('embeds together hold 6,000 characters', () => {
  const long = { title: text(100), description: text(3_900) };

  it('to the last one', () => {
    const embeds = [long, { description: text(2_000) }];
    expect(render({ embeds }).embeds).toEqual(embeds);
  });

  it('and the one that is over them is cut, with what follows it left out', () => {
    const held = render({ embeds: [long, { title: 'Title', description: text(3_000) }, { title: 'Last' }] }).embeds;
    expect(held).toEqual([long, { title: 'Title', description: cutTo(1_995) }]);
  });

  it('and the one whose other parts alone are over them is left out', () => {
    const fields = Array.from({ length: 2 }, () => ({ name: text(100), value: text(900) }));
    expect(render({ embeds: [long, { fields, description: text(10) }, { title: 'Last' }] }).embeds).toEqual([long]);
  });
});

describe('the size of an embed', () => {
  it('is of every text that Discord counts', () => {
    expect(
      embedSize({
        title: text(1),
        description: text(2),
        footer: { text: text(4) },
        author: { name: text(8) },
        fields: [
          { name: text(16), value: text(32) },
          { name: text(64), value: text(128) },
        ],
        url: 'https://example.org',
      }),
    ).toBe(255);
    expect(embedSize({})).toBe(0);
  });
});

it('leaves out what a message does not have', () => {
  expect(render({})).toEqual({ allowed_mentions: { parse: [] } });
  expect(embedOf({ color: 5 })).toEqual({ color: 5 });
});

const anyLength = fc.tuple(hostileText, fc.integer({ min: 1, max: 200 })).map(([text, times]) => text.repeat(times));
const anyEmbed = fc.record({
  title: anyLength,
  description: anyLength,
  footer: fc.record({ text: anyLength }),
  author: fc.record({ name: anyLength }),
  fields: fc.array(fc.record({ name: anyLength, value: anyLength }), { maxLength: 30 }),
});

describe('any message', () => {
  it("is held to Discord's limits, and lets nobody be pinged", () => {
    fc.assert(
      fc.property(fc.record({ content: anyLength, embeds: fc.array(anyEmbed, { maxLength: 12 }) }), (message) => {
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

  it('within the limits is left as it is', () => {
    const message = { content: 'a', embeds: [{ title: 't', description: 'd' }] };
    expect(render(message)).toEqual({ ...message, allowed_mentions: { parse: [] } });
  });
});
