import type { APIMessage } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { customIdsIn, toTarget } from '../../../src/discord/delivered/target-message.ts';

const message = (more: object): APIMessage =>
  ({
    id: '1',
    channel_id: '5',
    author: { id: '7', username: 'alice' },
    content: '',
    embeds: [],
    attachments: [],
    ...more,
  }) as unknown as APIMessage;
const saysOf = (more: object) => toTarget(message(more)).otherText;

describe('a message that somebody chose', () => {
  it('has no files where Discord names none', () => {
    expect(toTarget(message({ content: 'Look', attachments: undefined }))).toMatchObject({
      content: 'Look',
      files: [],
    });
  });

  it.each([
    ['a bot', { author: { id: '7', username: 'a', bot: true } }, true],
    ['a webhook', { webhook_id: '8' }, true],
    ['a member', { author: { id: '7', username: 'a', bot: false } }, false],
  ])('says whether %s wrote it', (_, more, isBot) => {
    expect(toTarget(message(more)).authorIsBot).toBe(isBot);
  });

  it('says whether one member alone sees it', () => {
    expect(toTarget(message({ flags: 64 }))).toHaveProperty('isPrivate', true);
    expect(toTarget(message({ flags: 4 }))).not.toHaveProperty('isPrivate');
  });

  it('has of each embed what there is', () => {
    const embeds = [{ title: 'Bees' }, { description: 'They fly.' }, {}];
    expect(toTarget(message({ embeds })).embeds).toStrictEqual(embeds);
  });
});

describe('a message without a text of its own says', () => {
  it('nothing where it has one', () => {
    expect(saysOf({ content: 'Own', embeds: [{ title: 'Bees' }] })).toBe('');
  });

  it('what it forwards, with the embeds of that', () => {
    const forwarded = { message: { content: 'Forwarded', embeds: [{ title: 'Bees' }] } };
    expect(saysOf({ message_snapshots: [forwarded] })).toBe('Forwarded\nBees');
  });

  it('what it asks in a poll', () => {
    const answers = [{ poll_media: { text: 'Honey' } }, { poll_media: {} }, { poll_media: { text: 'Wax' } }];
    expect(saysOf({ poll: { question: { text: 'What do bees make?' }, answers } })).toBe(
      'What do bees make?\nHoney\nWax',
    );
  });

  it('what it shows in embeds, each part of them but empty ones', () => {
    const embed = {
      author: { name: 'Ada' },
      title: 'Bees',
      description: ' ',
      fields: [{ name: 'Food', value: 'Nectar' }],
      footer: { text: 'From a book' },
    };
    expect(saysOf({ embeds: [embed, {}] })).toBe('Ada\nBees\nFood\nNectar\nFrom a book');
  });

  it('the texts that it is made of, at whatever depth, and no other words of its components', () => {
    const text = { type: 10, content: 'First' };
    const inner = { type: 9, components: [{ type: 10, content: 'Second' }], accessory: { type: 2, label: 'Press' } };
    const others = [{ type: 10, content: 5 }, { type: 14, content: 'none' }, { type: 10 }];
    expect(saysOf({ components: [{ type: 17, components: [text, inner] }, ...others] })).toBe('First\nSecond');
  });

  it('nothing where there is nothing else', () => {
    expect(saysOf({})).toBe('');
  });
});

it('custom ids are found at whatever depth and beside a text, in their order', () => {
  const button = (id: string) => ({ type: 2, custom_id: id });
  const section = { type: 9, components: [{ type: 10, content: 'a' }], accessory: button('2') };
  const parts = [
    { type: 1, components: [button('1')] },
    { type: 17, components: [section, { type: 1, components: [button('3')] }] },
    { type: 9, accessory: null },
  ];
  expect(customIdsIn(parts)).toEqual(['1', '2', '3']);
});
