import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageLimits, render } from '../../../src/discord/answering/render-message.ts';
import { framed, dividingLine, textPart, textWithButton } from '../../../src/reply/long-message.ts';
import { textsIn } from '../../support/desk.ts';
import { hostileText } from '../../support/hostile.ts';

const text = (length: number) => 'x'.repeat(length);
const cutTo = (length: number) => `${text(length - 1)}…`;
const button = (id: number) => ({ type: 2 as const, style: 2 as const, label: 'a', custom_id: String(id) });

describe('a message is cut to exactly what Discord takes', () => {
  it('in its content', () => {
    expect(render({ content: text(2_001) }).content).toBe(cutTo(2_000));
    expect(render({ content: text(2_000) }).content).toBe(text(2_000));
  });

  it('in the number of rows', () => {
    const components = Array.from({ length: 6 }, () => ({ type: 1 as const, components: [] }));
    expect(render({ components }).components).toEqual(components.slice(0, 5));
  });
});

describe('texts of a layout together hold 4,000 characters', () => {
  it('to the last one', () => {
    const layout = [framed([textPart(text(3_000)), dividingLine(), textPart(text(1_000))])];
    expect(render({ layout }).components).toEqual(layout);
  });

  it('and the one that is over them is cut, with what follows it left out but the buttons', () => {
    const row = { type: ComponentType.ActionRow as const, components: [button(1)] };
    const layout = [framed([textPart(text(3_000)), textPart(text(2_000)), textPart('gone'), row])];
    expect(render({ layout }).components).toEqual([framed([textPart(text(3_000)), textPart(cutTo(1_000)), row])]);
  });
});

it('a layout has forty parts at most, a text with a button being three of them', () => {
  const layout = Array.from({ length: 20 }, (_, at) => framed([textWithButton('a', button(at)), textPart('b')]));
  const held = render({ layout }).components ?? [];
  expect((JSON.stringify(held).match(/"type":/g) ?? []).length).toBeLessThanOrEqual(40);
  expect(held).toEqual(layout.slice(0, 8));
});

it('leaves out what a message does not have, and says of a layout that it is one', () => {
  expect(render({})).toEqual({ allowed_mentions: { parse: [] } });
  const layout = [textPart('a')] as never;
  expect(render({ layout })).toEqual({ components: layout, flags: 1 << 15, allowed_mentions: { parse: [] } });
});

const anyLength = fc.tuple(hostileText, fc.integer({ min: 1, max: 200 })).map(([part, times]) => part.repeat(times));
const anyPart = fc.oneof(
  anyLength.map(textPart),
  fc.constant(dividingLine()),
  anyLength.map((part) => textWithButton(part, button(0))),
);

describe('any message', () => {
  it("is held to Discord's limits, and lets nobody be pinged", () => {
    fc.assert(
      fc.property(anyLength, fc.array(fc.array(anyPart, { maxLength: 12 }), { maxLength: 8 }), (content, boxes) => {
        expect(render({ content }).content?.length).toBeLessThanOrEqual(2000);
        const body = render({ layout: boxes.map(framed) });
        expect(body.allowed_mentions).toEqual({ parse: [] });
        const texts = textsIn(body.components ?? []);
        expect(texts.reduce((sum, each) => sum + each.length, 0)).toBeLessThanOrEqual(messageLimits.layoutText);
        const parts = (JSON.stringify(body.components).match(/"type":/g) ?? []).length;
        expect(parts).toBeLessThanOrEqual(messageLimits.layoutParts);
      }),
      { numRuns: 20 },
    );
  });

  it('within the limits is left as it is', () => {
    const message = { content: 'a', components: [{ type: 1 as const, components: [button(1)] }] };
    expect(render(message)).toEqual({ ...message, allowed_mentions: { parse: [] } });
  });
});
