import { InteractionResponseType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  callbackBody,
  render,
  renderInPlace,
  sentFiles,
  withFlags,
} from '../../../src/discord/answering/render-message.ts';
import { dividingLine, framed, textPart } from '../../../src/reply/long-message.ts';

const nobody = { allowed_mentions: { parse: [] } };
const layoutFlag = 1 << 15;
const privateFlag = 1 << 6;

it('a poll is sent with its message, and none where there is none', () => {
  const poll = { question: { text: 'What do bees make?' }, answers: [], duration: 24 } as never;
  expect(render({ poll })).toEqual({ poll, ...nobody });
  expect(render({ content: 'a' })).not.toHaveProperty('poll');
});

it('files are sent by name, and nothing is said of none', () => {
  const files = [{ name: 'library.json', data: Uint8Array.of(1, 2) }];
  expect(sentFiles({ files })).toEqual({ files });
  expect(sentFiles({ files: [] })).toEqual({});
  expect(sentFiles({})).toEqual({});
});

describe('in place of a message', () => {
  it('a text takes out the embeds of an older one', () => {
    expect(renderInPlace({ content: 'a' })).toEqual({ content: 'a', embeds: [], ...nobody });
  });

  it('buttons alone leave the text as it is', () => {
    expect(renderInPlace({ components: [] })).toEqual({ components: [], ...nobody });
  });

  it('components take out the text and the embeds', () => {
    const layout = [framed([textPart('a')])];
    const body = { components: layout, flags: layoutFlag, ...nobody };
    expect(renderInPlace({ layout })).toEqual({ ...body, content: null, embeds: [] });
  });
});

it('what is private keeps its other flags', () => {
  const body = render({ layout: [framed([textPart('a')])] });
  expect(withFlags(body, true).flags).toBe(layoutFlag | privateFlag);
  expect(withFlags(render({ content: 'a' }), true).flags).toBe(privateFlag);
  expect(withFlags(body, false)).toBe(body);
});

it('a box whose text has no room left goes, and so does a text of which a character would stay', () => {
  const full = framed([textPart('x'.repeat(3_999))]);
  const layout = [full, framed([textPart('gone')]), framed([dividingLine()])];
  expect(render({ layout }).components).toEqual([full, framed([dividingLine()])]);
});

it('an interaction is answered at once with a message, a change or a field, each under its own type', () => {
  const message = { content: 'a' };
  expect(callbackBody({ kind: 'message', message, ephemeral: true })).toEqual({
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content: 'a', flags: privateFlag, ...nobody },
  });
  expect(callbackBody({ kind: 'update', message })).toEqual({
    type: InteractionResponseType.UpdateMessage,
    data: { content: 'a', embeds: [], ...nobody },
  });
  const modal = { custom_id: 'm', title: 'A field', components: [] };
  expect(callbackBody({ kind: 'modal', modal })).toEqual({ type: InteractionResponseType.Modal, data: modal });
});
